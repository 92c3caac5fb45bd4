"""Checkpoints from the hub, into its own cache."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from phoneagent.models.model import ModelError

_NAME = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}")
_FILES = ("*.json", "*.jinja", "*.txt", "*.model", "*.safetensors")


def is_hub_name(said: str) -> bool:
    """Whether a text has the form ORG/NAME."""
    return _NAME.fullmatch(said) is not None


def fetch(name: str, say: Callable[[str], None], endpoint: str | None = None) -> Path:
    """The folder of ORG/NAME in the hub's cache; what is missing there is downloaded.

    Raises:
        ModelError: if there is no such model, no way to it, or no leave to have it.
    """
    import httpx
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
    )

    say(f"looking for {name} on the hub")
    try:
        return Path(snapshot_download(name, allow_patterns=list(_FILES), endpoint=endpoint))
    except GatedRepoError as error:
        raise ModelError(
            f"{name} is given out on request only. Ask for it on its page on the hub, then run `hf auth login`."
        ) from error
    except RepositoryNotFoundError as error:
        raise ModelError(
            f"The hub has no model {name}, or it is private. Mend the name, or run `hf auth login`."
        ) from error
    except LocalEntryNotFoundError as error:
        raise ModelError(
            f"{name} is not on this machine and the hub cannot be reached. Connect, or give hf:FOLDER."
        ) from error
    except (HfHubHTTPError, httpx.HTTPError, OSError) as error:
        raise ModelError(f"{name} could not be downloaded: {' '.join(str(error).split())[:300]}") from error
