"""Phones of the larger suites differ in all their looks and manners, by the seed alone."""

from __future__ import annotations

import pytest

from devices.virtual.apps.registry import APPS
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState, PopUp
from devices.virtual.system.pop_ups import KINDS
from phoneagent.tasks.plan import Open, Oracle, Tap
from phoneagent.tasks.splits import SEED_BASE, Split, new_phone
from tools.tool import Reach
from tools.toolbox import Toolbox

NOTES = "org.phoneagent.notes"


def phone(seed: int, split: Split = "train", *, varied: bool = True) -> VirtualPhone:
    return new_phone(SEED_BASE[split] + seed, split, size_px=(270, 600), packages=tuple(APPS), varied=varied)


def test_everything_that_is_to_vary_does() -> None:
    states = [phone(seed).state for seed in range(60)]
    looks: list[set[object]] = [
        {state.look.dark for state in states},
        {state.look.accent for state in states},
        {state.look.wallpaper for state in states},
        {state.look.font_scale for state in states},
        {state.density_dpi for state in states},
        {state.now_s // 86400 for state in states},
        {state.animations for state in states},
        {state.slow_s for state in states},
        {tuple(state.launcher_order) for state in states},
        {len(state.contacts) for state in states},
        {pop_up.kind for state in states for pop_up in state.pop_ups},
    ]
    assert all(len(values) > 1 for values in looks)
    assert {pop_up.kind for state in states for pop_up in state.pop_ups} == set(KINDS)


def test_the_same_seed_gives_the_same_phone_to_the_pixel() -> None:
    for seed in range(3):
        assert phone(seed).state == phone(seed).state
        assert (phone(seed).pixels() == phone(seed).pixels()).all()


def test_adverts_of_sealed_phones_are_seen_in_no_training() -> None:
    def adverts(split: Split) -> set[int]:
        return {each.number for seed in range(40) for each in phone(seed, split).state.pop_ups}

    assert not adverts("train") & adverts("sealed")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_pop_up_comes_once_and_the_oracle_gets_rid_of_it_without_agreeing(kind: str, locale: str) -> None:
    state = PhoneState(width_px=540, height_px=1200, density_dpi=210, pop_ups=[PopUp(NOTES, kind, 2)])
    state.look.locale = locale
    shown = VirtualPhone(state)
    shown.launch(NOTES)
    assert shown.page().name == "system:pop_up"
    device = VirtualDevice(shown)
    new = shown.say("New note")
    Toolbox().run(
        Oracle([Open(shown.say("Notes"), NOTES), Tap(new)], shown.size_px).act(device.tree()).call, Reach(device)
    )
    assert shown.page().name == "board"
    assert not state.agreed
    shown.home()
    shown.launch(NOTES)
    assert shown.page().name == "board"


def test_agreeing_to_what_pops_up_is_remembered() -> None:
    state = PhoneState(width_px=540, height_px=1200, density_dpi=210, pop_ups=[PopUp(NOTES, "trial")])
    shown = VirtualPhone(state)
    shown.launch(NOTES)
    yes = next(each for each in shown.nodes() if each.label == "Start free trial")
    shown.tap(*yes.box.center_px)
    assert state.agreed == [f"trial:{NOTES}"]
    assert shown.page().name == "board"


def test_a_slow_app_shows_that_it_loads_and_then_what_it_is() -> None:
    shown = VirtualPhone(PhoneState(width_px=540, height_px=1200, density_dpi=210, slow_s=2.0))
    shown.launch(NOTES)
    assert any(each.label == "Loading" for each in shown.nodes())
    first = shown.pixels().copy()
    shown.advance(0.5)
    assert (shown.pixels() != first).any(), "the spinner turns"
    shown.advance(1.6)
    assert not any(each.label == "Loading" for each in shown.nodes())
