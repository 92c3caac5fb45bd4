"""Deciding: the answer that a question's scores speak for, in the model's own words."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from phoneagent.models.model import Cancelled
from phoneagent.models.small.features import KINDS, Elements, elements_of
from phoneagent.models.small.policy import PLAIN, TOUCHES, Policy, Scores, numbers_of, side_by_side, span_ends
from phoneagent.models.small.quantities import told_as
from phoneagent.models.small.question import FIXED_TEXTS, LISTED, PARTS, Question, part_of, units_of
from phoneagent.models.small.vocabulary import Tokens

NOTED = 0.5
"""From this chance on a text is kept for later steps."""
MOST_NOTED = 4
LISTED_FROM = 0.5
"""From this chance on a text is among those that are told together."""
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, and what it took."""

    words: str
    sure: float
    """Its chance among the allowed answers, 0 to 1."""
    elements: int = 0
    """So many were weighed: units of the goal, past answers, notes, things."""
    notes: tuple[str, ...] = ()
    """Texts on this screen that a later step may need."""


class Decider:
    """A policy with the word vectors it was trained on."""

    def __init__(self, policy: Policy, words: Tensor, tokens: Tokens) -> None:
        self.policy, self._words, self._tokens = policy.eval(), words, tokens

    def decide(
        self, question: Question, among: Sequence[str] | None = None, cancel: threading.Event | None = None
    ) -> Decision:
        """The likeliest answer; with `among`, the likeliest touch of the things of these names.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        if cancel is not None and cancel.is_set():
            raise Cancelled
        elements = elements_of(question)
        with torch.inference_mode():
            scores = self.policy(side_by_side([elements], self._tokens), self._words)
            if among is not None:
                return self._touch(question, elements, scores, set(among))
            return self._answer(question, elements, scores)

    def _answer(self, question: Question, elements: Elements, scores: Scores) -> Decision:
        names = list(question.scene.names)
        first = elements.first("thing")
        touch = scores.touch[0, first : first + len(names)]  # (things, TOUCHES)
        chances = torch.cat([scores.plain[0], touch.flatten()]).softmax(0)
        best = int(chances.argmax())
        sure = float(chances[best])
        notes = self._noted(question, scores, first)
        if best >= len(PLAIN):
            thing, way = divmod(best - len(PLAIN), len(TOUCHES))
            return Decision(f"{TOUCHES[way]} {names[thing]}", sure, len(elements.texts), notes)
        words = PLAIN[best]
        if words in ("type", "answer"):
            text, chance = self._text(question, elements, scores.hidden, words == "answer")
            words, sure = f"{words} {text}", sure * chance
        return Decision(words, sure, len(elements.texts), notes)

    def _touch(self, question: Question, elements: Elements, scores: Scores, among: set[str]) -> Decision:
        names = list(question.scene.names)
        first = elements.first("thing")
        taps = scores.touch[0, first : first + len(names), 0]
        taps = taps.masked_fill(torch.tensor([name not in among for name in names]), _NEVER).softmax(0)
        return Decision(f"tap {names[int(taps.argmax())]}", float(taps.max()), len(elements.texts))

    def _text(self, question: Question, elements: Elements, hidden: Tensor, tells: bool) -> tuple[str, float]:
        """The text that is meant, and its chance."""
        texts = self.policy.texts(hidden, torch.tensor([tells]), numbers_of(elements, len(elements.texts))[None])
        may_start, may_part, may_fixed = allowed_texts(elements, tells)
        chances = torch.cat([
            texts.start[0].masked_fill(~may_start, _NEVER), texts.parts[0].masked_fill(~may_part, _NEVER).flatten(),
            texts.fixed[0].masked_fill(~may_fixed, _NEVER),
        ]).softmax(0)  # fmt: skip
        best, count = int(chances.argmax()), len(elements.texts)
        sure = float(chances[best])
        if best < count:
            ends = self.policy.ends(hidden, torch.tensor([best]), span_ends(elements, best, count)[None])[0]
            after = torch.arange(count) >= best
            ends = ends.masked_fill(~(may_start & after), _NEVER).softmax(0)
            first, last = best - elements.first("goal"), int(ends.argmax()) - elements.first("goal")
            units = units_of(question.goal)
            return question.goal[units[first].start : units[last].end], sure * float(ends.max())
        if best < count * (1 + PARTS):
            element, part = divmod(best - count, PARTS)
            told = part_of(elements.texts[element], part) or elements.texts[element]
            return told_as(question.goal, [told]) if tells and part == 0 else told, sure
        text = FIXED_TEXTS[best - count * (1 + PARTS)]
        if text != LISTED:
            return text, sure
        chances = texts.listed[0].sigmoid().masked_fill(~may_part[:, 0], 0.0)
        listed = [each for each, chance in zip(elements.texts, chances.tolist(), strict=True) if chance >= LISTED_FROM]
        doubt = float(torch.minimum(chances, 1 - chances).max())
        return told_as(question.goal, listed or [elements.texts[int(chances.argmax())]]), sure * (1 - doubt)

    def _noted(self, question: Question, scores: Scores, first: int) -> tuple[str, ...]:
        things = list(question.scene.names.values())
        chances = self.policy.note(scores.hidden[0, first : first + len(things)])[:, 0].sigmoid().tolist()
        noted = sorted(zip(chances, things, strict=True), key=lambda each: -each[0])[:MOST_NOTED]
        return tuple(thing.label for chance, thing in noted if chance >= NOTED and thing.label not in question.notes)


def allowed_texts(elements: Elements, tells: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Which texts there are: beginnings (E,), parts of elements (E, PARTS), and of FIXED_TEXTS those that are fit."""
    kinds = torch.from_numpy(elements.kinds)
    source = (kinds == KINDS.index("thing")) | (kinds == KINDS.index("note"))
    has = torch.tensor([
        [there and text != "" and text[0] != "[" and part_of(text, part) is not None for part in range(PARTS)]
        for text, there in zip(elements.texts, source.tolist(), strict=True)
    ])  # fmt: skip
    fixed = torch.tensor([tells == (len(text) != 2 or not text.isdigit()) or text.isdigit() for text in FIXED_TEXTS])
    return kinds == KINDS.index("goal"), has, fixed
