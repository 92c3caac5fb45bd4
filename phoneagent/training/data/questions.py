"""Questions about one screen of the virtual phone, and the calls that answer them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from devices.hierarchy import Element
from devices.screen import Box, Point, Screen
from devices.virtual.device import VirtualDevice
from devices.virtual.words import translate
from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import Suite
from phoneagent.training.data.functions import FUNCTIONS
from phoneagent.training.data.page import Page, page_of
from phoneagent.training.data.rows import Row, call_json
from phoneagent.training.small.pictures import wander
from tools.call import ToolCall

SCREENS_A_PHONE = 3
QUESTIONS_A_KIND = 2
LONGEST_ASKED = 40
"""Characters of a text that is asked for by its words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer."""

    goal: str
    call: ToolCall
    box: Box | None = None
    thought: str = ""


@dataclass(frozen=True)
class Scene:
    """A screen to ask about."""

    screen: Screen
    page: Page
    everything: tuple[Element, ...]
    app: str
    """The name of the app, as the phone says it."""
    keyboard: bool
    elsewhere: tuple[str, ...]
    """Texts that stand on other screens of this phone and not on this one."""
    zh: bool


Maker = Callable[[Scene, random.Random], Iterator[Asked]]


def questions(
    number: int, split: Split, kinds: Sequence[str], size_px: tuple[int, int], locale: str, suite: Suite
) -> Iterator[Row]:
    """The questions about some screens of one phone; `number` is the phone's within the split."""
    seed = SEED_BASE[split] + number
    rng = random.Random(f"questions/{seed}/{locale}")
    for index, scene in enumerate(_scenes(seed, split, rng, size_px, locale, suite)):
        for kind in (kind for kind in MAKERS if kind in kinds):
            for at, asked in enumerate(_some(MAKERS[kind](scene, rng), rng)):
                name = f"{seed}-{locale}-{index}"
                yield Row(
                    id=f"{name}-{kind}-{at}", kind=kind, goal=asked.goal, history=(), picture=scene.screen.encoded,
                    width_px=scene.screen.width_px, height_px=scene.screen.height_px, app=scene.screen.app,
                    answer=call_json(asked.call, *size_px), thought=asked.thought, box=_four(asked.box),
                    source="virtual phone", split=split, seed=seed, template=kind, locale=locale, episode=name, step=0,
                )  # fmt: skip


def _four(box: Box | None) -> tuple[int, int, int, int] | None:
    return (box.left, box.top, box.right, box.bottom) if box else None


def _some(asked: Iterator[Asked], rng: random.Random) -> list[Asked]:
    found = list(asked)
    return rng.sample(found, min(len(found), QUESTIONS_A_KIND))


def _scenes(
    seed: int, split: Split, rng: random.Random, size_px: tuple[int, int], locale: str, suite: Suite
) -> list[Scene]:
    """Screens met on a walk."""
    phone = suite.phone(seed, split, size_px=size_px, locale=locale)
    device = VirtualDevice(phone)
    apps = {app.package: app.label for app in device.apps()}
    phone.launch(rng.choice(sorted(apps)))
    met = []
    for _ in range(SCREENS_A_PHONE):
        for _ in range(rng.randint(1, 4)):
            wander(phone, rng)
        met.append((device.look(), device.tree(), phone.keyboard_shown))
    labels = [{each.text.strip() for each in tree if each.text} for _, tree, _ in met]
    return [
        Scene(
            screen, page_of(tree, size_px), tuple(tree), _name_of(screen.app, apps, locale), keyboard,
            tuple(sorted(set().union(*labels) - labels[at])), locale == "zh",
        )
        for at, (screen, tree, keyboard) in enumerate(met)
    ]  # fmt: skip


def _name_of(package: str, apps: dict[str, str], locale: str) -> str:
    return apps.get(package, "主屏幕" if locale == "zh" else "the home screen")


# --- touching ---------------------------------------------------------------------------------------------------

_TAP = ("Tap {}", "Tap on {}", "Press {}", "Touch {}", 'Tap "{}"', 'Select "{}"', "Click {}")
_TAP_ZH = ("点击{}", "点一下“{}”", "按“{}”", "选择“{}”")
_POINT = ('Point to "{}"', "Where is {}?", "Touch the words {}")
_POINT_ZH = ("指出“{}”", "“{}”在哪里？")
_WANT = ("I want to {}. Where do I tap?", "Tap what lets me {}.", "Touch the thing to {}.")
_WANT_ZH = ("我想{}，点哪里？", "点一下能{}的地方。")


def _tap(goal: str, page: Page, box: Box, thought: str) -> Asked:
    return Asked(goal, ToolCall("tap", {"at": Point.from_px(*box.center_px, *page.size_px)}), box, thought)


def _by_label(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    for each in scene.page.named:
        reacts = scene.page.reacts(each)
        frames = (_TAP_ZH if reacts else _POINT_ZH) if scene.zh else (_TAP if reacts else _POINT)
        label = each.label.strip()
        yield _tap(rng.choice(frames).format(label), scene.page, scene.page.target(each), label)


def _by_function(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    for label, (english, chinese) in FUNCTIONS.items():
        shown = translate(label, "zh") if scene.zh else label
        for each in scene.page.named:
            if each.label.strip() == shown and scene.page.reacts(each):
                want = rng.choice(_WANT_ZH if scene.zh else _WANT).format(rng.choice(chinese if scene.zh else english))
                yield _tap(want, scene.page, scene.page.target(each), shown)


_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_CORNERS = {
    ("top", "left"): "左上角", ("top", "right"): "右上角", ("bottom", "left"): "左下角", ("bottom", "right"): "右下角",
}  # fmt: skip


def _by_position(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    page = scene.page
    yield from _corners(scene)
    rows = page.rows()
    if len(rows) >= 3:
        for number, row in enumerate(rows[:5]):
            said = f"点列表里的第{number + 1}项" if scene.zh else f"Tap the {_ORDINALS[number]} entry of the list"
            yield _tap(said, page, row.box, page.name_of(row.box))
        for above, below in itertools.pairwise(rows):
            names = page.name_of(above.box), page.name_of(below.box)
            if all(names) and names[0] != names[1]:
                under = f"点“{names[0]}”下面的那一项" if scene.zh else f'Tap the entry right below "{names[0]}"'
                yield _tap(under, page, below.box, names[1])
                over = f"点“{names[1]}”上面的那一项" if scene.zh else f'Tap the entry right above "{names[1]}"'
                yield _tap(over, page, above.box, names[0])
    for label, toggle in page.toggles:
        said = f"点“{label}”旁边的开关" if scene.zh else f'Tap the switch beside "{label}"'
        yield _tap(said, page, toggle.box, label)


def _corners(scene: Scene) -> Iterator[Asked]:
    """What alone stands in a corner of the page."""
    width_px, height_px = scene.page.size_px
    for (high, side), chinese in _CORNERS.items():
        found = [
            each
            for each in scene.page.clickable
            if each.box.width < 0.3 * width_px
            and (each.box.center_px[1] < 0.14 * height_px if high == "top" else each.box.center_px[1] > 0.8 * height_px)
            and (each.box.center_px[0] < 0.2 * width_px if side == "left" else each.box.center_px[0] > 0.8 * width_px)
        ]
        if len(found) == 1:
            goal = f"点{chinese}的按钮" if scene.zh else f"Tap the button in the {high} {side} corner"
            yield _tap(goal, scene.page, found[0].box, scene.page.name_of(found[0].box))


# --- telling ----------------------------------------------------------------------------------------------------


def _answer(goal: str, text: str, box: Box | None = None) -> Asked:
    return Asked(goal, ToolCall("answer", {"text": text}), box)


def _yes(scene: Scene, is_so: bool) -> str:
    return ("是" if is_so else "否") if scene.zh else ("yes" if is_so else "no")


def _readings(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    width_px, height_px = scene.page.size_px
    for each in scene.page.named:
        if not each.text or each.password:
            continue
        box = each.box
        place = (
            f"({1000 * box.left // width_px}, {1000 * box.top // height_px},"
            f" {1000 * box.right // width_px}, {1000 * box.bottom // height_px})"
        )
        goal = f"{place}这个框里写的是什么？" if scene.zh else f"What does the text in the box {place} say?"
        yield _answer(goal, each.text.strip(), box)


def _about_screen(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    yield _answer("现在打开的是哪个应用？" if scene.zh else "Which app is on the screen?", scene.app)
    clock = next((each.text for each in scene.everything if each.resource_id.endswith("systemui:id/clock")), "")
    if clock:
        yield _answer("状态栏显示几点？" if scene.zh else "What time does the status bar show?", clock)
    here = [each.text.strip() for each in scene.page.named]
    for labels, is_here in ((here, True), (scene.elsewhere, False)):
        short = [label for label in labels if 1 < len(label) <= LONGEST_ASKED]
        if short:
            label = rng.choice(short)
            goal = f"屏幕上有“{label}”吗？" if scene.zh else f'Is "{label}" on this screen?'
            yield _answer(goal, _yes(scene, is_here))
    switches = [each for each in scene.page.elements if each.class_name.endswith("Switch")]
    if switches:
        goal = "屏幕上有几个开关？" if scene.zh else "How many switches are on this screen?"
        yield _answer(goal, str(len(switches)))
    goal = "键盘打开了吗？" if scene.zh else "Is the keyboard open?"
    yield _answer(goal, _yes(scene, scene.keyboard))


def _about_state(scene: Scene, rng: random.Random) -> Iterator[Asked]:
    for label, toggle in scene.page.toggles:
        goal = f"“{label}”打开了吗？" if scene.zh else f'Is "{label}" turned on?'
        yield _answer(goal, _yes(scene, toggle.checked), toggle.box)
    chosen = [each for each in scene.page.elements if each.selected and scene.page.name_of(each.box)]
    if len(chosen) == 1:
        goal = "选中的是哪一个标签页？" if scene.zh else "Which tab is chosen?"
        yield _answer(goal, scene.page.name_of(chosen[0].box), chosen[0].box)
    for each in scene.page.elements:
        if each.class_name.endswith("EditText") and each.hint and not each.password:
            goal = f"“{each.hint}”里填了什么？" if scene.zh else f'What is filled in for "{each.hint}"?'
            empty = "没有填" if scene.zh else "nothing"
            yield _answer(goal, empty if each.text == each.hint else each.text, each.box)


MAKERS: dict[str, Maker] = {
    "grounding_label": _by_label,
    "grounding_function": _by_function,
    "grounding_position": _by_position,
    "reading": _readings,
    "screen_question": _about_screen,
    "state_question": _about_state,
}
