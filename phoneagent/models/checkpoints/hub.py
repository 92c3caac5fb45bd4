"""Checkpoints from the hub, in its own cache: first what describes a model, then, where it fits, its weights."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from phoneagent.models.model import ModelError

_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}")
_DESCRIPTION = ("*.json", "*.jinja", "*.txt", "*.model")


def is_hub_name(said: str) -> bool:
    """Whether a text has the form ORG/NAME."""
    return _NAME.fullmatch(said) is not None


@dataclass(frozen=True, slots=True)
class Repository:
    """A model on the hub."""

    name: str
    """ORG/NAME."""
    endpoint: str | None = None
    """Address of the hub; by default HF_ENDPOINT, else huggingface.co."""
    cache: Path | None = None
    """Folder of what was downloaded; by default the hub library's own."""

    def fetch_description(self) -> Path:
        """The folder with its configuration, tokenizer and templates.

        Raises:
            ModelError: if there is no such model, no way to it, or no leave to have it.
        """
        return self._fetch(_DESCRIPTION)

    def weights_bytes(self, files: Sequence[str]) -> tuple[int, int] | None:
        """The size of weights files, and of those still to be downloaded; None where the hub cannot be asked.

        Raises:
            ModelError: if the hub refuses.
        """
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import DryRunError

        with self._explained():
            try:
                plan = snapshot_download(
                    self.name, allow_patterns=list(files), endpoint=self.endpoint, cache_dir=self.cache, dry_run=True
                )
            except DryRunError:
                return None
        return sum(file.file_size or 0 for file in plan), sum(
            file.file_size or 0 for file in plan if file.will_download
        )

    def fetch_weights(self, files: Sequence[str]) -> Path:
        """The folder with its weights too.

        Raises:
            ModelError: if they cannot be had.
        """
        sizes = self.weights_bytes(files)
        free = shutil.disk_usage(self._cache()).free
        if sizes is not None and sizes[1] > free:
            raise ModelError(
                f"{self.name} is a download of {sizes[1] / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in"
                f" {self._cache()}. Make room, or point HF_HOME at a larger disk."
            )
        return self._fetch(files)

    def _cache(self) -> Path:
        from huggingface_hub.constants import HF_HUB_CACHE

        folder = self.cache or Path(HF_HUB_CACHE)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _fetch(self, patterns: Sequence[str]) -> Path:
        from huggingface_hub import snapshot_download

        with self._explained():
            return Path(
                snapshot_download(
                    self.name, allow_patterns=list(patterns), endpoint=self.endpoint, cache_dir=self.cache
                )
            )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """The hub library's errors as sentences."""
        from huggingface_hub.errors import GatedRepoError, LocalEntryNotFoundError, RepositoryNotFoundError

        name = self.name
        try:
            yield
        except GatedRepoError as error:
            sentence = (
                f"{name} is given out on request only. Ask for it on its page on the hub, then run `hf auth login`."
            )
            raise ModelError(sentence) from error
        except RepositoryNotFoundError as error:
            sentence = f"The hub has no model {name}, or it is private. Mend the name, or run `hf auth login`."
            raise ModelError(sentence) from error
        except LocalEntryNotFoundError as error:
            sentence = f"{name} is not on this machine and the hub cannot be reached. Connect, or give hf:FOLDER."
            raise ModelError(sentence) from error
        except Exception as error:  # the hub library's HTTP library, whose errors these are, changes between versions
            said = " ".join(str(error).split())[:300] or type(error).__name__
            raise ModelError(f"{name} could not be downloaded from the hub: {said}") from error
