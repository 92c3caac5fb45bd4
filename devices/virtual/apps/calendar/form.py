"""An event as a form: made, looked at, changed, deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.calendar.data import Event, Repeat
from devices.virtual.apps.calendar.days import DAY_S, day_of, moment
from devices.virtual.apps.parts import draft, number_of, page_below, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, Plain
from devices.virtual.system import pickers
from devices.virtual.system.dates import date_words, local, time_of_day
from devices.virtual.system.dialogs import Choice, choices, confirm
from devices.virtual.widgets import (
    Act,
    Node,
    column,
    divider,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    switch_row,
    text,
)  # fmt: skip

REMINDERS = (-1, 0, 5, 10, 15, 30, 60, 1440)
REPEATS: tuple[tuple[Repeat, str], ...] = (
    ("", "No repetition"), ("daily", "Daily"), ("weekly", "Weekly"), ("monthly", "Monthly"), ("yearly", "Yearly"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """When the form says that the event begins and ends."""

    start_s: int
    end_s: int


def find(phone: Phone, number: int) -> Event | None:
    """The event with this id, None once it is gone or while it is new."""
    return next((event for event in phone.state.calendar.events if event.id == number), None)


def new_event(phone: Phone, day: date) -> None:
    """The form of an event at the next full hour of a day, an hour long."""
    hour = min(local(phone.state.now_s).hour + 1, 23)
    start = moment(day, hour)
    phone.open(Page("event", {"id": 0, **_args(Event(0, "", start, start + 3600))}))


def _args(event: Event) -> dict[str, Plain]:
    return {
        "event_title": event.title, "event_location": event.place, "event_description": event.description,
        "start": event.start_s, "end": event.end_s, "all_day": event.all_day, "repeat": event.repeat,
        "reminder": event.reminder_min, "typing": True,
    }  # fmt: skip


def _written(page: Page) -> Event:
    """The event as the form says it."""
    all_day = bool(page.args.get("all_day"))
    start, end = number_of(page, "start"), number_of(page, "end")
    if all_day:
        start, end = start - start % DAY_S, end - end % DAY_S
    repeat = next(name for name, _ in REPEATS if name == words_of(page, "repeat"))
    title, place, description = (
        words_of(page, name).strip() for name in ("event_title", "event_location", "event_description")
    )
    return Event(
        number_of(page, "id"), title, start, max(start, end), place, description, all_day, repeat,
        number_of(page, "reminder"),
    )  # fmt: skip


def event_page(phone: Phone, page: Page) -> Node:
    event = find(phone, number_of(page, "id"))
    if event and "typing" not in page.args:
        page.args.update(_args(event))
    written = _written(page)

    def leave() -> None:
        if written != (event or written) or (event is None and written.title):
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        if not written.title:
            phone.toast(phone.say("Title is empty"))
            return
        _save(phone, written)

    def flip_all_day() -> None:
        page.args["all_day"] = not page.args.get("all_day")

    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), leave),
        text(phone.say("Edit Event") if event else phone.say("New Event"), 22, grow=1, id="title"),
        *_existing(phone, event), icon_button("check", phone.say("Save"), save), height=64, pad=(4, 0, 8, 0),
    )  # fmt: skip
    fields = [
        field_(key, words_of(page, key), draft(page, key), hint=phone.say(hint), multiline=key == "event_description",
               fill="", radius=0, pad=(24, 12, 24, 12), size_sp=20 if key == "event_title" else 16,
               on_submit=lambda: phone.focus(""))
        for key, hint in (
            ("event_title", "Title"), ("event_location", "Location"), ("event_description", "Description"),
        )
    ]  # fmt: skip
    whole_day = switch_row(phone.say("All-day"), written.all_day, flip_all_day, leading=icon("schedule"))
    times = [_times(phone, page, "start", written.all_day), _times(phone, page, "end", written.all_day)]
    more = [
        list_row(phone.say("Reminder"), reminder_words(phone, written.reminder_min), leading=icon("notifications"),
                 on_tap=phone.to(Page("reminder", dialog=True))),
        list_row(phone.say("Repetition"), phone.say(dict(REPEATS)[written.repeat]), leading=icon("repeat"),
                 on_tap=phone.to(Page("repeat", dialog=True))),
    ]  # fmt: skip
    body = scroll("event", *fields, divider(), whole_day, *times, divider(), *more, pad=(0, 0, 0, 24))
    return column(bar, body, height="fill", fill="surface", on_back=leave)


def _existing(phone: Phone, event: Event | None) -> list[Node]:
    """What can be done with an event that is in the calendar."""
    if event is None:
        return []
    day = date_words(phone, day_of(event.start_s))
    when = local(event.start_s)
    words = ", ".join(
        part for part in (event.title, day, time_of_day(phone, when.hour, when.minute), event.place) if part
    )
    return [
        icon_button("share", phone.say("Share"), lambda: share(phone, "text", words)),
        icon_button("delete", phone.say("Delete"), phone.to(Page("delete", {"id": event.id}, dialog=True))),
    ]


def _times(phone: Phone, page: Page, which: str, all_day: bool) -> Node:
    """Day and time of the start or the end, each to be tapped."""
    when = local(number_of(page, which))
    shown = date_words(phone, when.date())
    if when.year != local(phone.state.now_s).year:
        shown = phone.say("{date}, {year}").format(date=shown, year=when.year)

    def ask_day() -> None:
        phone.open(pickers.date_page("date", when.date(), which=which))

    def ask_time() -> None:
        phone.open(pickers.time_page(phone, "time", when.hour, when.minute, which=which))
        phone.focus("hour")

    start = which == "start"
    boxes = [_box(phone.say("Start date") if start else phone.say("End date"), shown, ask_day)]
    if not all_day:
        caption = phone.say("Start time") if start else phone.say("End time")
        boxes.append(_box(caption, time_of_day(phone, when.hour, when.minute), ask_time))
    return row(space(width=40), *boxes, gap=8, pad=(24, 4, 24, 4))


def _box(caption: str, value: str, ask: Act) -> Node:
    return column(
        text(caption, 12, ink="on_surface_dim"), text(value, 16), gap=2, width=None, grow=1, fill="surface_high",
        radius=8, pad=(12, 8, 8, 8), on_tap=ask,
    )  # fmt: skip


def reminder_words(phone: Phone, minutes: int) -> str:
    if minutes < 0:
        return phone.say("No reminder")
    if minutes == 0:
        return phone.say("At start")
    if minutes < 60:
        return phone.say("{n} minutes before").format(n=minutes)
    return phone.say("1 hour before") if minutes == 60 else phone.say("1 day before")


def _save(phone: Phone, written: Event) -> None:
    events = phone.state.calendar.events
    old = find(phone, written.id)
    if old is None:
        written.id = phone.state.new_id()
        events.append(written)
    else:
        events[events.index(old)] = written
    phone.back()
    phone.toast(phone.say("Event updated") if old else phone.say("Event added"))


# --- its dialogs ------------------------------------------------------------------------------------------------


def _set_moment(form: Page, which: str, new_s: int) -> None:
    """A new start takes the end along; an end before the start takes the start along."""
    start, end = number_of(form, "start"), number_of(form, "end")
    if which == "start":
        form.args["start"], form.args["end"] = new_s, new_s + end - start
    else:
        form.args["end"], form.args["start"] = new_s, min(start, new_s)


def date_dialog(phone: Phone, page: Page) -> Node:
    which = words_of(page, "which")

    def done(day: date) -> None:
        form = phone.state.tasks[-1].stack[-1]
        _set_moment(form, which, moment(day) + number_of(form, which) % DAY_S)

    return pickers.date_dialog(phone, page, done)


def time_dialog(phone: Phone, page: Page) -> Node:
    which = words_of(page, "which")

    def done(hour: int, minute: int) -> None:
        form = phone.state.tasks[-1].stack[-1]
        day = day_of(number_of(form, which))
        new_s = moment(day, hour, minute)
        if which == "end" and new_s < number_of(form, "start") and day == day_of(number_of(form, "start")):
            new_s = moment(day + timedelta(days=1), hour, minute)
        _set_moment(form, which, new_s)

    return pickers.time_dialog(phone, page, done)


def reminder_dialog(phone: Phone, page: Page) -> Node:
    form = page_below(phone)
    options = [
        Choice(reminder_words(phone, minutes), minutes == number_of(form, "reminder"), _sets(form, "reminder", minutes))
        for minutes in REMINDERS
    ]
    return choices(phone, phone.say("Reminder"), options)


def repeat_dialog(phone: Phone, page: Page) -> Node:
    form = page_below(phone)
    options = [
        Choice(phone.say(label), name == words_of(form, "repeat"), _sets(form, "repeat", name))
        for name, label in REPEATS
    ]
    return choices(phone, phone.say("Repetition"), options)


def _sets(form: Page, name: str, value: Plain) -> Act:
    def choose() -> None:
        form.args[name] = value

    return choose


def delete_dialog(phone: Phone, page: Page) -> Node:
    event = find(phone, number_of(page, "id"))

    def delete() -> None:
        if event is not None:
            phone.state.calendar.events.remove(event)
            phone.back()
            phone.toast(phone.say("Event deleted"))

    words = phone.say("All its repetitions will be deleted too.") if event and event.repeat else ""
    return confirm(phone, phone.say("Delete event?"), words, phone.say("Delete"), delete)


def discard_dialog(phone: Phone, page: Page) -> Node:
    """Leave without saving?"""
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
