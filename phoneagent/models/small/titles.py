"""What a thing without words of its own belongs to: the title beside it, above it, below it, and how much of that title
the goal names.

"Delete the song Half a Letter" means the three dots of one row among ten; the goal's words stand on the row's title.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from phoneagent.models.small.scene import Scene, Thing

_BESIDE = 0.04
"""Two things whose middles differ by less of the screen's height stand in one row of a list, of one line or of two."""
_FAR = 0.12
"""So far up or down, in shares of the height, a title still belongs to a thing."""
FEWEST_LETTERS = 3


class Titles:
    """The titles around each thing of a screen."""

    def __init__(self, scene: Scene) -> None:
        self._things = list(scene.names.values())
        self._wordy = [each for each in self._things if sum(sign.isalpha() for sign in each.label) >= _letters(each)]
        if not self._wordy:
            return
        height_px, width_px = scene.size_px[1], scene.size_px[0]
        at, of = _middles(self._things), _middles(self._wordy)
        self._down = (of[None, :, 1] - at[:, None, 1]) / height_px  # (things, titles), positive below
        across = np.abs(of[None, :, 0] - at[:, None, 0]) / width_px
        self._other = np.array([[one is not other for other in self._wordy] for one in self._things])
        self._beside = self._other & (np.abs(self._down) < _BESIDE)
        self._far = np.abs(self._down) * 4 + across * 0.5

    def named(self, shares: Mapping[str, float]) -> dict[int, tuple[float, float, float, float, float]]:
        """For each thing, by its id: the share that the goal names of the title nearest beside it, of any title beside
        it, of the nearest above and below, and whether the one beside is named more than all others on the screen.

        `shares` says of every label which share of its words the goal has.
        """
        if not self._wordy:
            return {id(thing): (0.0,) * 5 for thing in self._things}
        share = np.array([shares[thing.label] for thing in self._wordy])
        best = float(share.max())
        told = {}
        for number, thing in enumerate(self._things):
            far, beside, down, other = (each[number] for each in (self._far, self._beside, self._down, self._other))
            near = _at_nearest(share, far, beside)
            most = float(np.where(beside, share, 0.0).max())
            above = _at_nearest(share, far, other & (down < -0.01) & (down > -_FAR))
            below = _at_nearest(share, far, other & (down > 0.01) & (down < _FAR))
            told[id(thing)] = (near, most, above, below, float(best > 0 and most == best))
        return told

    def beside(self) -> dict[int, str]:
        """The title nearest beside each thing that has one, by the thing's id."""
        if not self._wordy:
            return {}
        nearest = np.where(self._beside, self._far, np.inf).argmin(1)
        return {
            id(thing): self._wordy[nearest[number]].label
            for number, thing in enumerate(self._things)
            if self._beside[number].any()
        }


def _letters(thing: Thing) -> int:
    """So many letters make a title; an icon's name is none, whatever its length; a Chinese sign is a word."""
    if thing.label.startswith("["):
        return 1000
    return 1 if any("\u4e00" <= sign <= "\u9fff" for sign in thing.label) else FEWEST_LETTERS


def _middles(things: list[Thing]) -> np.ndarray:
    return np.array([thing.box.center_px for thing in things], float)


def _at_nearest(share: np.ndarray, far: np.ndarray, allowed: np.ndarray) -> float:
    """The share of the nearest allowed title; 0 where none is allowed."""
    if not allowed.any():
        return 0.0
    return float(share[np.where(allowed, far, np.inf).argmin()])
