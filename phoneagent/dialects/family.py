"""What all families share: the picture they are shown, the scale they speak, how they are sampled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from devices.screen import Screen
from phoneagent.dialects.coordinates import Scale, as_it_is
from phoneagent.dialects.dialect import Sizes
from phoneagent.models.model import Picture, Sampling

Fit = Callable[[int, int], tuple[int, int]]
"""(width, height) of a screenshot -> the size that the model is shown."""


@dataclass(frozen=True)
class Family:
    """The settings in which members of a family differ; a subclass renders and parses."""

    id: str
    scale: Scale
    fit: Fit = as_it_is
    sampling: Sampling = field(default_factory=lambda: Sampling(max_tokens=2048))

    def sizes(self, screen: Screen) -> Sizes:
        """The screenshot's size, and the size it is resized to for this family."""
        return Sizes((screen.width_px, screen.height_px), self.fit(screen.width_px, screen.height_px))

    def picture(self, screen: Screen) -> Picture:
        """The screenshot in this family's size."""
        return Picture(screen, self.sizes(screen).model_image)
