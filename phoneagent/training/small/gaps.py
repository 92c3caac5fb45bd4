"""Goals with words missing, so that no answer hangs on a single word: one that was never met is as good as missing."""

from __future__ import annotations

import random
from dataclasses import replace

from phoneagent.models.small.features import KINDS, Elements

GAPPED = 0.3
"""Share of the questions in whose goals words are missing."""
GAPS = 0.15
"""Share of the words that are missing in those."""


def with_gaps(elements: Elements, rng: random.Random) -> Elements:
    """A question some of whose goal's words cannot be understood, in GAPPED of the cases; what they share with the
    screen stays told."""
    if rng.random() >= GAPPED:
        return elements
    goal = KINDS.index("goal")
    texts = (
        "" if kind == goal and rng.random() < GAPS else text
        for kind, text in zip(elements.kinds.tolist(), elements.texts, strict=True)
    )
    return replace(elements, texts=tuple(texts))
