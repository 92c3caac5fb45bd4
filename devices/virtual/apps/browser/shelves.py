"""Open tabs, bookmarks, history and downloads."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.browser import browsing
from devices.virtual.apps.browser.data import Bookmark, Tab, Visit
from devices.virtual.apps.clock.times import local, time_of_day
from devices.virtual.apps.parts import floating, nothing_here
from devices.virtual.apps.tracks.kinds import day_words
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    column,
    fab,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    text,
)  # fmt: skip


def tabs_page(phone: Phone, page: Page) -> Node:
    state = phone.state

    def new() -> None:
        phone.back()
        browsing.open_tab(state)

    close_all = phone.to(Page("close_all", dialog=True)) if state.browser.tabs else None
    bar = app_bar(
        phone.say("Open tabs"), on_back=phone.back,
        actions=[icon_button("delete_sweep", phone.say("Close all tabs"), close_all)],
    )  # fmt: skip
    cards = [_card(phone, tab) for tab in state.browser.tabs]
    body = (
        scroll("tabs", *cards, gap=12, pad=(16, 8, 16, 96)) if cards else nothing_here("tab", phone.say("No open tabs"))
    )
    return column(bar, floating(body, fab("add", phone.say("New tab"), new)), height="fill", fill="surface")


def _card(phone: Phone, tab: Tab) -> Node:
    state = phone.state
    title = browsing.title_of(state, tab, phone.say("New tab"))

    def show() -> None:
        state.browser.tab = tab.id
        phone.back()

    close = icon_button("close", phone.say("Close {name}").format(name=title), lambda: browsing.close_tab(state, tab))
    names = column(
        text(title, 16, bold=True, id="tab_title"),
        text(tab.trail[-1] or "chrome://newtab", 14, ink="on_surface_dim"), gap=4, width=None, grow=1,
    )  # fmt: skip
    front = tab.id == state.browser.tab
    return row(
        icon("public"), names, close, gap=12, fill="surface_low", border="primary" if front else "", radius=16,
        pad=(16, 12, 4, 12), on_tap=show, selected=front,
    )  # fmt: skip


def close_all_dialog(phone: Phone, page: Page) -> Node:
    def close() -> None:
        phone.state.browser.tabs.clear()
        phone.state.browser.tab = 0

    words = phone.say("All open tabs will be closed.")
    return confirm(phone, phone.say("Close all tabs?"), words, phone.say("Close all"), close)


def bookmarks_page(phone: Phone, page: Page) -> Node:
    lines = [_bookmark(phone, mark) for mark in phone.state.browser.bookmarks]
    body = scroll("bookmarks", *lines) if lines else nothing_here("bookmarks", phone.say("No bookmarks yet"))
    return column(app_bar(phone.say("Bookmarks"), on_back=phone.back), body, height="fill", fill="surface")


def _bookmark(phone: Phone, mark: Bookmark) -> Node:
    remove = icon_button(
        "delete", phone.say("Delete {name}").format(name=mark.title),
        lambda: phone.state.browser.bookmarks.remove(mark),
    )  # fmt: skip
    return list_row(
        mark.title, mark.address, leading=icon("star_fill", ink="primary"), trailing=remove,
        on_tap=_opens(phone, mark.address), pad=(20, 8, 8, 8),
    )  # fmt: skip


def _opens(phone: Phone, address: str) -> Act:
    def act() -> None:
        phone.back()
        browsing.go(phone.state, address)

    return act


def history_page(phone: Phone, page: Page) -> Node:
    visits = phone.state.browser.history
    clear = phone.to(Page("clear", dialog=True)) if visits else None
    bar = app_bar(
        phone.say("History"), on_back=phone.back,
        actions=[icon_button("delete_sweep", phone.say("Clear browsing data"), clear)],
    )  # fmt: skip
    lines = [_visit(phone, visit) for visit in reversed(visits[-40:])]
    body = scroll("history", *lines) if lines else nothing_here("history", phone.say("No history yet"))
    return column(bar, body, height="fill", fill="surface")


def _visit(phone: Phone, visit: Visit) -> Node:
    when = local(visit.at_s)
    words = f"{visit.address} · {day_words(phone.say, visit.at_s)}, {time_of_day(phone, when.hour, when.minute)}"
    remove = icon_button(
        "close", phone.say("Delete {name}").format(name=visit.title),
        lambda: phone.state.browser.history.remove(visit),
    )  # fmt: skip
    return list_row(
        visit.title, words, leading=icon("public"), trailing=remove, on_tap=_opens(phone, visit.address),
        pad=(20, 8, 8, 8),
    )  # fmt: skip


def clear_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("The pages you have visited will be forgotten.")
    return confirm(
        phone, phone.say("Clear browsing data?"), words, phone.say("Clear"), phone.state.browser.history.clear
    )


def downloads_page(phone: Phone, page: Page) -> Node:
    """Files that can be shown as pages."""
    files = [file for file in phone.state.files_stored if file.path.endswith(".html")]
    lines = [
        list_row(
            file.path.rpartition("/")[2], file.path, leading=icon("description"),
            on_tap=_opens(phone, f"file:///sdcard/{file.path}"),
        )
        for file in files
    ]  # fmt: skip
    body = scroll("downloads", *lines) if lines else nothing_here("download", phone.say("No downloads yet"))
    return column(app_bar(phone.say("Downloads"), on_back=phone.back), body, height="fill", fill="surface")
