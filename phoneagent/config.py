"""Settings: what a person chose, from flags, then PHONEAGENT_* in the environment, then the file of settings.

The file is `~/.config/phoneagent/config.toml`; its keys are the fields of `Settings`. No secret is a setting:
a server's key is read from the environment where it is used, and reaches no file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

FILE = Path("~/.config/phoneagent/config.toml")
_PREFIX = "PHONEAGENT_"


class ConfigError(Exception):
    """A setting that cannot be meant. The message is one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be chosen."""

    device: str = "adb:"
    """Address of a phone; "adb:" is the only one that is connected."""
    adb_server: str = ""
    """HOST:PORT of the adb server that has the phone; by default the one of this computer."""
    model: str = "embedded"
    """`embedded`, `hf:ORG/NAME or a folder`, `http://HOST/v1#NAME` or `scripted:FILE`."""
    dialect: str = "auto"
    """The language the model speaks; by default what its name tells."""
    runs: str = "runs"
    """Folder that runs are recorded in."""
    max_steps: int = 30
    max_corrections: int = 2
    """How often a reply that cannot be read is sent back within a step."""

    def __post_init__(self) -> None:
        for name, least in (("max_steps", 1), ("max_corrections", 0)):
            if getattr(self, name) < least:
                raise ConfigError(f"{name} is {getattr(self, name)}; it is at least {least}.")

    def public(self) -> Settings:
        """The same without user names and passwords in addresses, for a recording."""
        values = asdict(self)
        return Settings(**values | {"model": without_password(self.model), "device": without_password(self.device)})


def without_password(address: str) -> str:
    """An address as it may be shown: what stands before an @, and any query, is left out."""
    if not address.startswith(("http://", "https://")):
        return address
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=""))


def load(flags: Mapping[str, str | int | None], environ: Mapping[str, str] = os.environ, file: Path = FILE) -> Settings:
    """The settings that hold: of flags, environment and file, the first that says something.

    Args:
        flags: What was said on the command line; None where nothing was.
        environ: The environment.
        file: The file of settings, which need not be there.

    Raises:
        ConfigError: if something was said that cannot be meant.
    """
    said: dict[str, object] = dict(_read(file.expanduser()))
    said |= {each.name: value for each in fields(Settings) if (value := environ.get(_PREFIX + each.name.upper()))}
    said |= {key: value for key, value in flags.items() if value is not None}
    kinds = {each.name: int if each.type == "int" else str for each in fields(Settings)}
    return Settings(**{key: _as(kinds[key], key, value) for key, value in said.items()})  # type: ignore[arg-type]


def _read(file: Path) -> dict[str, object]:
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(f"{file} cannot be read: {error}. Mend it or remove it.") from error
    known = [each.name for each in fields(Settings)]
    if unknown := sorted(said.keys() - set(known)):
        raise ConfigError(f"{file} sets {unknown[0]!r}, which is no setting. There are: {', '.join(known)}.")
    return said


def _as(kind: type[int] | type[str], name: str, value: object) -> int | str:
    if kind is str and isinstance(value, str):
        return value
    try:
        if kind is int and isinstance(value, int | str) and not isinstance(value, bool):
            return int(value)
    except ValueError:
        pass
    raise ConfigError(f"{name} is {value!r}; it must be {'a whole number' if kind is int else 'a text'}.")
