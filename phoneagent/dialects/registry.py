"""All dialects by id, and which one a model speaks, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.dialect import Dialect
from phoneagent.dialects.openai_tools import OpenAiTools
from tools.tool import ToolSpec


def dialects(tools: tuple[ToolSpec, ...] = ()) -> dict[str, Dialect]:
    """Every dialect by its id; those that name our own tools name the given ones."""
    return {each.id: each for each in (AgentCpmGui(), OpenAiTools(tools))}


_MODELS: tuple[tuple[str, str, str], ...] = (
    (r"^embedded$", "agentcpm_gui", "the embedded model speaks AgentCPM-GUI's JSON"),
    (r"agentcpm-?gui", "agentcpm_gui", "it is an AgentCPM-GUI model"),
)
"""(pattern of the model's name, dialect, why), the first that is found counts."""


@dataclass(frozen=True)
class Choice:
    """The dialect for a model, and why."""

    dialect: Dialect
    why: str
    """One sentence for a person."""


def find(id: str, tools: tuple[ToolSpec, ...] = ()) -> Dialect:
    """The dialect of an id.

    Raises:
        ValueError: if there is none; the message lists them.
    """
    known = dialects(tools)
    if id not in known:
        raise ValueError(f"there is no dialect {id!r}; there are {', '.join(sorted(known))}")
    return known[id]


def choose(model: str, dialect: str = "auto", tools: tuple[ToolSpec, ...] = ()) -> Choice:
    """The dialect a person named, or with `auto` the one that the model's name tells.

    Raises:
        ValueError: if the named dialect does not exist.
    """
    if dialect != "auto":
        return Choice(find(dialect, tools), f"dialect {dialect}, as asked")
    for pattern, id, why in _MODELS:
        if re.search(pattern, model, re.IGNORECASE):
            return Choice(find(id, tools), f"dialect {id}, because {why}")
    return Choice(find("openai_tools", tools), f"dialect openai_tools, because nothing better is known of {model!r}")
