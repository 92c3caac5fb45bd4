"""A model that looks at the card through a server's fault gives the fault away."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Pixels, Point, Screen
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.calibrate import Calibration, calibrate
from phoneagent.dialects.card import TARGETS, draw
from phoneagent.dialects.dialect import Dialect
from phoneagent.dialects.fit import find_fit
from phoneagent.dialects.qwen import QWEN25
from phoneagent.models.model import Prompt, Reply, pictures
from phoneagent.models.openai.messages import jpeg

Place = tuple[float, float]
Say = Callable[[Place, tuple[int, int]], Place]
"""A place in pixels of what the model sees, and that picture's size -> the numbers it says."""


def per_1000(at: Place, size: tuple[int, int]) -> Place:
    return round(at[0] / size[0] * 1000), round(at[1] / size[1] * 1000)


def in_px(at: Place, size: tuple[int, int]) -> Place:
    return round(at[0]), round(at[1])


def as_fractions(at: Place, size: tuple[int, int]) -> Place:
    return round(at[0] / size[0], 3), round(at[1] / size[1], 3)


def point(x: float, y: float) -> str:
    return json.dumps({"POINT": [x, y]})


def click(x: float, y: float) -> str:
    call = {"name": "mobile_use", "arguments": {"action": "click", "coordinate": [x, y]}}
    return f"<tool_call>\n{json.dumps(call)}\n</tool_call>"


@dataclass
class Eye:
    """A model that finds a button by its colour, in the picture as its server passes it on."""

    say: Say
    write: Callable[[float, float], str] = point
    server: Callable[[Pixels], Pixels] = lambda seen: seen
    name: str = "eye"
    seen: Pixels | None = None
    """What it looked at; one eye sees one card."""

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        (picture,) = pictures(prompt.messages)
        words = " ".join(str(part) for message in prompt.messages for part in message.parts)
        target = next(target for target in TARGETS if target.goal in words)
        if self.seen is None:
            self.seen = self.server(Screen.from_bytes(jpeg(picture.screen, picture.size_px)).pixels)
        colour = np.array(target.colour)
        alike = cv2.inRange(self.seen, colour - 24, colour + 24)
        without_specks = cv2.morphologyEx(alike, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
        left, top, wide, high = cv2.boundingRect(without_specks)
        height, width = self.seen.shape[:2]
        at = (left + (wide - 1) / 2, top + (high - 1) / 2) if wide > 10 else (width * 0.9, height * 0.1)
        return Reply(self.write(*self.say(at, (width, height))))

    def close(self) -> None: ...


def resize(width: int, height: int) -> Callable[[Pixels], Pixels]:
    return lambda seen: np.asarray(cv2.resize(seen, (width, height), interpolation=cv2.INTER_AREA))


def pad_to_square(seen: Pixels) -> Pixels:
    height, width = seen.shape[:2]
    side = max(width, height)
    square = np.zeros((side, side, 3), np.uint8)
    square[:height, :width] = seen
    return square


def centre_crop(seen: Pixels) -> Pixels:
    height, width = seen.shape[:2]
    cut = (height - width) // 2 if height > width else 0
    return seen[cut : height - cut]


def top_crop(seen: Pixels) -> Pixels:
    return seen[: seen.shape[0] * 3 // 4]


def calibrated(eye: Eye, dialect: Dialect, size_px: tuple[int, int] = (540, 1200)) -> Calibration:
    return calibrate(replace(eye), dialect, size_px)


@pytest.mark.parametrize("size_px", [(1080, 2400), (480, 800), (800, 480)])
@pytest.mark.parametrize(
    ("eye", "dialect"), [(Eye(per_1000), AgentCpmGui()), (Eye(in_px, click), QWEN25)], ids=["0-1000", "pixels"]
)
def test_a_model_that_sees_and_speaks_rightly_is_fine(eye: Eye, dialect: Dialect, size_px: tuple[int, int]) -> None:
    found = calibrated(eye, dialect, size_px)
    assert found.ok, found.sentence
    assert found.hits == len(TARGETS)
    assert not found.remedy


def test_a_server_that_shrinks_pictures_is_found_by_pixels() -> None:
    found = calibrated(Eye(in_px, click, resize(280, 602)), QWEN25)
    assert found.verdict == "resized"
    assert "about 280x60" in found.sentence
    assert "532x1204 was sent" in found.sentence
    assert str(532 * 1204) in found.remedy


def test_a_server_that_shrinks_pictures_does_no_harm_to_thousandths() -> None:
    assert calibrated(Eye(per_1000, server=resize(200, 480)), AgentCpmGui()).ok


@pytest.mark.parametrize(
    ("eye", "dialect", "server", "told"),
    [
        (Eye(per_1000), AgentCpmGui(), centre_crop, r"3\d\d px at the top and about 3\d\d px at the bottom"),
        (Eye(per_1000), AgentCpmGui(), top_crop, r"off: about (29|30)\d px at the bottom"),
        (Eye(in_px, click), QWEN25, centre_crop, r"off: about 3\d\d px at the top"),
        (Eye(in_px, click), QWEN25, top_crop, r"no button below y 9\d\d"),
    ],
)
def test_a_server_that_crops_pictures_is_found(
    eye: Eye, dialect: Dialect, server: Callable[[Pixels], Pixels], told: str
) -> None:
    found = calibrated(replace(eye, server=server), dialect)
    assert found.verdict == "cropped", found.sentence
    assert re.search(told, found.sentence), found.sentence


def test_a_server_that_pads_pictures_is_found() -> None:
    assert calibrated(Eye(per_1000, server=pad_to_square), AgentCpmGui()).verdict == "padded"


@pytest.mark.parametrize(
    ("eye", "dialect", "told"),
    [
        (Eye(in_px), AgentCpmGui(), "in pixels of the picture it is sent, its dialect in 0 to 1000"),
        (Eye(per_1000, click), QWEN25, "in 0 to 1000, its dialect in pixels of the picture"),
        (Eye(as_fractions, click), QWEN25, "in fractions of the screen, its dialect in pixels"),
    ],
)
def test_a_model_that_counts_in_other_units_is_found(eye: Eye, dialect: Dialect, told: str) -> None:
    found = calibrated(eye, dialect)
    assert found.verdict == "units", found.sentence
    assert told in found.sentence
    assert "--dialect" in found.remedy


def test_a_model_that_writes_y_first_is_found() -> None:
    def backwards(at: Place, size: tuple[int, int]) -> Place:
        x, y = per_1000(at, size)
        return y, x

    assert calibrated(Eye(backwards), AgentCpmGui()).verdict == "swapped"


def test_taps_that_are_all_too_low_are_found() -> None:
    def lower(at: Place, size: tuple[int, int]) -> Place:
        return per_1000((at[0], at[1] + size[1] * 0.05), size)

    found = calibrated(Eye(lower), AgentCpmGui())
    assert found.verdict == "shifted"
    assert "+60 px down" in found.sentence


def test_a_model_that_sees_nothing_is_found() -> None:
    found = calibrated(Eye(per_1000, server=lambda seen: np.zeros_like(seen)), AgentCpmGui())
    assert found.verdict == "blind"
    assert "one and the same place" in found.sentence


def test_a_model_in_another_language_is_found() -> None:
    found = calibrated(Eye(per_1000, lambda x, y: f"I would tap {x}, {y}."), AgentCpmGui())
    assert found.verdict == "unread"
    assert found.hits == 0


def test_a_model_that_misses_half_is_not_fine() -> None:
    def sometimes(at: Place, size: tuple[int, int]) -> Place:
        x, y = per_1000(at, size)
        return (x, y) if 200 < y < 800 else ((x * 7 + 311) % 1000, (y * 3 + 97) % 1000)

    assert calibrated(Eye(sometimes), AgentCpmGui()).verdict == "rough"


@given(
    scale=st.tuples(st.floats(0.3, 3), st.floats(0.3, 3)),
    offset=st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3)),
    wild=st.lists(st.tuples(st.sampled_from(TARGETS), st.floats(0, 1), st.floats(0, 1)), max_size=2),
)
def test_a_rule_is_found_among_wild_taps(
    scale: tuple[float, float], offset: tuple[float, float], wild: list[tuple[object, float, float]]
) -> None:
    def moved(at: Point) -> tuple[float, float]:
        return scale[0] * at.x + offset[0], scale[1] * at.y + offset[1]

    said = [(target.at, moved(target.at)) for target in TARGETS]
    pairs = [(true, Point(x, y)) for true, (x, y) in said if 0 <= x <= 1 and 0 <= y <= 1]
    if len(pairs) < 6:
        return
    fit = find_fit([*pairs, *((target.at, Point(x, y)) for target, x, y in wild)])  # type: ignore[attr-defined]
    assert fit is not None
    assert np.allclose(fit.scale, scale, atol=0.15)
    assert np.allclose(fit.offset, offset, atol=0.1)


def test_every_button_is_where_the_card_says() -> None:
    card = draw((540, 1200)).pixels
    for target in TARGETS:
        box = target.box(540, 1200)
        assert 0 <= box.left < box.right <= 540
        assert 0 <= box.top < box.bottom <= 1200
        assert np.abs(card[box.top + 2, box.center_px[0]].astype(int) - target.colour).max() < 24
