"""Supervised fine-tuning of the text part: LoRA on every linear layer, loss on the answer alone.

Reads top to bottom: settings, batches, model, loss, the loop. One process on a CPU (bf16 through autocast). Left out
on purpose: gradient accumulation, mixed schedules. The vision tower learns in `phoneagent.training.vision`, models
that see are fine-tuned in `phoneagent.training.vlm`.
"""

from __future__ import annotations

import math
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedTokenizerBase

from phoneagent.models.small.wording import END
from phoneagent.training.batching import batches as batches_of_numbers
from phoneagent.training.checkpoint import Run
from phoneagent.training.curves import Diary, forget_dev_after
from phoneagent.training.examples_file import Example, read_examples
from phoneagent.training.keeping import keep_best, write_card

LINEARS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


@dataclass(frozen=True)
class Settings:
    """A TOML file's content; paths in it are relative to the file."""

    examples: Path
    """A file of examples, as `phoneagent data examples` writes it."""
    run: Path
    """Folder for log and checkpoints; a run found there is resumed."""
    base: Path
    """A transformers checkpoint of the text model."""
    steps: int
    batch: int = 8
    learning_rate: float = 1e-3
    warmup: int = 20
    lora_rank: int = 16
    lora_alpha: int = 32
    save_every_s: float = 180.0
    log_every: int = 10
    seed: int = 0
    longest: int = 512
    """Examples of more tokens are left out."""
    start: Path | None = None
    """A run whose adapter this one goes on from; the optimiser begins anew."""
    dev: Path | None = None
    """Examples that are not learnt, on which the run is measured."""
    eval_every: int = 200

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
        for key in {"examples", "run", "start", "dev"} & set(said):
            said[key] = path.parent / Path(said[key]).expanduser()
        return cls(base=base, **said)


# --- batches ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sequence_:
    """An example in tokens."""

    ids: tuple[int, ...]
    answer_from: int
    """Index of the answer's first token."""


def encode(tokenizer: PreTrainedTokenizerBase, example: Example) -> Sequence_:
    prompt: list[int] = tokenizer.encode(example.prompt, add_special_tokens=False)
    answer: list[int] = tokenizer.encode(example.answer + END, add_special_tokens=False)
    return Sequence_((*prompt, *answer), len(prompt))


def batches(sequences: Sequence[Sequence_], size: int, seed: int) -> Iterator[list[Sequence_]]:
    """Endless batches of sequences of like length; each epoch is a new shuffle that depends on the seed alone."""
    for numbers in batches_of_numbers([len(sequence.ids) for sequence in sequences], size, seed):
        yield [sequences[number] for number in numbers]


# --- model and loss ---------------------------------------------------------------------------------------------


def load(settings: Settings) -> PeftModel:
    """The base model in bf16 with fresh adapters in float32."""
    torch.manual_seed(settings.seed)
    base = AutoModelForCausalLM.from_pretrained(settings.base, dtype=torch.bfloat16)
    lora = LoraConfig(
        r=settings.lora_rank, lora_alpha=settings.lora_alpha, target_modules=LINEARS, task_type="CAUSAL_LM"
    )
    model = get_peft_model(base, lora, autocast_adapter_dtype=True)
    model.train()
    assert isinstance(model, PeftModel)
    if settings.start is not None:
        earlier = load_file(settings.start / "last" / "weights.safetensors")
        if model.load_state_dict(earlier, strict=False).unexpected_keys:
            raise ValueError(f"the adapter of {settings.start} is of another shape")
    return model


def answer_loss(model: PeftModel, batch: Sequence[Sequence_], pad: int) -> Tensor:
    """Mean cross-entropy over the answers' tokens. Logits are made only where they are needed."""
    longest = max(len(sequence.ids) for sequence in batch)
    ids = torch.tensor([[*sequence.ids, *[pad] * (longest - len(sequence.ids))] for sequence in batch])  # (B, T)
    llama: Any = model.get_base_model()
    # Padding stands at the end, where causal attention never looks from an answer: no mask, and the fast kernel.
    hidden = llama.model(input_ids=ids, use_cache=False).last_hidden_state  # (B, T, C)
    places = [
        (row, at - 1)
        for row, sequence in enumerate(batch)
        for at in range(sequence.answer_from, len(sequence.ids))
    ]  # fmt: skip
    rows, before = torch.tensor(places).T  # the token at `at` is told from the state one before it
    logits = llama.lm_head(hidden[rows, before])  # (N, V)
    return F.cross_entropy(logits.float(), ids[rows, before + 1])


def learning_rate(settings: Settings, step: int) -> float:
    """Linear warm-up, then a cosine down to a fiftieth."""
    if step < settings.warmup:
        return settings.learning_rate * (step + 1) / settings.warmup
    share = (step - settings.warmup) / max(1, settings.steps - settings.warmup)
    return settings.learning_rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))


# --- the loop ---------------------------------------------------------------------------------------------------


def train(settings: Settings, say: Callable[[str], None] = print, stop_after: int | None = None) -> Path:
    """Train to the last step, from the last checkpoint if there is one; returns the folder of the final checkpoint.

    `stop_after` ends this process early after so many steps without a last checkpoint, as a kill would.
    """
    tokenizer = AutoTokenizer.from_pretrained(settings.base)
    sequences = [encode(tokenizer, example) for example in read_examples(settings.examples)]
    sequences = [sequence for sequence in sequences if len(sequence.ids) <= settings.longest]
    model = load(settings)
    weights = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    optimizer = torch.optim.AdamW(weights.values(), lr=settings.learning_rate, weight_decay=0.0, betas=(0.9, 0.98))
    run = Run(settings.run)
    done, losses = run.resume(weights, optimizer)
    forget_dev_after(run, done)
    diary = Diary(run, f"Text part, {settings.run.name}", settings.steps)
    diary.begin(done)
    dev = read_examples(settings.dev) if settings.dev else []
    say(
        f"{len(sequences)} examples, {sum(w.numel() for w in weights.values()):,} weights to train,"
        f" step {done} of {settings.steps}"
    )

    started_s = saved_s = time.monotonic()
    tokens = seen = 0
    for step, batch in enumerate(batches(sequences, settings.batch, settings.seed)):
        if step < done:
            continue
        if step >= settings.steps or step - done == stop_after:
            break
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(settings, step)
        with torch.autocast("cpu", torch.bfloat16):
            loss = answer_loss(model, batch, tokenizer.pad_token_id or 0)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        tokens += sum(len(sequence.ids) for sequence in batch)
        seen += len(batch)
        if (step + 1) % settings.log_every == 0:
            mean, taken_s = sum(losses) / len(losses), time.monotonic() - started_s
            diary.note(
                step + 1,
                loss=round(mean, 4),
                examples_per_s=round(seen / taken_s, 2),
                tokens_per_s=round(tokens / taken_s),
            )
            say(f"step {step + 1}: loss {mean:.3f}, {seen / taken_s:.2f} examples/s, {tokens / taken_s:.0f} tokens/s")
            losses.clear()
        if dev and ((step + 1) % settings.eval_every == 0 or step + 1 == settings.steps):
            found = measure(model, [encode(tokenizer, example) for example in dev])
            diary.note_dev(step + 1, **found)
            say(f"step {step + 1}: dev loss {found['loss']:.3f}, {found['answers_right']:.1%} of the answers right")
            keep_best(run, step + 1, found, weights)
        if time.monotonic() - saved_s > settings.save_every_s:
            run.save(step + 1, weights, optimizer, losses)
            saved_s = time.monotonic()
    diary.end()
    if stop_after is None:
        run.save(settings.steps, weights, optimizer, losses)
        sets = [settings.examples.name, *([settings.dev.name] if settings.dev else [])]
        write_card(run, f"Text part of the embedded model, {settings.run.name}", settings, len(sequences), sets)
    return run.last


def measure(model: PeftModel, sequences: Sequence[Sequence_]) -> dict[str, float]:
    """The mean loss over answers' tokens, and the share of answers whose every token is the likeliest one.

    Such an answer is what the model says when it is asked, for it always says the likeliest token.
    """
    model.train(False)
    loss, tokens, right = 0.0, 0, 0
    llama: Any = model.get_base_model()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for sequence in sequences:
            ids = torch.tensor([sequence.ids])  # (1, T)
            hidden = llama.model(input_ids=ids, use_cache=False).last_hidden_state[0]  # (T, C)
            logits = llama.lm_head(hidden[sequence.answer_from - 1 : -1]).float()  # (N, V)
            wanted = ids[0, sequence.answer_from :]
            loss += float(F.cross_entropy(logits, wanted, reduction="sum"))
            tokens += len(wanted)
            right += bool((logits.argmax(-1) == wanted).all())
    model.train()
    return {"loss": loss / max(1, tokens), "answers_right": right / max(1, len(sequences))}
