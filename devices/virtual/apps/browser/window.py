"""The browser's window: the address bar over the page, what lies over the page, and the menu."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.browser import browsing, sites
from devices.virtual.apps.browser.data import Bookmark, Tab
from devices.virtual.apps.browser.drawing import block_node
from devices.virtual.apps.browser.web import WebPage, site_of
from devices.virtual.apps.parts import draft, menu, nothing_here, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    column,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)  # fmt: skip


def window_page(phone: Phone, page: Page) -> Node:
    state = phone.state
    if asked := page.args.pop("go", ""):  # a link of another app: it gets a tab of its own, once
        browsing.open_tab(state, str(asked))
    tab = browsing.tab_in_front(state)
    shown = browsing.page_of(state, tab)

    def back() -> None:
        if not browsing.go_back(state):
            phone.back()

    if shown is not None:
        body = _web_page(phone, tab, shown)
    elif tab.trail[-1]:
        body = nothing_here("cloud_off", phone.say("This site can't be reached"))
    else:
        body = _new_tab(phone)
    return column(_bar(phone, tab), body, height="fill", fill="surface", on_back=back)


def _bar(phone: Phone, tab: Tab) -> Node:
    address = tab.trail[-1]
    words = text(
        address or phone.say("Search or type web address"), 16, grow=1, id="url_bar",
        ink="on_surface" if address else "on_surface_dim",
    )  # fmt: skip
    box = row(
        icon("public" if address else "search", 20), words, fill="surface_high", radius=24, height=44, gap=10,
        pad=(14, 0, 14, 0), width=None, grow=1, on_tap=lambda: _edit_address(phone, address),
        class_name="android.widget.EditText",
    )  # fmt: skip
    count = stack(
        stack(
            text(str(len(phone.state.browser.tabs)), 12, bold=True, text_align="center"), align="center", width=22,
            height=22, border="on_surface", radius=4,
        ),
        align="center", width=44, height=48, on_tap=phone.to(Page("tabs")), desc=phone.say("Switch or close tabs"),
        class_name="android.widget.ImageButton",
    )  # fmt: skip
    home = (lambda: browsing.go(phone.state, "")) if address else None
    return row(
        icon_button("home", phone.say("Home"), home), box, count,
        icon_button("more_vert", phone.say("More options"), phone.to(Page("menu", dialog=True))),
        gap=2, height=60, pad=(4, 0, 4, 0),
    )  # fmt: skip


def _edit_address(phone: Phone, address: str) -> None:
    phone.open(Page("address", {"url": address, "fresh": True}))
    phone.focus("url")


def _new_tab(phone: Phone) -> Node:
    """The page of a new tab: a search line, and the sites one knows."""
    search = row(
        icon("search"), text(phone.say("Search or type web address"), 16, ink="on_surface_dim", grow=1), gap=12,
        fill="surface_low", radius=28, height=56, pad=(16, 0, 16, 0), on_tap=lambda: _edit_address(phone, ""),
    )  # fmt: skip
    tiles = [_tile(phone, title, address, symbol) for title, address, symbol in sites.front_pages(phone.state)]
    return scroll(
        "new_tab", row(text("Chrome", 40, bold=True, ink="primary", text_align="center"), justify="center"),
        search, row(*tiles, gap=8, align="start"), gap=28, pad=(20, 64, 20, 24),
    )  # fmt: skip


def _tile(phone: Phone, title: str, address: str, symbol: str) -> Node:
    disc = stack(icon(symbol, ink="on_tonal"), align="center", width=56, height=56, radius=28, fill="tonal")
    return column(
        disc, text(title, 12, text_align="center", max_lines=2), gap=8, align="center", width=None, grow=1,
        on_tap=lambda: browsing.go(phone.state, address),
    )  # fmt: skip


def _web_page(phone: Phone, tab: Tab, shown: WebPage) -> Node:
    blocks = [block_node(phone, tab.typed, block) for block in shown.blocks]
    page = scroll(f"web {tab.id} {tab.trail[-1]}", *blocks, pad=(0, 4, 0, 32))
    over: list[Node] = []
    if shown.asks_cookies and site_of(tab.trail[-1]) not in phone.state.browser.cookies:
        over.append(_cookies(phone, site_of(tab.trail[-1])))
    elif shown.pop_up and tab.typed.get("pop up") != "closed":
        over.append(_pop_up(phone, tab, shown.pop_up))
    if not over:
        return page
    page.covered = True
    return stack(column(page, height="fill"), *over, height=None, grow=1)


def _cookies(phone: Phone, site: str) -> Node:
    """The banner that wants an answer first."""

    def answer(which: str) -> Act:
        def answered() -> None:
            phone.state.browser.cookies[site] = which

        return answered

    words = phone.say("We and our 214 partners use cookies to show you adverts and to measure what you read.")
    card = column(
        text(phone.say("Your privacy"), 20, bold=True), text(words, 14, ink="on_surface_dim", max_lines=6),
        row(
            button(phone.say("Accept all"), answer("all"), width=None, grow=1),
            button(phone.say("Reject all"), answer("needed"), style="tonal", width=None, grow=1), gap=12,
        ),
        gap=16, fill="surface_high", pad=(24, 24, 24, 24), elevation=4, enabled=False,
    )  # fmt: skip
    return stack(stack(fill="scrim", enabled=False), column(space(), card, height="fill"))


def _pop_up(phone: Phone, tab: Tab, words: str) -> Node:
    """An advert over the page: a large yes, and a small cross."""

    def close() -> None:
        tab.typed["pop up"] = "closed"

    def claim() -> None:
        browsing.go(phone.state, f"{sites.PRIZES}/visitor")

    cross = icon_button("close", phone.say("Close"), close, id="dismiss_pop_up")
    card = column(
        row(text(phone.say("Ad"), 12, ink="on_surface_dim"), space(), cross),
        column(icon("redeem", 72, ink="primary"), align="center"),
        text(words, 20, bold=True, text_align="center", max_lines=4, pad=(16, 0, 16, 0)),
        button(phone.say("Claim your prize"), claim), gap=16, fill="surface", radius=20, pad=(20, 8, 20, 28),
        elevation=6, enabled=False,
    )  # fmt: skip
    return stack(stack(fill="scrim", enabled=False), column(card, height="fill", justify="center", pad=(28, 0, 28, 0)))


def address_page(phone: Phone, page: Page) -> Node:
    """Typing an address, with what is known of what one may mean."""
    state = phone.state
    typed = words_of(page, "url")
    fresh = bool(page.args.get("fresh"))

    def type_(words: str) -> None:
        # what is typed first replaces the address that stands there selected
        page.args["url"], page.args["fresh"] = (words.removeprefix(typed) if fresh else words), False

    def go(address: str) -> Act:
        def gone() -> None:
            phone.back()
            browsing.go(state, address)

        return gone

    submit = go(sites.address_for(typed)) if typed.strip() else None
    field = field_(
        "url", typed, type_ if fresh else draft(page, "url"), hint=phone.say("Search or type web address"),
        on_submit=submit, width=None, grow=1, radius=28, pad=(20, 12, 20, 12),
    )  # fmt: skip

    def clear() -> None:
        page.args["url"] = ""

    ends = [icon_button("close", phone.say("Clear input"), clear)] if typed else []
    bar = row(icon_button("arrow_back", phone.say("Navigate up"), phone.back), field, *ends, gap=4, pad=(4, 8, 8, 8))
    known = {address: title for title, address, _ in sites.front_pages(state)}
    known |= {visit.address: visit.title for visit in state.browser.history}
    known |= {bookmark.address: bookmark.title for bookmark in state.browser.bookmarks}
    query = "" if fresh else typed.lower()
    found = [(title, address) for address, title in known.items() if query in f"{title} {address}".lower()]
    lines = [
        list_row(title, address, leading=icon("history"), on_tap=go(address), pad=(20, 8, 20, 8))
        for title, address in found[:6]
    ]
    first = [list_row(typed, leading=icon("search"), on_tap=submit)] if typed.strip() and not fresh else []
    return column(bar, scroll("suggestions", *first, *lines), height="fill", fill="surface")


def menu_dialog(phone: Phone, page: Page) -> Node:
    state = phone.state
    tab = browsing.tab_in_front(state)
    address = tab.trail[-1]
    mark = browsing.bookmark_of(state, address)

    def bookmark() -> None:
        if mark is not None:
            state.browser.bookmarks.remove(mark)
            phone.toast(phone.say("Bookmark removed"))
        else:
            title = browsing.title_of(state, tab, phone.say("New tab"))
            state.browser.bookmarks.append(Bookmark(title, address))
            phone.toast(phone.say("Bookmark added"))

    items: list[tuple[str, str, Act]] = [("add_box", phone.say("New tab"), lambda: browsing.open_tab(state))]
    if tab.ahead:
        items.append(("arrow_forward", phone.say("Page forward"), lambda: browsing.go_forward(state)))
    if browsing.page_of(state, tab) is not None:
        name = phone.say("Remove bookmark") if mark else phone.say("Add bookmark")
        items += [
            ("star_fill" if mark else "star", name, bookmark),
            ("refresh", phone.say("Refresh"), lambda: browsing.reload(state)),
            ("share", phone.say("Share"), lambda: _share(phone, address)),
        ]
    items += [
        ("history", phone.say("History"), phone.to(Page("history"))),
        ("bookmarks", phone.say("Bookmarks"), phone.to(Page("bookmarks"))),
        ("download", phone.say("Downloads"), phone.to(Page("downloads"))),
    ]
    return menu(phone, *items)


def _share(phone: Phone, address: str) -> None:
    from devices.virtual.apps.sharing import share

    share(phone, "text", address)
