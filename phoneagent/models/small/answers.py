"""What the embedded model answers: a verb and a name in plain words, and the same in AgentCPM-GUI's compact JSON.

`tap Wi-Fi` is what the deciding part says; `{"thought":"Wi-Fi","POINT":[312,440]}` is what the agent is handed, the
place added from the scene the name was read in. History comes back as that JSON and is told to the model in its own
words again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from devices.screen import Box
from phoneagent.models.small.looks import look_of
from phoneagent.models.small.scene import Scene

HOLD_MS = 1000
LOADING_MS = 1000
AT_WORK_MS = 15_000
"""On a page that is there, what is waited for is a download or a recording; a look every second would tell nothing."""
FULL_PAGE = 4
"""From so many things on, a page is there."""
SCROLLS = {"down": "up", "up": "down", "left": "right", "right": "left"}
"""What comes into view, and the way the finger goes for it; the JSON wants the finger's."""
WIPES = ("left", "right")
"""Ways a finger goes over a thing: a row that is put away, a card that is turned."""
_KEYS = {"back": "BACK", "home": "HOME", "enter": "ENTER", "recents": "APPSELECT"}
SLIDER = "[slider]"
SLIDER_ENDS = {"left": 0, "right": 1000}
"""A slider is drawn to its end; how far else has no words."""
QUESTION = "What do I need to know that you did not say?"
"""So small a model cannot word its own; the person knows what they left out."""
NOTES = "NOTES"
"""The key of what is kept for later steps."""
SURE = "SURE"
"""The key of how likely an answer was, where that was less than certain."""
LOOK = "LOOK"
"""The key of how the screen looked on which an answer was given (`looks.py`)."""
KEPT = (NOTES, SURE, LOOK)
"""What an answer says to later steps rather than to the phone."""


class NoAnswer(ValueError):
    """Words that are no answer on this screen."""


def to_json(words: str, scene: Scene, notes: Sequence[str] = (), sure: float = 1.0) -> str:
    """The compact JSON of an answer, and what later steps need: texts on this screen, its look, the answer's chance.

    Raises:
        NoAnswer: if the words are none on this screen.
    """
    more = ({NOTES: list(notes)} if notes else {}) | ({SURE: round(sure, 3)} if sure < 1 else {})
    answer = _object(words, scene) | more | {LOOK: look_of(scene)}
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _object(words: str, scene: Scene) -> dict[str, object]:
    verb, _, rest = words.partition(" ")
    size_px = scene.size_px
    match verb, rest:
        case (("tap" | "hold"), name) if name in scene.names:
            touch: dict[str, object] = {"thought": name, "POINT": per_mille(scene.names[name].box, size_px)}
            return touch | ({"duration": HOLD_MS} if verb == "hold" else {})
        case "swipe", way_and_name if _wiped(way_and_name, scene):
            way, _, name = way_and_name.partition(" ")
            x, y = per_mille(scene.names[name].box, size_px)
            to = [SLIDER_ENDS[way], y] if scene.names[name].label == SLIDER else way
            return {"thought": name, "POINT": [x, y], "to": to}
        case "answer", text if text:
            return {"ANSWER": text}
        case "type", text if text:
            return {"TYPE": text}
        case "press", key if key in _KEYS:
            return {"PRESS": _KEYS[key]}
        case "scroll", way if way in SCROLLS:
            return {"POINT": [500, 550], "to": SCROLLS[way]}
        case "clear", "":
            return {"CLEAR": None}
        case "wait", "":
            return {"duration": AT_WORK_MS if len(scene.names) >= FULL_PAGE else LOADING_MS}
        case "finish", "":
            return {"STATUS": "finish"}
        case "impossible", "":
            return {"STATUS": "impossible"}
        case "ask", "":
            return {"thought": QUESTION, "STATUS": "need_feedback"}
    raise NoAnswer(f"{words!r} is no answer on this screen")


def from_json(said: str) -> str:
    """An earlier answer in the model's own words; what cannot be read is "something else"."""
    try:
        read = json.loads(said)
    except ValueError:
        return "something else"
    match read:
        case {"POINT": [*_], "to": str(way), "thought": str(name)}:
            return f"swipe {way} {name}"
        case {"POINT": [int(x), *_], "to": [int(to), *_], "thought": str(name)}:
            return f"swipe {'right' if to > x else 'left'} {name}"
        case {"POINT": [*_], "to": str(way)}:
            return f"scroll {next((seen for seen, finger in SCROLLS.items() if finger == way), way)}"
        case {"POINT": [*_], "duration": int()}:
            return f"hold {read.get('thought') or 'a place'}"
        case {"POINT": [*_]}:
            return f"tap {read.get('thought') or 'a place'}"
        case {"TYPE": str(text)}:
            return f"type {text}"
        case {"ANSWER": str(text)}:
            return f"answer {text}"
        case {"PRESS": str(key)}:
            return f"press {next((name for name, sign in _KEYS.items() if sign == key), key.lower())}"
        case {"CLEAR": _}:
            return "clear"
        case {"STATUS": str(status)}:
            return "ask" if status == "need_feedback" else status
        case {"duration": int()}:
            return "wait"
    return "something else"


def notes_of(said: str) -> list[str]:
    """What an earlier answer kept."""
    kept = _kept(said, NOTES)
    return [note for note in kept if isinstance(note, str)] if isinstance(kept, list) else []


def sure_of(said: str) -> float:
    """How likely an earlier answer was, 0 to 1."""
    sure = _kept(said, SURE)
    return min(max(sure, 0.0), 1.0) if isinstance(sure, float | int) else 1.0


def look_in(said: str) -> str:
    """How the screen looked on which an earlier answer was given; "" where it does not say."""
    look = _kept(said, LOOK)
    return look if isinstance(look, str) else ""


def _kept(said: str, key: str) -> object:
    """What an earlier answer says under a key of KEPT, as it was read; None where it says nothing."""
    try:
        return json.loads(said)[key]
    except (ValueError, TypeError, LookupError):
        return None


def _wiped(way_and_name: str, scene: Scene) -> bool:
    way, _, name = way_and_name.partition(" ")
    return way in WIPES and name in scene.names


def per_mille(box: Box, size_px: tuple[int, int]) -> list[int]:
    """The middle of a box in thousandths of the screen."""
    (x_px, y_px), (width_px, height_px) = box.center_px, size_px
    return [min(1000, round(1000 * x_px / width_px)), min(1000, round(1000 * y_px / height_px))]
