"""The home screen: date, icons and dock over the wallpaper; and the drawer with all apps, opened by a swipe up."""

from __future__ import annotations

from datetime import UTC, datetime

from devices.virtual.app import Phone, VirtualApp
from devices.virtual.state import Page
from devices.virtual.system import navigation_bar, status_bar
from devices.virtual.widgets import Node, column, field_, icon, row, scroll, space, stack, text

COLUMNS = 4
DOCK = 4
"""So many of the first icons are in the dock."""
LINE = 1.2
"""Height of a line of text, in its size."""
SEARCH_DP = 52 + 16 + 12 + 12
"""The field for a search, and what is left free around it."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def backdrop(phone: Phone) -> str:
    """Colour role of what is behind the launcher and the bars; the drawer covers the whole wallpaper."""
    return "wallpaper" if status_bar.over_wallpaper(phone.state) else "surface"


def view(phone: Phone, page: Page) -> Node:
    """The page "home" or "drawer"."""
    return _drawer(phone, page) if page.name == "drawer" else _home(phone)


def in_order(phone: Phone) -> list[VirtualApp]:
    """The apps as their icons lie; those without a place of their own come last."""
    order = phone.state.launcher_order
    placed = [phone.apps[package] for package in order if package in phone.apps]
    return placed + [app for package, app in phone.apps.items() if package not in order]


def _home(phone: Phone) -> Node:
    apps = in_order(phone)
    free_dp, has_date = _free_dp(phone), True
    if free_dp < 0:  # a phone on its side: the icons are what it is for
        free_dp, has_date = free_dp + _date_dp(phone), False
    rows = max(int(free_dp // _cell_dp(phone)), 0)
    dock, rest = apps[:DOCK], apps[DOCK : DOCK + rows * COLUMNS]
    date = [_date(phone)] if has_date else []

    def swiped(direction: str) -> None:
        if direction == "up":
            _open_drawer(phone, search=False)

    search = row(
        icon("search", 22, ink="#3c4043"), text(phone.say("Search apps"), 15, ink="#5f6368"),
        fill="white", radius=26, height=52, pad=(18, 0, 18, 0), gap=14, id="search_container_hotseat",
        on_tap=lambda: _open_drawer(phone, search=True),
    )  # fmt: skip
    return column(
        *date, space(), *_grid(phone, rest, "white"), space(height=12), *_grid(phone, dock, "white"),
        column(search, pad=(4, 16, 4, 12)),
        height="fill", pad=(20, 0, 20, 0), on_swipe=swiped, id="workspace",
    )  # fmt: skip


def _cell_dp(phone: Phone) -> float:
    """How high a row of icons is."""
    return 58 + 7 + 2 * 10 + 13 * LINE * phone.state.look.font_scale


def _date_dp(phone: Phone) -> float:
    return 32 + 2 + (72 + 20) * LINE * phone.state.look.font_scale


def _free_dp(phone: Phone) -> float:
    """The height left for icons between the date and the dock; less than 0 where even the date has no place."""
    state = phone.state
    around = status_bar.HEIGHT_DP + navigation_bar.HEIGHT_DP + SEARCH_DP + _date_dp(phone) + _cell_dp(phone)
    return state.size_px[1] * 160 / state.dpi - around


def _open_drawer(phone: Phone, search: bool) -> None:
    phone.open(Page("drawer", {"query": ""}))
    if search:
        phone.focus("search")


def _date(phone: Phone) -> Node:
    """The clock and "At a glance" widgets: the time and the date, as text over the wallpaper."""
    return column(
        text(status_bar.clock(phone.state), 72, ink="white", id="clock"),
        text(date_words(phone), 20, ink="white", id="date"),
        gap=2, pad=(8, 32, 8, 0),
    )  # fmt: skip


def date_words(phone: Phone) -> str:
    """The day in the phone's language, such as "Tuesday, Sep 22"."""
    now = datetime.fromtimestamp(phone.state.now_s, UTC)
    words = phone.say("{weekday}, {month} {day}")
    return words.format(weekday=phone.say(_DAYS[now.weekday()]), month=phone.say(_MONTHS[now.month - 1]), day=now.day)


def _grid(phone: Phone, apps: list[VirtualApp], ink: str) -> list[Node]:
    """Rows of icons, all cells equally wide."""
    rows = [apps[at : at + COLUMNS] for at in range(0, len(apps), COLUMNS)]
    blank = [space() for _ in range(COLUMNS)]
    return [row(*[_icon(phone, app, ink) for app in line], *blank[len(line) :], align="start") for line in rows]


def _icon(phone: Phone, app: VirtualApp, ink: str) -> Node:
    label = phone.say(app.label)
    picture = stack(icon(app.icon, 32, ink="white"), align="center", width=58, height=58, fill=app.tint, radius=29)
    name = text(label, 13, ink=ink, text_align="center", width="fill")
    return column(
        row(picture, justify="center"), name, gap=7, pad=(2, 10, 2, 10), width=None, grow=1, desc=label,
        on_tap=lambda: _start(phone, app), class_name="android.widget.TextView",
    )  # fmt: skip


def _start(phone: Phone, app: VirtualApp) -> None:
    phone.state.home = [Page("home")]
    phone.launch(app.package)


def _drawer(phone: Phone, page: Page) -> Node:
    query = str(page.args.get("query", ""))

    def typed(words: str) -> None:
        page.args["query"] = words

    apps = sorted(phone.apps.values(), key=lambda app: phone.say(app.label))
    found = [app for app in apps if query.strip().lower() in f"{app.label} {phone.say(app.label)}".lower()]

    def first() -> None:
        if query.strip() and found:
            _start(phone, found[0])

    def swiped(direction: str) -> None:
        if direction == "down":
            phone.back()

    field = field_("search", query, typed, hint=phone.say("Search apps"), on_submit=first, radius=28)
    nothing = text(
        phone.say("No apps found matching “{}”").format(query), 16, ink="on_surface_dim", max_lines=3,
        text_align="center", pad=(24, 48, 24, 0),
    )  # fmt: skip
    icons = scroll("apps", *(_grid(phone, found, "on_surface") or [nothing]), pad=(12, 8, 12, 24),
                   on_swipe=swiped)  # fmt: skip
    return column(
        column(field, pad=(16, 16, 16, 8)), icons, height="fill", on_swipe=swiped,
        id="apps_view",
    )  # fmt: skip
