"""What several apps are put together from: tabs at the bottom, a search line, a menu, what a page is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devices.virtual.app import Phone
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, column, field_, icon, icon_button, row, space, stack, text


def words_of(page: Page, name: str) -> str:
    """A text the page carries, "" where it carries none."""
    value = page.args.get(name)
    return value if isinstance(value, str) else ""


def number_of(page: Page, name: str) -> int:
    """A number the page carries, 0 where it carries none."""
    value = page.args.get(name)
    return value if isinstance(value, int) else 0


def draft(page: Page, name: str) -> Callable[[str], None]:
    """Keeps what is typed into a field on the page, unsaved."""

    def keep(typed: str) -> None:
        page.args[name] = typed

    return keep


def page_below(phone: Phone) -> Page:
    """The page a dialog lies over."""
    return phone.state.tasks[-1].stack[-2]


def bottom_bar(tabs: Sequence[tuple[str, str, Act | None]], selected: int) -> Node:
    """Tabs at the bottom of an app: icon, label and what a tap does; the selected one's icon lies in a pill.

    A tab that does nothing is drawn disabled.
    """
    return row(
        *(_tab(symbol, label, act, index == selected) for index, (symbol, label, act) in enumerate(tabs)),
        height=80, fill="surface_high", pad=(4, 0, 4, 0),
    )  # fmt: skip


def _tab(symbol: str, label: str, act: Act | None, selected: bool) -> Node:
    dim = "on_surface_dim" if act else "disabled"
    ink = "on_tonal" if selected else dim
    pill = stack(
        icon(f"{symbol}_fill" if selected else symbol, ink=ink),
        align="center",
        width=64,
        height=32,
        radius=16,
        fill="tonal" if selected else "",
    )
    name = text(label, 12, ink="on_surface" if selected else dim, bold=selected, text_align="center")
    return column(
        pill, name, gap=4, align="center", justify="center", width=None, height="fill", grow=1, on_tap=act,
        selected=selected, enabled=act is not None, class_name="android.widget.FrameLayout",
    )  # fmt: skip


def floating(content: Node, button: Node, *, center: bool = False) -> Node:
    """`content`, as high as there is room, and a button over its lower right corner or lower edge."""
    place = row(button, justify="center" if center else "end", pad=(16, 0, 16, 16))
    return stack(column(content, height="fill"), column(space(), place, height="fill"), height=None, grow=1)


def search_line(phone: Phone, page: Page, hint: str, *trailing: Node) -> Node:
    """The rounded search field at the top of a list; what is typed stays under "query" on the page."""
    typed = words_of(page, "query")

    def clear() -> None:
        page.args["query"] = ""
        phone.focus("")

    ends = [icon_button("close", phone.say("Clear search"), clear)] if typed else list(trailing)
    field = field_("search", typed, draft(page, "query"), hint=hint, fill="", pad=(0, 12, 0, 12), width=None, grow=1)
    line = row(
        icon("search", desc=phone.say("Search")), field, *ends,
        fill="surface_high", radius=28, height=56, gap=12, pad=(16, 0, 4, 0),
    )  # fmt: skip
    return row(line, pad=(16, 8, 16, 8))


def nothing_here(symbol: str, words: str) -> Node:
    """What an empty list shows."""
    return column(
        icon(symbol, 72, ink="outline"), text(words, 16, ink="on_surface_dim", text_align="center"),
        gap=16, align="center", justify="center", grow=1, pad=(32, 32, 32, 96),
    )  # fmt: skip


def menu(phone: Phone, *items: tuple[str, str, Act]) -> Node:
    """A menu hanging from the upper right corner; an item closes it and then acts."""

    def choose(act: Act) -> Act:
        def chosen() -> None:
            phone.back()
            act()

        return chosen

    rows = [_menu_item(symbol, label, choose(act)) for symbol, label, act in items]
    card = column(*rows, fill="surface_high", radius=8, width=220, pad=(0, 8, 0, 8), elevation=3, enabled=False)
    return _over(phone, column(row(space(), card, pad=(0, 8, 8, 0)), height="fill"))


def _menu_item(symbol: str, label: str, act: Act) -> Node:
    return row(icon(symbol), text(label, 16, grow=1), gap=16, pad=(16, 0, 16, 0), height=48, on_tap=act)


def _over(phone: Phone, card: Node) -> Node:
    """Over the dimmed page; a tap beside the card closes it."""
    return stack(stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close")), card)
