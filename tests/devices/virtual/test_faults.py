"""Every fault can be begun and mended, is written as it is read, and what cannot be meant is refused."""

from __future__ import annotations

import re
import typing
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.virtual import faults
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState


@pytest.mark.parametrize("name", faults.FAULTS)
def test_a_fault_that_is_mended_leaves_nothing(name: faults.Name) -> None:
    state = PhoneState()
    faults.inflict(state, name)
    assert faults.has(state, name)
    assert faults.value(state, name) == faults.FAULTS[name].value
    faults.mend(state, name)
    assert state == PhoneState()


def test_every_name_that_types_know_is_a_fault() -> None:
    assert set(faults.FAULTS) == set(typing.get_args(faults.Name))


@pytest.mark.parametrize(
    ("fault", "value"),
    [("u2_killed=3", "3"), ("slow_screen=0.25", "0.25"), ("size_override=600x1200", "600x1200"), ("offline", "")],
)
def test_a_value_is_kept_as_it_was_given(fault: str, value: str) -> None:
    state = PhoneState()
    faults.inflict(state, fault)
    name = typing.cast("faults.Name", fault.partition("=")[0])
    assert faults.value(state, name) == value
    assert state.faults == [fault]


@pytest.mark.parametrize(
    "fault", ["nonsense", "", "offline=1", "size_override=big", "size_override=0x100", "u2_killed=-1", "rotation=north",
              "secure_window=half", "slow_screen=1.2.3", "density_override=many"],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_changes_nothing(fault: str) -> None:
    state = PhoneState()
    with pytest.raises(ValueError, match=r"there is no fault|cannot be"):
        faults.inflict(state, fault)
    assert state == PhoneState()


@given(st.text(max_size=30))
def test_any_text_is_a_fault_or_changes_nothing(text: str) -> None:
    state = PhoneState()
    with suppress(ValueError):
        faults.inflict(state, text)
    assert state.faults in ([], [text])
    assert (state == PhoneState()) == (not state.faults)


def test_a_phone_can_be_made_with_faults_and_the_last_of_a_name_holds() -> None:
    phone = VirtualPhone(PhoneState(faults=["screen_off", "size_override=600x1200"]))
    assert phone.size_px == (600, 1200)
    assert not phone.state.awake
    faults.inflict(phone.state, "size_override=500x900")
    assert phone.state.faults == ["screen_off", "size_override=500x900"]


@pytest.mark.parametrize("turns", range(4))
def test_a_turned_phone_is_as_wide_as_it_was_high_and_draws_the_same_words(turns: int) -> None:
    phone = VirtualPhone(PhoneState(width_px=360, height_px=800, density_dpi=160))
    upright = {node.label for node in phone.nodes()}
    faults.inflict(phone.state, f"rotation={turns}")
    phone.changed()
    assert phone.pixels().shape[:2] == ((360, 800) if turns % 2 else (800, 360))
    assert {node.label for node in phone.nodes()} & upright >= {"Settings", "Clock"}


def test_a_secure_window_shows_its_bars_alone_and_the_home_screen_all() -> None:
    phone = VirtualPhone(PhoneState(width_px=360, height_px=800, density_dpi=160, faults=["secure_window"]))
    assert phone.pixels()[100:700].any()
    phone.launch("com.android.settings")
    picture = phone.pixels()
    assert not picture[40:750].any()
    assert picture[:30].any()
    phone.show_shade("notifications")
    assert phone.pixels()[100:700].any()


def test_every_fault_is_explained_in_a_line() -> None:
    lines = faults.explained().splitlines()
    assert [line.split()[0].partition("[")[0] for line in lines] == list(faults.FAULTS)
    assert all(line.endswith(".") for line in lines)


def test_the_page_for_people_lists_every_fault() -> None:
    page = (Path(__file__).parents[3] / "docs" / "phones.md").read_text("utf-8")
    table = page.partition("### One that refuses")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == list(faults.FAULTS)
