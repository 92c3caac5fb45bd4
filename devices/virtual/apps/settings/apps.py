"""Settings > Apps: the list, an app's page, its storage, force stop and uninstall."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone, VirtualApp
from devices.virtual.apps.settings.rows import View, disc, link, main_switch, on_off, paragraph, screen
from devices.virtual.state import InstalledApp, Page, PhoneState, Stopwatch
from devices.virtual.system import dialogs
from devices.virtual.widgets import Act, Node, column, header, icon, list_row, row, text

DATA_MB = 2
"""What an app's own data takes up here, beside its code and its cache."""


def apps_by_label(phone: Phone) -> list[VirtualApp]:
    return sorted(phone.apps.values(), key=lambda app: phone.say(app.label).lower())


def record_of(phone: Phone, package: str) -> InstalledApp:
    """What can be changed of an app; a view only reads it, an act changes what `changeable` gives it."""
    return next((record for record in phone.state.installed if record.package == package), InstalledApp(package))


def changeable(phone: Phone, package: str) -> InstalledApp:
    """The app's record to change; made where the phone was laid out without it."""
    record = record_of(phone, package)
    if record not in phone.state.installed:
        phone.state.installed.append(record)
    return record


def flip_notifications(phone: Phone, package: str) -> Act:
    def turn() -> None:
        record = changeable(phone, package)
        record.notifications = not record.notifications

    return turn


def apps_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    recent = [phone.apps[task.package] for task in reversed(phone.state.tasks) if task.package in phone.apps][:4]
    return screen(
        phone,
        page,
        say("Apps"),
        header(say("Recently opened apps")),
        *(_app_row(phone, app, "") for app in recent),
        link(phone, "all_apps", say("See all {} apps").format(len(phone.apps)), symbol="chevron_right"),
        header(say("General")),
        link(phone, "app_notifications", say("App notifications"), symbol="notifications"),
        link(phone, "storage", say("Storage"), say("Space used by apps"), symbol="storage"),
    )


def all_apps(phone: Phone, page: Page) -> Node:
    rows = [_app_row(phone, app, f"{_total_mb(record_of(phone, app.package))} MB") for app in apps_by_label(phone)]
    return screen(phone, page, phone.say("All apps"), *rows)


def _app_row(phone: Phone, app: VirtualApp, summary: str) -> Node:
    return link(phone, "app_info", phone.say(app.label), summary, leading=disc(app.icon, app.tint), package=app.package)


def _total_mb(record: InstalledApp) -> int:
    return record.size_mb + record.cache_mb + DATA_MB


def storage_page(phone: Phone, page: Page) -> Node:
    """How much each app takes up, the largest first."""
    by_size = sorted(apps_by_label(phone), key=lambda app: -_total_mb(record_of(phone, app.package)))
    rows = [
        link(phone, "app_storage", phone.say(app.label), f"{_total_mb(record_of(phone, app.package))} MB",
             leading=disc(app.icon, app.tint), package=app.package)
        for app in by_size
    ]  # fmt: skip
    return screen(phone, page, phone.say("Storage"), text("48 GB", 40, pad=(24, 0, 24, 0)),
                  text(phone.say("used of {}").format("128 GB"), 14, ink="on_surface_dim", pad=(24, 0, 24, 16)),
                  header(phone.say("Apps")), *rows)  # fmt: skip


def _head(phone: Phone, app: VirtualApp) -> Node:
    name = text(phone.say(app.label), 22, text_align="center", id="entity_header_title")
    return column(disc(app.icon, app.tint, 64), name, gap=12, align="center", pad=(24, 0, 24, 20))


def _action(symbol: str, words: str, act: Act | None) -> Node:
    ink = "primary" if act else "disabled"
    return column(
        icon(symbol, 24, ink=ink), text(words, 14, ink=ink, text_align="center"), gap=6, align="center", width=None,
        grow=1, on_tap=act, enabled=act is not None, pad=(4, 12, 4, 12), fill="surface_high", radius=16,
        class_name="android.widget.Button",
    )  # fmt: skip


def app_info(phone: Phone, page: Page) -> Node:
    package = str(page.args["package"])
    say, app, record = phone.say, phone.apps[package], record_of(phone, package)
    runs = any(task.package == package for task in phone.state.tasks)
    force_stop = phone.to(Page("force_stop", {"package": package}, dialog=True))

    def start() -> None:
        phone.launch(package)

    return screen(
        phone,
        page,
        say("App info"),
        _head(phone, app),
        row(
            _action("open_in_new", say("Open"), start),
            _action("delete", say("Uninstall"), None),  # all apps of this phone came with it
            _action("cancel", say("Force stop"), force_stop if runs else None),
            gap=8, pad=(20, 0, 20, 16),
        ),
        link(phone, "app_notification", say("Notifications"), on_off(phone, record.notifications), package=package),
        link(phone, "app_storage", say("Storage & cache"),
             say("{} used in internal storage").format(f"{_total_mb(record)} MB"), package=package),
        list_row(say("Permissions"), say("No permissions requested"), enabled=False),
        list_row(say("Open by default"), say("No supported links"), enabled=False),
        text(say("Version {}").format("1.0"), 14, ink="on_surface_dim", pad=(24, 20, 24, 8)),
    )  # fmt: skip


def app_notification(phone: Phone, page: Page) -> Node:
    package = str(page.args["package"])
    app, record = phone.apps[package], record_of(phone, package)
    turn = flip_notifications(phone, package)
    words = phone.say("All {} notifications").format(phone.say(app.label))
    note = paragraph(phone.say("This app has not sent any notifications")) if record.notifications else column()
    return screen(
        phone,
        page,
        phone.say("Notifications"),
        _head(phone, app),
        main_switch(words, record.notifications, turn),
        note,
    )


def app_storage(phone: Phone, page: Page) -> Node:
    package = str(page.args["package"])
    say, record = phone.say, record_of(phone, package)

    def clear_cache() -> None:
        changeable(phone, package).cache_mb = 0

    def line(words: str, size_mb: int) -> Node:
        return row(text(say(words), 16, grow=1), text(f"{size_mb} MB", 14, ink="on_surface_dim"),
                   pad=(24, 14, 24, 14), min_height=56)  # fmt: skip

    clear = phone.to(Page("clear_storage", {"package": package}, dialog=True)) if package in _CLEARS else None
    return screen(
        phone,
        page,
        say("Storage"),
        _head(phone, phone.apps[package]),
        row(
            _action("delete", say("Clear storage"), clear),
            _action("cleaning_services", say("Clear cache"), clear_cache if record.cache_mb else None),
            gap=8, pad=(20, 0, 20, 16),
        ),
        header(say("Space used")),
        line("App size", record.size_mb),
        line("User data", DATA_MB),
        line("Cache", record.cache_mb),
        line("Total", _total_mb(record)),
    )  # fmt: skip


def _clear_clock(state: PhoneState) -> None:
    state.alarms.clear()
    state.timers.clear()
    state.cities.clear()
    state.stopwatch = Stopwatch()


_CLEARS: dict[str, Callable[[PhoneState], None]] = {
    "com.google.android.deskclock": _clear_clock,
    "com.google.android.contacts": lambda state: state.contacts.clear(),
    "org.phoneagent.notes": lambda state: state.notes.clear(),
}
"""What an app's own data are."""


def clear_storage(phone: Phone, page: Page) -> Node:
    """Dialog."""
    package = str(page.args["package"])

    def clear() -> None:
        _CLEARS[package](phone.state)
        changeable(phone, package).cache_mb = 0
        phone.stop(package)

    words = "All of this app’s data will be deleted permanently. This includes all files and settings."
    return dialogs.confirm(phone, phone.say("Delete app data?"), phone.say(words), phone.say("Delete"), clear)


def force_stop(phone: Phone, page: Page) -> Node:
    """Dialog."""
    package = str(page.args["package"])
    words = phone.say("If you force stop an app, it may misbehave.")
    stop = lambda: phone.stop(package)  # noqa: E731
    return dialogs.confirm(phone, phone.say("Force stop?"), words, phone.say("OK"), stop)


PAGES: dict[str, View] = {
    "apps": apps_page,
    "all_apps": all_apps,
    "storage": storage_page,
    "app_info": app_info,
    "app_notification": app_notification,
    "app_storage": app_storage,
    "clear_storage": clear_storage,
    "force_stop": force_stop,
}
