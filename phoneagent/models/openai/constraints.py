"""The ways in which servers hold a reply to its form.

A whole object is asked for as OpenAI's `json_schema`, which vLLM, SGLang, llama.cpp, Ollama and hosts take; an object
between tags as the `structural_tag` of vLLM and SGLang, else as a grammar of llama.cpp, which knows no schema then and
keeps to any JSON object. A server that refuses one is asked for the next, and in the end for none. None of them forbids
what an unconstrained model would say in its dialect's form.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from phoneagent.models.model import Prompt
from phoneagent.models.openai.messages import Json

ABOUT = re.compile(
    r"response_format|json.?schema|grammar|guided|structured|structural|tool_choice|does not match the expected peg",
    re.IGNORECASE,
)
"""How a refusal names what was too much. llama.cpp gives it the status 500, OpenRouter a 404."""

_OBJECT = r"""
object ::= "{" ws ( pair ( "," ws pair )* )? "}"
pair ::= string ws ":" ws value ws
value ::= object | array | string | number | "true" | "false" | "null"
array ::= "[" ws ( value ws ( "," ws value ws )* )? "]"
string ::= "\"" ( [^"\\\x00-\x1F] | "\\" ["\\/bfnrtu] )* "\""
number ::= "-"? [0-9]+ ( "." [0-9]+ )? ( [eE] [-+]? [0-9]+ )?
ws ::= [ \t\n]*
"""
_TAG = re.compile(r"<(\w)(\w)\w*>\n")


@dataclass(frozen=True)
class Form:
    """One way of asking."""

    name: str
    body: dict[str, Json]
    """What it adds to a request."""


def forms(prompt: Prompt) -> tuple[Form, ...]:
    """The ways to ask for this prompt's form, best first; none where any reply will do."""
    if prompt.must_call:
        return (Form("tool_choice", {"tool_choice": "required"}),)
    if not prompt.schema:
        return ()
    schema: Json = json.loads(prompt.schema)
    before, after = prompt.around
    if not before:
        named: Json = {"name": "reply", "schema": schema}
        return (Form("json_schema", {"response_format": {"type": "json_schema", "json_schema": named}}),)
    tag: Json = {"begin": before, "schema": schema, "end": after}
    tags: Json = {"type": "structural_tag", "structures": [tag], "triggers": [before.rstrip()]}
    found = (Form("structural_tag", {"response_format": tags}),)
    grammar = _grammar(before, after)
    return (*found, Form("grammar", {"grammar": grammar})) if grammar else found


def _grammar(before: str, after: str) -> str:
    """Free text, then an object between tags, as GBNF; "" where what stands before it is no tag.

    Free is all but the tag's first three characters: a grammar cannot say "all but this word" in fewer rules.
    """
    tag = _TAG.fullmatch(before)
    if tag is None:
        return ""
    first, second = tag.groups()
    free = f'( [^<] | "<" ( [^{first}] | "{first}" [^{second}] ) )*'
    return f"root ::= {free} {json.dumps(before)} object {json.dumps(after)}\n{_OBJECT.lstrip()}"
