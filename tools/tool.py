"""A tool: a function whose signature is its schema and whose docstring is what a model reads."""

from __future__ import annotations

import inspect
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from devices.device import Device
from devices.screen import Point
from devices.settle import REAL_CLOCK, Clock
from tools.call import ToolCall, ToolError, Value

Ask = Callable[[str], str | None]
"""Puts a question to a person; None means that nobody answered."""


def nobody(question: str) -> str | None:
    """The person of a run that nobody watches."""
    return None


@dataclass(frozen=True)
class Reach:
    """What a tool may reach beside its arguments. A parameter named like a field here is filled from it."""

    device: Device
    ask: Ask = nobody
    cancel: threading.Event = field(default_factory=threading.Event)
    """Set when the person stops the run; whatever waits, heeds it."""
    clock: Clock = REAL_CLOCK


Kind = Literal["point", "string", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a tool as a model is told about it."""

    name: str
    kind: Kind
    description: str
    required: bool
    default: Value | None = None
    choices: tuple[str, ...] = ()
    """The only strings allowed, where not any string is."""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as a model is shown it, in no dialect yet."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]

    def json_schema(self, x_max: int = 1000, y_max: int = 1000) -> str:
        """JSON schema of the arguments, as text.

        A lone place is written as `x`, `y`; a start and an end as `x1`, `y1`, `x2`, `y2`.

        Args:
            x_max: The number that stands for the right edge: 1000 for thousandths, the width for pixels.
            y_max: The same for the bottom edge.
        """
        properties: dict[str, object] = {}
        required: list[str] = []
        for parameter in self.parameters:
            written = _properties(parameter, self._suffix(parameter), x_max, y_max)
            properties |= written
            if parameter.required:
                required += written
        schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return json.dumps(schema, ensure_ascii=False)

    def _suffix(self, parameter: Parameter) -> str:
        places = [each.name for each in self.parameters if each.kind == "point"]
        return str(places.index(parameter.name) + 1) if len(places) > 1 and parameter.kind == "point" else ""


def _properties(parameter: Parameter, suffix: str, x_max: int, y_max: int) -> dict[str, object]:
    if parameter.kind == "point":
        axes = (("x", "right", x_max), ("y", "down", y_max))
        return {
            f"{axis}{suffix}": {
                "type": "number",
                "minimum": 0,
                "maximum": most,
                "description": f"{parameter.description} How far {way}, 0 to {most}.",
            }
            for axis, way, most in axes
        }
    told: dict[str, object] = {"type": parameter.kind, "description": parameter.description}
    if parameter.choices:
        told["enum"] = list(parameter.choices)
    if parameter.minimum is not None:
        told["minimum"] = parameter.minimum
    if parameter.maximum is not None:
        told["maximum"] = parameter.maximum
    if not parameter.required and parameter.default is not None:
        told["default"] = parameter.default
    return {parameter.name: told}


@dataclass(frozen=True)
class Tool:
    """A function, and how it is shown, checked and run."""

    spec: ToolSpec
    function: Callable[..., str | None]
    reaches: tuple[str, ...]
    """Which fields of Reach the function asks for."""
    arguments: type[BaseModel] = field(repr=False)

    @property
    def name(self) -> str:
        return self.spec.name

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments in their true types and its defaults filled in.

        Raises:
            ToolError: if an argument is missing, unknown or out of range; the message names it.
        """
        try:
            checked = self.arguments.model_validate(dict(call.arguments))
        except ValidationError as error:
            raise ToolError(f"{self.name}: {_said(error)}") from error
        values = {key: value for key in type(checked).model_fields if (value := getattr(checked, key)) is not None}
        return ToolCall(self.name, cast(Mapping[str, Value], values), call.confirm)

    def run(self, call: ToolCall, reach: Reach) -> str:
        """Do it, and say what came of it.

        Raises:
            ToolError: if the call is wrong or cannot be done.
            DeviceError: if the phone failed in a way that no other call can mend.
        """
        reached = {name: getattr(reach, name) for name in self.reaches}
        return self.function(**reached, **self.check(call).arguments) or "ok"


def tool(function: Callable[..., str | None]) -> Tool:
    """Make a tool of a function: its name, its Google docstring and its signature say all there is."""
    summary, told = _read_docstring(function)
    hints = get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters
    reaches = tuple(name for name in parameters if name in Reach.__dataclass_fields__)
    own = [parameter for name, parameter in parameters.items() if name not in reaches]
    required: dict[str, object] = {
        each.name: (hints[each.name], ... if each.default is inspect.Parameter.empty else each.default) for each in own
    }
    # A phone number may arrive as a JSON number; infinity would never come back from a wait.
    config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, allow_inf_nan=False)
    model = cast(type[BaseModel], create_model(function.__name__, __config__=config, **required))  # type: ignore[call-overload]
    spec = ToolSpec(
        function.__name__,
        summary,
        tuple(_parameter(each, hints[each.name], told.get(each.name, ""), model) for each in own),
    )
    return Tool(spec, function, reaches, model)


def _parameter(own: inspect.Parameter, hint: object, told: str, model: type[BaseModel]) -> Parameter:
    required = own.default is inspect.Parameter.empty
    default = None if required else own.default
    if hint is Point or Point in get_args(hint):
        return Parameter(own.name, "point", told, required, default)
    written = cast(dict[str, object], model.model_json_schema()["properties"][own.name])
    return Parameter(
        own.name,
        cast(Kind, written["type"]),
        told,
        required,
        default,
        choices=get_args(hint) if get_origin(hint) is Literal else (),
        minimum=cast(float | None, written.get("minimum")),
        maximum=cast(float | None, written.get("maximum")),
    )


_ARGUMENT = re.compile(r"^(\w+): (.*)")


def _read_docstring(function: Callable[..., object]) -> tuple[str, dict[str, str]]:
    """The part before any section, and what the Args section says of each argument."""
    text, _, rest = (inspect.getdoc(function) or "").partition("\n\nArgs:\n")
    section = rest.split("\n\n")[0]
    told: dict[str, str] = {}
    name = ""
    for line in inspect.cleandoc(section).splitlines():
        if found := _ARGUMENT.match(line):
            name, told[found[1]] = found[1], found[2]
        elif name:
            told[name] += " " + line.strip()
    return " ".join(text.split()), told


def _said(error: ValidationError) -> str:
    """All that is wrong with the arguments, in one sentence without the library's own words around it."""
    faults = []
    for fault in error.errors():
        where = str(fault["loc"][0]) if fault["loc"] else "arguments"
        match fault["type"]:
            case "missing":
                faults.append(f"the argument {where} is missing")
            case "extra_forbidden":
                faults.append(f"there is no argument {where}")
            case _:
                faults.append(f"{where} = {fault['input']!r:.60}: {fault['msg']}")
    return "; ".join(faults) + "."
