"""What a browser does: tabs, going to an address, back and forward, bookmarks, sending. Nothing here is drawn."""

from __future__ import annotations

from devices.virtual.apps.browser.data import Bookmark, Sent, Tab, Visit
from devices.virtual.apps.browser.sites import page_at
from devices.virtual.apps.browser.web import Typed, WebPage
from devices.virtual.state import PhoneState


def tab_in_front(state: PhoneState) -> Tab:
    """The tab that is shown; there is always one."""
    browser = state.browser
    tab = next((tab for tab in browser.tabs if tab.id == browser.tab), None)
    if tab is None:
        tab = browser.tabs[-1] if browser.tabs else Tab(state.new_id())
        if not browser.tabs:
            browser.tabs.append(tab)
        browser.tab = tab.id
    return tab


def page_of(state: PhoneState, tab: Tab) -> WebPage | None:
    """What a tab shows; None for the new-tab page and where there is nothing."""
    return page_at(state, tab.trail[-1], tab.typed) if tab.trail[-1] else None


def title_of(state: PhoneState, tab: Tab, new: str) -> str:
    page = page_of(state, tab)
    return page.title if page else tab.trail[-1] or new


def go(state: PhoneState, address: str) -> None:
    """Show an address in the tab in front, and remember the visit."""
    tab = tab_in_front(state)
    tab.trail.append(address)
    tab.ahead.clear()
    _arrive(state, tab)


def go_back(state: PhoneState) -> bool:
    """To the page before; False where there is none."""
    tab = tab_in_front(state)
    if len(tab.trail) < 2:
        return False
    tab.ahead.append(tab.trail.pop())
    _arrive(state, tab, visit=False)
    return True


def go_forward(state: PhoneState) -> None:
    tab = tab_in_front(state)
    if tab.ahead:
        tab.trail.append(tab.ahead.pop())
        _arrive(state, tab)


def reload(state: PhoneState) -> None:
    tab_in_front(state).typed.clear()


def _arrive(state: PhoneState, tab: Tab, *, visit: bool = True) -> None:
    tab.typed.clear()
    page = page_of(state, tab)
    if visit and page is not None:
        state.browser.history.append(Visit(page.title, tab.trail[-1], state.now_s))


def open_tab(state: PhoneState, address: str = "") -> None:
    """A new tab comes to the front."""
    tab = Tab(state.new_id())
    state.browser.tabs.append(tab)
    state.browser.tab = tab.id
    if address:
        go(state, address)


def close_tab(state: PhoneState, tab: Tab) -> None:
    """Close a tab; the one opened last comes to the front if it was in front."""
    browser = state.browser
    browser.tabs.remove(tab)
    if browser.tab == tab.id:
        browser.tab = browser.tabs[-1].id if browser.tabs else 0


def bookmark_of(state: PhoneState, address: str) -> Bookmark | None:
    return next((each for each in state.browser.bookmarks if each.address == address), None)


def send(state: PhoneState, fields: Typed) -> None:
    """A form of the page in front is sent off."""
    state.browser.sent.append(Sent(tab_in_front(state).trail[-1], dict(fields)))
