"""Other words for a goal, so that the model learns what is asked and not how.

Only ways of asking are changed here, never names, times or texts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_FRAMES = (
    "{}",
    "{}",
    "{}",
    "{}.",
    "Please {}",
    "please {}",
    "{} please",
    "{}, please.",
    "Could you {}?",
    "Can you please {}?",
    "Would you {} for me?",
    "I'd like you to {}",
    "I need you to {}.",
    "Your task: {}",
    "Hey, {}",
    "On my phone, {}",
    "Now {}",
    "{} for me",
    "{} on this phone",
    "{} right now",
    "Let's {}",
    "You should {}",
    "Help me {}",
    "I would like to {}",
)
_SAME: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"^(turn|switch) on ", ("activate ", "enable ", "turn on ", "start ")),
    (r"^(turn|switch) off ", ("deactivate ", "disable ", "turn off ", "stop ")),
    (r"^enable ", ("activate ", "turn on ", "switch on ")),
    (r"^disable ", ("deactivate ", "turn off ", "switch off ")),
    (r"^open ", ("go to ", "launch ", "navigate to ", "show ", "get to ", "view ")),
    (r"^go to ", ("open ", "navigate to ", "visit ", "switch to ")),
    (r"^show me ", ("display ", "open ", "let me look at ")),
    (r"^(delete|remove) ", ("delete ", "erase ", "remove ", "throw out ")),
    (r"^(create|make|add) ", ("create ", "make ", "add ", "set up ")),
    (r"^(set|change) the ", ("set the ", "change the ", "adjust the ", "put the ")),
    (r"^write ", ("write ", "jot down ", "compose ")),
)
_STARTS = re.compile(r"^(Please|Can you|I )", re.IGNORECASE)


def reworded(goal: str, rng: random.Random, keep: Sequence[str] = ()) -> str:
    """The goal in other words; the same goal in half of the cases."""
    if rng.random() < 0.35 or _STARTS.match(goal):
        return goal
    said = goal[0].lower() + goal[1:] if goal[1:2].islower() or goal[1:2] == " " else goal
    if rng.random() < 0.5:
        said = _other_verb(said, rng)
    asked = rng.choice(_FRAMES).format(said.rstrip("."))
    return asked[0].upper() + asked[1:] if rng.random() < 0.8 else asked


def _other_verb(goal: str, rng: random.Random) -> str:
    for pattern, others in _SAME:
        if re.match(pattern, goal):
            return re.sub(pattern, rng.choice(others), goal)
    return goal
