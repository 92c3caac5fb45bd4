"""Every task of the whole phone can be done, is not done by saying so, and is failed by doing damage.

One template alone: `pytest tests/phoneagent/tasks/test_whole_phone.py -k NAME`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Contact, Note, PhoneState, StoredFile
from phoneagent.assemble import clock_of
from phoneagent.benchmark import Plan
from phoneagent.episodes import lay_out, steps_allowed
from phoneagent.step import Outcome
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template
from tools.call import ToolCall
from tools.tool import Reach
from tools.toolbox import Toolbox

SIZE_PX = (540, 1200)
SEEDS: dict[Split, int] = {"train": 1, "dev": 1, "sealed": 1}
"""Episodes of a template in each split and language."""
PHONES = 6
"""Different phones of a split and language; templates share them, so that the suite stays fast."""
FULL = SUITES["full"]
FIRST = frozenset(template.name for template in SUITES["first-light"].templates)
TEMPLATES = tuple(each for each in FULL.templates if each.name not in FIRST)
TOOLBOX = Toolbox()
named = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)


@cache
def fresh_phone(seed: int, split: Split, locale: str) -> bytes:
    return FULL.phone(seed, split, size_px=SIZE_PX, locale=locale).snapshot()


def episode(template: Template, number: int, split: Split = "train", locale: str = "en") -> Episode:
    seed = SEED_BASE[split] + (sum(template.name.encode()) + number) % PHONES
    phone = VirtualPhone()
    phone.restore(fresh_phone(seed, split, locale))
    return lay_out(Plan("full", "oracle", 1, split, size_px=SIZE_PX, locale=locale), template, seed, phone)


def solve(episode: Episode, most: int) -> tuple[int, Outcome]:
    """Steps the oracle makes, and how it ends: what the agent's loop does, without pictures."""
    device = VirtualDevice(episode.phone)
    oracle = Oracle(episode.task.plan, episode.phone.size_px, possible=episode.task.possible)
    reach = Reach(device, episode.task.asked(), clock=clock_of(device))
    answer, said = "", []
    for count in range(1, most + 1):
        call = oracle.act(device.tree()).call
        said.append(str(call))
        if call.name == "finish":
            return count, Outcome("success" if call.arguments["status"] == "success" else "failure", "", answer)
        TOOLBOX.run(TOOLBOX.check(call), reach)
        answer = str(call.arguments["text"]) if call.name == "answer" else answer
    raise AssertionError(f"the oracle did not finish: {episode.task.goal}; it did {said}")


def _person(state: PhoneState) -> None:
    state.contacts.append(Contact(state.new_id(), "Nobody Asked"))


def _note(state: PhoneState) -> None:
    state.notes.append(Note(state.new_id(), "stray", ""))


def _switch(state: PhoneState) -> None:
    state.settings.roaming = not state.settings.roaming


def _file(state: PhoneState) -> None:
    state.files_stored.append(StoredFile("Download/stray.txt", "text"))


DAMAGE: tuple[Callable[[PhoneState], None], ...] = (_person, _note, _switch, _file)


@named
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_the_oracle_does_it_and_neither_a_claim_nor_damage_counts(template: Template, locale: str) -> None:
    """One walk proves all three; the walk is what takes the time."""
    for split, count in SEEDS.items():
        for number in range(count):
            done = episode(template, number, split, locale)
            assert done.task.goal, template.name
            assert done.task.goal_zh, template.name
            assert not done.judge(Outcome("success", "")).success, ("done by doing nothing", done.task.goal)
            steps, outcome = solve(done, steps_allowed(template))
            verdict = done.judge(outcome)
            assert verdict.success, (split, number, done.task.goal, verdict.why)
            assert all(touch.met for touch in done.phone.touches), (done.task.goal, done.phone.touches)
            assert steps >= template.optimal_steps, (steps, done.task.goal, "optimal_steps is not the least")
            if done.task.answers:
                assert not done.judge(Outcome(outcome.kind, "", "I do not know")).success
            if done.task.person:
                assert done.task.person not in done.task.goal
            whole = done.phone.snapshot()
            for damage in DAMAGE:
                done.phone.restore(whole)
                damage(done.phone.state)
                assert not done.judge(outcome).success, (damage, done.task.goal)


@pytest.mark.parametrize("template", SUITES["first-light"].templates, ids=lambda template: template.name)
def test_the_first_tasks_can_be_done_on_the_whole_phone_too(template: Template) -> None:
    for split, locale in (("train", "en"), ("sealed", "zh")):
        done = episode(template, 5, split, locale)  # type: ignore[arg-type]
        _, outcome = solve(done, steps_allowed(template))
        assert done.judge(outcome).success, (done.task.goal, done.judge(outcome).why)


def test_names_are_different_and_sealed_ones_are_among_them() -> None:
    names = [template.name for template in SUITES["full"].templates]
    assert len(names) == len(set(names))
    assert not TEMPLATES or any(template.sealed for template in TEMPLATES)


def test_a_refused_goal_is_done_by_failing_and_only_by_failing() -> None:
    for template in TEMPLATES:
        done = episode(template, 0)
        if not done.task.possible:
            assert done.judge(Outcome("failure", "")).success
            assert not done.judge(Outcome("success", "")).success


def test_the_oracle_says_only_what_our_tools_know() -> None:
    TOOLBOX.check(ToolCall("answer", {"text": "4"}))
    TOOLBOX.check(ToolCall("ask_user", {"text": "Which one?"}))
