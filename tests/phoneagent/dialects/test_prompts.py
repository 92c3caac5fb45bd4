"""Every dialect words a task, its past and its failures in one prompt that its servers accept."""

from __future__ import annotations

import json

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.canonical import to_json
from phoneagent.dialects.coordinates import LongestSide, SmartResize
from phoneagent.dialects.dialect import Correction, Dialect
from phoneagent.dialects.openai_tools import OpenAiTools
from phoneagent.dialects.registry import choose, dialects, find
from phoneagent.models.model import Message, Picture, Prompt, Reply, ToolUse, pictures
from phoneagent.step import Step
from tools.call import ToolCall
from tools.toolbox import Toolbox

GOAL = "Turn on airplane mode"
TOOLS = Toolbox().specs()
ALL = dialects(TOOLS)
SAID = {
    "agentcpm_gui": '{"thought":"t","POINT":[500,250]}',
    "embedded": '{"thought":"t","POINT":[500,250]}',
    "autoglm": '<think>t</think><answer>do(action="Tap", element=[500,250])',
    "ui_tars": "Thought: t\nAction: click(start_box='(500,250)')",
    "gelab_zero": "<THINK> t </THINK>\nexplain:e\taction:CLICK\tpoint:500,250\tsummary:opened the list",
    "gui_owl": '### Thought ###\nt\n### Action ###\n{"action": "click", "coordinate": [5, 6]}\n### Description ###\nT',
    "qwen3vl_mobile_use": 'Thought: t\nAction: "Tap the list."\n<tool_call>\n{"name": "mobile_use"}\n</tool_call>',
    "qwen25vl_mobile_use": '<tool_call>{"name": "mobile_use", "arguments": {"action": "wait", "time": 2}}</tool_call>',
}


def screen(grey: int = 40, width: int = 1080, height: int = 2400) -> Screen:
    return Screen.from_pixels(np.full((height, width, 3), grey, np.uint8), "com.example.app")


def step(number: int, said: str, result: str = "ok") -> Step:
    call = ToolCall("tap", {"at": Point(0.5, 0.25)})
    return Step(number, screen(number), said, "t", call, result, ok=result == "ok")


def text_of(prompt: Prompt) -> str:
    return "\n".join(part for message in prompt.messages for part in message.parts if isinstance(part, str))


def all_dialects() -> list[Dialect]:
    return list(ALL.values())


@pytest.mark.parametrize("dialect", all_dialects(), ids=lambda each: each.id)
def test_the_goal_the_newest_screen_and_the_reason_of_a_failure_are_in_the_prompt(dialect: Dialect) -> None:
    said = SAID.get(dialect.id, "something")
    past = [step(number, said) for number in (1, 2, 3)]
    now = screen(200)
    prompt = dialect.render(GOAL, past, now, [Correction(Reply("what?"), "the reply holds no call")])
    assert GOAL in text_of(prompt)
    shown = pictures(prompt.messages)
    assert shown[-1] == Picture(now, dialect.sizes(now).model_image)
    assert len(shown) <= 5
    assert "the reply holds no call" in text_of(prompt)
    assert prompt.messages[-2].role == "assistant"
    assert prompt.messages[-1].role == "user"
    assert prompt.sampling.max_tokens > 0


@pytest.mark.parametrize("dialect", all_dialects(), ids=lambda each: each.id)
def test_a_first_prompt_has_one_picture_and_ends_with_a_user(dialect: Dialect) -> None:
    prompt = dialect.render(GOAL, [], screen())
    assert len(pictures(prompt.messages)) == 1
    assert prompt.messages[-1].role == "user"
    assert all(message.role != "assistant" for message in prompt.messages)
    assert all(message.role != "system" for message in prompt.messages[1:])


@pytest.mark.parametrize("dialect", all_dialects(), ids=lambda each: each.id)
def test_what_the_last_step_brought_is_told(dialect: Dialect) -> None:
    if dialect.id in ("mai_ui_grounding", "minicpm_v_box"):
        pytest.skip("grounding has no past")
    past = [step(1, SAID.get(dialect.id, "x"), "The person answered: the blue one")]
    prompt = dialect.render(GOAL, past, screen())
    assert "the blue one" in text_of(prompt)


def test_agentcpm_repeats_its_own_words_and_shows_one_picture() -> None:
    past = [step(number, f'{{"POINT":[{number},2]}}') for number in (1, 2, 3, 4)]
    prompt = AgentCpmGui(turns=2).render(GOAL, past, screen())
    assert [message.role for message in prompt.messages] == ["system", "user", "assistant", "user", "assistant", "user"]
    assert prompt.messages[2].parts == ('{"POINT":[3,2]}',)
    last = prompt.messages[-1].parts
    assert last[0] == f"<Question>{GOAL}</Question>\n当前屏幕截图："
    assert isinstance(last[1], Picture)
    assert last[1].size_px == (504, 1120)


def test_agentcpm_asks_for_a_thought_or_leaves_it_free() -> None:
    for thinks, word in ((True, '"required":["thought"]'), (False, '"optional":["thought"]')):
        system = AgentCpmGui(thinks=thinks).render(GOAL, [], screen()).messages[0].parts[0]
        assert isinstance(system, str)
        schema = system[system.index("{") :]
        assert word in schema
        assert list(json.loads(schema))[3] == ("required" if thinks else "optional")


def test_every_recognised_call_is_answered_before_the_next_request() -> None:
    uses = (ToolUse("a", "fly", "{}"), ToolUse("b", "tap", "{}"))
    failed = Correction(Reply("", uses), "there is no tool 'fly'")
    prompt = OpenAiTools(TOOLS).render(GOAL, [step(1, "")], screen(), [failed])
    asked = [use.id for message in prompt.messages for use in message.tool_uses]
    answered = [message.tool_use_id for message in prompt.messages if message.role == "tool"]
    assert asked == answered
    assert sum(bool(pictures([message])) for message in prompt.messages if message.role == "tool") == 0


def test_openai_tools_are_told_in_pixels_of_the_screen() -> None:
    prompt = OpenAiTools(TOOLS).render(GOAL, [step(1, "")], screen())
    schema = json.loads(next(tool.parameters for tool in prompt.tools if tool.name == "tap"))
    assert schema["properties"]["x"]["maximum"] == 1080
    assert schema["properties"]["y"]["maximum"] == 2400
    past = next(message.tool_uses[0] for message in prompt.messages if message.tool_uses)
    assert json.loads(past.arguments) == {"x": 540, "y": 600}


def test_past_calls_are_written_as_they_are_read() -> None:
    dialect = OpenAiTools(TOOLS)
    call = ToolCall("swipe", {"start": Point(0.5, 0.75), "end": Point(0.5, 0.25), "duration_s": 0.5})
    past = Step(1, screen(), "", "", call, "ok")
    turn = next(message for message in dialect.render(GOAL, [past], screen()).messages if message.tool_uses)
    sizes = dialect.sizes(screen())
    assert to_json(dialect.parse(Reply("", turn.tool_uses), sizes).call, sizes) == to_json(call, sizes)


def test_gelab_remembers_only_its_own_summary() -> None:
    past = [step(1, SAID["gelab_zero"])]
    text = text_of(ALL["gelab_zero"].render(GOAL, past, screen()))
    assert "opened the list" in text
    assert "explain:e" not in text


def test_qwen_lists_past_calls_and_qwen3_past_sentences() -> None:
    old = text_of(ALL["qwen25vl_mobile_use"].render(GOAL, [step(1, SAID["qwen25vl_mobile_use"])], screen()))
    assert 'Step 1: {"action": "wait", "time": 2}' in old
    new = text_of(ALL["qwen3vl_mobile_use"].render(GOAL, [step(1, SAID["qwen3vl_mobile_use"])], screen()))
    assert "Step 1: Tap the list." in new


def test_autoglm_keeps_replies_but_no_old_pictures() -> None:
    past = [step(number, SAID["autoglm"]) for number in (1, 2)]
    prompt = ALL["autoglm"].render(GOAL, past, screen())
    assert len(pictures(prompt.messages)) == 1
    assert [message.role for message in prompt.messages][1:] == ["user", "assistant", "user", "assistant", "user"]
    assert '"current_app": "com.example.app"' in text_of(prompt)


def test_ui_tars_shows_the_last_five_screens() -> None:
    past = [step(number, SAID["ui_tars"]) for number in range(1, 9)]
    shown = pictures(ALL["ui_tars"].render(GOAL, past, screen(200)).messages)
    assert [picture.screen.pixels[0, 0, 0] // 10 * 10 for picture in shown][-1] == 200
    assert len(shown) == 5


def test_steps_in_which_nothing_was_read_are_left_out() -> None:
    lost = Step(1, screen(), "gibberish", "", None, "could not be read", ok=False)
    for dialect in all_dialects():
        assert "gibberish" not in text_of(dialect.render(GOAL, [lost], screen()))


@pytest.mark.parametrize(
    ("fit", "size", "expected"),
    [
        (SmartResize(28, 3136, 12_845_056), (1080, 2400), (1092, 2408)),
        (SmartResize(28, 3136, 12_845_056), (720, 1280), (728, 1288)),
        (SmartResize(28, 256 * 784, 1344 * 784), (1080, 2400), (672, 1512)),
        (SmartResize(28, 256 * 784, 1344 * 784), (200, 300), (392, 560)),
        (LongestSide(1120), (1080, 2400), (504, 1120)),
        (LongestSide(1120), (540, 960), (540, 960)),
        (LongestSide(1120), (2400, 1080), (1120, 504)),
    ],
)
def test_pictures_are_resized_as_the_models_were_trained(
    fit: SmartResize | LongestSide, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert fit(*size) == expected


@pytest.mark.parametrize(
    ("model", "dialect"),
    [
        ("embedded", "embedded"),
        ("openbmb/AgentCPM-GUI", "agentcpm_gui"),
        ("zai-org/AutoGLM-Phone-9B-Multilingual", "autoglm"),
        ("ByteDance-Seed/UI-TARS-1.5-7B", "ui_tars_15"),
        ("ByteDance-Seed/UI-TARS-7B-DPO", "ui_tars"),
        ("doubao-1-5-ui-tars-250428", "ui_tars_doubao"),
        ("Qwen/Qwen2.5-VL-7B-Instruct", "qwen25vl_mobile_use"),
        ("Qwen/Qwen3-VL-8B-Instruct", "qwen3vl_mobile_use"),
        ("InfiX-ai/InfiGUI-R1-3B", "infigui_r1"),
        ("mPLUG/GUI-Owl-7B", "gui_owl"),
        ("mPLUG/GUI-Owl-1.5-8B-Instruct", "gui_owl_15"),
        ("mPLUG/UI-S1-7B", "ui_s1"),
        ("Tongyi-MAI/MAI-UI-8B", "mai_ui"),
        ("stepfun-ai/GELab-Zero-4B-preview", "gelab_zero"),
        ("OS-Copilot/OS-Atlas-Pro-7B", "os_atlas"),
        ("OS-Copilot/OS-Genesis-7B-AW", "os_genesis"),
        ("xlangai/Aguvis-7B-720P", "aguvis"),
        ("showlab/ShowUI-2B", "showui"),
        ("zai-org/cogagent-9b-20241220", "cogagent"),
        ("ritzz-ai/GUI-R1-7B", "gui_r1"),
        ("LZXzju/Qwen2.5-VL-3B-UI-R1", "ui_r1"),
        ("inclusionAI/UI-Venus-1.5-8B", "ui_venus_15"),
        ("inclusionAI/UI-Venus-Navi-7B", "ui_venus_10"),
        ("openbmb/MiniCPM-V-4.6", "minicpm_v_xml"),
        ("openbmb/MiniCPM5-1B", "minicpm5_xml"),
        ("gpt-5.2", "openai_tools"),
    ],
)
def test_a_models_name_tells_its_dialect(model: str, dialect: str) -> None:
    choice = choose(model)
    assert choice.dialect.id == dialect
    assert dialect in choice.why


def test_a_named_dialect_wins_and_an_unknown_one_is_refused() -> None:
    assert choose("openbmb/AgentCPM-GUI", "openai_tools").dialect.id == "openai_tools"
    with pytest.raises(ValueError, match="there is no dialect 'klingon'"):
        find("klingon")


def test_messages_hold_only_text_and_pictures() -> None:
    for dialect in all_dialects():
        for message in dialect.render(GOAL, [], screen()).messages:
            assert isinstance(message, Message)
            assert all(isinstance(part, (str, Picture)) for part in message.parts)
