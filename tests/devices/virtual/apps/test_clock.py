"""Alarms, timers, the stopwatch and the world clock, used by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from devices.virtual.apps.clock.ringing import rings_at
from devices.virtual.apps.clock.times import countdown, stopwatch_time
from devices.virtual.state import Alarm

if TYPE_CHECKING:
    from conftest import Hand

MONDAY = datetime(2026, 9, 21, 14, 13, tzinfo=UTC)


def test_an_alarm_is_added_by_typing_hour_and_minute_and_choosing_a_half(clock: Hand) -> None:
    clock.tap("Add alarm")
    clock.type("hour", "7")
    clock.type("minute", "45")
    clock.tap("AM")
    clock.tap("OK")
    (alarm,) = clock.state.alarms
    assert (alarm.hour, alarm.minute, alarm.enabled, alarm.days) == (7, 45, True, [])
    assert "7:45 AM" in clock.shown()
    assert clock.state.toast == "Alarm set for 17 hr 32 min from now"


def test_twelve_in_the_morning_is_midnight_and_in_the_afternoon_noon(clock: Hand) -> None:
    for half, hour in (("AM", 0), ("PM", 12)):
        clock.tap("Add alarm")
        clock.type("hour", "12")
        clock.tap(half)
        clock.tap("OK")
        assert (clock.state.alarms[-1].hour, clock.state.alarms[-1].minute) == (hour, 0)


def test_the_hour_can_be_typed_as_soon_as_the_picker_opens_and_enter_goes_to_the_minute(clock: Hand) -> None:
    clock.tap("Add alarm")
    clock.phone.type_text("11")
    clock.phone.key("enter")
    clock.phone.type_text("05")
    clock.tap("OK")
    assert (clock.state.alarms[0].hour, clock.state.alarms[0].minute) == (23, 5)


def test_no_time_past_the_end_of_the_clock_can_be_typed(clock: Hand) -> None:
    clock.tap("Add alarm")
    clock.type("hour", "13")
    clock.type("minute", "60")
    assert (clock.page.args["hour"], clock.page.args["minute"]) == ("02", "00")
    clock.type("hour", "0")
    assert not clock.find("OK").reacts


def test_a_phone_with_24_hours_asks_for_no_half(clock: Hand) -> None:
    clock.state.system_settings["system/time_12_24"] = "24"
    clock.phone.changed()
    clock.tap("Add alarm")
    assert "PM" not in clock.shown()
    clock.type("hour", "21")
    clock.tap("OK")
    assert clock.state.alarms[0].hour == 21
    assert "21:00" in clock.shown()


def test_an_alarm_is_switched_opened_named_repeated_moved_and_deleted(clock: Hand) -> None:
    alarm = Alarm(50, 6, 30, enabled=False)
    clock.state.alarms.append(alarm)
    clock.phone.changed()
    assert "Not scheduled" in clock.shown()
    clock.phone.tap(*clock.find("6:30 AM", at=-1).visible.center_px)
    assert alarm.enabled
    clock.tap("Expand alarm")
    clock.tap("Mon")
    clock.tap("Fri")
    assert alarm.days == [0, 4]
    clock.tap("Add label")
    clock.phone.type_text("Gym")
    clock.tap("OK")
    assert alarm.label == "Gym"
    clock.tap("6:30 AM")
    clock.type("minute", "15")
    clock.tap("OK")
    assert (alarm.hour, alarm.minute, len(clock.state.alarms)) == (6, 15, 1)
    clock.tap("Delete")
    assert clock.state.alarms == []
    assert "No alarms" in clock.shown()


def test_cancelling_the_picker_sets_no_alarm(clock: Hand) -> None:
    clock.tap("Add alarm")
    clock.tap("Cancel")
    assert clock.state.alarms == []


def test_an_alarm_rings_on_the_next_of_its_days() -> None:
    assert rings_at(Alarm(1, 14, 12), MONDAY).day == 22
    assert rings_at(Alarm(1, 14, 14), MONDAY).day == 21
    assert rings_at(Alarm(1, 14, 12, days=[0]), MONDAY).day == 28
    assert rings_at(Alarm(1, 9, 0, days=[4, 6]), MONDAY).day == 25


@given(st.integers(0, 23), st.integers(0, 59), st.sets(st.integers(0, 6)))
def test_an_alarm_always_rings_later_than_now_and_within_a_week(hour: int, minute: int, days: set[int]) -> None:
    wait = rings_at(Alarm(1, hour, minute, days=sorted(days)), MONDAY) - MONDAY
    assert 0 < wait.total_seconds() <= 7 * 86_400


def test_a_timer_is_keyed_in_started_paused_lengthened_reset_and_deleted(clock: Hand) -> None:
    clock.tap("Timer", at=-1)
    for key in ("1", "00", "5", "Delete", "5"):
        clock.tap(key, at=-1)
    clock.tap("Start timer")
    (timer,) = clock.state.timers
    assert timer.length_s == 10 * 60 + 5
    clock.phone.advance(65)
    assert "9:00" in clock.shown()
    clock.tap("Pause")
    clock.phone.advance(100)
    assert (timer.left_s, timer.ends_s) == (540.0, None)
    clock.tap("+1 min")
    assert "10:00" in clock.shown()
    clock.tap("Start")
    assert timer.ends_s == clock.state.now_s + 600
    clock.tap("Reset")
    assert (timer.left_s, timer.ends_s) == (605.0, None)
    clock.tap("Delete timer")
    assert clock.state.timers == []
    assert "Start timer" not in clock.shown()


def test_a_second_timer_is_added_from_the_list(clock: Hand) -> None:
    for _ in range(2):
        clock.tap("Timer", at=-1)
        if clock.state.timers:
            clock.tap("Add timer")
        clock.tap("5", at=-1)
        clock.tap("00", at=-1)
        clock.tap("Start timer")
    assert [timer.length_s for timer in clock.state.timers] == [300, 300]
    assert clock.page.name == "timers"


def test_a_timer_that_has_run_out_says_so_and_is_stopped(clock: Hand) -> None:
    clock.tap("Timer", at=-1)
    clock.tap("3")
    clock.tap("Start timer")
    clock.phone.advance(10)
    assert "Time's up" in clock.shown()
    clock.tap("Stop")
    assert (clock.state.timers[0].ends_s, clock.state.timers[0].left_s) == (None, 3.0)


def test_the_stopwatch_starts_laps_pauses_goes_on_and_resets(clock: Hand) -> None:
    watch = clock.state.stopwatch
    clock.tap("Stopwatch", at=-1)
    assert "Reset" not in clock.shown()
    clock.tap("Start")
    clock.phone.advance(12.5)
    clock.tap("Lap")
    clock.phone.advance(5)
    clock.tap("Pause")
    clock.phone.advance(30)
    assert (watch.started_s, watch.run_s, watch.laps_s) == (None, 17.5, [12.5])
    assert "00:17.50" in clock.shown()
    assert "Lap 1" in clock.shown()
    clock.tap("Start")
    assert watch.started_s == clock.state.now_s
    clock.tap("Reset")
    assert (watch.started_s, watch.run_s, watch.laps_s) == (None, 0.0, [])


def test_a_city_is_searched_added_once_and_removed(clock: Hand) -> None:
    for _ in range(2):
        clock.tap("World clock", at=-1)
        clock.tap("Add city")
        clock.type("search", "japan")
        assert "London" not in clock.shown()
        clock.tap("Tokyo")
    assert clock.state.cities == ["Tokyo"]
    assert {"11:13 PM", "9 hr ahead"} <= set(clock.shown())
    clock.tap("Remove Tokyo")
    assert clock.state.cities == []


def test_times_are_written_as_clocks_write_them() -> None:
    assert [countdown(s) for s in (0, 59.2, 60, 3605)] == ["0:00", "1:00", "1:00", "1:00:05"]
    assert [stopwatch_time(s) for s in (0, 65.254)] == ["00:00.00", "01:05.25"]
