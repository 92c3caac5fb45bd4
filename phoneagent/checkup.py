"""Is a model there, what language does it speak, and do its taps land? For `phoneagent doctor --model`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from devices.doctor import Check
from phoneagent import assemble
from phoneagent.config import Settings
from phoneagent.dialects.calibrate import Calibration, calibrate
from phoneagent.models.model import Model, ModelError

USUAL_PX = (1080, 2400)
"""The card's size where no phone is asked for its own."""


@dataclass(frozen=True, slots=True)
class CoordinatesCheck(Check):
    """Where a model's taps land."""

    verdict: str = ""
    hits: int = 0
    """Taps on the button that was meant."""
    targets: int = 0
    scale: tuple[float, float] | None = None
    """Said = scale * true + offset, across and down; None where the taps follow no rule."""
    offset: tuple[float, float] | None = None


def check_model(settings: Settings, size_px: tuple[int, int] = USUAL_PX) -> Iterator[Check]:
    """Look at the model and at what lies between it and the phone, one check after the other.

    Raises:
        ConfigError: if there is no such kind of model or dialect.
    """
    try:
        model = assemble.make_model(settings.model, constrain=settings.constrain)
    except ModelError as error:
        yield Check("model", False, str(error))
        return
    try:
        yield from _checks(model, settings, size_px)
    finally:
        model.close()


def _checks(model: Model, settings: Settings, size_px: tuple[int, int]) -> Iterator[Check]:
    try:
        name = model.name
    except ModelError as error:
        yield Check("model", False, str(error))
        return
    if settings.model.startswith(("http:", "https:")) and not settings.model.rpartition("#")[1]:
        settings = replace(settings, model=f"{settings.model}#{name}")  # what the server calls its only model
    choice = assemble.choose_dialect(settings)
    yield Check("dialect", True, choice.why)
    try:
        found = calibrate(model, choice.dialect, size_px)
    except ModelError as error:
        yield Check("model", False, str(error))
        return
    yield Check("model", True, f"{name} answers")
    yield _coordinates(found)


def _coordinates(found: Calibration) -> Check:
    def rounded(pair: tuple[float, float]) -> tuple[float, float]:
        return round(pair[0], 4), round(pair[1], 4)

    return CoordinatesCheck(
        "coordinates",
        found.ok,
        found.sentence,
        found.remedy,
        found.verdict,
        found.hits,
        len(found.taps),
        rounded(found.fit.scale) if found.fit else None,
        rounded(found.fit.offset) if found.fit else None,
    )
