"""Settings: what a person chose, from flags, then PHONEAGENT_* in the environment, then the file of settings.

The file is `~/.config/phoneagent/config.toml`; its keys are the fields of `Settings`. No secret is a setting:
a server's key is read from the environment where it is used, and reaches no file.
"""

from __future__ import annotations

import math
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

FILE = Path("~/.config/phoneagent/config.toml")
_PREFIX = "PHONEAGENT_"
_KINDS = {"str": "a text", "int": "a whole number", "float": "a number", "bool": "true or false"}
_TRUTHS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}

Said = str | int | float | bool


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
    constrain: bool = True
    """Whether a server that can is asked to let its model write nothing but the form its dialect wants."""
    price_in: float = 0.0
    """Dollars for a million tokens that the model reads, where its server does not say what a reply cost."""
    price_out: float = 0.0
    """Dollars for a million tokens that it writes."""

    def __post_init__(self) -> None:
        for name, least in (("max_steps", 1), ("max_corrections", 0), ("price_in", 0), ("price_out", 0)):
            if not least <= getattr(self, name) < math.inf:
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


def load(flags: Mapping[str, Said | None], environ: Mapping[str, str] = os.environ, file: Path = FILE) -> Settings:
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
    kinds = {each.name: str(each.type) for each in fields(Settings)}
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


def _as(kind: str, name: str, value: object) -> Said:
    """A value as the kind its setting has; the environment says everything as text."""
    match kind, value:
        case "str", str():
            return value
        case "bool", bool():
            return value
        case "bool", str() if value.lower() in _TRUTHS:
            return _TRUTHS[value.lower()]
        case (("int" | "float"), bool()):
            pass
        case "int", int() | str() as number:
            with suppress(ValueError):
                return int(number)
        case "float", int() | float() | str() as number:
            with suppress(ValueError):
                return float(number)
    raise ConfigError(f"{name} is {value!r}; it must be {_KINDS[kind]}.")
