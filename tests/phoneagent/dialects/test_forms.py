"""The form that a server holds a model to forbids nothing that its dialect reads, and is one that servers take."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from devices.screen import Screen
from phoneagent.dialects.dialect import Dialect
from phoneagent.dialects.openai_tools import OpenAiTools
from phoneagent.dialects.registry import dialects
from phoneagent.models.model import Prompt
from phoneagent.models.openai.constraints import Form, forms

SCREEN = Screen.from_pixels(np.zeros((240, 108, 3), np.uint8))
REAL = Path(os.environ.get("PHONEAGENT_REAL_DATA", "/nowhere")) / "dialects" / "real_outputs.jsonl"
CORPORA = [*(Path(__file__).parent / "corpora").glob("*.jsonl"), *([REAL] if REAL.exists() else [])]


def prompt_of(dialect: Dialect) -> Prompt:
    return dialect.render("Go.", (), SCREEN)


HELD = [each for each in dialects().values() if prompt_of(each).schema]


def good_replies(dialect: str) -> Iterator[str]:
    """Replies of the corpora that are in their dialect's own form, undamaged."""
    for path in CORPORA:
        for case in map(json.loads, filter(None, path.read_text("utf-8").splitlines())):
            if case["dialect"] == dialect and case["kind"] == "ok":
                yield case["raw"]


def keys_in_order(said: Any, schema: Any) -> bool:  # noqa: ANN401
    """Whether objects have their keys in the schema's order, as grammars made of a schema want them."""
    if "anyOf" in schema:
        return any(
            jsonschema.Draft202012Validator(each).is_valid(said) and keys_in_order(said, each)
            for each in schema["anyOf"]
        )
    if not isinstance(said, dict):
        return True
    order = [key for key in schema["properties"] if key in said]
    return order == list(said) and all(keys_in_order(said[key], schema["properties"][key]) for key in said)


def test_the_dialects_whose_replies_are_json_are_held_to_it() -> None:
    assert {each.id for each in HELD} == {
        *("agentcpm_gui", "androidworld", "os_genesis", "qwen25vl_mobile_use", "qwen3vl_mobile_use", "infigui_r1"),
        *("gui_owl", "gui_owl_15", "ui_s1", "mai_ui", "mai_ui_grounding"),
    }


@pytest.mark.parametrize("dialect", HELD, ids=lambda each: each.id)
def test_every_good_reply_keeps_to_the_form(dialect: Dialect) -> None:
    prompt = prompt_of(dialect)
    schema, (before, after) = json.loads(prompt.schema), prompt.around
    jsonschema.Draft202012Validator.check_schema(schema)
    found = 0
    for said in good_replies(dialect.id):
        if before not in said:  # another form of the same family, which a server leaves free as well
            continue
        found += 1
        value, end = json.JSONDecoder().raw_decode(said, said.index(before) + len(before))
        jsonschema.validate(value, schema)
        assert keys_in_order(value, schema), said
        assert said[end:].startswith(after), said
    assert found


@pytest.mark.parametrize("dialect", HELD, ids=lambda each: each.id)
def test_the_form_refuses_what_is_none(dialect: Dialect) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(prompt_of(dialect).schema))
    for none in ({}, {"finish": True}, {"thought": "done"}, {"action": "dance"}, "done", [], None):
        assert not validator.is_valid(none)


def test_tools_are_to_be_called_only_where_there_are_some() -> None:
    from tools.toolbox import Toolbox

    assert not prompt_of(OpenAiTools()).must_call
    assert prompt_of(OpenAiTools(Toolbox().specs())).must_call


def test_the_grammar_for_tags_leaves_other_tags_free() -> None:
    by_name = {each.id: {form.name: form.body for form in forms(prompt_of(each))} for each in HELD}
    assert set(by_name["agentcpm_gui"]) == {"json_schema"}
    assert set(by_name["androidworld"]) == {"structural_tag"}
    for id, tag in (("qwen25vl_mobile_use", "tool_call"), ("ui_s1", "action"), ("mai_ui_grounding", "answer")):
        root = str(by_name[id]["grammar"]["grammar"]).splitlines()[0]
        one, two = tag[0], tag[1]
        assert root == (f'root ::= ( [^<] | "<" ( [^{one}] | "{one}" [^{two}] ) )* "<{tag}>\\n" object "\\n</{tag}>"')


@pytest.mark.skipif(
    not find_spec("xgrammar"), reason="xgrammar, vLLM's and SGLang's engine, brings triton: install it to check by it"
)
def test_the_engine_of_the_servers_lets_every_good_reply_pass() -> None:
    import xgrammar

    letters = xgrammar.TokenizerInfo([*(bytes([i]) for i in range(256)), b"</s>"], stop_token_ids=[256])
    compiler = xgrammar.GrammarCompiler(letters)
    for dialect in HELD:
        for form in forms(prompt_of(dialect)):
            compiled = compiled_by(compiler, form)
            for said in good_replies(dialect.id):
                if form.name == "grammar" and not re.search(r"<tool_call>|<action>|<answer>", said):
                    continue
                matcher = xgrammar.GrammarMatcher(compiled)
                assert matcher.accept_string(said.encode()), (dialect.id, form.name, said)
                assert matcher.accept_token(256), (dialect.id, form.name, said)


def compiled_by(compiler: Any, form: Form) -> Any:  # noqa: ANN401
    """A form as the servers' engine makes it."""
    import xgrammar

    match form.body:
        case {"grammar": str(grammar)}:
            return compiler.compile_grammar(grammar)
        case {"response_format": {"json_schema": {"schema": schema}}}:
            return compiler.compile_json_schema(json.dumps(schema))
        case {"response_format": {"structures": [tag], "triggers": triggers}}:
            item = xgrammar.StructuralTagItem(begin=tag["begin"], schema=json.dumps(tag["schema"]), end=tag["end"])
            return compiler.compile_structural_tag([item], triggers)
        case other:
            raise AssertionError(other)
