"""The phone as a Gymnasium environment: its checker passes, and only a judged success is rewarded."""

from __future__ import annotations

import pytest

gymnasium = pytest.importorskip("gymnasium", reason="Gymnasium is not installed (the extra `gym`)")

from gymnasium.utils.env_checker import check_env  # noqa: E402

from devices.screen import Point  # noqa: E402
from phoneagent.environment import KINDS, PhoneEnv, action_of, call_of  # noqa: E402
from phoneagent.tasks.plan import Oracle  # noqa: E402
from phoneagent.tasks.suites import SUITES  # noqa: E402
from tools.call import ToolCall  # noqa: E402

SMALL = {"size_px": (180, 400)}


@pytest.mark.filterwarnings("ignore")
def test_gymnasiums_own_checker_finds_nothing_wrong() -> None:
    env = gymnasium.make("phoneagent/Phone-v0", render_mode="rgb_array", **SMALL)
    check_env(env.unwrapped)


def test_an_oracle_earns_the_reward_and_who_claims_it_does_not() -> None:
    env = PhoneEnv("first-light", templates=("notes_write",), size_px=(360, 800))
    env.reset(seed=3)
    _, reward, terminated, *_ = env.step(action_of(ToolCall("finish", {"status": "success", "message": ""})))
    assert (reward, terminated) == (0.0, True)
    env.reset(seed=3)
    assert env._episode is not None
    assert env._device is not None
    oracle = Oracle(env._episode.task.plan, (360, 800))
    for _ in range(20):
        _, reward, terminated, truncated, _ = env.step(action_of(oracle.act(env._device.tree()).call))
        if terminated or truncated:
            break
    assert (reward, terminated, truncated) == (1.0, True, False)


def test_the_same_seed_is_the_same_episode_and_another_is_not() -> None:
    env = PhoneEnv("first-light", **SMALL)  # type: ignore[arg-type]
    one, told = env.reset(seed=5)
    again, told_again = env.reset(seed=5)
    other, _ = env.reset()
    assert told == told_again
    assert one["goal"] == again["goal"]
    assert (one["pixels"] == again["pixels"]).all()
    assert other["goal"] != one["goal"] or (other["pixels"] != one["pixels"]).any()


def test_chinese_goals_lie_in_the_space() -> None:
    env = PhoneEnv("first-light", locale="zh", **SMALL)  # type: ignore[arg-type]
    for seed in range(5):
        observation, _ = env.reset(seed=seed)
        assert env.observation_space.contains(observation)


def test_an_episode_is_cut_off_after_its_steps() -> None:
    env = PhoneEnv("first-light", templates=("notes_write",), **SMALL)  # type: ignore[arg-type]
    env.reset(seed=1)
    truncated, steps = False, 0
    while not truncated:
        *_, truncated, _ = env.step(action_of(ToolCall("press_key", {"key": "back"})))
        steps += 1
    assert steps == 2 * SUITES["first-light"].template("notes_write").optimal_steps + 6


def test_sealed_tasks_are_not_drawn_in_training() -> None:
    env = PhoneEnv("full", "train", **SMALL)  # type: ignore[arg-type]
    assert not any(template.sealed for template in env._templates)


@pytest.mark.parametrize(
    "call",
    [
        ToolCall("tap", {"at": Point(0.5, 0.25)}),
        ToolCall("swipe", {"start": Point(0.5, 0.75), "end": Point(0.5, 0.25)}),
        ToolCall("type_text", {"text": "Größe 大"}),
        ToolCall("press_key", {"key": "back"}),
        ToolCall("finish", {"status": "failure", "message": "why"}),
    ],
)
def test_a_call_and_its_action_are_the_same_thing(call: ToolCall) -> None:
    assert call_of(action_of(call)) == call


def test_every_kind_of_action_is_a_call_our_tools_take() -> None:
    from phoneagent.assemble import TOOLBOX

    action = action_of(ToolCall("tap", {"at": Point(0.5, 0.5)}))
    for number in range(len(KINDS)):
        TOOLBOX.check(call_of({**action, "kind": number}))
