"""Supervised fine-tuning of vision-language models on Parquet sets: LoRA or all weights, loss on the answers alone.

Reads top to bottom: settings, the model, the loss, the loop. One process or several (`accelerate launch`); a batch is
the same rows whatever the number of processes, so is the loss. Left out on purpose: sharding of weights over GPUs (a
model whose weights, gradients and optimiser do not fit on one GPU), 4-bit bases, dropout. Without dropout nothing but
the step number decides what is learnt, so a killed run goes on exactly where it was.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import mean
from typing import Any, Literal

import torch
import torch.nn.functional as F
from accelerate import Accelerator
from peft import LoraConfig, PeftModel, get_peft_model
from torch import Tensor, nn

from phoneagent.assemble import TOOLBOX
from phoneagent.dialects import registry
from phoneagent.models.checkpoints.loading import Loaded, load_checkpoint
from phoneagent.models.checkpoints.machine import choose_dtype
from phoneagent.training.checkpoint import Run
from phoneagent.training.curves import Diary, forget_dev_after
from phoneagent.training.errors import TrainingError
from phoneagent.training.judging import Judge
from phoneagent.training.keeping import keep_best, write_run_card, write_settings
from phoneagent.training.prompting import IGNORED, Encoder, Sample, packed, padded, unlearnt
from phoneagent.training.rows_to_learn import Feed, Rows, steps
from phoneagent.training.schedule import learning_rate


@dataclass(frozen=True)
class Settings:
    """A TOML file's content; paths in it are relative to the file."""

    model: str
    """A checkpoint's folder, or ORG/NAME on the hub."""
    data: tuple[Path, ...]
    """Sets, as `phoneagent data build` writes them."""
    run: Path
    """Folder for log and checkpoints; a run found there is gone on with."""
    steps: int
    mode: Literal["lora", "full"] = "lora"
    dialect: str = "auto"
    """The language the model learns to answer in; `auto` goes by its name."""
    batch: int = 16
    """Rows a step, over all processes."""
    micro_batch: int = 4
    """Rows at once on one device."""
    learning_rate: float = 2e-4
    warmup: int = 20
    weight_decay: float = 0.0
    lora_rank: int = 16
    lora_alpha: int = 32
    lora_vision: bool = False
    """Whether adapters go into the vision tower too."""
    checkpointing: bool = True
    """Compute activations again on the way back instead of keeping them: less memory, a third more time."""
    pack: bool = False
    """Rows one after the other instead of padded, where the model can tell them apart."""
    longest: int = 4096
    """Rows of more tokens are skipped."""
    precision: Literal["auto", "bf16", "fp16", "no"] = "auto"
    kinds: tuple[str, ...] = ()
    """Only rows of these kinds; all where empty."""
    eval_every: int = 200
    eval_rows: int = 64
    """Dev rows whose loss is measured."""
    eval_said: int = 16
    """Dev rows that are answered in full."""
    eval_tasks: int = 0
    """Tasks of the virtual phone's dev split that are done."""
    save_every_s: float = 300.0
    log_every: int = 10
    workers: int = 2
    """Threads that prepare pictures."""
    seed: int = 0

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings in a TOML file.

        Raises:
            ValueError: if it has unknown or missing keys.
        """
        said = tomllib.loads(path.read_text("utf-8"))
        unknown = set(said) - {field.name for field in fields(cls)}
        if unknown or not {"model", "data", "run", "steps"} <= set(said):
            raise ValueError(f"it needs model, data, run and steps, and does not know {', '.join(unknown) or 'others'}")
        folder = path.parent
        sets = [said["data"]] if isinstance(said["data"], str) else said["data"]
        said["data"] = tuple(folder / Path(each).expanduser() for each in sets)
        said["run"] = folder / Path(said["run"]).expanduser()
        near = folder / Path(said["model"]).expanduser()
        said["model"] = str(near) if near.is_dir() else said["model"]
        said["kinds"] = tuple(said.get("kinds", ()))
        return cls(**said)


# --- the model --------------------------------------------------------------------------------------------------


class Answering(nn.Module):
    """A vision-language model whose forward is the loss: the sum of cross-entropies over the answers' tokens.

    Logits are made where they are needed only; with a vocabulary of 150,000 the rest would be most of the memory.
    """

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, **batch: Tensor) -> tuple[Tensor, Tensor]:
        """The summed loss, and how many answers' tokens were the likeliest ones, both scalars."""
        labels = batch.pop("labels")  # (B, T)
        base: Any = self.model.get_base_model() if isinstance(self.model, PeftModel) else self.model
        hidden = base.model(**batch, use_cache=False).last_hidden_state  # (B, T, C)
        rows, at = (labels != IGNORED).nonzero(as_tuple=True)
        logits = base.get_output_embeddings()(hidden[rows, at - 1]).float()  # (N, V): told from the state before
        wanted = labels[rows, at]
        right = (logits.argmax(-1) == wanted).sum()
        return F.cross_entropy(logits, wanted, reduction="sum"), right


def prepare_model(settings: Settings, loaded: Loaded) -> nn.Module:
    """The model with what shall be learnt made trainable, in float32; the rest stays as it was loaded."""
    torch.manual_seed(settings.seed)
    model: Any = loaded.model
    model.config.use_cache = False
    if settings.checkpointing:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
    if settings.mode == "full":
        model.requires_grad_(True)
    else:
        lora = LoraConfig(
            r=settings.lora_rank, lora_alpha=settings.lora_alpha, target_modules=linears(model, settings.lora_vision)
        )
        model = get_peft_model(model, lora, autocast_adapter_dtype=True)
        model.enable_input_require_grads()
    model.train()
    found: nn.Module = model
    return found


def linears(model: nn.Module, vision: bool) -> list[str]:
    """The linear layers that get adapters: those of the text part, and of the vision part where it is asked for."""
    names = [name for name, module in model.named_modules() if isinstance(module, nn.Linear) and "lm_head" not in name]
    seeing = ("vision", "visual", "vit", "merger", "projector", "connector")
    return names if vision else [name for name in names if not any(word in name for word in seeing)]


def check_packing(model: Any) -> None:  # noqa: ANN401 (each family has a class of its own)
    """See that a model can tell packed rows apart.

    Raises:
        TrainingError: if it cannot, with the reason.
    """
    text = model.config.get_text_config()
    kinds = set(getattr(text, "layer_types", None) or ())
    if kinds - {"full_attention"}:
        said = ", ".join(sorted(kinds))
        raise TrainingError(f"{said} layers carry state from one packed row to the next. Set pack = false.")
    if hasattr(model.model, "get_rope_index"):
        raise TrainingError("This model places pictures a row at a time, not in packed rows. Set pack = false.")


# --- the loop ---------------------------------------------------------------------------------------------------


def train(settings: Settings, say: Callable[[str], None] = print, stop_after: int | None = None) -> Path:
    """Train to the last step, from the last checkpoint if there is one; returns the run's folder.

    `stop_after` ends this process early after so many steps without a last checkpoint, as a kill would.

    Raises:
        TrainingError: if data and settings do not fit the model, or the folder holds another run.
        ModelError: if the checkpoint cannot be loaded.
    """
    learner = Learner(settings, say)
    rows = Rows(settings.data, "train", learner.dialect, settings.kinds)
    if not len(rows):
        raise TrainingError(
            f"There is no row in {', '.join(map(str, settings.data))} that {learner.dialect.id} can say."
        )
    learner.spare = unlearnt(learner.encoder(rows[0]))
    run = Run(settings.run)
    write_settings(run, settings)
    done, losses = run.resume(learner.weights, learner.plain)
    forget_dev_after(run, done)
    judge = Judge(settings, learner.dialect, learner.loaded, learner.encoder)
    diary = Diary(run, f"{settings.mode} of {settings.model}", settings.steps)
    if learner.is_first:
        diary.begin(done)
    learner.say(
        f"{len(rows)} rows ({rows.left_out} cannot be said in {learner.dialect.id}), {learner.size:,} weights to train"
        f" on {learner.device}, step {done} of {settings.steps}"
    )
    feed = Feed(
        settings.batch, settings.micro_batch, settings.longest, settings.workers, settings.seed,
        learner.accelerator.process_index, learner.accelerator.num_processes,
    )  # fmt: skip
    started_s = saved_s = time.monotonic()
    for step, mine in enumerate(steps(rows, learner.encoder, feed, done, settings.steps), done):
        if step - done == stop_after:
            return run.folder
        losses.append(learner.learn(step, mine))
        is_last = step + 1 == settings.steps
        if learner.is_first and (is_last or (step + 1) % settings.log_every == 0):
            diary.note(step + 1, loss=round(mean(losses), 4), **learner.told(time.monotonic() - started_s))
            learner.say(f"step {step + 1}: loss {mean(losses):.3f}, {diary.run.curve()[-1]['rows_per_s']} rows/s")
            losses.clear()
        if judge.has_rows and (is_last or (step + 1) % settings.eval_every == 0):
            if learner.is_first:
                found = judge.measure(learner.bare)
                diary.note_dev(step + 1, **found)
                learner.say(
                    f"step {step + 1}: " + ", ".join(f"dev {name} {value:.3f}" for name, value in found.items())
                )
                keep_best(run, step + 1, found, learner.weights)
            learner.accelerator.wait_for_everyone()
        if learner.is_first and (is_last or time.monotonic() - saved_s > settings.save_every_s):
            run.save(step + 1, learner.weights, learner.plain, losses)
            saved_s = time.monotonic()
    if learner.is_first:
        diary.end()
        write_run_card(run, settings, learner.dialect.id, len(rows), learner.size, str(learner.device))
    learner.accelerator.wait_for_everyone()
    return run.folder


class Learner:
    """The model with its optimiser, on as many devices as there are processes."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._settings = settings
        device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        precision = settings.precision
        if precision == "auto":
            precision = {torch.bfloat16: "bf16", torch.float16: "fp16"}.get(choose_dtype(device), "no")  # type: ignore[assignment]
        self.accelerator = Accelerator(mixed_precision=precision, cpu=device.type == "cpu")
        self.is_first, self.device = self.accelerator.is_main_process, self.accelerator.device
        self.say = say if self.is_first else _quietly
        self.dialect = registry.choose(settings.model, settings.dialect, TOOLBOX.specs()).dialect
        # what is learnt is kept in float32; what is not may be as short as the device computes in
        short = settings.mode == "lora" and precision == "bf16"
        self._dtype = torch.bfloat16 if short else torch.float32
        self.loaded = load_checkpoint(settings.model, dtype=self._dtype, device=self.device, say=self.say)
        if settings.pack:
            check_packing(self.loaded.model)
        self.encoder = Encoder(self.loaded.processor, self.dialect)
        self.bare = Answering(prepare_model(settings, self.loaded))
        self.weights = {name: each for name, each in self.bare.model.named_parameters() if each.requires_grad}
        self.plain = torch.optim.AdamW(
            self.weights.values(), lr=settings.learning_rate, weight_decay=settings.weight_decay, betas=(0.9, 0.98)
        )
        self._model, self._optimizer = self.accelerator.prepare(self.bare, self.plain)
        self.spare: Sample
        """A sample of which nothing is learnt, where a process has none left."""
        self._seen = self._tokens = self._answers = self._right = 0

    @property
    def size(self) -> int:
        """How many weights are learnt."""
        return sum(weight.numel() for weight in self.weights.values())

    def learn(self, step: int, mine: Sequence[Sequence[Sample]]) -> float:
        """One step; returns the mean loss over the answers' tokens of the whole batch."""
        for group in self._optimizer.param_groups:
            group["lr"] = learning_rate(self._settings, step)
        answered = sum(sample.answered for piece in mine for sample in piece)
        total = int(self.accelerator.reduce(torch.tensor(answered, device=self.device)).item())
        # gradients are averaged over processes; the loss is one over all answers of the batch
        scale = self.accelerator.num_processes / max(1, total)
        told = torch.zeros((), device=self.device)
        for number, samples in enumerate(mine):
            is_last = number + 1 == len(mine)
            with nullcontext() if is_last else self.accelerator.no_sync(self._model):
                loss = self._loss(samples)
                self.accelerator.backward(loss * scale)
            told += loss.detach()
        self.accelerator.clip_grad_norm_(self.weights.values(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self._answers += answered
        return float(self.accelerator.reduce(told).item()) / max(1, total)

    def _loss(self, samples: Sequence[Sample]) -> Tensor:
        """The summed loss of some samples."""
        if not samples:  # this process has nothing left of the batch, but the others wait for its gradients
            samples = [self.spare]
        batch = packed(samples) if self._settings.pack else padded(samples, self.encoder.pad)
        loss, right = self._model(**on(batch, self.device, self._dtype))
        self._right += int(right)
        self._seen += len(samples)
        self._tokens += sum(sample.length for sample in samples)
        found: Tensor = loss
        return found

    def told(self, taken_s: float) -> dict[str, float]:
        """What the log says beside the loss."""
        processes = self.accelerator.num_processes
        said = {
            "tokens_right": round(self._right / max(1, self._answers), 4),
            "learning_rate": self._optimizer.param_groups[0]["lr"],
            "rows_per_s": round(self._seen * processes / taken_s, 3),
            "tokens_per_s": round(self._tokens * processes / taken_s),
        }
        self._right = self._answers = 0
        return said


def on(batch: dict[str, Tensor], device: torch.device, dtype: torch.dtype) -> dict[str, Tensor]:
    """A batch where the model is, its pictures in the model's numbers."""
    return {key: each.to(device, dtype if each.is_floating_point() else None) for key, each in batch.items()}


def _quietly(line: str) -> None: ...
