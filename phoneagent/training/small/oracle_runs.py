"""Examples from the oracle's runs on a virtual phone: what it does on each screen, in the model's words.

Wrong touches may be put in, which the oracle mends; texts that a later step needs are noted where they stood.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from devices.device import Device
from devices.errors import DeviceError
from devices.screen import Point
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.models.small.answers import SCROLLS, WIPES
from phoneagent.models.small.features import elements_of
from phoneagent.models.small.looks import look_of
from phoneagent.models.small.question import Question, parts_of, pieces_of
from phoneagent.models.small.scene import Scene, compose
from phoneagent.models.small.today import is_date, is_relative
from phoneagent.tasks.plan import Act, Oracle
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.noise import noticed
from phoneagent.training.small.targets import where
from phoneagent.training.small.truth import truths
from tools.call import ToolCall, ToolError
from tools.tool import Reach
from tools.toolbox import Toolbox

MOST_STEPS = 48
MOST_ALIKE = 6
"""So many like touches in a row without an effect end a run: the oracle is stuck."""
HOME_ICONS = 8
"""A screen with so many icons and a date is the home screen: the date there is today's."""
HARMFUL = (
    "delete",
    "remove",
    "save",
    "ok",
    "done",
    "clear",
    "[check",
    "[delete",
    "[switch",
    "reset",
    "forget",
    "start",
)
"""Labels a wrong touch keeps away from: it shall lead astray, not spoil the task."""


def steps_of(
    goal: str, oracle: Oracle, phone: VirtualPhone, rng: random.Random, slips: int, kind: str, person: str
) -> Iterator[Example]:
    """The steps of one run; `person` is what the person says when they are asked."""
    device = VirtualDevice(phone)
    done: list[str] = []
    looks: list[str] = []
    told: tuple[str, ...] = ()
    slip_at = {rng.randrange(0, 5) for _ in range(slips)}
    before: tuple[ToolCall, list[str]] | None = None
    alike = 0
    for step in range(MOST_STEPS):
        scene = scene_of(phone, rng)
        if step in slip_at and (slip := _slip(device, scene, phone, rng)):
            done.append(slip)
            looks.append(look_of(scene))
            continue
        elements = device.tree()
        act = oracle.act(elements)
        answer = answer_of(act, scene)
        if answer is None:
            return  # what the oracle means was not noticed: nobody could answer this
        now = (act.call, [each.label for each in elements])
        alike = alike + 1 if now == before and act.call.name == "tap" else 0
        before = now
        if alike >= MOST_ALIKE:
            return
        yield Example(Question(goal, tuple(done), scene, told, tuple(looks)), answer, kind)
        looks.append(look_of(scene))
        if act.call.name == "finish":
            return
        if act.call.name == "ask_user":
            told = (*told, person)
            done.append(answer)
            continue
        try:
            make(_as_answered(act.call, answer, scene, phone), device)
        except (ToolError, DeviceError):
            done.append(f"{answer} (failed)")
            continue
        done.append(answer)


def make(call: ToolCall, device: VirtualDevice) -> None:
    """Make a call on a virtual phone; waiting moves the phone's clock on and takes none of our time.

    Raises:
        ToolError: if it cannot be done.
        DeviceError: if the phone failed for good.
    """
    if call.name == "wait":
        device.phone.advance(float(str(call.arguments["seconds"])))
    else:
        Toolbox().run(call, Reach(device))


def with_notes(steps: Iterable[Example]) -> Iterator[Example]:
    """The steps of one run, with notes taken of what a later step tells or types and the goal does not say, and of
    today's date where the goal says "tomorrow"."""
    run = list(steps)
    noted: list[list[str]] = [[] for _ in run]
    for at, step in enumerate(run):
        text = _text_of(step)
        if text is not None and where(step.question, elements_of(step.question), text[0], text[1]) is None:
            for piece in _missing(step, text[0]):
                _note(run[:at], piece, noted)
    if run and is_relative(run[0].question.goal):
        _note_today(run, noted)
    notes: list[str] = []
    for step, names in zip(run, noted, strict=True):
        labels = [step.question.scene.names[name].label for name in names]
        known = (*(note for note in notes if note not in step.question.notes), *step.question.notes)
        yield replace(step, question=replace(step.question, notes=known), noted=tuple(names))
        notes += [label for label in labels if label not in notes]


def _note_today(run: Sequence[Example], noted: list[list[str]]) -> None:
    """Note the date on the first home screen."""
    for step, names in zip(run, noted, strict=True):
        things = step.question.scene.names
        dates = [name for name, thing in things.items() if is_date(thing.label)]
        if dates and sum(thing.label.startswith("[") for thing in things.values()) >= HOME_ICONS:
            names += [dates[0]] if dates[0] not in names else []
            return


def _missing(step: Example, text: str) -> list[str]:
    """What of a text that is not on the screen must have been noted before: all, or some pieces of a list."""
    labels = {thing.label for thing in step.question.scene.names.values()}
    return [piece for piece in pieces_of(text) or [text] if piece not in labels]


def _text_of(step: Example) -> tuple[str, bool] | None:
    """What a step types or tells, and whether it tells it."""
    verb, _, text = step.answer.partition(" ")
    return (text, verb == "answer") if verb in ("type", "answer") else None


def _note(before: Sequence[Example], text: str, noted: list[list[str]]) -> None:
    """Note the thing that said a text, on the newest screen that had it."""
    for at in range(len(before) - 1, -1, -1):
        for name, thing in before[at].question.scene.names.items():
            if any(told == text for _, told in parts_of(thing.label)):
                if name not in noted[at]:
                    noted[at].append(name)
                return


def scene_of(phone: VirtualPhone, rng: random.Random) -> Scene:
    """The phone's screen as the model would be told it, errors included."""
    return compose(noticed(truths(phone), rng), phone.size_px)


def answer_of(act: Act, scene: Scene) -> str | None:
    """The oracle's act in the model's words, or None where its target has no name on this screen."""
    arguments = act.call.arguments
    match act.call.name:
        case "tap" | "long_press" as touch:
            name = _name_of(act, scene)
            return name and f"{'tap' if touch == 'tap' else 'hold'} {name}"
        case "type_text":
            return f"type {arguments['text']}" if arguments["text"] else None
        case "answer":
            return f"answer {arguments['text']}"
        case "swipe":
            return _swept(act, scene)
        case "clear_text" | "wait" as plain:
            return plain.removesuffix("_text")
        case "press_key":
            return f"press {arguments['key']}"
        case "scroll":
            return f"scroll {arguments['direction']}"
        case "ask_user":
            return "ask"
        case "finish":
            return "finish" if arguments["status"] == "success" else "impossible"
    return None


def _swept(act: Act, scene: Scene) -> str | None:
    """A stroke over a thing, or over the page, which scrolls; how far a slider goes has no words."""
    start, end = act.call.arguments["start"], act.call.arguments["end"]
    if not (isinstance(start, Point) and isinstance(end, Point)):
        return None
    across = abs(end.x - start.x) > abs(end.y - start.y)
    way = ("left" if end.x < start.x else "right") if across else ("up" if end.y < start.y else "down")
    if act.target is None:
        return f"scroll {next(seen for seen, finger in SCROLLS.items() if finger == way)}"
    name = _name_of(act, scene)
    part_way = (
        act.target.class_name.endswith("SeekBar")
        and 0.03 < (end.x * scene.size_px[0] - act.target.box.left) / act.target.box.width < 0.97
    )
    return f"swipe {way} {name}" if name and way in WIPES and not part_way else None


def _name_of(act: Act, scene: Scene) -> str | None:
    """The thing inside the target that a person would name: its own words first, then any words, then an icon."""
    if act.target is None:
        return None
    inside = [(name, thing) for name, thing in scene.names.items() if act.target.box.contains(*thing.box.center_px)]
    own = [name for name, thing in inside if thing.label == act.target.label]
    toggles = [name for name, thing in inside if thing.label.startswith(("[switch", "[checkbox", "[radio"))]
    words = [name for name, thing in inside if not thing.label.startswith("[")]
    if act.target.checkable and toggles:
        return toggles[0]
    return next(iter([*own, *words, *(name for name, _ in inside)]), None)


def _as_answered(call: ToolCall, answer: str, scene: Scene, phone: VirtualPhone) -> ToolCall:
    """The call with the place the answer's name leads to, as it will be when the model answers."""
    name = answer.partition(" ")[2]
    if call.name not in ("tap", "long_press") or name not in scene.names:
        return call
    at = Point.nearest(*scene.names[name].box.center_px, *phone.size_px)
    return replace(call, arguments={**call.arguments, "at": at})


def _slip(device: Device, scene: Scene, phone: VirtualPhone, rng: random.Random) -> str:
    """A wrong touch, and how it is told afterwards; "" where there is nothing harmless to touch."""
    if rng.random() < 0.15:
        key = rng.choice(("back", "home"))
        device.press("back" if key == "back" else "home")
        return f"press {key}"
    harmless = [name for name in scene.names if not any(word in name.lower() for word in HARMFUL)]
    if not harmless or scene.keyboard:
        return ""
    name = rng.choice(harmless)
    device.tap(Point.nearest(*scene.names[name].box.center_px, *phone.size_px))
    return f"tap {name}"


def lead_astray(device: Device, phone: VirtualPhone, rng: random.Random, touches: int) -> None:
    """Leave the phone on some other screen before the run begins."""
    phone.launch(rng.choice([app.package for app in phone.packages()]))
    for _ in range(touches):
        _slip(device, compose([truth.thing for truth in truths(phone)], phone.size_px), phone, rng)
