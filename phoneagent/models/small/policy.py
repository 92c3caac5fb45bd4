"""The deciding part: a small transformer over a question's elements, on the word vectors of a pretrained text model.

It points rather than writes: at a thing to touch, at the first and last unit of the goal to type, at a text to tell.
So nothing can be said that is not there, and one pass answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from phoneagent.models.small.features import FACTS, KINDS, MOST_ROWS, VERBS, Elements
from phoneagent.models.small.question import FIXED_TEXTS, LAST, LONGEST_GOAL, NUMBERS, PARTS
from phoneagent.models.small.spans import SORTS

PLAIN = (
    "finish", "impossible", "clear", "wait", "press back", "press home", "press enter", "press recents",
    "scroll down", "scroll up", "scroll left", "scroll right", "ask", "type", "answer",
)  # fmt: skip
"""Answers that touch no thing; the last two need a text."""
TOUCHES = ("tap", "hold", "swipe left", "swipe right")
LONGEST_TOKENS = 24
PLACES = max(LONGEST_GOAL, LAST, MOST_ROWS) + 1
RELATIONS = 8 * 3
"""Nearness (another place; of things the same row, the one above, the one below; of the goal's units one or two after,
one or two before) times words shared (none, some, all)."""
TIES = RELATIONS + 1
"""The last is how like two texts' words are in the pretrained backbone: "Erase" and "Delete" share no word."""


WORDS_SPREAD = 0.136
"""The standard deviation of SmolLM2's word vectors; divided by it they are as large as everything else."""


@dataclass(frozen=True)
class Shape:
    """The network's size."""

    hidden: int = 256
    layers: int = 6
    heads: int = 8


@dataclass(frozen=True)
class Batch:
    """Questions side by side, B of them, E elements at most, U texts that differ."""

    tokens: Tensor  # (U, T) long, of the texts; -1 where there is none
    texts: Tensor  # (B, E) long, indices into U
    kinds: Tensor  # (B, E) long
    verbs: Tensor  # (B, E) long
    places: Tensor  # (B, E) long
    facts: Tensor  # (B, E, FACTS)
    relations: Tensor  # (B, E, E) long
    there: Tensor  # (B, E) bool


@dataclass(frozen=True)
class Scores:
    """The network's word on a batch."""

    plain: Tensor  # (B, PLAIN)
    touch: Tensor  # (B, E, TOUCHES)
    hidden: Tensor  # (B, E, H), for what text and which notes


@dataclass(frozen=True)
class Texts:
    """Scores of the texts that N questions may mean."""

    start: Tensor  # (N, E), beginning at an element
    parts: Tensor  # (N, E, PARTS)
    fixed: Tensor  # (N, FIXED_TEXTS)
    listed: Tensor  # (N, E), being among several that are told together


_NUMBER_OF = torch.tensor([int(text) if text.isdigit() else 0 for text in FIXED_TEXTS])
_IS_NUMBER = torch.tensor([float(text.isdigit()) for text in FIXED_TEXTS])


class Policy(nn.Module):
    """Elements in, scores out."""

    def __init__(self, word_width: int, shape: Shape = Shape()) -> None:
        super().__init__()
        self.shape = shape
        hidden = shape.hidden
        self.word_in = nn.Linear(word_width, hidden)
        self.word_place = nn.Embedding(LONGEST_TOKENS, hidden)
        self.text_out = nn.Sequential(nn.LayerNorm(2 * hidden), nn.Linear(2 * hidden, hidden))
        self.kind = nn.Embedding(len(KINDS), hidden)
        self.verb = nn.Embedding(len(VERBS), hidden)
        self.place = nn.Embedding(len(KINDS) * PLACES, hidden)
        self.facts = nn.ModuleList([nn.Linear(FACTS, hidden) for _ in KINDS])
        self.blocks = nn.ModuleList([Block(hidden, shape.heads) for _ in range(shape.layers)])
        self.norm = nn.LayerNorm(hidden)
        self.plain = nn.Linear(hidden, len(PLAIN))
        self.touch = nn.Linear(hidden, len(TOUCHES))
        self.asked = nn.Embedding(2, hidden)  # what the text is for: to type, to tell
        self.ask_text = nn.Linear(hidden, hidden)
        self.fixed = nn.Linear(hidden, len(FIXED_TEXTS))
        self.fixed_of = nn.Linear(hidden, 2 * hidden)
        self.listed = nn.Linear(hidden, hidden)
        self.start = nn.Linear(hidden, hidden)
        self.end = nn.Linear(2 * hidden, hidden)
        self.end_of = nn.Linear(hidden, hidden)
        self.end_of_span = nn.Parameter(torch.ones(len(SORTS)))
        self.part = nn.Linear(hidden, PARTS * hidden)
        self.note = nn.Linear(hidden, 1)
        for table in (self.kind, self.verb, self.place, self.word_place, self.asked):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, batch: Batch, words: Tensor) -> Scores:
        """Scores of a batch; `words` are the vectors of the backbone's vocabulary, (V, word_width)."""
        hidden = self._texts(batch.tokens, words)[batch.texts]  # (B, E, H)
        hidden = hidden + self.kind(batch.kinds) + self.verb(batch.verbs)
        hidden = hidden + self.place(batch.kinds * PLACES + batch.places)
        for kind, facts in enumerate(self.facts):
            hidden = hidden + facts(batch.facts) * (batch.kinds == kind)[..., None]
        related = torch.zeros(*batch.relations.shape, TIES, dtype=torch.bfloat16)
        related.scatter_(-1, batch.relations[..., None], 1.0)  # (B, E, E, TIES)
        related[..., RELATIONS] = likeness(batch, words)
        for block in self.blocks:
            hidden = block(hidden, related, batch.there)
        hidden = self.norm(hidden)
        return Scores(self.plain(hidden[:, 0]), self.touch(hidden), hidden)

    def texts(self, hidden: Tensor, tells: Tensor, numbers: Tensor) -> Texts:
        """Which text is meant, for N questions of which `tells` (N,) says whether it is told rather than typed.

        `numbers` (N, E, 2, NUMBERS) says which numbers stand in an element, and how many there are like it: "3" of the
        goal speaks for typing "03", three icons of a film for telling "3".
        """
        asked = F.gelu(self.ask_text(hidden[:, 0]) + self.asked(tells.long()))  # (N, H)
        scale = hidden.shape[-1] ** -0.5
        start = torch.einsum("nh,neh->ne", asked, self.start(hidden)) * scale
        parts = torch.einsum("nh,neph->nep", asked, self.part(hidden).unflatten(-1, (PARTS, -1))) * scale
        speaks = torch.einsum("nh,nech->nec", asked, self.fixed_of(hidden).unflatten(-1, (2, -1))).float() * scale
        of_numbers = torch.log1p((numbers * speaks.clamp(max=20).exp()[..., None]).sum((1, 2)))  # (N, NUMBERS)
        fixed = self.fixed(asked) + of_numbers[:, _NUMBER_OF] * _IS_NUMBER
        return Texts(start, parts, fixed, torch.einsum("nh,neh->ne", asked, self.listed(hidden)) * scale)

    def ends(self, hidden: Tensor, starts: Tensor, spans: Tensor) -> Tensor:
        """Which element a text of the goal ends with, (N, E), where it begins with element `starts` (N,).

        `spans` (N, E, SORTS) says of which sorts a likely text runs from there to an element.
        """
        first = hidden[torch.arange(len(hidden)), starts]
        asked = self.end(torch.cat([first, hidden[:, 0]], -1))
        ends: Tensor = torch.einsum("nh,neh->ne", asked, self.end_of(hidden)) * hidden.shape[-1] ** -0.5
        return ends + spans.to(ends.dtype) @ self.end_of_span.to(ends.dtype)

    def _texts(self, tokens: Tensor, words: Tensor) -> Tensor:
        """A vector for each text, (U, H): of its tokens the mean and, sign by sign, the greatest."""
        known = tokens >= 0  # (U, T)
        count = known.sum(1)
        met, which = torch.unique(tokens[known], return_inverse=True)
        places = torch.arange(tokens.shape[1]).expand_as(tokens)[known]
        vectors = F.gelu(self.word_in(words[met].float() / WORDS_SPREAD)[which] + self.word_place(places)).float()
        mean = torch.segment_reduce(vectors, "sum", lengths=count) / count.clamp(min=1)[:, None]
        most = torch.segment_reduce(vectors, "max", lengths=count, initial=-1.0)  # gelu is never below -0.17
        out: Tensor = self.text_out(torch.cat([mean, most], -1))
        return out


class Block(nn.Module):
    """Attention that knows rows and shared words, then a layer for each element alone."""

    def __init__(self, hidden: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.asks = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.relation = nn.Embedding(TIES, heads)
        self.up, self.down = nn.Linear(hidden, 4 * hidden), nn.Linear(4 * hidden, hidden)
        nn.init.zeros_(self.relation.weight)

    def forward(self, hidden: Tensor, related: Tensor, there: Tensor) -> Tensor:
        # Written out: with a bias that is learnt, torch's fused attention takes three times as long on a processor
        batch, length, width = hidden.shape
        query, key, value = (
            self.asks(self.first(hidden)).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        )  # each (B, heads, E, H / heads)
        bias = (related @ self.relation.weight.to(related.dtype)).permute(0, 3, 1, 2)  # (B, heads, E, E)
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias.to(query.dtype)
        mixed = scores.masked_fill(~there[:, None, None], -1e4).softmax(-1).to(value.dtype) @ value
        hidden = hidden + self.out(mixed.transpose(1, 2).reshape(batch, length, -1))
        after: Tensor = hidden + self.down(F.gelu(self.up(self.second(hidden))))
        return after


def likeness(batch: Batch, words: Tensor) -> Tensor:
    """The cosine between the mean word vectors of each two texts of a question, (B, E, E); 0 where one has no words."""
    known = batch.tokens >= 0  # (U, T)
    means = torch.zeros(len(batch.tokens), words.shape[1])
    means.index_add_(0, known.nonzero()[:, 0], words[batch.tokens[known]].float())
    means = F.normalize(means, dim=-1).to(torch.bfloat16)[batch.texts]  # (B, E, width)
    return means @ means.transpose(1, 2)


def side_by_side(questions: Sequence[Elements], tokens_of: Callable[[str], Sequence[int]]) -> Batch:
    """A batch of questions' elements."""
    count, longest = len(questions), max(len(each.texts) for each in questions)
    numbers: dict[str, int] = {}
    texts = torch.zeros(count, longest, dtype=torch.long)
    kinds, verbs, places = (torch.zeros(count, longest, dtype=torch.long) for _ in range(3))
    facts = torch.zeros(count, longest, FACTS)
    there = torch.zeros(count, longest, dtype=torch.bool)
    relations = torch.zeros(count, longest, longest, dtype=torch.long)
    for row, each in enumerate(questions):
        size = len(each.texts)
        texts[row, :size] = torch.tensor([numbers.setdefault(text, len(numbers)) for text in each.texts])
        kinds[row, :size] = torch.from_numpy(each.kinds)
        verbs[row, :size] = torch.from_numpy(each.verbs)
        places[row, :size] = torch.from_numpy(each.places)
        facts[row, :size] = torch.from_numpy(each.facts)
        there[row, :size] = True
        relations[row, :size, :size] = relations_of(each)
    tokens = [tokens_of(text) for text in numbers]
    padded = torch.full((len(tokens), max(1, *map(len, tokens))), -1)
    for row, own in enumerate(tokens):
        padded[row, : len(own)] = torch.tensor(own, dtype=torch.long)
    return Batch(padded, texts, kinds, verbs, places, facts, relations, there)


def span_ends(elements: Elements, start: int, count: int) -> Tensor:
    """Of which sorts a likely text of the goal runs from an element to each of `count`, (count, SORTS)."""
    ends = torch.zeros(count, len(SORTS))
    for first, last, sort in elements.spans:
        if first == start:
            ends[last, sort] = 1.0
    return ends


def numbers_of(elements: Elements, count: int) -> Tensor:
    """Which numbers below NUMBERS stand in each of `count` elements, and how many are like it, (count, 2, NUMBERS)."""
    numbers = torch.zeros(count, 2, NUMBERS)
    for row, (words, like) in enumerate(zip(elements.words, elements.counts.tolist(), strict=True)):
        for word in words:
            if word.isdecimal() and int(word) < NUMBERS:
                numbers[row, 0, int(word)] = 1.0
        if 0 < like < NUMBERS:
            numbers[row, 1, like] = 1.0
    return numbers


def relations_of(elements: Elements) -> Tensor:
    """How each two elements stand to each other, (E, E), indices below RELATIONS."""
    vocabulary: dict[str, int] = {}
    pairs = [
        (row, vocabulary.setdefault(word, len(vocabulary))) for row, own in enumerate(elements.words) for word in own
    ]
    has = torch.zeros(len(elements.words), max(1, len(vocabulary)))
    if pairs:
        rows, columns = torch.tensor(pairs).T
        has[rows, columns] = 1.0
    shared, count = has @ has.T, has.sum(1)
    least = torch.minimum(count[:, None], count[None]).clamp(min=1)
    level = (shared > 0).long() + (shared >= least).long() * (shared > 0)
    kinds, places = torch.from_numpy(elements.kinds), torch.from_numpy(elements.places)
    step = places[:, None] - places[None]
    things, units = (
        (own[:, None] & own[None]).long() for own in (kinds == KINDS.index("thing"), kinds == KINDS.index("goal"))
    )
    rows = 1 * (step == 0) + 2 * (step == 1) + 3 * (step == -1)
    turns = 4 * (step == -1) + 5 * (step == 1) + 6 * (step == -2) + 7 * (step == 2)
    near = things * rows + units * turns
    return 3 * near + level
