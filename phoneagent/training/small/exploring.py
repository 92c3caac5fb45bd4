"""Finding something to do on a virtual phone by doing it: the first half of a task made up from a walk."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from devices.errors import DeviceError
from devices.hierarchy import Element
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.models.small.scene import LONGEST_LABEL
from phoneagent.tasks.plan import AROUND, Fill, Hold, Key, Open, Oracle, Tap, Turn
from phoneagent.training.small.oracle_runs import make
from phoneagent.training.small.typed import typed_text
from phoneagent.training.small.walk_goals import Asked, Done, Walk
from tools.call import ToolError

ENDS = ("steps", "page", "switch", "fields", "fields", "question", "first")
"""What a walk is after."""
MOST_TAPS = {"steps": 5, "page": 3, "switch": 4, "fields": 4, "question": 3, "first": 2}
TRIES = 6
"""So many walks are begun until one finds what it is after."""
SETTINGS = "com.android.settings"
MUCH = 0.3
"""What covers more of the screen than this is no button but what closes a dialog."""
SHUNNED = (
    "delete", "remove", "reset", "erase", "send", "pay", "buy", "order", "uninstall", "forget", "block", "call",
    "discard", "clear", "删除", "移除", "重置", "发送", "支付", "购买", "卸载", "清除", "屏蔽", "拨打", "不保存",
)  # fmt: skip
"""Labels that are seldom tapped on a walk."""
AWAY = ("navigate up", "close", "cancel", "search", "back", "向上导航", "关闭", "取消", "搜索")
"""Labels that lead away from what a walk with an aim has found."""
WELCOME = ("add", "create", "new", "compose", "edit", "write", "添加", "新建", "创建", "写", "编辑", "新")
"""Labels that lead to pages with fields."""


@dataclass(frozen=True)
class Chances:
    """How often a walk is made harder."""

    astray: float = 0.15
    """Share with a wrong touch in it."""
    elsewhere: float = 0.25
    """Share that do not begin on the home screen."""
    met: float = 0.2
    """Share of switches that stand already as they shall."""
    in_short: float = 0.4
    """Share of which the goal leaves out what only leads to the rest: it is found by who knows the app."""


def explored(phone: VirtualPhone, end: str, rng: random.Random, chances: Chances = Chances()) -> Walk | None:
    """Something to do in a random app that ends as is wished, found by doing it."""
    apps = [each for each in phone.packages() if each.package not in AROUND]
    likes_settings = end in ("switch", "page", "question") and rng.random() < 0.35
    app = next((each for each in apps if each.package == SETTINGS and likes_settings), None) or rng.choice(apps)
    phone.launch(app.package)
    phone.advance(1.0)
    found = Walk(Open(app.label, app.package), end)
    device = VirtualDevice(phone)
    _follow((), device)
    for _ in range(rng.randint(1, MOST_TAPS[found.end]) + 1):
        elements = _of_page(device)
        if not any(each.package == app.package for each in elements):
            return None
        if (ended := _ended(found, elements, device, rng, chances)) is not None:
            return ended
        if found.end != "first" and rng.random() < 0.25:
            _scroll(device)
            elements = _of_page(device)
        done = _stepped(found, elements, device, rng)
        if done is None:
            break
        found = replace(found, done=(*found.done, done))
    return _ended(found, _of_page(device), device, rng, chances, last=True)


def _ended(
    found: Walk, elements: Sequence[Element], device: VirtualDevice, rng: random.Random, chances: Chances, *,
    last: bool = False,
) -> Walk | None:  # fmt: skip
    """The walk with what it was after, where this page has it."""
    match found.end:
        case "fields" if filled := _filled(elements, device, rng):
            return replace(found, done=(*found.done, *filled))
        case "switch" if last or rng.random() < 0.6:
            turned = _turned(elements, device, rng, chances)
            return replace(found, done=(*found.done, turned)) if turned else None
        case "question" | "first" if last or rng.random() < 0.35:
            asked = (_asked if found.end == "question" else _first)(elements, rng)
            return replace(found, asked=asked) if asked else None
        case "page" if last and found.done:
            return found if found.done[-1].kind in ("page", "tab") else replace(found, end="steps")
        case "steps" if last and found.done:
            return found
    return None


def _stepped(found: Walk, elements: Sequence[Element], device: VirtualDevice, rng: random.Random) -> Done | None:
    """One more act of the walk, made on the phone."""
    if found.end == "steps":
        chance = rng.random()
        if chance < 0.2 and (turned := _turned(elements, device, rng, Chances(met=0))):
            return turned
        if chance < 0.4 and (filled := _filled(elements, device, rng, most=1)):
            return None if filled[0].name in {done.name for done in found.done} else filled[0]
        if chance < 0.5 and (held := _held(elements, device, rng)):
            return held
        if chance < 0.56 and found.done and found.done[-1].kind == "page" and _follow((Key("back"),), device):
            return Done("back", "", (Key("back"),))
    for _ in range(3):
        if done := _tapped(elements, device, rng, end=found.end):
            return done
    return None


def _tapped(elements: Sequence[Element], device: VirtualDevice, rng: random.Random, *, end: str) -> Done | None:
    """A tap on something named that changed what is seen."""
    width_px, height_px = device.phone.size_px
    much = MUCH * width_px * height_px
    places = [(each, name) for each in elements if each.clickable and (name := _name_of(each, elements))]
    places = [(each, name) for each, name in places if each.text or each.box.area_px < much]
    places = [(each, name) for each, name in places if not each.checkable and not each.class_name.endswith("EditText")]
    if not places:
        return None
    weights = [_weight(each, name, end) for each, name in places]
    place, name = rng.choices(places, weights)[0]
    move = Tap(name, last=place.selected or place.box.top > 0.85 * height_px)
    act = Oracle([move], device.phone.size_px).act(elements)
    if act.target is None or not place.box.contains(*act.target.box.center_px) or not _follow((move,), device):
        return None
    after = _of_page(device)
    before_labels, labels = {each.label for each in elements}, {each.label for each in after}
    if before_labels == labels and [each.box for each in elements] == [each.box for each in after]:
        return None
    if _is_tab(name, after):
        return Done("tab", name, (move,), implied=True)
    is_page = len(labels & before_labels) < 0.4 * len(labels) and name in labels
    return Done("page" if is_page else "tap", name, (move,), implied=not place.text and bool(place.desc))


def _weight(place: Element, name: str, end: str) -> float:
    said = name.casefold()
    if any(word in said for word in SHUNNED):
        return 0.06
    if end != "steps" and any(word in said for word in AWAY):
        return 0.06
    if end == "fields" and any(said.startswith(word) for word in WELCOME):
        return 12.0
    return 0.3 if len(name) < 2 else 1.0


def _is_tab(name: str, elements: Sequence[Element]) -> bool:
    chosen = [each for each in elements if each.selected]
    return any(each.box.contains(*said.box.center_px) for each in chosen for said in elements if said.label == name)


def _held(elements: Sequence[Element], device: VirtualDevice, rng: random.Random) -> Done | None:
    places = [each for each in elements if each.long_clickable and not each.class_name.endswith("EditText")]
    if not places or not (name := _name_of(rng.choice(places), elements)):
        return None
    return Done("hold", name, (Hold(name),)) if _follow((Hold(name),), device) else None


def _turned(elements: Sequence[Element], device: VirtualDevice, rng: random.Random, chances: Chances) -> Done | None:
    """A switch turned over, or found as it shall be."""
    toggles = [each for each in elements if each.checkable and each.class_name.endswith(("Switch", "CheckBox"))]
    for toggle in rng.sample(toggles, len(toggles)):
        name = _name_beside(toggle, elements)
        met = rng.random() < chances.met
        move = Turn(name, toggle.checked == met)
        there = Oracle([replace(move, on=toggle.checked)], device.phone.size_px).act(elements)
        if name and there.call.name == "finish" and (met or _follow((move,), device)):
            return Done("turn", name, (move,), on=move.on)
    return None


def _filled(elements: Sequence[Element], device: VirtualDevice, rng: random.Random, most: int = 3) -> list[Done]:
    """Fields of a page filled with made-up texts."""
    fields = [each for each in elements if each.class_name.endswith("EditText") and each.resource_id and _field(each)]
    searches = [each for each in fields if _searches(each)]
    forms = [each for each in fields if each not in searches]
    if not forms and rng.random() < 0.7:
        return []
    chosen = rng.sample(forms, min(len(forms), rng.randint(1, most))) if forms else searches[:1]
    chinese = device.phone.state.look.locale == "zh"
    filled: list[Done] = []
    for field in chosen:
        text = typed_text(_field(field), rng, chinese=chinese)
        move = Fill(field.resource_id.rpartition(":id/")[2], text)
        if any(text == done.text or _field(field) == done.name for done in filled) or not _follow((move,), device):
            return filled
        enters = field in searches and rng.random() < 0.4 and _follow((Key("enter"),), device)
        filled.append(Done("search" if field in searches else "fill", _field(field), (move,), text=text))
        if enters:
            filled[-1] = replace(filled[-1], moves=(move, Key("enter")), on=True)
    return filled


def _field(field: Element) -> str:
    """What a field is called: what it shows while it is empty."""
    said = field.hint or field.desc
    return said if _is_name(said) else ""


def _searches(field: Element) -> bool:
    return "search" in field.resource_id or field.hint.startswith(("Search", "搜索"))


def _asked(elements: Sequence[Element], rng: random.Random) -> Asked | None:
    """What stands below a title or at the end of its row."""
    titles = [each for each in elements if each.resource_id.endswith(":id/title") and _once(each.text, elements)]
    pairs = [(each.text, below) for each in titles if (below := _below(each, elements))]
    if not pairs:
        return None
    title, said = rng.choice(pairs)
    return Asked("below", title, said)


def _below(title: Element, elements: Sequence[Element]) -> str:
    row = _row_of(title, elements)
    if row is None:
        return ""
    others = [each for each in elements if each.text and each is not title and row.box.contains(*each.box.center_px)]
    return others[0].text if len(others) == 1 and _once(others[0].text, elements) else ""


def _first(elements: Sequence[Element], rng: random.Random) -> Asked | None:
    """The title of a list's first or last row in sight."""
    lists = [each for each in elements if each.scrollable]
    if not lists:
        return None
    titles = [
        each
        for each in elements
        if each.resource_id.endswith(":id/title") and lists[-1].box.contains(*each.box.center_px)
    ]
    if len(titles) < 2 or not _once(titles[0].text, elements):
        return None
    return Asked("first", "", titles[0].text)


def _row_of(said: Element, elements: Sequence[Element]) -> Element | None:
    rows = [each for each in elements if each.clickable and each.box.contains(*said.box.center_px)]
    return min(rows, key=lambda each: each.box.area_px, default=None)


# --- names ------------------------------------------------------------------------------------------------------


def _name_of(place: Element, elements: Sequence[Element]) -> str:
    """What a place to tap is called; "" where it has no name, or shares it."""
    if place.label:
        return place.label if _is_name(place.label) else ""
    inside = [each for each in elements if each.label and place.box.contains(*each.box.center_px)]
    titles = [each.label for each in inside if each.resource_id.endswith(":id/title")]
    said = [*titles, *(each.label for each in inside if len(each.label) > 1), *(each.label for each in inside)]
    return said[0] if said and _is_name(said[0]) else ""


def _name_beside(toggle: Element, elements: Sequence[Element]) -> str:
    """What a switch is called: itself, else the first words of its row."""
    rows = [each for each in elements if each.clickable and each.box.contains(*toggle.box.center_px)]
    for row in sorted(rows, key=lambda each: each.box.area_px):
        said = [each.text for each in elements if each.text and row.box.contains(*each.box.center_px)]
        if said:
            return said[0] if _is_name(said[0]) and _once(said[0], elements) else ""
    return toggle.label if _is_name(toggle.label) else ""


def _is_name(label: str) -> bool:
    return 0 < len(label) <= LONGEST_LABEL - 8 and "\n" not in label and not set(label) & set('“”"«»「」[]|>')


def _once(label: str, elements: Sequence[Element]) -> bool:
    return _is_name(label) and sum(each.text == label for each in elements) == 1


# --- acting -----------------------------------------------------------------------------------------------------


def _of_page(device: VirtualDevice) -> list[Element]:
    return [each for each in device.tree() if each.package not in AROUND and each.enabled]


def _scroll(device: VirtualDevice) -> None:
    width_px, height_px = device.phone.size_px
    device.phone.swipe(width_px // 2, int(height_px * 0.7), width_px // 2, int(height_px * 0.3), 0.3)


def followed(walk: Walk, phone: VirtualPhone) -> bool:
    """Whether a walk can be gone on a phone, from the app's first page on."""
    phone.launch(walk.app.package)
    moves = [move for done in walk.done for move in done.moves]
    return _follow(moves, VirtualDevice(phone), most=5 + 4 * len(moves))


def _follow(moves: Sequence[Tap | Hold | Turn | Fill | Key], device: VirtualDevice, most: int = 7) -> bool:
    """Make moves on the phone, in so many acts at most; whether that went without a way back being needed."""
    oracle = Oracle(moves, device.phone.size_px)
    for _ in range(most):
        act = oracle.act(device.tree())
        if act.call.name == "finish":
            return True
        if act.call.name in ("scroll", "press_key") and not any(isinstance(move, Key) for move in moves):
            return False
        try:
            make(act.call, device)
        except (ToolError, DeviceError):
            return False
    return False
