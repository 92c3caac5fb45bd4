"""Where do a model's taps land? Shows it a card with buttons, has it tap each, and says what stands in between.

A server may crop, shrink, stretch or pad pictures before its model sees them, and a model may count in other units than
its dialect expects. Each of these moves all taps by one scale and one offset an axis, and taps on known places give it
away.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from devices.screen import Point
from phoneagent.dialects.card import TARGETS, Target, draw
from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.fit import FEWEST, STRAIGHT, TOLERANCE, Fit, find_fit
from phoneagent.models.model import Model
from tools.call import ToolError

Verdict = Literal["fine", "rough", "units", "swapped", "resized", "padded", "cropped", "shifted", "blind", "unread"]


@dataclass(frozen=True, slots=True)
class Tap:
    """One answer."""

    target: Target
    at: Point | None
    """None where the reply could not be read."""
    why: str = ""
    """Why not."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What came of it."""

    verdict: Verdict
    sentence: str
    """For a person."""
    remedy: str
    """"" where nothing is to be done."""
    taps: tuple[Tap, ...]
    fit: Fit | None
    """None where the taps follow no rule."""

    @property
    def ok(self) -> bool:
        """Whether runs can be trusted to tap where the model means."""
        return self.verdict == "fine"

    @property
    def hits(self) -> int:
        return sum(tap.at is not None and tap.target.is_hit(tap.at) for tap in self.taps)


def calibrate(
    model: Model, dialect: Dialect, size_px: tuple[int, int] = (1080, 2400), cancel: threading.Event | None = None
) -> Calibration:
    """Have a model tap every button of a card of the phone's size.

    Raises:
        ModelError: if the model could not be asked.
        Cancelled: soon after `cancel` is set.
    """
    card = draw(size_px)
    sizes = dialect.sizes(card)
    taps: list[Tap] = []
    for target in TARGETS:
        reply = model.complete(dialect.render(target.goal, (), card), cancel)
        try:
            call = dialect.parse(reply, sizes).call
        except ToolError as error:
            taps.append(Tap(target, None, str(error)))
            continue
        at = call.arguments.get("at")
        taps.append(Tap(target, at) if isinstance(at, Point) else Tap(target, None, f"{call.name} is no tap"))
    return judge(tuple(taps), sizes)


def judge(taps: tuple[Tap, ...], sizes: Sizes) -> Calibration:
    """What the taps say of the coordinate space."""
    pairs = [(tap.target.at, tap.at) for tap in taps if tap.at is not None]
    fit = find_fit(pairs)
    crossed = find_fit([(Point(true.y, true.x), said) for true, said in pairs])
    if crossed and crossed.agreeing > (fit.agreeing if fit else 0):
        found = _Finding("swapped", "The model writes y before x, and its dialect reads x first.", _OTHER_DIALECT)
        return Calibration(found.verdict, found.sentence, found.remedy, taps, None)
    found = _explain(fit, taps, sizes) if fit else _lost(taps)
    return Calibration(found.verdict, found.sentence, found.remedy, taps, fit)


@dataclass(frozen=True, slots=True)
class _Finding:
    verdict: Verdict
    sentence: str
    remedy: str = ""


_OTHER_DIALECT = "Choose the dialect that was made for this model with --dialect (docs/dialects.md lists them)."


def _lost(taps: Sequence[Tap]) -> _Finding:
    """Taps that follow no rule."""
    read = [tap.at for tap in taps if tap.at is not None]
    if len(read) < FEWEST:
        why = next((tap.why for tap in taps if tap.why), "")
        return _Finding(
            "unread",
            f"{len(taps) - len(read)} of {len(taps)} replies were no tap that can be read: {why}.",
            _OTHER_DIALECT,
        )
    remedy = (
        "See that the server passes pictures on to the model (llama.cpp --mmproj), or take a model made for screens."
    )
    middle = Point(median(at.x for at in read), median(at.y for at in read))
    if sum(math.dist((at.x, at.y), (middle.x, middle.y)) <= TOLERANCE for at in read) > len(read) / 2:
        return _Finding("blind", "The model taps one and the same place whatever it is asked for.", remedy)
    return _Finding("blind", "The model's taps have nothing to do with where the buttons are.", remedy)


def _explain(fit: Fit, taps: Sequence[Tap], sizes: Sizes) -> _Finding:
    """What a rule means that the taps follow."""
    if fit.is_straight:
        return _straight(fit, taps, sizes)
    if units := _units(fit, sizes):
        return _Finding("units", units, _OTHER_DIALECT)
    missed = len(taps) - fit.agreeing
    if (missed and max(fit.scale) > 1 + STRAIGHT) or min(fit.offset) < -2 * STRAIGHT:
        return _Finding("cropped", f"The server cuts pictures off: {_cut(fit, sizes)}.", _keep_size(sizes))
    if _is_padded(fit, sizes):
        sentence = "The server pads pictures to a square before the model sees them."
        return _Finding("padded", sentence, _keep_size(sizes))
    if fit.has_offset:
        x_px, y_px = (round(offset * side) for offset, side in zip(fit.offset, sizes.screen, strict=True))
        sentence = f"Taps land {x_px:+d} px across and {y_px:+d} px down from where they are meant."
        return _Finding("shifted", sentence, _keep_size(sizes))
    seen = "x".join(str(round(scale * side)) for scale, side in zip(fit.scale, sizes.model_image, strict=True))
    sent = "x".join(map(str, sizes.model_image))
    sentence = f"The server resizes pictures: the model sees about {seen} where {sent} was sent."
    return _Finding("resized", sentence, _keep_size(sizes))


def _straight(fit: Fit, taps: Sequence[Tap], sizes: Sizes) -> _Finding:
    """What the taps mean that land wrong where most land right."""
    missed = [tap for tap in taps if tap.at is None or not fit.explains(tap.target.at, tap.at)]
    hit = [tap.target.at for tap in taps if tap not in missed]
    if len(missed) >= 2 and min(tap.target.at.y for tap in missed) > max(at.y for at in hit):
        cut_px = round(min(tap.target.at.y for tap in missed) * sizes.screen[1])
        sentence = f"The model finds no button below y {cut_px}: the server may cut pictures off there."
        return _Finding("cropped", sentence, _keep_size(sizes))
    if len(missed) > len(taps) // 4:
        sentence = f"Taps that hit land where they are meant, but {len(missed)} of {len(taps)} buttons were missed."
        return _Finding("rough", sentence, "The model finds small things badly; a larger one may do better.")
    return _Finding("fine", f"Taps land where they are meant ({len(hit)} of {len(taps)} buttons).")


def _units(fit: Fit, sizes: Sizes) -> str:
    """A sentence where the scale is that of one unit read as another, else ""."""
    if fit.has_offset and min(fit.scale) > 0.1:  # of units so small that all is near 0, no offset can be told
        return ""
    units = {
        "0 to 1000": (1000, 1000),
        "pixels of the picture it is sent": sizes.model_image,
        "pixels of the screenshot": sizes.screen,
        "fractions of the screen": (1, 1),
    }
    for counts, said in units.items():
        for expects, read in units.items():
            if said == read or read == (1, 1):
                continue
            expected = (said[0] / read[0], said[1] / read[1])
            if all(abs(scale / unit - 1) <= STRAIGHT for scale, unit in zip(fit.scale, expected, strict=True)):
                return f"The model counts in {counts}, its dialect in {expects}."
    return ""


def _cut(fit: Fit, sizes: Sizes) -> str:
    """What is missing at which edge. Pixels are counted from the top left, so they say nothing of the far edges."""
    missing = []
    names = (("the left", "the right"), ("the top", "the bottom"))
    for scale, offset, side, (near, far) in zip(fit.scale, fit.offset, sizes.screen, names, strict=True):
        ends = (-offset / scale, 1 - (1 - offset) / scale if scale > 1 + STRAIGHT else 0.0)
        missing += [
            f"about {round(part * side)} px at {edge}"
            for part, edge in zip(ends, (near, far), strict=True)
            if part > STRAIGHT
        ]
    return " and ".join(missing)


def _is_padded(fit: Fit, sizes: Sizes) -> bool:
    """Whether the scales are those of a picture inside a square."""
    longest = max(sizes.model_image)
    square = [side / longest for side in sizes.model_image]
    return all(abs(scale - share) <= STRAIGHT for scale, share in zip(fit.scale, square, strict=True))


def _keep_size(sizes: Sizes) -> str:
    pixels = sizes.model_image[0] * sizes.model_image[1]
    return (
        f"Let the server leave pictures as they are: vLLM --mm-processor-kwargs '{{\"max_pixels\": {pixels}}}',"
        " llama.cpp --image-max-tokens; or try another version of the server (docs/models.md)."
    )
