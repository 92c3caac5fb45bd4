"""Settings -> a model, a phone, an agent. The only file that knows every name.

What is heavy is imported where it is chosen, so that choosing something else costs nothing.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from devices.device import Device
from devices.settle import REAL_CLOCK, Clock
from phoneagent.agent import Agent
from phoneagent.config import ConfigError, Settings, without_password
from phoneagent.dialects import registry
from phoneagent.models.model import Model
from phoneagent.runs import About
from phoneagent.spending import Prices
from tools.tool import Ask, nobody
from tools.toolbox import Toolbox

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone

TOOLBOX = Toolbox()
_MODELS = "embedded, hf:ORG/NAME or hf:FOLDER, http://HOST/v1#NAME, scripted:FILE"


def make_model(said: str, *, constrain: bool = True) -> Model:
    """The model of a `--model`.

    Args:
        said: As it was said.
        constrain: Whether a server that can is asked to hold its model to its dialect's form.

    Raises:
        ConfigError: if there is no such kind of model.
        ModelError: if it cannot be loaded.
    """
    kind, _, rest = said.partition(":")
    match kind:
        case "embedded" if not rest:
            from phoneagent.models.checkpoints.processors import check_torchvision

            check_torchvision()  # before the import that a wrong one would break
            from phoneagent.models.embedded import EmbeddedModel

            return EmbeddedModel()
        case "hf" if rest:
            from phoneagent.models.local import LocalModel

            return LocalModel(rest)
        case "http" | "https":
            from phoneagent.models.server import ServerModel

            url, _, name = said.partition("#")
            return ServerModel(url, name, constrain=constrain)
        case "scripted" if rest:
            from phoneagent.models.scripted import ScriptedModel

            return ScriptedModel.from_file(Path(rest).expanduser())
        case _:
            raise ConfigError(f"There is no model {without_password(said)!r}. Give one of: {_MODELS}.")


def named(settings: Settings) -> Settings:
    """The same settings with the name of a server's only model where none was said, for the dialect follows from it.

    Where the server tells no name they stay as they are: the first thing it is asked will say why.
    """
    if not settings.model.startswith(("http:", "https:")) or settings.model.partition("#")[2]:
        return settings
    from phoneagent.models.model import ModelError

    with closing(make_model(settings.model)) as model:
        try:
            return replace(settings, model=f"{settings.model.rstrip('#')}#{model.name}")
        except ModelError:
            return settings


def choose_dialect(settings: Settings) -> registry.Choice:
    """The dialect a model is spoken to in, and why. Of a server's only model, `named` should have told the name.

    Raises:
        ConfigError: if the dialect that was named does not exist.
    """
    kind, _, rest = settings.model.partition(":")
    # A script is written in the embedded model's language unless a dialect is named
    name = {"hf": rest, "scripted": "embedded"}.get(kind) or settings.model.rpartition("#")[2]
    try:
        return registry.choose(name, settings.dialect, TOOLBOX.specs())
    except ValueError as error:
        raise ConfigError(f"{error}.") from error


def make_device(settings: Settings) -> Device:
    """The phone of a `--device`.

    Raises:
        DeviceError: if there is none, or it cannot be used.
        RecordingError: if it is `replay:RUN` and there is no such run.
    """
    kind, _, rest = settings.device.partition(":")
    if kind == "replay":
        from phoneagent.replay import ReplayDevice
        from phoneagent.runs import find, read

        return ReplayDevice(read(find(Path(settings.runs), rest or "last")))
    from devices.adb.client import AdbServer
    from devices.connect import connect

    return connect(settings.device, AdbServer.at(settings.adb_server))


def make_agent(settings: Settings, model: Model, device: Device, ask: Ask = nobody) -> Agent:
    """An agent of these parts.

    Raises:
        ConfigError: if the dialect that was named does not exist.
    """
    return Agent(
        model,
        choose_dialect(settings).dialect,
        device,
        TOOLBOX,
        ask,
        max_steps=settings.max_steps,
        max_corrections=settings.max_corrections,
        clock=clock_of(device),
        prices=Prices(settings.price_in, settings.price_out),
    )


def clock_of(device: Device) -> Clock:
    """What waiting on a phone is measured by: in this process the phone's own time, which need not be waited for."""
    if device.address != "virtual:inproc":
        return REAL_CLOCK
    from devices.virtual.device import VirtualDevice

    return _PhoneClock(device.phone) if isinstance(device, VirtualDevice) else REAL_CLOCK


@dataclass(frozen=True)
class _PhoneClock:
    """The time of a virtual phone, which passes when it is waited for."""

    phone: VirtualPhone

    def now_s(self) -> float:
        return self.phone.state.now_s

    def wait(self, seconds: float) -> None:
        self.phone.advance(seconds)


def about(settings: Settings, goal: str, dialect: str) -> About:
    """What a recording says of a run."""
    public = settings.public()
    return About(goal, public.device, public.model, dialect, version("phoneagent"), settings=asdict(public))
