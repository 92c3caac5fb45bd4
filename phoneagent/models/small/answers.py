"""What the embedded model answers: a verb and a name in plain words, and the same in AgentCPM-GUI's compact JSON.

`tap Wi-Fi` is what the text model writes; `{"thought":"Wi-Fi","POINT":[312,440]}` is what the agent is handed, the
place added from the scene the name was read in. History comes back as that JSON and is told to the model in its own
words again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from devices.screen import Box
from phoneagent.models.small.scene import Scene

HOLD_MS = 1000
SCROLLS = {"down": "up", "up": "down", "left": "right", "right": "left"}
"""What comes into view, and the way the finger goes for it; the JSON wants the finger's."""
WIPES = ("left", "right")
"""Ways a finger goes over a thing: a row that is put away, a card that is turned."""
PRESSES = ("back", "home", "enter", "recents")
_KEYS = {"back": "BACK", "home": "HOME", "enter": "ENTER", "recents": "APPSELECT"}
LONGEST_TEXT = 96
_NUMBER = re.compile(r"\d[\d.,:/-]*\d|\d")
_BEFORE_TEXT = re.compile(r"^|(?<=[\s\"'“‘(:])(?=\S)")
_AFTER_TEXT = re.compile(r"(?<=\S)(?=[\s\"'”’),.;:!?]|$)")
"""Where a run of words may begin and end in a goal, quotes and sentence marks left out or in."""
FIXED = (
    "finish",
    "impossible",
    "clear",
    "wait",
    *(f"press {key}" for key in PRESSES),
    *(f"scroll {way}" for way in SCROLLS),
)
"""Answers that name nothing on the screen."""


NUMBERS = ("yes", "no", "none", *map(str, range(21)))
"""Answers to "how many" that need not stand on the screen."""


class NoAnswer(ValueError):
    """Words that are no answer on this screen."""


def answers_on(scene: Scene, goal: str) -> list[str]:
    """Every answer that this screen and goal allow."""
    told = dict.fromkeys(
        part for thing in scene.names.values() if not thing.label.startswith("[") for part in _told(thing.label)
    )
    return [
        *(f"tap {name}" for name in scene.names),
        *(f"hold {name}" for name in scene.names),
        *(f"swipe {way} {name}" for name in scene.names for way in WIPES),
        *FIXED,
        *(f"type {text}" for text in texts_of(goal)),
        *(f"answer {text}" for text in (*told, *NUMBERS)),
    ]


def _told(label: str) -> Iterator[str]:
    """What a line may answer: itself, and each number in it, such as a code in a message."""
    yield label
    yield from _NUMBER.findall(label)


def texts_of(goal: str) -> list[str]:
    """What may be typed: a run of the goal's own words, or two digits, as a time picker takes them.

    So small a model that writes freely now and then leaves out half of a number; what it copies is whole.
    """
    starts = [match.end() for match in _BEFORE_TEXT.finditer(goal) if goal[match.end() :].strip()]
    ends = [match.start() for match in _AFTER_TEXT.finditer(goal)]
    runs = (goal[start:end] for start in starts for end in ends if start < end <= start + LONGEST_TEXT)
    return list(
        dict.fromkeys([*(run for run in runs if run == run.strip()), *(f"{number:02d}" for number in range(60))])
    )


def to_json(words: str, scene: Scene, size_px: tuple[int, int]) -> str:
    """The compact JSON of an answer.

    Raises:
        NoAnswer: if the words are none on this screen.
    """
    verb, _, rest = words.partition(" ")
    match verb, rest:
        case (("tap" | "hold"), name) if name in scene.names:
            touch: dict[str, object] = {"thought": name, "POINT": per_mille(scene.names[name].box, size_px)}
            return _compact(touch | ({"duration": HOLD_MS} if verb == "hold" else {}))
        case "swipe", way_and_name if _wiped(way_and_name, scene):
            way, _, name = way_and_name.partition(" ")
            return _compact({"thought": name, "POINT": per_mille(scene.names[name].box, size_px), "to": way})
        case "answer", text if text:
            return _compact({"ANSWER": text})
        case "type", text if text:
            return _compact({"TYPE": text})
        case "press", key if key in _KEYS:
            return _compact({"PRESS": _KEYS[key]})
        case "scroll", way if way in SCROLLS:
            return _compact({"POINT": [500, 550], "to": SCROLLS[way]})
        case "clear", "":
            return _compact({"CLEAR": None})
        case "wait", "":
            return _compact({"duration": 1000})
        case "finish", "":
            return _compact({"STATUS": "finish"})
        case "impossible", "":
            return _compact({"STATUS": "impossible"})
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
            return status
        case {"duration": int()}:
            return "wait"
    return "something else"


def _wiped(way_and_name: str, scene: Scene) -> bool:
    way, _, name = way_and_name.partition(" ")
    return way in WIPES and name in scene.names


def per_mille(box: Box, size_px: tuple[int, int]) -> list[int]:
    """The middle of a box in thousandths of the screen."""
    (x_px, y_px), (width_px, height_px) = box.center_px, size_px
    return [min(1000, round(1000 * x_px / width_px)), min(1000, round(1000 * y_px / height_px))]


def _compact(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
