"""The guard decides by the call, the words beside it and the window, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.hierarchy import Element
from devices.screen import Box, Point
from tools.call import ToolCall
from tools.guard import Allowed, NeedsYes, Refused, is_yes, judge

TAP = ToolCall("tap", {"at": Point(0.5, 0.5)})
SCREEN_PX = (100, 200)


def element(text: str, box: Box, *, clickable: bool = False, focused: bool = False, password: bool = False) -> Element:
    return Element(
        text, "", "", "android.view.View", "app", box, clickable=clickable, focused=focused, password=password
    )


@pytest.mark.parametrize(
    "words",
    [
        "Pay now",
        "Place order",
        "Buy",
        "立即支付",
        "Delete",
        "删除",
        "Send",
        "发送",
        'I will tap "Delete" now that it shows',
    ],
)
def test_a_deed_nobody_asked_for_waits_for_a_yes(words: str) -> None:
    assert isinstance(judge(TAP, goal="look at the list", words=words), NeedsYes)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("delete the note Milk", "Delete"),
        ("send hi to Ann", "Send"),
        ("给小王发送你好", "发送"),
        ("uninstall Maps", "Remove"),
    ],
)
def test_a_goal_that_asks_for_the_deed_is_consent(goal: str, words: str) -> None:
    assert judge(TAP, goal=goal, words=words) == Allowed()


def test_a_payment_waits_even_if_the_goal_asks_for_it() -> None:
    assert isinstance(judge(TAP, goal="buy the blue mug", words="Buy now"), NeedsYes)


def test_erasing_the_phone_is_refused_unless_asked_for() -> None:
    assert isinstance(judge(TAP, goal="make it faster", words="Erase all data (factory reset)"), Refused)
    assert isinstance(judge(TAP, goal="do a factory reset", words="Factory reset"), NeedsYes)


@pytest.mark.parametrize(
    "words",
    ["Wi-Fi", "PayPal", "The message should not be sent yet, so first I look up the contact and then go back"],
)
def test_harmless_words_pass(words: str) -> None:
    assert judge(TAP, goal="x", words=words) == Allowed()


def test_the_window_names_what_the_model_does_not() -> None:
    window = [
        element("Delete everything", Box(0, 0, 100, 10)),
        element("", Box(30, 80, 70, 120), clickable=True),
        element("Delete", Box(35, 90, 65, 110)),
    ]
    blue = "the blue button"
    assert isinstance(judge(TAP, goal="x", words=blue, elements=window, screen_px=SCREEN_PX), NeedsYes)
    elsewhere = ToolCall("tap", {"at": Point(0.1, 0.9)})
    assert judge(elsewhere, goal="x", words=blue, elements=window, screen_px=SCREEN_PX) == Allowed()


def test_a_whole_page_names_no_place() -> None:
    window = [element("Delete", Box(0, 0, 100, 200), clickable=True)]
    assert judge(TAP, goal="x", elements=window, screen_px=SCREEN_PX) == Allowed()


def test_a_model_can_ask_for_a_yes_itself() -> None:
    assert isinstance(judge(ToolCall("tap", {"at": Point(0, 0)}, confirm=True), goal="x"), NeedsYes)


def test_a_password_that_is_not_from_the_task_waits_for_a_yes() -> None:
    field = element("", Box(0, 0, 10, 10), focused=True, password=True)
    typing = ToolCall("type_text", {"text": "hunter2"})
    assert isinstance(judge(typing, goal="log in", elements=[field]), NeedsYes)
    assert judge(typing, goal="log in with hunter2", elements=[field]) == Allowed(secret=True)
    assert judge(typing, goal="log in with hunter2", words="Password") == Allowed(secret=True)
    assert judge(typing, goal="note hunter2") == Allowed()


def test_control_characters_are_refused() -> None:
    assert isinstance(judge(ToolCall("type_text", {"text": "a\x00b"}), goal="x"), Refused)
    assert judge(ToolCall("type_text", {"text": "a\nb\tc"}), goal="x") == Allowed()


@pytest.mark.parametrize("said", [None, "", "no", "n", "nope", "yesterday", "不", "what?"])
def test_silence_and_anything_else_is_a_no(said: str | None) -> None:
    assert not is_yes(said)


@pytest.mark.parametrize("said", ["y", "Yes", " ok. ", "是", "好"])
def test_a_yes_is_a_yes(said: str) -> None:
    assert is_yes(said)


@given(words=st.text(max_size=300), goal=st.text(max_size=100))
def test_any_words_are_judged(words: str, goal: str) -> None:
    assert isinstance(judge(TAP, goal=goal, words=words), Allowed | NeedsYes | Refused)
