"""Tool calls written into text: JSON or XML, in `<tool_call>` tags or without. What Qwen's, MiniCPM's and Seed's chat
templates make of tools, and what comes back where a server's own tool parser is off.

The XML forms are `<function=NAME><parameter=KEY>VALUE</parameter></function>` (Qwen3-Coder's template), the same with
`name="..."` attributes and `<param>` (MiniCPM5), and elements named after the arguments. Values are untyped text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from phoneagent.dialects.literals import Call, Datum, read_object, read_value
from phoneagent.dialects.tags import TRIES, Found, bare, begins_a_line, find_object, is_over, past_thought
from phoneagent.models.model import Reply
from tools.call import ToolError

THOUGHT = "think(?:ing)?"
"""The tag of a thought in Qwen's and its relatives' templates."""

_TOOL_CALL = re.compile(r"<(?:seed:)?tool_call>\s*+(?:```\w{0,16}\s*+)?")
_TOOL_CALL_END = re.compile(r"(?:```\s*+)?</(?:seed:)?tool_call>")
_NAMED = r"(?:\s*=\s*[\"']?([\w.]{1,64})[\"']?|\s+name\s*=\s*[\"']([\w.]{1,64})[\"'])\s*"
_FUNCTION = re.compile(rf"<function(?:{_NAMED}|\s*)>")
_FUNCTION_END = re.compile(r"</function\b|</(?:seed:)?tool_call>")
_PARAMETER = re.compile(rf"\s*+<param(?:eter)?{_NAMED}>")
_PARAMETER_END = re.compile(
    r"</param(?:eter)?[\w/]{0,8}>(?=\s*+(?:<param|</function|</(?:seed:)?tool_call|<function|\Z))"
)
_UNCLOSED_END = re.compile(r"\n(?=<param(?:eter)?[ =]|</function>)")
_SQUEEZED_END = re.compile(r"(?=<param(?:eter)?[ =]|</function>)")
_MAX_PARAMETERS = 32
_CDATA = re.compile(r"\s*+<!\[CDATA\[(.*?)\]\]>\s*+", re.DOTALL)
_ELEMENT = re.compile(r"\s*+<(name|\w{1,32})>([^<>]{0,4000})</\1>")


def find_tool_call(text: str) -> Found[Call]:
    """The first tool call in a text.

    Raises:
        ToolError: if there is none that begins a line or ends the reply, or it cannot be read.
    """
    problem = ToolError("the tool call is quoted in prose; write it on a line of its own")
    tags = [found.span() for found in _TOOL_CALL.finditer(text)]
    for start, end in tags:
        if begins_a_line(text, start):
            return _read(text, start, end)
    for start, end in tags[:TRIES]:
        try:
            found = _read(text, start, end)
        except ToolError as error:
            problem = error
            continue
        if is_over(found.after) or found.after.lstrip(" \t").startswith(("\n", "<conclusion")):
            return found
    for function in _FUNCTION.finditer(text):
        if begins_a_line(text, function.start()):
            return _read(text, function.start(), function.start())
    if tags:
        raise problem
    found_object = find_object(text, open_ends=1)
    return Found(call_of(found_object.value), found_object.before, found_object.after)


def _read(text: str, start: int, at: int) -> Found[Call]:
    """The call at a position inside its tag, in whichever form it is."""
    if text.startswith(("{", "｛", "["), at):
        is_tagged = _TOOL_CALL_END.search(text, at) is not None
        value, end = read_object(text, at + (text[at] == "["), open_ends=2 if is_tagged else 1)
        call = call_of(value)
    elif function := _FUNCTION.match(text, at):
        call, end = _read_function(text, function)
    else:
        raise ToolError("the tool call is empty or neither JSON nor XML")
    rest = text[end:].lstrip()
    closing = _TOOL_CALL_END.match(rest)
    return Found(call, text[:start], rest[closing.end() :] if closing else text[end:])


def call_of(said: Mapping[str, Datum]) -> Call:
    """The call that an object with `name` and `arguments` makes; without a name it is the arguments themselves.

    Raises:
        ToolError: if its parts are of the wrong kind.
    """
    name = said.get("name", "")
    if "function" in said and "name" not in said:
        function = said["function"]
        return call_of(function) if isinstance(function, dict) else Call(str(function), _arguments(said))
    if not isinstance(name, str):
        raise ToolError("the name of the tool must be a string")
    if "arguments" in said or "parameters" in said:
        return Call(name, _arguments(said))
    if not name or "action" in said:
        return Call("", {key: value for key, value in said.items() if key != "name" or value != "mobile_use"})
    return Call(name, {key: value for key, value in said.items() if key != "name"})


def _arguments(said: Mapping[str, Datum]) -> dict[str, Datum]:
    arguments = said.get("arguments", said.get("parameters", {}))
    for _ in range(3):  # objects as text, now and then encoded twice
        if not isinstance(arguments, str):
            break
        text = arguments.strip() or "{}"
        arguments, end = read_value(text)
        if text[end:].strip(" \n}"):
            raise ToolError("the arguments go on after their object")
    if not isinstance(arguments, dict):
        raise ToolError("the arguments must be an object")
    return arguments


def _read_function(text: str, function: re.Match[str]) -> tuple[Call, int]:
    name = function.group(1) or function.group(2)
    at = function.end()
    if name is None:
        return _read_elements(text, at)
    said: dict[str, Datum] = {}
    while parameter := _PARAMETER.match(text, at):
        if len(said) == _MAX_PARAMETERS:
            raise ToolError(f"the call of {name} has too many parameters")
        key = parameter.group(1) or parameter.group(2)
        if key in said:
            raise ToolError(f"the parameter {key} is given twice")
        said[key], at = _read_parameter(text, parameter.end(), is_xml=parameter.group(2) is not None)
    end = _FUNCTION_END.search(text, at)
    between = text[at : end.start() if end else len(text)]
    if "<param" in between or (end is None and (between.strip() or not said)):
        raise ToolError(f"the call of {name} is cut short")
    if end is None:
        return Call(name, said), len(text)
    closing = text.find(">", end.start()) + 1 if text.startswith("</function", end.start()) else end.start()
    return Call(name, said), closing or len(text)


def _read_parameter(text: str, at: int, *, is_xml: bool) -> tuple[str, int]:
    """One value and where it ends: untyped text, from which one newline on each side is taken."""
    cdata = _CDATA.match(text, at)
    after = cdata.end() if cdata else at
    closed = _PARAMETER_END.search(text, after)
    unclosed = _UNCLOSED_END.search(text, after, closed.start() if closed else len(text))
    end = unclosed or closed or _SQUEEZED_END.search(text, after)
    if end is None:
        raise ToolError("a parameter is not closed; was the reply cut short?")
    if cdata:
        return cdata.group(1), end.end()
    value = text[at : end.start()].removeprefix("\n").removesuffix("\n")
    return (html.unescape(value) if is_xml else value), end.end()


def _read_elements(text: str, at: int) -> tuple[Call, int]:
    """A function whose name and parameters are elements of their own."""
    named = _ELEMENT.match(text, at)
    if named is None or named.group(1) != "name":
        raise ToolError("the function has no name")
    at = named.end()
    said: dict[str, Datum] = {}
    opening = re.compile(r"\s*+<parameters?>").match(text, at)
    at = opening.end() if opening else at
    while element := _ELEMENT.match(text, at):
        said[element.group(1)] = element.group(2)
        at = element.end()
    end = re.compile(r"\s*+(?:</parameters?>\s*+)?</function>").match(text, at)
    if end is None:
        raise ToolError("the function is not closed; was the reply cut short?")
    return Call(named.group(2).strip(), said), end.end()


def thought_and_call(reply: Reply) -> tuple[str, Call]:
    """The first call of a reply, which the server may have taken out of the text already, and the thought before it.

    Raises:
        ToolError: if there is none, or it cannot be read.
    """
    if not reply.tool_uses:
        return past_thought(bare(reply.text), THOUGHT, find_tool_call, _TOOL_CALL)
    use = reply.tool_uses[0]
    return reply.text.strip(), Call(use.name, _arguments({"arguments": use.arguments}))
