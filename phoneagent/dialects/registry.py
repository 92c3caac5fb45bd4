"""All dialects by id, and which one a model speaks, by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.aguvis import AGUVIS
from phoneagent.dialects.androidworld import ANDROIDWORLD, OS_GENESIS
from phoneagent.dialects.autoglm import AUTOGLM, MOBILERL
from phoneagent.dialects.cogagent import COGAGENT
from phoneagent.dialects.dialect import Dialect
from phoneagent.dialects.embedded import Embedded
from phoneagent.dialects.gelab_zero import GELAB_ZERO
from phoneagent.dialects.gui_owl import GUI_OWL, GUI_OWL_15, UI_S1
from phoneagent.dialects.mai_ui import MAI_UI, MAI_UI_GROUNDING
from phoneagent.dialects.minicpm_v import MINICPM_V_BOX, minicpm5_xml, minicpm_v_xml
from phoneagent.dialects.openai_tools import OpenAiTools
from phoneagent.dialects.os_atlas import OS_ATLAS
from phoneagent.dialects.qwen import INFIGUI, QWEN3, QWEN25
from phoneagent.dialects.r1 import GUI_R1, UI_R1
from phoneagent.dialects.showui import SHOWUI
from phoneagent.dialects.ui_tars import SEED_XML, UI_TARS, UI_TARS_15, UI_TARS_DOUBAO
from phoneagent.dialects.ui_venus import UI_VENUS_10, UI_VENUS_15
from tools.tool import ToolSpec


def dialects(tools: tuple[ToolSpec, ...] = ()) -> dict[str, Dialect]:
    """Every dialect by its id; those that name our own tools name the given ones."""
    known: tuple[Dialect, ...] = (
        *(AgentCpmGui(), Embedded(), AUTOGLM, MOBILERL, UI_TARS, UI_TARS_15, UI_TARS_DOUBAO, SEED_XML, QWEN25, QWEN3),
        *(
            INFIGUI,
            GUI_OWL,
            GUI_OWL_15,
            UI_S1,
            MAI_UI,
            MAI_UI_GROUNDING,
            GELAB_ZERO,
            OS_ATLAS,
            AGUVIS,
            OS_GENESIS,
            SHOWUI,
        ),
        *(COGAGENT, UI_R1, GUI_R1, UI_VENUS_10, UI_VENUS_15, MINICPM_V_BOX, minicpm_v_xml(tools), minicpm5_xml(tools)),
        *(ANDROIDWORLD, OpenAiTools(tools)),
    )
    return {each.id: each for each in known}


_MODELS: tuple[tuple[str, str, str], ...] = (
    (r"^embedded$", "embedded", "the embedded model speaks AgentCPM-GUI's JSON and answers questions"),
    (r"agentcpm-?gui", "agentcpm_gui", "it is an AgentCPM-GUI model"),
    (r"mobilerl", "mobilerl", "it is a MobileRL model"),
    (r"autoglm", "autoglm", "it is an AutoGLM-Phone model"),
    (r"glm-4\.[56]v", "autoglm", "GLM-4.5V and 4.6V can be driven with Open-AutoGLM's calls"),
    (r"ui-tars-1\.5-7b", "ui_tars_15", "UI-TARS-1.5-7B counts pixels of the resized picture"),
    (r"ui-tars-2(?!\d|b)|seed-?1[.-][68]", "seed_xml", "UI-TARS-2 and the Seed models write XML calls"),
    (r"doubao|ui-tars-1[.-]5", "ui_tars_doubao", "the UI-TARS-1.5 API writes points in tags"),
    (r"ui-?tars", "ui_tars", "it is a UI-TARS 1.0 model"),
    (r"infigui", "infigui_r1", "it is an InfiGUI model"),
    (r"gui-owl-1\.5", "gui_owl_15", "it is a GUI-Owl-1.5 model"),
    (r"gui-owl", "gui_owl", "it is a GUI-Owl model"),
    (r"\bui-s1", "ui_s1", "it is a UI-S1 model"),
    (r"mai-ui", "mai_ui", "it is a MAI-UI model"),
    (r"gelab|step-gui", "gelab_zero", "it is a GELab-Zero model"),
    (r"os-atlas", "os_atlas", "it is an OS-Atlas model"),
    (r"aguvis", "aguvis", "it is an Aguvis model"),
    (r"os-genesis", "os_genesis", "it is an OS-Genesis model"),
    (r"showui", "showui", "it is a ShowUI model"),
    (r"cogagent", "cogagent", "it is a CogAgent model"),
    (r"gui-r1", "gui_r1", "it is a GUI-R1 model"),
    (r"\bui-r1", "ui_r1", "it is a UI-R1 model"),
    (r"ui-venus-1\.5", "ui_venus_15", "UI-Venus-1.5 counts 0-1000"),
    (r"ui-venus", "ui_venus_10", "UI-Venus 1.0 counts pixels of the resized picture"),
    (r"minicpm-?5", "minicpm5_xml", "MiniCPM5 writes XML calls with name attributes"),
    (r"minicpm-?v|phonebuddy", "minicpm_v_xml", "MiniCPM-V's chat template writes XML calls"),
    (r"qwen3\.[56]", "minicpm_v_xml", "Qwen3.5's chat template writes XML calls, as MiniCPM-V's does"),
    (r"qwen3-?vl", "qwen3vl_mobile_use", "it is a Qwen3-VL model"),
    (r"qwen2\.?5-?vl", "qwen25vl_mobile_use", "it is a Qwen2.5-VL model"),
)
"""(pattern of the model's name, dialect, why); the first that is found counts."""


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
