"""The alarms: cards with a switch, opened in place to name, repeat or delete one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.frame import tab_page
from devices.virtual.apps.clock.picker import pick_time
from devices.virtual.apps.clock.ringing import announce, find, rings_at
from devices.virtual.apps.clock.times import day_names, local, time_of_day
from devices.virtual.apps.parts import draft, floating, nothing_here, number_of, words_of
from devices.virtual.state import Alarm, Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.widgets import (
    Act,
    Node,
    column,
    divider,
    fab,
    field_,
    icon,
    icon_button,
    row,
    scroll,
    space,
    stack,
    switch,
    text,
)  # fmt: skip


def alarms_page(phone: Phone, page: Page) -> Node:
    alarms = sorted(phone.state.alarms, key=lambda alarm: (alarm.hour, alarm.minute, alarm.id))
    if alarms:
        body = scroll("alarms", *(_card(phone, page, alarm) for alarm in alarms), gap=12, pad=(16, 8, 16, 96))
    else:
        body = nothing_here("alarm_off", phone.say("No alarms"))
    add = fab("add", phone.say("Add alarm"), lambda: pick_time(phone))
    return tab_page(phone, "alarms", phone.say("Alarm"), floating(body, add, center=True))


def _card(phone: Phone, page: Page, alarm: Alarm) -> Node:
    opened = number_of(page, "open") == alarm.id

    def toggle_open() -> None:
        page.args["open"] = 0 if opened else alarm.id

    def toggle() -> None:
        alarm.enabled = not alarm.enabled
        if alarm.enabled:
            announce(phone, alarm)

    ink = "on_surface" if alarm.enabled else "on_surface_dim"
    when = time_of_day(phone, alarm.hour, alarm.minute)
    time = text(when, 44, ink=ink, id="digital_clock", on_tap=(lambda: pick_time(phone, alarm)) if opened else None)
    arrow = icon_button(
        "keyboard_arrow_up" if opened else "keyboard_arrow_down",
        phone.say("Collapse alarm") if opened else phone.say("Expand alarm"),
        toggle_open,
    )
    toggler = switch(alarm.enabled, toggle, desc=when, id="onoff")
    if opened or alarm.label:
        head = [row(_label(phone, alarm, opened), arrow, gap=8, min_height=48), row(time)]
    else:
        head = [row(time, space(), arrow, align="start")]
    bottom = row(
        text(_days(phone, alarm), 14, ink=ink, max_lines=2, grow=1, id="days"), toggler, gap=8, pad=(0, 0, 12, 0)
    )
    more = [_weekdays(phone, alarm), divider(), _delete(phone, alarm)] if opened else []
    return column(
        *head, bottom, *more, gap=4, fill="surface_high", radius=24, pad=(20, 8, 8, 16),
        on_tap=toggle_open, class_name="android.view.ViewGroup",
    )  # fmt: skip


def _label(phone: Phone, alarm: Alarm, opened: bool) -> Node:
    """The alarm's name; in an opened card a tap changes it."""
    if not opened:
        return text(alarm.label, 16, grow=1, id="label")
    words = text(alarm.label or phone.say("Add label"), 16, ink="on_surface_dim", grow=1, id="edit_label")
    ask = Page("alarm_label", {"id": alarm.id, "text": alarm.label}, dialog=True)

    def rename() -> None:
        phone.open(ask)
        phone.focus("label")

    return row(icon("label"), words, gap=12, width=None, grow=1, height=48, on_tap=rename)


def _days(phone: Phone, alarm: Alarm) -> str:
    """When it rings, in words."""
    if len(alarm.days) == 7:
        return phone.say("Every day")
    if alarm.days:
        names = day_names(phone)
        return ", ".join(names[day] for day in sorted(alarm.days))
    if not alarm.enabled:
        return phone.say("Not scheduled")
    now = local(phone.state.now_s)
    return phone.say("Today") if rings_at(alarm, now).date() == now.date() else phone.say("Tomorrow")


def _weekdays(phone: Phone, alarm: Alarm) -> Node:
    """Seven round days; a tap adds or takes away one."""

    def flip(day: int) -> Act:
        def flipped() -> None:
            alarm.days = sorted(set(alarm.days) ^ {day})

        return flipped

    return row(
        *(_day(name, day in alarm.days, flip(day)) for day, name in enumerate(day_names(phone))),
        justify="between", pad=(0, 8, 12, 8),
    )  # fmt: skip


def _day(name: str, on: bool, flip: Act) -> Node:
    words = text(name, 12, bold=on, ink="on_primary" if on else "on_surface_dim", text_align="center")
    return stack(
        words, align="center", width=42, height=42, radius=21, fill="primary" if on else "",
        border="" if on else "outline", on_tap=flip, checked=on, class_name="android.widget.CheckBox",
    )  # fmt: skip


def _delete(phone: Phone, alarm: Alarm) -> Node:
    def delete() -> None:
        phone.state.alarms.remove(alarm)
        phone.toast(phone.say("Alarm deleted"))

    return row(icon("delete"), text(phone.say("Delete"), 16, grow=1), gap=12, height=48, on_tap=delete, id="delete")


def label_dialog(phone: Phone, page: Page) -> Node:
    """What shall the alarm be called?"""
    alarm = find(phone, page)

    def done() -> None:
        if alarm:
            alarm.label = words_of(page, "text").strip()
        phone.back()

    field = field_("label", words_of(page, "text"), draft(page, "text"), hint=phone.say("Label"), on_submit=done)
    title = phone.say("Edit label") if alarm and alarm.label else phone.say("Add label")
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), done)]
    return dialog(phone, title, row(field, pad=(24, 16, 24, 0)), buttons=buttons)
