"""Commands that print, cut and search text."""

from __future__ import annotations

import base64 as base64_
import binascii
import re

from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import Process

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "e": "\x1b", "\\": "\\"}


def echo(process: Process) -> int:
    """mksh's own: backslashes are read unless `-E`."""
    words, newline, escapes = process.args[1:], True, True
    while words and re.fullmatch("-[neE]+", words[0]):
        option = words.pop(0)
        newline = newline and "n" not in option
        escapes = "E" not in option
    text = " ".join(words)
    process.write(((_unescaped(text) if escapes else text) + "\n" * newline).encode("utf-8", "surrogateescape"))
    return 0


def _unescaped(text: str) -> str:
    return re.sub(r"\\([ntrabfve\\])", lambda match: _ESCAPES[match[1]], text)


def printf(process: Process) -> int:
    """`%s`, `%d`, `%b` and `%%`; the format repeats while there are words left for it."""
    if len(process.args) < 2:
        return process.fail("usage: printf FORMAT [argument...]")
    template, words = process.args[1], process.args[2:]
    for unknown in set(re.findall(r"%([^%sdb])", template)):
        process.not_known(f"printf %{unknown}")
    out = ""
    while True:
        before = len(words)

        def fill(match: re.Match[str]) -> str:
            if match[0] == "%%":
                return "%"
            word = words.pop(0) if words else "" if match[1] != "d" else "0"
            return _unescaped(word) if match[1] == "b" else word

        pieces = re.split(r"(%[sdb%])", template)
        out += "".join(
            re.sub("%([sdb%])", fill, piece) if i % 2 else _unescaped(piece) for i, piece in enumerate(pieces)
        )
        if not words or len(words) == before:
            break
    process.write(out.encode("utf-8", "surrogateescape"))
    return 0


def grep(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="EFGivcnoqwlsHh", values="em")
    words = list(options.words)
    pattern = options.values.get("e") or (words.pop(0) if words else "")
    literal = re.escape(pattern) if "F" in options else pattern if "E" in options else _basic(pattern)
    literal = rf"\b(?:{literal})\b" if "w" in options else literal
    try:
        wanted = re.compile(literal, re.IGNORECASE if "i" in options else 0)
    except re.error:
        return process.fail(f"grep: bad REGEX '{pattern}'", 2)
    contents, status = process.inputs(words)
    hits = 0
    for path, content in zip(words or ["-"], contents, strict=False):
        lines = content.decode("utf-8", "surrogateescape").splitlines()
        named = (len(words) > 1 or "H" in options) and "h" not in options
        for number, line in enumerate(lines, 1):
            if bool(wanted.search(line)) == ("v" in options):
                continue
            hits += 1
            if not options.flags & {"q", "c", "l"}:
                head = (f"{path}:" if named else "") + (f"{number}:" if "n" in options else "")
                found = [match[0] for match in wanted.finditer(line)] if "o" in options else [line]
                process.say(*(head + part for part in found))
            if "m" in options and hits >= options.number("m", hits):
                break
        if "l" in options and hits:
            process.say(path)
    if "c" in options:
        process.say(str(hits))
    return status * 2 or int(not hits)


def _basic(pattern: str) -> str:
    r"""A basic regular expression as an extended one: there `\|`, `\(`, `\+` are special, the bare signs are not."""
    return re.sub(r"\\([|(){}+?])|([|(){}+?])", lambda match: match[1] or "\\" + match[2], pattern)


def head_or_tail(process: Process) -> int:
    """The first or last lines, or with `-c` bytes."""
    words = [f"-n{word[1:]}" if re.fullmatch(r"-\d+", word) else word for word in process.args[1:]]
    options = read_options(process, words, flags="qf", values="nc")
    contents, status = process.inputs(options.words)
    for content in contents:
        pieces = [content[at : at + 1] for at in range(len(content))] if "c" in options else content.splitlines(True)
        count = abs(options.number("c" if "c" in options else "n", 10))
        process.write(
            b"".join(pieces[:count] if process.name == "head" else pieces[len(pieces) - min(count, len(pieces)) :])
        )
    return status


def wc(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="lwcm")
    contents, status = process.inputs(options.words)
    for path, content in zip(options.words or [""], contents, strict=False):
        counts = {"l": content.count(b"\n"), "w": len(content.split()), "c": len(content)}
        chars = len(content.decode("utf-8", "replace"))
        shown = [str(count) for letter, count in counts.items() if letter in options or not options.flags]
        shown += [str(chars)] if "m" in options else []
        process.say(" ".join([*shown, path]).rstrip())
    return status


def base64(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="di", values="w")
    contents, status = process.inputs(options.words[:1])
    for content in contents:
        if "d" in options:
            try:
                process.write(base64_.b64decode(b"".join(content.split()), validate=True))
            except binascii.Error:
                return process.fail("base64: bad input")
        else:
            text = base64_.b64encode(content).decode()
            width = options.number("w", 76) or len(text) or 1
            lines = [text[at : at + width] for at in range(0, len(text), width)]
            process.write("\n".join(lines).encode() + (b"\n" if options.number("w", 76) else b""))
    return status


def sort(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="runf")
    contents, status = process.inputs(options.words)
    lines = [line for content in contents for line in content.decode("utf-8", "surrogateescape").splitlines()]
    if "u" in options:
        lines = list(dict.fromkeys(lines))
    numeric = "n" in options
    lines.sort(key=lambda line: (_leading_number(line) if numeric else 0, line), reverse="r" in options)
    process.say(*lines)
    return status


def _leading_number(line: str) -> int:
    match = re.match(r"\s*(-?\d+)", line)
    return int(match[1]) if match else 0


def tee(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="a")
    data = process.read_all()
    for path in options.words:
        process.files.write(process.path(path), data, process.handset.now_s, append="a" in options)
    process.write(data)
    return 0
