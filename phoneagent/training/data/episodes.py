"""Oracle runs on the virtual phone, step by step: the next action with its history, and what goes wrong on the way.

A run is kept only where the phone's state says that it succeeded in the end, so no row teaches a way that fails.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from devices.errors import DeviceError
from devices.hierarchy import Element
from devices.screen import Box, Point
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PopUp
from devices.virtual.system import pop_ups
from phoneagent.step import Outcome
from phoneagent.tasks.person import Person
from phoneagent.tasks.plan import Act, Open, Oracle, Tap, Turn
from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import Suite
from phoneagent.tasks.task import Episode, Task, Template
from phoneagent.training.data.page import page_of
from phoneagent.training.data.rows import Row, call_json
from phoneagent.training.data.rows import Turn as Past
from phoneagent.training.data.unmet import ABSENT_APPS, OPEN_ABSENT, OPEN_ABSENT_ZH, VAGUE
from phoneagent.training.small.oracle_runs import HARMFUL
from phoneagent.training.small.phrasing import worded
from tools.call import ToolCall, ToolError
from tools.tool import Reach
from tools.toolbox import Toolbox

KINDS = ("next_action", "recovery", "pop_up", "asking", "refusing", "finishing")
MOST_STEPS = 24
OVER_THE_PAGE = (pop_ups.DISMISS, "permission_")
"""How the resource ids begin of what gets a person past something that came up."""
ASTRAY, POP_UP, VAGUELY, ABSENT, AGAIN = 0.5, 0.35, 0.4, 0.08, 0.2
"""Shares of the runs with a wrong touch, with a pop-up, with something left out, for an app that is not there, and of
those that are asked for again once they are done."""


@dataclass
class _Run:
    """A run being made."""

    phone: VirtualPhone
    goal: str
    about: dict[str, object]
    """What its rows share."""
    past: list[Past] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def see(self, kind: str, call: ToolCall, thought: str = "", target: Element | None = None) -> None:
        """A row for the screen as it is and the call that is right on it."""
        device = VirtualDevice(self.phone)
        screen = device.look()
        around = page_of(device.tree(), self.phone.size_px).target(target) if target else None
        box = (around.left, around.top, around.right, around.bottom) if around else None
        number = len(self.past)
        row = Row(
            id=f"{self.about['episode']}-{number}", kind=kind, goal=self.goal, history=tuple(self.past),
            picture=screen.encoded, width_px=screen.width_px, height_px=screen.height_px, app=screen.app,
            answer=call_json(call, screen.width_px, screen.height_px), thought=thought, box=box,
            source="virtual phone", step=number, **self.about,  # type: ignore[arg-type]
        )  # fmt: skip
        self.rows.append(row)

    def do(self, call: ToolCall, thought: str, person: Person) -> bool:
        """Make a call and remember it; whether it could be done."""
        device = VirtualDevice(self.phone)
        ok, result = True, "ok"
        try:
            if call.name == "wait":  # the tool would wait by the real clock
                self.phone.advance(float(str(call.arguments.get("seconds", 1))))
            else:
                result = Toolbox().run(call, Reach(device, ask=person))
        except (ToolError, DeviceError) as error:
            ok, result = False, str(error)
        self.past.append(Past(call_json(call, *self.phone.size_px), thought, result))
        return ok


def episode_rows(
    number: int, split: Split, kinds: Sequence[str], size_px: tuple[int, int], locale: str, suite: Suite
) -> Iterator[Row]:
    """The rows of one run; `number` is the phone's within the split and chooses the template."""
    templates = suite.learnt_from()
    template = templates[number % len(templates)]
    seed = SEED_BASE[split] + number
    rng = random.Random(f"episode/{seed}/{locale}")
    phone = suite.phone(seed, split, size_px=size_px, locale=locale)
    about: dict[str, object] = {
        "split": split, "seed": seed, "template": template.name, "locale": locale,
        "episode": f"{seed}-{locale}-{template.name}",
    }  # fmt: skip
    run = _Run(phone, "", about)
    if rng.random() < ABSENT:
        _absent(run, rng, locale)
    else:
        _task(run, template, rng, split, locale)
    yield from (row for row in run.rows if row.kind in kinds)


def _absent(run: _Run, rng: random.Random, locale: str) -> None:
    """Somebody wants an app that is not installed: the phone says so, and that is the end."""
    name = rng.choice(ABSENT_APPS)
    run.goal = rng.choice(OPEN_ABSENT_ZH if locale == "zh" else OPEN_ABSENT).format(name)
    run.about |= {"template": "absent_app", "episode": f"{run.about['seed']}-{locale}-absent"}
    call = ToolCall("open_app", {"name": name})
    run.see("next_action", call)
    if run.do(call, "", Person()):
        run.rows.clear()
        return
    why = f"手机上没有{name}。" if locale == "zh" else f"There is no app {name} on this phone."
    run.see("refusing", ToolCall("finish", {"status": "failure", "message": why}))


def _task(run: _Run, template: Template, rng: random.Random, split: Split, locale: str) -> None:
    phone = run.phone
    task = template.make(rng, split, phone.state)
    episode = Episode(template, task, phone)
    if rng.random() < POP_UP and (packages := [move.package for move in task.plan if isinstance(move, Open)]):
        phone.state.pop_ups.append(PopUp(rng.choice(packages), rng.choice(pop_ups.KINDS), rng.randrange(5)))
    goal = worded(task, locale, rng)
    run.goal, person = goal, task.asked()
    vague = VAGUE.get(template.name)
    if vague and rng.random() < VAGUELY:
        run.goal = vague.goal_zh if locale == "zh" else rng.choice(vague.goals)
        question = vague.question_zh if locale == "zh" else rng.choice(vague.questions)
        person = replace(person, knows=goal)
        call = ToolCall("ask_user", {"text": question})
        run.see("asking", call)
        run.do(call, "", person)
    slip_at = rng.randrange(1, 4) if rng.random() < ASTRAY else -1
    outcome = _follow(run, Oracle(task.plan, phone.size_px, possible=task.possible), person, rng, slip_at)
    if not episode.judge(outcome).success:
        run.rows.clear()
    elif rng.random() < AGAIN and _can_be_met_already(task):
        run.past = []
        run.about |= {"episode": f"{run.about['episode']}-again"}
        phone.state.tasks.clear()  # apps begin on their first page again
        phone.home()
        _follow(run, Oracle(task.plan, phone.size_px), person, rng, -1)


def _follow(run: _Run, oracle: Oracle, person: Person, rng: random.Random, slip_at: int) -> Outcome:
    """Follow the oracle to its end, with one wrong touch on the way."""
    device, slipped, answer = VirtualDevice(run.phone), False, ""
    for number in range(MOST_STEPS):
        if number == slip_at and (slip := _slip(device, rng)):
            run.do(slip[0], slip[1], person)
            slipped = True
            continue
        act = oracle.act(device.tree())
        run.see(_kind(act, slipped), act.call, thought := _name_of(act, device), act.target)
        slipped = False
        if act.call.name == "finish":
            return Outcome("success" if act.call.arguments["status"] == "success" else "failure", "", answer)
        if act.call.name == "answer":
            answer = str(act.call.arguments["text"])
        run.do(act.call, thought, person)
    return Outcome("failure", "It took too long.")


def _kind(act: Act, slipped: bool) -> str:
    if act.call.name == "finish":
        return "finishing" if act.call.arguments["status"] == "success" else "refusing"
    if act.call.name == "ask_user":
        return "asking"
    if act.target is not None and act.target.resource_id.partition(":id/")[2].startswith(OVER_THE_PAGE):
        return "pop_up"
    return "recovery" if slipped else "next_action"


def _name_of(act: Act, device: VirtualDevice) -> str:
    """The label of what is touched: its own, else the first one on it."""
    if act.target is None:
        return ""
    return act.target.label or page_of(device.tree(), device.phone.size_px).name_of(act.target.box)


def _slip(device: VirtualDevice, rng: random.Random) -> tuple[ToolCall, str] | None:
    """A wrong touch on something that does no harm."""
    page = page_of(device.tree(), device.phone.size_px)
    toggles = [toggle.box for _, toggle in page.toggles]
    harmless = [
        (each.label, page.target(each))
        for each in page.named
        if page.reacts(each)
        and not any(word.strip("[") in each.label.lower() for word in HARMFUL)
        and not any(_overlap(page.target(each), other) for other in toggles)
    ]
    if not harmless:
        return None
    label, box = rng.choice(harmless)
    return ToolCall("tap", {"at": Point.from_px(*box.center_px, *page.size_px)}), label


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) > max(one.left, other.left)
    return across and min(one.bottom, other.bottom) > max(one.top, other.top)


def _can_be_met_already(task: Task) -> bool:
    """A switch stays as it was turned; another note or alarm would be a second one."""
    turns = any(isinstance(move, Turn) for move in task.plan)
    return turns and all(isinstance(move, Open | Tap | Turn) for move in task.plan)
