"""Typing: what `input text` is given, and when a field is believed to show what was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.adb.fields import Unseen, arrived
from devices.adb.ways import input_pieces
from devices.hierarchy import Element
from devices.screen import Box


def field(text: str, *, password: bool = False) -> Element:
    return Element(text, "", "", "android.widget.EditText", "x", Box(0, 0, 9, 9), focused=True, password=password)


def as_android_reads(argument: str) -> str:
    """`input text` as Android's InputShellCommand reads its argument: "%s" is a space."""
    text = list(argument)
    escaped, index = False, 0
    while index < len(text):
        if escaped:
            escaped = False
            if text[index] == "s":
                text[index] = " "
                del text[index - 1]
                index -= 1
        if text[index] == "%":
            escaped = True
        index += 1
    return "".join(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_printable_text_arrives_whole_through_input_text(line: str) -> None:
    assert "".join(map(as_android_reads, input_pieces(line))) == line


def test_a_literal_percent_s_does_not_become_a_space() -> None:
    assert input_pieces("100%sure %s") == ["100%", "sure%s%", "s"]


def test_text_after_what_was_there_has_arrived() -> None:
    assert arrived(field("Hello"), field("Hello, 世界 😀"), ", 世界 😀")


def test_text_in_place_of_a_hint_has_arrived() -> None:
    assert arrived(field("Search"), field("search"), "search")


def test_a_field_that_did_not_change_has_taken_nothing() -> None:
    assert not arrived(field("Hello"), field("Hello"), "Hello")


def test_the_same_text_a_second_time_has_arrived() -> None:
    assert arrived(field("ha"), field("haha"), "ha")


def test_a_number_that_the_field_formats_has_arrived() -> None:
    assert arrived(field(""), field("(555) 010-9999"), "5550109999")


def test_text_cut_off_by_the_field_has_not_arrived() -> None:
    assert not arrived(field(""), field("hello wor"), "hello world")


def test_a_newline_that_a_one_line_field_folds_has_arrived() -> None:
    assert arrived(field(""), field("a b"), "a\nb")


def test_dots_of_a_password_are_believed_when_they_change() -> None:
    assert arrived(field("", password=True), field("••••", password=True), "abcd")
    assert not arrived(field("••••", password=True), field("••••", password=True), "abcd")


def test_what_cannot_be_seen_is_believed() -> None:
    assert arrived(Unseen(), Unseen(), "anything")
