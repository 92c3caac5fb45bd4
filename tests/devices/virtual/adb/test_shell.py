"""The virtual shell reads a subset of mksh, and nothing in it reaches the host."""

from __future__ import annotations

import ast
import shlex
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import devices.virtual
from devices.virtual.handset import Handset
from devices.virtual.phone import VirtualPhone
from devices.virtual.shell.builtins import BUILTINS
from devices.virtual.shell.commands.table import COMMANDS
from devices.virtual.shell.process import Bytes, Streams
from devices.virtual.shell.shell import Shell

at_any_speed = settings(deadline=None)
WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)


@pytest.fixture(scope="module")
def handset() -> Handset:
    return Handset(VirtualPhone())


def run(handset: Handset, line: str, data: bytes = b"") -> tuple[str, str, int]:
    """What a line prints, what it complains of, and its status."""
    out, err = Bytes(), Bytes()
    status = Shell(handset, threading.Event()).run(line, Streams(Bytes(data), out, err))
    said, complained = (side.data.decode("utf-8", "surrogateescape") for side in (out, err))
    return said, complained, status


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("echo a; echo b\necho c", "a\nb\nc\n"),
        ("true && echo yes || echo no; false && echo yes || echo no", "yes\nno\n"),
        ("! false && echo not", "not\n"),
        ("echo 'a  b' \"c  d\" e\\ f", "a  b c  d e f\n"),
        ("echo \"a\\\"b\\$HOME\\x\"", 'a"b$HOME\\x\n'),
        ("A=1 B='2 3'; echo $A \"$B\" ${A}x ${NO:-none}$NO", "1 2 3 1x none\n"),
        ("A='x y'; printf '%s.' $A \"$A\" z$A", "x.y.x y.zx.y."),
        ("A=1; A=2 sh -c 'echo $A'; echo $A", "2\n1\n"),
        ("export A=7; sh -c 'echo $A $1 $0' name one", "7 one name\n"),
        ("false; echo $?; true; echo $?; (exit 3); echo $?", "1\n0\n3\n"),
        ("echo $(echo a; echo b) `echo c`", "a b c\n"),
        ("echo \"$(printf 'a\\n\\nb\\n\\n')\"", "a\n\nb\n"),
        ("x=$(false); echo $?", "1\n"),
        ("printf 'b\\na\\n' | sort | head -1", "a\n"),
        ("echo a > /sdcard/t; echo b >> /sdcard/t; cat < /sdcard/t; rm /sdcard/t", "a\nb\n"),
        ("ls /nowhere 2>/dev/null; echo $?", "1\n"),
        ("ls /nowhere 2>&1 | wc -l", "1\n"),
        ("echo gone &> /dev/null; echo shown", "shown\n"),
        ("cd /sdcard; pwd; cd Download/..; pwd", "/storage/emulated/0\n/storage/emulated/0\n"),
        ("cd /sdcard; (cd /; pwd); pwd", "/\n/storage/emulated/0\n"),
        ("{ echo a; echo b; } | wc -l", "2\n"),
        ("if [ -d /sdcard ]; then echo folder; else echo none; fi", "folder\n"),
        ("if false; then echo a; elif true; then echo b; else echo c; fi", "b\n"),
        ("for i in a 'b c' d; do echo \"<$i>\"; done", "<a>\n<b c>\n<d>\n"),
        ("n=; until [ \"$n\" = xxx ]; do n=${n}x; done; echo $n", "xxx\n"),
        ("echo a#b # a comment", "a#b\n"),
        ("echo /sdcard/Do*; echo '/sdcard/D*' /none/*", "/sdcard/Documents /sdcard/Download\n/sdcard/D* /none/*\n"),
        ("exec echo last; echo never", "last\n"),
        ("echo 'echo $1 from a file' > /sdcard/s.sh; sh /sdcard/s.sh hi; rm /sdcard/s.sh", "hi from a file\n"),
        ("export ANDROID_LOG_TAGS=''; exec logcat -d | head -1", "--------- beginning of main\n"),
        ("/system/bin/echo by path; toybox echo by toybox; command -v ls", "by path\nby toybox\n/system/bin/ls\n"),
        ("echo 'a\\tb'; echo -E 'a\\tb'; echo -n c", "a\tb\na\\tb\nc"),
    ],
)  # fmt: skip
def test_it_reads_commands_as_a_phone_does(handset: Handset, line: str, out: str) -> None:
    handset.unknown.clear()
    assert run(handset, line)[0] == out
    assert handset.unknown == []


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("md5sum /sdcard/f", "5d41402abc4b2a76b9719d911017c592  /sdcard/f\n"),
        ("md5sum -b /sdcard/f", "5d41402abc4b2a76b9719d911017c592\n"),
        ("toybox md5sum < /sdcard/f", "5d41402abc4b2a76b9719d911017c592  -\n"),
        ("base64 /sdcard/f; echo aGVsbG8= | base64 -d", "aGVsbG8=\nhello"),
        ("stat -c '%s %a %F' /sdcard/f", "5 660 regular file\n"),
        ("cp /sdcard/f /sdcard/g; mv /sdcard/g /sdcard/DCIM; ls /sdcard/DCIM; rm /sdcard/DCIM/g", "g\n"),
        ("mkdir -p /sdcard/a/b/c; find /sdcard/a -type d; rm -r /sdcard/a", "/sdcard/a\n/sdcard/a/b\n/sdcard/a/b/c\n"),
        ("printf 'one\\nTwo\\nthree\\n' | grep -i '^t'", "Two\nthree\n"),
        ("printf 'a1\\nb\\n' | grep -c '[0-9]'; printf 'x|y\\n' | grep -E 'x\\|y'", "1\nx|y\n"),
        ("printf '1\\n2\\n3\\n' | tail -n 2; printf 12345 | head -c 2", "2\n3\n12"),
        ("printf 'a b\\nc\\n' | wc -lw", "2 3\n"),
        ("date +%s | wc -c", "11\n"),
        ("test -f /sdcard/f && test ! -e /sdcard/x && [ 2 -gt 1 ] && echo right", "right\n"),
        ("id -u; whoami; uname; getenforce", "2000\nshell\nLinux\nEnforcing\n"),
    ],
)  # fmt: skip
def test_small_commands_do_their_work_in_memory(handset: Handset, line: str, out: str) -> None:
    handset.unknown.clear()
    run(handset, "printf hello > /sdcard/f")
    assert run(handset, line)[0] == out
    assert handset.unknown == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("rm /sdcard/none", "rm: /sdcard/none: No such file or directory\n"),
        ("ls /data", "ls: /data: Permission denied\n"),
        ("echo x > /system/x", "/system/bin/sh: can't create /system/x: Read-only file system\n"),
        ("mkdir /data/x", "mkdir: '/data/x': Permission denied\n"),
        ("cat /sdcard", "cat: /sdcard: Is a directory\n"),
        ("date 0101", "date: cannot set date: Operation not permitted\n"),
        ("setprop ro.x y", "Failed to set property 'ro.x' to 'y'.\nSee dmesg for error reason.\n"),
        ("ime set com.example/.Ime", "Unknown input method com.example/.Ime cannot be selected for user #0\n"),
        ("am start -a VIEW -d https://example.com", "Error: Activity not started, unable to resolve "
         "Intent { act=VIEW dat=https://example.com flg=0x10000000 }\n"),
    ],
)  # fmt: skip
def test_what_a_phone_refuses_is_refused_in_its_words(handset: Handset, line: str, complaint: str) -> None:
    handset.unknown.clear()
    _, err, status = run(handset, line)
    assert (err, status != 0) == (complaint, True)
    assert handset.unknown == []


@pytest.mark.parametrize(
    "line", ["echo 'open", "if true", "echo $(", ") x", "cat << END", "echo $((1+1))", "a & b", "; ;"]
)
def test_what_it_cannot_read_it_refuses_and_reports(line: str) -> None:
    handset = Handset(VirtualPhone())
    out, err, status = run(handset, line)
    assert (out, status) == ("", 1)
    assert err.startswith("/system/bin/sh: syntax error: ")
    assert len(handset.unknown) == 1


@at_any_speed
@given(WORDS)
@example("%s $(reboot) `id` ${HOME} \\n \" ' ; & | > /sdcard/x \n")
def test_any_quoted_text_arrives_as_it_was_written(handset: Handset, text: str) -> None:
    assert run(handset, f"printf %s {shlex.quote(text)}")[0] == text
    assert run(handset, f'A={shlex.quote(text)}; printf %s "$A"')[0] == text


@at_any_speed
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_several_quoted_words_stay_apart(handset: Handset, words: list[str]) -> None:
    assert run(handset, f"printf '<%s>' {shlex.join(words)}")[0] == "".join(f"<{word}>" for word in words)


@at_any_speed
@given(WORDS)
def test_any_text_at_all_is_run_or_refused(handset: Handset, text: str) -> None:
    run(handset, text)


# --- typing ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def field() -> Handset:
    """A phone with the focus in a text field."""
    phone = VirtualPhone()
    phone.launch("org.phoneagent.notes")
    phone.tap(500, 190)
    return Handset(phone)


@at_any_speed
@given(ASCII)
def test_input_text_types_printable_ascii_where_a_percent_s_is_a_space(field: Handset, text: str) -> None:
    field.phone.set_focused_text("")
    assert run(field, f"input text {shlex.quote(text)}") == ("", "", 0)
    assert field.phone.focused_text() == text.replace("%s", " ")


@pytest.mark.parametrize("text", ["é", "plain and 你好", "🙂"])
def test_input_text_types_nothing_of_a_text_it_has_no_keys_for(field: Handset, text: str) -> None:
    field.phone.set_focused_text("")
    out, err, status = run(field, f"input text {shlex.quote(text)}")
    assert (out, status) == ("", 255)
    assert "java.lang.NullPointerException: Attempt to get length of null array" in err
    assert field.phone.focused_text() == ""


def test_input_text_takes_one_word(field: Handset) -> None:
    field.phone.set_focused_text("")
    run(field, "input text hello world")
    assert field.phone.focused_text() == "hello"


def test_keys_write_and_rub_out(field: Handset) -> None:
    field.phone.set_focused_text("")
    run(field, "input keyevent KEYCODE_A 30 SPACE KEYCODE_7 DEL")
    assert field.phone.focused_text() == "ab "


# --- the host -------------------------------------------------------------------------------------------------------

HARMLESS = {
    "__future__", "base64", "binascii", "collections", "contextlib", "dataclasses", "datetime", "devices", "errno",
    "fnmatch", "hashlib", "inspect", "io", "itertools", "json", "logging", "numpy", "queue", "random", "re", "socket",
    "stat", "string", "struct", "threading", "time", "typing", "xml", "zipfile",
}  # fmt: skip
"""What the served side of the phone may import: nothing that opens a file or starts a program."""


def served_modules() -> list[Path]:
    root = Path(devices.virtual.__file__).parent
    listens = root / "adb/server.py"  # where a port of this computer is opened, before any client is served
    served = [*root.glob("adb/*.py"), *root.glob("shell/**/*.py"), *root.glob("automation/*.py")]
    return [*(path for path in served if path != listens), root / "handset.py", root / "keys.py"]


@pytest.mark.parametrize("path", served_modules(), ids=lambda path: path.name)
def test_nothing_that_serves_a_client_can_open_a_file_or_start_a_program(path: Path) -> None:
    tree = ast.parse(path.read_text())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= HARMLESS
    called = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not called & {"open", "eval", "exec", "compile", "__import__", "breakpoint"}


class Guard:
    """Notes whatever this thread does to the host while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        self._thread = threading.get_ident()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        touches = event in ("open", "exec", "compile") or event.startswith(("os.", "subprocess.", "shutil.", "socket."))
        if self.on and touches and threading.get_ident() == self._thread:
            self.seen.append(f"{event} {args}")


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


NAMES = st.sampled_from(sorted({*COMMANDS, *BUILTINS} - {"sleep", "app_process", "logcat", "screencap", "uiautomator"}))
ARGUMENTS = st.one_of(
    st.sampled_from(
        ["/etc/passwd", "/", "..", "../../../../etc", "-r", "-c", "/tmp/x", "~", "$HOME", "$(id)", "/proc/self/environ"]
    ),
    WORDS.map(shlex.quote),
)
LINES = st.tuples(
    NAMES, st.lists(ARGUMENTS, max_size=3), st.sampled_from(["", " > /tmp/host", " < /etc/passwd", " | sh", " | cat"])
)


@at_any_speed
@given(LINES)
def test_no_command_touches_the_host(handset: Handset, guard: Guard, line: tuple[str, list[str], str]) -> None:
    name, arguments, rest = line
    guard.on = True
    try:
        run(handset, f"{name} {' '.join(arguments)}{rest}")
    finally:
        guard.on = False
    assert guard.seen == []
