"""Any vision-language model of transformers' own, in this process, with its own chat template."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import torch
from torch import Tensor, nn

from phoneagent.models.checkpoints.chat import chat, reserved_tokens
from phoneagent.models.checkpoints.loading import Loaded, Say, load_checkpoint, to_stderr
from phoneagent.models.checkpoints.machine import is_out_of_memory
from phoneagent.models.checkpoints.text_limits import FrequencyPenalty, StopAt, cut
from phoneagent.models.model import Cancelled, ModelError, Prompt, Reply, Sampling

if TYPE_CHECKING:
    from transformers import BatchFeature, GenerationConfig


class LocalModel:
    """A checkpoint from a folder or the hub. It says everything as text, calls included; dialects read them there."""

    def __init__(
        self,
        source: str | Path,
        *,
        dtype: torch.dtype | None = None,
        device: str | torch.device | None = None,
        say: Say = to_stderr,
    ) -> None:
        """Load it.

        Raises:
            ModelError: if it cannot be loaded.
        """
        self._hold(load_checkpoint(source, dtype=dtype, device=device, say=say), str(source))

    @classmethod
    def around(cls, loaded: Loaded, name: str) -> LocalModel:
        """A model that is in memory already, such as one in training."""
        model = cls.__new__(cls)
        model._hold(loaded, name)
        return model

    def _hold(self, loaded: Loaded, name: str) -> None:
        self.name = name
        self._model, self._processor = loaded
        self._tokenizer = self._processor.tokenizer
        self._reserved = reserved_tokens(self._processor)

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        """One reply.

        Raises:
            ModelError: if the prompt does not fit the model, or it runs out of memory.
            Cancelled: soon after `cancel` is set, even while the prompt is still being read.
        """
        cancel = cancel or threading.Event()
        if cancel.is_set():
            raise Cancelled
        given = self._prepare(prompt)
        tokens_in = given["input_ids"].shape[1]
        self._check_length(tokens_in)
        with _interruptible(self._model, cancel):
            said = self._generate(given, prompt.sampling)
        return self._reply(said[0, tokens_in:].tolist(), prompt.sampling, tokens_in)

    def close(self) -> None:
        """Let go of the memory."""
        self.__dict__.pop("_model", None)
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _prepare(self, prompt: Prompt) -> BatchFeature:
        said = chat(prompt, self._reserved)
        prepare = cast("Callable[..., BatchFeature]", self._processor.apply_chat_template)
        try:
            given = prepare(
                said.messages,
                tools=said.tools or None,
                add_generation_prompt=True,
                tokenize=True,
                return_dict=True,
                return_tensors="pt",
            )
        except Exception as error:  # templates are programs of their authors and may raise anything
            raise ModelError(f"The chat template of {self.name} refused the prompt: {error}") from error
        return given.to(self._model.device, self._model.dtype)

    def _check_length(self, tokens_in: int) -> None:
        most = getattr(self._model.config.get_text_config(), "max_position_embeddings", None)
        if most is not None and tokens_in >= most:
            raise ModelError(
                f"The prompt is {tokens_in} tokens long and {self.name} reads at most {most}."
                " Choose a dialect that shows fewer or smaller pictures."
            )

    def _generate(self, given: BatchFeature, sampling: Sampling) -> Tensor:
        tokens_in = given["input_ids"].shape[1]
        generate = cast("Callable[..., Tensor]", self._model.generate)
        try:
            with torch.inference_mode():
                return generate(
                    **given,
                    generation_config=self._settings(sampling),
                    stopping_criteria=[StopAt(self._tokenizer, sampling.stop, tokens_in)],
                    logits_processor=[FrequencyPenalty(sampling.frequency_penalty, tokens_in)],
                )
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            raise ModelError(
                f"{self.name} ran out of memory on a prompt of {tokens_in} tokens. Choose a dialect that shows smaller"
                " pictures, or a smaller model."
            ) from error

    def _settings(self, sampling: Sampling) -> GenerationConfig:
        """What the checkpoint says of generation, with what the dialect says over it."""
        settings = copy.deepcopy(self._model.generation_config)
        settings.max_length = None
        settings.max_new_tokens = sampling.max_tokens
        settings.do_sample = sampling.temperature > 0
        if settings.do_sample:
            settings.temperature, settings.top_p = sampling.temperature, sampling.top_p
        else:
            settings.temperature = settings.top_p = settings.top_k = settings.min_p = None
        if settings.pad_token_id is None:
            settings.pad_token_id = self._tokenizer.pad_token_id
        return settings

    def _reply(self, tokens: list[int], sampling: Sampling, tokens_in: int) -> Reply:
        ends = self._ends()
        ended = bool(tokens) and tokens[-1] in ends
        # Special tokens stay: some models write boxes and calls with them. Only the end is no part of what was said
        text = self._tokenizer.decode(tokens[:-1] if ended else tokens, skip_special_tokens=False)
        text, stopped = cut(text, sampling.stop)
        truncated = not ended and not stopped and len(tokens) >= sampling.max_tokens
        return Reply(text, truncated=truncated, tokens_in=tokens_in, tokens_out=len(tokens))

    def _ends(self) -> set[int]:
        match self._model.generation_config.eos_token_id:
            case int(one):
                return {one}
            case list(several):
                return set(several)
            case _:
                return {self._tokenizer.eos_token_id}


@contextmanager
def _interruptible(model: nn.Module, cancel: threading.Event) -> Iterator[None]:
    """While it lasts, every layer raises `Cancelled` once it is set: on a CPU, reading a long prompt takes minutes."""

    def look(layer: nn.Module, given: object) -> None:
        if cancel.is_set():
            raise Cancelled

    layers = [layer for module in model.modules() if isinstance(module, nn.ModuleList) for layer in module]
    hooks = [layer.register_forward_pre_hook(look) for layer in (model, *layers)]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()
