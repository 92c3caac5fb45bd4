"""Public formats, on files made here in their forms, and on the real ones where they are at hand."""

from __future__ import annotations

import gzip
import json
import os
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from devices.screen import Screen
from phoneagent.training.data.formats import READERS
from phoneagent.training.data.formats.tfrecord import example
from phoneagent.training.data.rows import Row
from phoneagent.training.data.sources import Foreign, Runs, held_out
from phoneagent.training.errors import DataError

SIZE_PX = (100, 200)


def train(episode: str) -> str:
    return "train"


def rows_of(format: str, path: Path) -> list[Row]:
    reader = READERS[format]
    return [row for file in reader.files(path) for row in reader.rows(file, train)]


def answers(rows: list[Row]) -> list[dict[str, object]]:
    return [json.loads(row.answer) for row in rows]


def jpeg() -> bytes:
    return Screen.from_pixels(np.full((SIZE_PX[1], SIZE_PX[0], 3), 120, np.uint8)).encoded


def png(path: Path) -> bytes:
    Image.new("RGB", SIZE_PX, "navy").save(path)
    return path.read_bytes()


# --- AndroidControl ---------------------------------------------------------------------------------------------


def varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def part(number: int, inside: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(inside)) + inside


def feature(values: list[bytes] | list[int]) -> bytes:
    if values and isinstance(values[0], int):
        return part(3, part(1, b"".join(varint(value) for value in values)))  # type: ignore[arg-type]
    return part(1, b"".join(part(1, value) for value in values))  # type: ignore[arg-type]


def record(features: dict[str, list[bytes] | list[int]]) -> bytes:
    entries = b"".join(part(1, part(1, key.encode()) + part(2, feature(value))) for key, value in features.items())
    whole = part(1, entries)
    return struct.pack("<Q", len(whole)) + bytes(4) + whole + bytes(4)


ACTIONS = [
    {"action_type": "open_app", "app_name": "Clock"},
    {"action_type": "click", "x": 50, "y": 20},
    {"action_type": "scroll", "direction": "down"},
    {"action_type": "input_text", "text": "7:30"},
    {"action_type": "navigate_back"},
]


@pytest.fixture
def android_control(tmp_path: Path) -> Path:
    picture = png(tmp_path / "p.png")
    features: dict[str, list[bytes] | list[int]] = {
        "episode_id": [300],
        "goal": [b"Set an alarm"],
        "screenshots": [picture] * (len(ACTIONS) + 1),
        "actions": [json.dumps(action).encode() for action in ACTIONS],
        "step_instructions": [b"open the clock", b"tap add", b"tap add", b"type the time", b"go back"],
    }
    path = tmp_path / "android_control-00000-of-00020"
    path.write_bytes(gzip.compress(record(features) + b"\x00\x01"))  # the next record was cut off
    return path


def test_android_controls_actions_become_calls(android_control: Path) -> None:
    rows = rows_of("android_control", android_control.parent)
    high = [row for row in rows if "-low-" not in row.id]
    assert [said["action"] for said in answers(high)] == [
        "open_app", "tap", "scroll", "type_text", "press_key", "finish",
    ]  # fmt: skip
    assert answers(high)[1] == {"action": "tap", "x": 50, "y": 20}
    assert [len(row.history) for row in high] == [0, 1, 2, 3, 4, 5]
    assert {row.goal for row in high} == {"Set an alarm"}
    assert [row.goal for row in rows if "-low-" in row.id] == ["open the clock", "type the time", "go back"]


def test_a_file_that_is_no_tfrecord_is_refused(tmp_path: Path) -> None:
    (tmp_path / "android_control-x").write_bytes(
        struct.pack("<Q", 6) + bytes(4) + b"\x0b\xff\xff\xff\xff\xff" + bytes(4)
    )
    with pytest.raises(DataError, match="no TFRecord file"):
        rows_of("android_control", tmp_path)


def test_numbers_of_an_example_are_read_packed_and_one_by_one() -> None:
    loose = part(3, b"\x08\x05\x08\xac\x02")
    entries = part(1, part(1, b"a") + part(2, loose)) + part(
        1, part(1, b"f") + part(2, part(2, part(1, struct.pack("<2f", 1.5, -2.0))))
    )
    assert example(part(1, entries)) == {"a": [5, 300], "f": [1.5, -2.0]}


# --- AITZ -------------------------------------------------------------------------------------------------------


def test_aitz_touches_become_taps_or_swipes(tmp_path: Path) -> None:
    png(tmp_path / "e_0.png")
    steps = [
        (4, "", [0.1, 0.5], [0.1, 0.51]), (4, "", [0.8, 0.5], [0.2, 0.5]), (3, "hello", [-1, -1], [-1, -1]),
        (5, "", [-1, -1], [-1, -1]), (10, "", [-1, -1], [-1, -1]),
    ]  # fmt: skip
    episode = [
        {
            "episode_id": "e", "step_id": number, "instruction": "do it", "image_path": "google_apps/e/e_0.png",
            "result_action_type": kind, "result_action_text": text, "result_touch_yx": json.dumps(touch),
            "result_lift_yx": json.dumps(lift), "ui_positions": "[[10, 40, 20, 30], [0, 0, 200, 100]]",
        }
        for number, (kind, text, touch, lift) in enumerate(steps)
    ]  # fmt: skip
    (tmp_path / "e.json").write_text(json.dumps(episode))
    rows = rows_of("aitz", tmp_path)
    assert [said["action"] for said in answers(rows)] == ["tap", "swipe", "type_text", "press_key", "finish"]
    assert rows[0].box == (40, 10, 70, 30)
    assert answers(rows)[1] == {"action": "swipe", "x1": 50, "y1": 160, "x2": 50, "y2": 40}


# --- AgentCPM-GUI -----------------------------------------------------------------------------------------------


def test_agentcpms_conversations_become_rows(tmp_path: Path) -> None:
    (tmp_path / "s.jpg").write_bytes(jpeg())
    items = [
        {"id": "0", "image": {"<image_00>": "s.jpg"}, "conversations": [
            {"role": "user", "content": "<Question>打开设置</Question>\n当前屏幕截图：<image_00>"},
            {"role": "assistant", "content": '{"thought":"设置","POINT":[500,250]}'},
        ]},
        {"id": "1", "image": "gone.jpg", "conversations": [
            {"role": "user", "content": "<Question>x</Question>"}, {"role": "assistant", "content": '{"CLEAR":null}'},
        ]},
        {"id": "2", "image": "s.jpg", "conversations": [
            {"role": "user", "content": "<Question>x</Question>"}, {"role": "assistant", "content": "what?"},
        ]},
    ]  # fmt: skip
    (tmp_path / "data.json").write_text(json.dumps(items))
    (row,) = rows_of("agentcpm", tmp_path)
    assert (row.goal, row.thought, json.loads(row.answer)) == ("打开设置", "设置", {"action": "tap", "x": 50, "y": 50})


# --- mobile_use -------------------------------------------------------------------------------------------------


def run_of(name: str, **more: object) -> dict[str, object]:
    acts = [{"action": "click", "coordinate": [500, 500]}, {"action": "terminate", "status": "success"}]
    steps = [
        {"step": number, "screenshot": "00.jpg", "raw_action": {"name": "mobile_use", "arguments": act}}
        for number, act in enumerate(acts)
    ]
    return {"id": name, "goal": "turn it off", "steps": steps, "status_claimed": "success", **more}


def test_mobile_uses_runs_become_rows_if_they_succeeded_and_their_goal_is_whole(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "00.jpg").write_bytes(jpeg())
    runs = [run_of("good"), run_of("failed", status_claimed="failure"), run_of("cut", goal_is_truncated=True)]
    (tmp_path / "runs.json").write_text(json.dumps(runs))
    rows = rows_of("mobile_use", tmp_path)
    assert [said["action"] for said in answers(rows)] == ["tap", "finish"]
    assert {row.episode for row in rows} == {"mobile_use-good"}


def test_real_trajectories_are_read() -> None:
    folder = Path(os.environ.get("PHONEAGENT_REAL_DATA", "nowhere")) / "trajectories"
    if not folder.is_dir():
        pytest.skip("PHONEAGENT_REAL_DATA names no folder with trajectories")
    rows = rows_of("mobile_use", folder)
    told = {run["id"]: run for run in json.loads((folder / "trajectories.json").read_text())}
    assert rows
    for row in rows:
        step = told[row.episode.removeprefix("mobile_use-")]["steps"][row.step]
        if "point_px" in step:
            said = json.loads(row.answer)
            assert abs(said["x"] - step["point_px"][0]) <= 1
            assert abs(said["y"] - step["point_px"][1]) <= 1


# --- all --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", sorted(READERS))
def test_files_of_something_else_are_refused(format: str, tmp_path: Path) -> None:
    (tmp_path / "android_control.json").write_text('{"not": "this"}')
    with pytest.raises(DataError):
        rows_of(format, tmp_path)


def test_a_folder_without_files_or_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no file"):
        Foreign("aitz", tmp_path).units()
    with pytest.raises(DataError, match="no recorded run"):
        Runs(tmp_path).units()
    with pytest.raises(DataError, match="There is no format"):
        Foreign("nonsense", tmp_path).units()


def test_an_episode_stays_in_its_split_whatever_else_there_is() -> None:
    names = [f"episode-{number}" for number in range(1000)]
    share = sum(held_out(name, 0.1) == "dev" for name in names) / len(names)
    assert 0.07 < share < 0.13
    assert [held_out(name, 0.2) for name in names if held_out(name, 0.1) == "dev"] == ["dev"] * round(1000 * share)
