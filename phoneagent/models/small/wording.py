"""The question as the text model is asked it: the goal, what was done, and the screen in rows."""

from __future__ import annotations

from collections.abc import Sequence

from phoneagent.models.small.scene import Scene

LAST = 8
"""So many of the last answers are told; tasks of six steps fit whole."""
END = "<|im_end|>"


def ask(goal: str, done: Sequence[str], scene: Scene) -> str:
    """The prompt up to where the answer begins, in the ChatML that SmolLM2-Instruct knows."""
    past = "; ".join(done[-LAST:]) or "nothing"
    return f"<|im_start|>user\nGoal: {goal}\nDone: {past}\nScreen:\n{scene.words}{END}\n<|im_start|>assistant\n"
