"""Every task can be done, is not done by saying so, and is failed by doing damage."""

from __future__ import annotations

import random

import pytest

from devices.screen import Point
from devices.virtual.apps.registry import APPS
from devices.virtual.device import VirtualDevice
from devices.virtual.state import Contact, Note
from phoneagent.models.baselines import compact_json
from phoneagent.step import Outcome
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.splits import SEED_BASE, Split, new_phone
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template
from tools.call import ToolCall

DONE = Outcome("success", "")
TEMPLATES = SUITES["first-light"].templates
named = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)


def episode(template: Template, seed: int, split: Split = "train", locale: str = "en") -> Episode:
    phone = new_phone(SEED_BASE[split] + seed, split, size_px=(540, 1200), locale=locale)
    return Episode(template, template.make(random.Random(seed), split, phone.state), phone)


def act(device: VirtualDevice, call: ToolCall) -> None:
    at = call.arguments.get("at", Point(0.5, 0.5))
    assert isinstance(at, Point)
    match call.name:
        case "tap":
            device.tap(at)
        case "type_text":
            device.type_text(str(call.arguments["text"]))
        case "clear_text":
            device.clear_text()
        case "press_key":
            device.press("back" if call.arguments["key"] == "back" else "home")
        case "scroll":
            device.swipe(Point(at.x, at.y + 0.2), Point(at.x, at.y - 0.2))


def solve(episode: Episode, most: int = 25) -> int:
    """The oracle's calls until it says it is done."""
    device = VirtualDevice(episode.phone)
    oracle = Oracle(episode.task.plan, episode.phone.size_px)
    for count in range(1, most):
        call = oracle.act(device.tree()).call
        compact_json(call)
        if call.name == "finish":
            return count
        act(device, call)
    raise AssertionError(f"the oracle did not finish: {episode.task.goal}")


@named
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_the_oracle_does_every_task_touching_only_what_reacts(template: Template, locale: str) -> None:
    for split in ("train", "dev", "sealed"):
        for seed in range(4):
            done = episode(template, seed, split, locale)
            steps = solve(done)
            assert done.judge(DONE).success, (done.task.goal, done.judge(DONE).why)
            assert all(touch.met for touch in done.phone.touches)
            assert steps <= template.optimal_steps + 4, done.task.goal


@named
def test_saying_done_at_once_is_never_success(template: Template) -> None:
    for seed in range(6):
        assert not episode(template, seed).judge(DONE).success


@named
def test_the_goal_met_without_saying_so_is_no_success(template: Template) -> None:
    done = episode(template, 1)
    solve(done)
    assert done.done().success
    assert not done.judge(Outcome("failure", "gave up")).success


@named
def test_the_goal_met_with_damage_done_is_no_success(template: Template) -> None:
    for damage in range(4):
        done = episode(template, damage)
        solve(done)
        state = done.phone.state
        match damage:
            case 0:
                state.contacts.append(Contact(state.new_id(), "Nobody Asked"))
            case 1:
                state.notes.append(Note(state.new_id(), "stray", ""))
            case 2:
                state.settings.roaming = not state.settings.roaming
            case 3:
                state.system_settings["global/private_dns_mode"] = "off"
        assert not done.judge(DONE).success


@named
def test_the_oracle_finds_its_way_back_from_other_apps(template: Template) -> None:
    for seed, package in enumerate(APPS):
        astray = episode(template, seed)
        device, oracle = VirtualDevice(astray.phone), Oracle(astray.task.plan, astray.phone.size_px)
        act(device, oracle.act(device.tree()).call)
        astray.phone.launch(package)
        for _ in range(30):
            call = oracle.act(device.tree()).call
            if call.name == "finish":
                break
            act(device, call)
        assert astray.judge(DONE).success, (astray.task.goal, astray.judge(DONE).why)


def test_the_same_seed_gives_the_same_task_and_the_same_pixels() -> None:
    for template in TEMPLATES[::5]:
        one, other = episode(template, 3), episode(template, 3)
        assert one.task.goal == other.task.goal
        assert (one.phone.pixels(0.5) == other.phone.pixels(0.5)).all()


def test_a_seed_of_another_split_is_refused() -> None:
    with pytest.raises(ValueError, match="sealed"):
        new_phone(5, "sealed")


def test_what_is_sealed_never_appears_in_training() -> None:
    def people(split: Split) -> set[str]:
        phones = [new_phone(SEED_BASE[split] + seed, split) for seed in range(60)]
        return {word for phone in phones for person in phone.state.contacts for word in person.name.split()}

    def looks(split: Split) -> set[str]:
        return {new_phone(SEED_BASE[split] + seed, split).state.look.accent for seed in range(60)}

    assert not people("train") & people("sealed")
    assert not looks("train") & looks("sealed")
