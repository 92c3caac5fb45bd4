"""Questions and answers for the deciding part, from oracle runs on the virtual phone; the same for the same seed.

Beside the plain runs: runs that begin somewhere else, runs with wrong touches in them that the oracle mends, goals
that are met already, ends that are not those of the goal, and plain "tap this" questions on random screens, so that
copying a label is learnt apart from the tasks.
"""

from __future__ import annotations

import itertools
import random
import tomllib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.models.small.looks import look_of
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import KEYBOARD, Scene, Thing
from phoneagent.tasks.plan import Open, Oracle, Tap, Turn
from phoneagent.tasks.splits import Split
from phoneagent.tasks.suites import SUITES, Suite
from phoneagent.tasks.task import Episode, Task, Template
from phoneagent.training.small.doubts import doubted
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.oracle_runs import lead_astray, scene_of, steps_of, with_notes
from phoneagent.training.small.phrasing import worded
from phoneagent.training.small.pictures import wander
from phoneagent.training.small.walks import walk

_GOALS_KEPT = 40
"""So many of the last goals in an app may be put in another's place."""


@dataclass(frozen=True)
class Mixture:
    """How many of what."""

    episodes: int
    """Oracle runs, spread evenly over the templates."""
    grounding: int
    """Plain "tap this" questions."""
    astray: float = 0.3
    """Share of runs with wrong touches in them."""
    elsewhere: float = 0.3
    """Share of runs that do not begin on the home screen."""
    again: float = 0.15
    """Share of runs after which the goal is asked once more, met already."""
    chinese: float = 0.12
    """Share of runs on a Chinese phone, asked in Chinese."""
    longest: int = 1000
    """Only tasks that a perfect user does in so many steps."""
    walks: int = 0
    """Tasks made up from random walks over the phone."""
    doubted: float = 0.6
    """Share of the runs whose end is also asked about under another goal."""
    drawn: Mapping[str, int] = field(default_factory=dict)
    """How often each template is drawn, in relation to the others; in turn where empty."""


def build(mixture: Mixture, seed: int, first_seed: int = 0, suite: str = "first-light") -> Iterator[Example]:
    """Every example of a mixture; phones have the train split's seeds from `first_seed` on."""
    yield from _runs(mixture, seed, first_seed, SUITES[suite])
    for number in range(mixture.grounding):
        rng = random.Random(f"grounding/{seed}/{number}")
        yield from grounding(SUITES[suite].phone(first_seed + mixture.episodes + number, "train"), rng)
    for number in range(mixture.walks):
        rng = random.Random(f"walk/{seed}/{number}")
        locale = "zh" if rng.random() < mixture.chinese else "en"
        phone_seed = first_seed + mixture.episodes + mixture.grounding + number
        yield from walk(partial(SUITES[suite].phone, phone_seed, "train", locale=locale), rng)


# --- oracle runs ------------------------------------------------------------------------------------------------


def _runs(mixture: Mixture, seed: int, first_seed: int, suite: Suite) -> Iterator[Example]:
    """Runs over the templates, and some of their ends once more under goals that are not theirs."""
    goals: defaultdict[str, deque[tuple[str, str]]] = defaultdict(lambda: deque(maxlen=_GOALS_KEPT))
    templates = _templates(suite.learnt_from(mixture.longest), mixture, seed)
    for number, template in enumerate(templates):
        rng = random.Random(f"episode/{seed}/{number}")
        locale = "zh" if rng.random() < mixture.chinese else "en"
        phone = suite.phone(first_seed + number, "train", locale=locale)
        run = list(episode(template, phone, mixture, rng))
        yield from run
        others = [goal for name, goal in goals[template.app] if name != template.name]
        if run and run[-1].answer == "finish" and rng.random() < mixture.doubted:
            yield from filter(None, [doubted(run[-1], others, rng)])
        goals[template.app] += [(template.name, run[0].question.goal)] if run else []


def _templates(learnt: Sequence[Template], mixture: Mixture, seed: int) -> Iterable[Template]:
    """The template of each run."""
    if not mixture.drawn:
        return itertools.islice(itertools.cycle(learnt), mixture.episodes)
    often = [mixture.drawn.get(each.name, 0) for each in learnt]
    return random.Random(f"templates/{seed}").choices(learnt, often, k=mixture.episodes)


def episode(
    template: Template, phone: VirtualPhone, mixture: Mixture, rng: random.Random, split: Split = "train"
) -> Iterator[Example]:
    """The steps of one run, and of the same run asked for again."""
    task = template.make(rng, split, phone.state)
    goal = worded(task, phone.state.look.locale, rng)
    phone.state.animations = 0.0  # pictures of pages on their way cost more than all else here, and nobody looks
    Episode(template, task, phone)
    if rng.random() < mixture.elsewhere:
        lead_astray(VirtualDevice(phone), phone, rng, rng.randint(1, 3))
    slips = rng.randint(1, 2) if rng.random() < mixture.astray else 0
    oracle = Oracle(task.plan, phone.size_px, possible=task.possible)
    yield from with_notes(steps_of(goal, oracle, phone, rng, slips, template.name, task.person))
    if rng.random() < mixture.again and _can_be_met_already(task):
        phone.state.tasks.clear()  # apps begin on their first page again
        phone.home()
        oracle = Oracle(task.plan, phone.size_px)
        yield from with_notes(steps_of(goal, oracle, phone, rng, 0, f"{template.name} again", ""))


def _can_be_met_already(task: Task) -> bool:
    """A switch stays as it was turned; another note or alarm would be a second one."""
    turns = any(isinstance(move, Turn) for move in task.plan)
    return turns and all(isinstance(move, Open | Tap | Turn) for move in task.plan)


# --- plain questions --------------------------------------------------------------------------------------------

_TAP = (
    "Tap {}",
    "Tap on {}",
    "Press {}",
    "Click {}",
    "Touch {}",
    "Select {}",
    "Choose {}",
    'Tap "{}"',
    'Press the "{}" button',
    "Open {}",
    "Go to {}",
    "Show me {}",
    "I want to see {}",
    "Use {}",
)
_ICON = ("Tap the {} icon", "Press the {} button", "Tap the {} symbol", "Click the {} icon", "Hit the icon for {}")


SPOKEN = 2
"""So many plain questions a screen ask for things by what a screen reader says of them: that takes more learning."""
MEANT = 2
"""So many ask for an icon by what it is for."""
LARGEST_SPOKEN = 0.06
"""Of the screen's area; what is larger is a page, or the shade around a dialog, and not what one would touch."""


def grounding(phone: VirtualPhone, rng: random.Random) -> Iterator[Example]:
    """Some "tap this" questions on one random screen, and that the last is done after the tap."""
    phone.state.animations = 0.0
    phone.launch(rng.choice([app.package for app in phone.packages()]))
    for _ in range(rng.randint(0, 5)):
        wander(phone, rng)
    scene = scene_of(phone, rng)
    if not scene.names:
        return
    spoken, meant = _spoken(phone, scene), _meant(scene)
    named = [*rng.sample(list(spoken), min(SPOKEN, len(spoken))), rng.choice(list(scene.names))]
    asked = [(name, _goal_of(name, scene.names[name], spoken.get(name, ""), rng)) for name in named]
    asked += [(name, _wish(meant[name], rng)) for name in rng.sample(list(meant), min(MEANT, len(meant)))]
    for name, goal in asked:
        if goal:
            yield Example(Question(goal, (), scene), f"tap {name}", "grounding")
    if goal and rng.random() < 0.5:
        phone.tap(*scene.names[name].box.center_px)
        after = Question(goal, (f"tap {name}",), scene_of(phone, rng), looks=(look_of(scene),))
        yield Example(after, "finish", "grounding")


def _meant(scene: Scene) -> dict[str, tuple[str, ...]]:
    """What icons are for, where only one thing on the screen has that icon."""
    often = Counter(thing.label for thing in scene.names.values())
    alone = {name: thing.label for name, thing in scene.names.items() if often[thing.label] == 1}
    found = {name: purposes().get(label[1:-1], ()) for name, label in alone.items() if label.startswith("[")}
    return {name: ways for name, ways in found.items() if ways}


def _wish(ways: Sequence[str], rng: random.Random) -> str:
    """One of the ways to say what is wanted, as it is typed or with a capital."""
    said = rng.choice(ways)
    return said[0].upper() + said[1:] if rng.random() < 0.5 else said


@cache
def purposes() -> dict[str, tuple[str, ...]]:
    """Icon -> what a person wants who touches it, said in ways that name neither its shape nor its label."""
    said = tomllib.loads(Path(__file__).with_name("purposes.toml").read_text("utf-8"))
    return {icon: tuple(ways) for icon, ways in said.items()}


def _spoken(phone: VirtualPhone, scene: Scene) -> dict[str, str]:
    """What a screen reader says of things and nobody can read: "Navigate up" of an arrow, "Fri, Jul 30" of a 30."""
    most_px = LARGEST_SPOKEN * phone.size_px[0] * phone.size_px[1]
    touched = [each for each in VirtualDevice(phone).tree() if each.clickable and each.box.area_px < most_px]
    written, spoken = {thing.label.casefold() for thing in scene.names.values()}, {}
    for name, thing in scene.names.items():
        around = [each for each in touched if each.box.contains(*thing.box.center_px)]
        said = min(around, key=lambda each: each.box.area_px).desc if around else ""
        if said and said.casefold() not in written:
            spoken[name] = said
    often = Counter(spoken.values())
    return {name: said for name, said in spoken.items() if often[said] == 1}


def _goal_of(name: str, thing: Thing, spoken: str, rng: random.Random) -> str:
    """How a person would ask for a thing; "" for what nobody asks for."""
    if spoken and rng.random() < 0.75:
        return rng.choice(_TAP).format(spoken)
    if thing.label == KEYBOARD:
        return ""
    before, _, _ = name.rpartition(" > ")
    if thing.label.startswith("["):
        words = thing.label.strip("[]").replace("_", " ").removesuffix(" on").removesuffix(" off")
        goal = rng.choice(_ICON).format(words)
    else:
        goal = rng.choice(_TAP).format(thing.label)
    return f"{goal} {rng.choice(('after', 'next to', 'beside', 'of'))} {before}" if before else goal
