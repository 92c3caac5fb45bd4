"""Training the deciding part: which answer, which text, which notes; cross-entropy on each.

Reads top to bottom: settings, batches, loss, the loop, the measure. On a CPU (bf16 through autocast), in one process or
several (`together.py`); the backbone's word vectors stay as they are. The eye learns in
`phoneagent.training.small.vision`, models that see are fine-tuned in `phoneagent.training.vlm`.
"""

from __future__ import annotations

import itertools
import json
import random
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from phoneagent.models.small.deciding import allowed_texts
from phoneagent.models.small.features import KINDS, Elements, elements_of
from phoneagent.models.small.policy import Batch, Policy, Shape, numbers_of, side_by_side, span_ends
from phoneagent.models.small.question import PARTS
from phoneagent.models.small.vocabulary import Tokens, Vocabulary
from phoneagent.training.batching import batches as batches_of_numbers
from phoneagent.training.checkpoint import Run
from phoneagent.training.curves import Diary, forget_dev_after
from phoneagent.training.keeping import keep_best, write_card
from phoneagent.training.schedule import learning_rate
from phoneagent.training.small.examples_file import from_line
from phoneagent.training.small.gaps import with_gaps
from phoneagent.training.small.ship import SHAPE
from phoneagent.training.small.targets import Target, target_of
from phoneagent.training.together import ALONE, Together

NOTES_WEIGH = 0.3
TEXTS_WEIGH = 2.0
"""One answer in ten is a text, and a text is right only if its beginning and its end are."""
_NEVER = -1e4


@dataclass(frozen=True)
class Settings:
    """A TOML file's content; paths in it are relative to the file."""

    examples: tuple[Path, ...]
    """Files of examples, as `phoneagent data examples` writes them."""
    run: Path
    """Folder for log and checkpoints; a run found there is resumed."""
    base: Path
    """A transformers checkpoint of the text model whose word vectors are used."""
    steps: int
    batch: int = 32
    learning_rate: float = 6e-4
    warmup: int = 100
    hidden: int = 256
    layers: int = 6
    heads: int = 8
    save_every_s: float = 180.0
    log_every: int = 20
    seed: int = 0
    longest: int = 420
    """Examples of more elements are left out."""
    start: Path | None = None
    """A run whose weights this one goes on from; the optimiser begins anew."""
    dev: Path | None = None
    """Examples that are not learnt, on which the run is measured."""
    eval_every: int = 500

    @classmethod
    def read(cls, path: Path, base: Path) -> Settings:
        """The settings in a TOML file.

        Raises:
            ValueError: if it has unknown or missing keys.
        """
        said = tomllib.loads(path.read_text())
        unknown = set(said) - {field.name for field in fields(cls)}
        if unknown or not {"examples", "run", "steps"} <= set(said):
            raise ValueError(
                f"{path} needs examples, run and steps, and does not know {', '.join(unknown) or 'others'}"
            )
        files = said["examples"] if isinstance(said["examples"], list) else [said["examples"]]
        said["examples"] = tuple(path.parent / Path(each).expanduser() for each in files)
        for key in {"run", "start", "dev"} & set(said):
            said[key] = path.parent / Path(said[key]).expanduser()
        return cls(base=base, **said)


# --- batches ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in numbers and its target."""

    elements: Elements
    target: Target


def asked(line: str, longest: int = 10_000) -> Asked | None:
    """A line of an examples file; None for what cannot be answered by pointing, is too long, or shows nothing."""
    example = from_line(line)
    if not example.question.scene.names:
        return None
    elements = elements_of(example.question)
    if len(elements.texts) > longest:
        return None
    target = target_of(example.question, elements, example.answer, example.noted)
    return None if target is None else Asked(elements, target)


def read_lines(files: Sequence[Path]) -> list[str]:
    """The files' lines, in order."""
    return [line for path in files for line in path.read_text("utf-8").splitlines()]


def batches(
    lines: Sequence[str], settings: Settings, first: int = 0, together: Together = ALONE
) -> Iterator[list[Asked]]:
    """Endless batches of questions of like length, from the seed alone, or a process's share of them; those before
    number `first` left out."""
    found = batches_of_numbers([_size(line) for line in lines], settings.batch, settings.seed)
    for at, numbers in enumerate(itertools.islice(found, first, None), first):
        share = [(number, asked(lines[number], settings.longest)) for number in together.share(numbers)]
        yield [
            replace(each, elements=with_gaps(each.elements, random.Random(f"{settings.seed}/{at}/{number}")))
            for number, each in share
            if each is not None
        ]


def _size(line: str) -> int:
    """About how many elements a line has: its things, and a unit of the goal for every four signs."""
    return line.count("[") + line.index('","done"') // 4


# --- loss -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """How a batch went."""

    loss: Tensor
    right: int
    """Questions whose likeliest answer is the right one, text and all."""


def judge(policy: Policy, words: Tensor, tokens: Tokens, batch: Sequence[Asked]) -> Verdict:
    """The loss of a batch, and how many answers are right."""
    together = side_by_side([each.elements for each in batch], tokens)
    scores = policy(together, words)
    touch = scores.touch.float().masked_fill(~_things(together)[..., None], _NEVER)
    actions = torch.cat([scores.plain.float(), touch.flatten(1)], 1)  # (B, PLAIN + E * TOUCHES)
    wanted = torch.tensor([each.target.action for each in batch])
    loss = F.cross_entropy(actions, wanted)
    right = actions.argmax(1) == wanted
    texts = [row for row, each in enumerate(batch) if each.target.text >= 0]
    if texts:
        text_loss, text_right = _texts(policy, scores.hidden[texts], [batch[row] for row in texts])
        loss = loss + TEXTS_WEIGH * text_loss * len(texts) / len(batch)
        right[texts] &= text_right
    loss = loss + NOTES_WEIGH * _notes(policy, scores.hidden, together, batch)
    return Verdict(loss, int(right.sum()))


def _things(batch: Batch) -> Tensor:
    return (batch.kinds == KINDS.index("thing")) & batch.there


def _texts(policy: Policy, hidden: Tensor, batch: Sequence[Asked]) -> tuple[Tensor, Tensor]:
    """The loss of which text is meant, and which are right."""
    longest = hidden.shape[1]
    numbers = torch.stack([numbers_of(each.elements, longest) for each in batch])
    texts = policy.texts(hidden, torch.tensor([each.target.tells for each in batch]), numbers)
    start, parts = texts.start, texts.parts
    may_start = torch.zeros(start.shape, dtype=torch.bool)
    may_part = torch.zeros(parts.shape, dtype=torch.bool)
    wanted = []
    for row, each in enumerate(batch):
        own_start, own_part, _ = allowed_texts(each.elements, each.target.tells)
        may_start[row, : len(own_start)], may_part[row, : len(own_part)] = own_start, own_part
        wanted.append(_widened(each.target.text, len(own_start), longest))
    chances = torch.cat([
        start.float().masked_fill(~may_start, _NEVER), parts.float().masked_fill(~may_part, _NEVER).flatten(1),
        texts.fixed.float(),
    ], 1)  # fmt: skip
    target = torch.tensor(wanted)
    loss, right = F.cross_entropy(chances, target), chances.argmax(1) == target
    runs = [row for row, each in enumerate(batch) if each.target.end >= 0]
    if runs:
        starts = torch.tensor([batch[row].target.text for row in runs])
        spans = torch.stack([span_ends(batch[row].elements, batch[row].target.text, longest) for row in runs])
        ends = policy.ends(hidden[runs], starts, spans).float()
        after = torch.arange(longest)[None] >= starts[:, None]
        ends = ends.masked_fill(~(may_start[runs] & after), _NEVER)
        last = torch.tensor([batch[row].target.end for row in runs])
        loss = loss + F.cross_entropy(ends, last) * len(runs) / len(batch)
        right[runs] &= ends.argmax(1) == last
    lists = [row for row, each in enumerate(batch) if each.target.listed]
    if lists:
        among = torch.zeros(len(lists), longest)
        for at, row in enumerate(lists):
            among[at, list(batch[row].target.listed)] = 1.0
        chances, may = texts.listed[lists].float(), may_part[lists][..., 0]
        loss = loss + F.binary_cross_entropy_with_logits(chances[may], among[may]) * len(lists) / len(batch)
        right[lists] &= ((chances > 0) == (among > 0)).logical_or(~may).all(1)
    return loss, right


def _widened(text: int, own: int, longest: int) -> int:
    """A text's number among `own` elements, as it is among `longest`."""
    if text < own:
        return text
    before = own * (1 + PARTS)
    return text - own + longest if text < before else text - before + longest * (1 + PARTS)


def _notes(policy: Policy, hidden: Tensor, together: Batch, batch: Sequence[Asked]) -> Tensor:
    chances = policy.note(hidden)[..., 0].float()
    wanted = torch.zeros_like(chances)
    for row, each in enumerate(batch):
        wanted[row, list(each.target.notes)] = 1.0
    return F.binary_cross_entropy_with_logits(chances[_things(together)], wanted[_things(together)])


# --- the loop ---------------------------------------------------------------------------------------------------


def train(settings: Settings, say: Callable[[str], None] = print, stop_after: int | None = None) -> Path:
    """Train to the last step, from the last checkpoint if there is one; returns the folder of the final checkpoint.

    `stop_after` ends this process early after so many steps without a last checkpoint, as a kill would.
    """
    together = Together.joined()
    with together.folder(settings.run) as folder:
        if together.is_first:
            return _train(settings, together, say, stop_after)
        return _train(replace(settings, run=folder, dev=None), together, lambda line: None, stop_after)


def _train(settings: Settings, together: Together, say: Callable[[str], None], stop_after: int | None) -> Path:
    vocabulary = Vocabulary(settings.base)
    lines = read_lines(settings.examples)
    torch.manual_seed(settings.seed)
    policy = Policy(vocabulary.words.shape[1], Shape(settings.hidden, settings.layers, settings.heads))
    if settings.start is not None:
        policy.load_state_dict(_grown(load_file(settings.start / "last" / "weights.safetensors"), policy))
    weights = dict(policy.named_parameters())
    optimizer = torch.optim.AdamW(weights.values(), lr=settings.learning_rate, weight_decay=0.01, betas=(0.9, 0.98))
    run = Run(settings.run)
    settings.run.mkdir(parents=True, exist_ok=True)
    (settings.run / SHAPE).write_text(json.dumps(asdict(policy.shape)))
    done, losses = run.resume(weights, optimizer)
    forget_dev_after(run, done)
    diary = Diary(run, f"Deciding part, {settings.run.name}", settings.steps)
    diary.begin(done)
    dev = [each for line in read_lines([settings.dev]) if (each := asked(line))] if settings.dev else []
    say(
        f"{len(lines)} examples, {sum(w.numel() for w in weights.values()):,} weights to train,"
        f" step {done} of {settings.steps}"
    )

    logged_s = saved_s = time.monotonic()
    seen = right = 0
    for step, batch in enumerate(batches(lines, settings, done, together), done):
        if step >= settings.steps or step - done == stop_after:
            break
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(settings, step)
        if batch:  # else all of its examples were left out
            with torch.autocast("cpu", torch.bfloat16):
                verdict = judge(policy, vocabulary.words, vocabulary.tokens, batch)
            verdict.loss.backward()  # type: ignore[no-untyped-call]
            losses.append(verdict.loss.item())
            seen, right = seen + len(batch), right + verdict.right
        together.average(weights.values())
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if (step + 1) % settings.log_every == 0 and seen:
            mean, rate = sum(losses) / len(losses), seen / (time.monotonic() - logged_s)
            told = {"loss": round(mean, 4), "answers_right": round(right / seen, 4)}
            diary.note(step + 1, **told, examples_per_s=round(rate, 2))
            say(f"step {step + 1}: loss {mean:.3f}, {right / seen:.1%} right, {rate:.1f} examples/s")
            losses.clear()
            seen, right, logged_s = 0, 0, time.monotonic()
        if dev and ((step + 1) % settings.eval_every == 0 or step + 1 == settings.steps):
            found = measure(policy, vocabulary, dev)
            diary.note_dev(step + 1, **found)
            say(f"step {step + 1}: dev loss {found['loss']:.3f}, {found['answers_right']:.1%} of the answers right")
            keep_best(run, step + 1, found, weights)
        if time.monotonic() - saved_s > settings.save_every_s:
            run.save(step + 1, weights, optimizer, losses)
            saved_s = time.monotonic()
    diary.end()
    if stop_after is None:
        run.save(settings.steps, weights, optimizer, losses)
        sets = [*(path.name for path in settings.examples), *([settings.dev.name] if settings.dev else [])]
        write_card(run, f"Deciding part of the embedded model, {settings.run.name}", settings, len(lines), sets)
    return run.last


def _grown(weights: dict[str, Tensor], policy: Policy) -> dict[str, Tensor]:
    """An earlier run's weights, with zeros for facts that it was not told."""
    for name, own in policy.state_dict().items():
        if name.startswith("facts.") and name.endswith(".weight"):
            weights[name] = F.pad(weights[name], (0, own.shape[1] - weights[name].shape[1]))
    return weights


def measure(policy: Policy, vocabulary: Vocabulary, dev: Sequence[Asked]) -> dict[str, float]:
    """The mean loss, and the share of questions that are answered rightly, text and all."""
    policy.train(False)
    loss, right = 0.0, 0
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        ordered = sorted(dev, key=lambda each: len(each.elements.texts))
        for start in range(0, len(ordered), 32):
            batch = ordered[start : start + 32]
            verdict = judge(policy, vocabulary.words, vocabulary.tokens, batch)
            loss, right = loss + float(verdict.loss) * len(batch), right + verdict.right
    policy.train()
    return {"loss": loss / max(1, len(dev)), "answers_right": right / max(1, len(dev))}
