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


def titles_of(scene: Scene, shares: Mapping[str, float]) -> dict[int, tuple[float, float, float, float, float]]:
    """For each thing, by its id: the share that the goal names of the title nearest beside it, of any title beside it,
    of the nearest above and below, and whether the one beside is named more than all others on the screen.

    `shares` says of every label which share of its words the goal has.
    """
    things = list(scene.names.values())
    wordy = [thing for thing in things if sum(sign.isalpha() for sign in thing.label) >= _letters(thing)]
    if not wordy:
        return {id(thing): (0.0,) * 5 for thing in things}
    height_px, width_px = scene.size_px[1], scene.size_px[0]
    at, of = _middles(things), _middles(wordy)
    down = (of[None, :, 1] - at[:, None, 1]) / height_px  # (things, titles), positive below
    across = np.abs(of[None, :, 0] - at[:, None, 0]) / width_px
    itself = np.array([[one is other for other in wordy] for one in things])
    share = np.array([shares[thing.label] for thing in wordy])
    best = float(share.max())
    beside = ~itself & (np.abs(down) < _BESIDE)
    far = np.abs(down) * 4 + across * 0.5
    told = {}
    for number, thing in enumerate(things):
        near = _at_nearest(share, far[number], beside[number])
        most = float(np.where(beside[number], share, 0.0).max())
        above = _at_nearest(share, far[number], ~itself[number] & (down[number] < -0.01) & (down[number] > -_FAR))
        below = _at_nearest(share, far[number], ~itself[number] & (down[number] > 0.01) & (down[number] < _FAR))
        told[id(thing)] = (near, most, above, below, float(best > 0 and most == best))
    return told


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
