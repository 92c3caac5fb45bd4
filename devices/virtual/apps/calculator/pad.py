"""The calculator's display over its keys, its menu, and what was calculated before."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.calculator.arithmetic import SIGNS, NoSum, result_of
from devices.virtual.apps.calculator.data import Calculator, Sum
from devices.virtual.apps.parts import menu, nothing_here
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, app_bar, column, icon, icon_button, list_row, row, scroll, space, stack, text

KEYS = (
    ("AC", "( )", "%", "÷"), ("7", "8", "9", "×"), ("4", "5", "6", "−"), ("1", "2", "3", "+"), ("0", ".", "⌫", "="),
)  # fmt: skip
LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Face:
    """How a kind of key looks."""

    fill: str
    ink: str


def pad_page(phone: Phone, page: Page) -> Node:
    calculator = phone.state.calculator
    bar = row(
        space(), icon_button("more_vert", phone.say("More options"), phone.to(Page("menu", dialog=True))),
        height=56, pad=(4, 0, 4, 0),
    )  # fmt: skip
    size_sp = 56 if len(calculator.shown) < 10 else 36 if len(calculator.shown) < 18 else 24
    long_press = phone.to(Page("menu", dialog=True)) if calculator.shown else None
    display = column(
        space(),
        text(calculator.shown, size_sp, text_align="end", max_lines=2, id="formula", on_long_press=long_press),
        text(_preview(phone, calculator), 28, ink="on_surface_dim", text_align="end", id="result_preview"),
        gap=8, grow=1, pad=(24, 0, 24, 16),
    )  # fmt: skip
    keys = column(*(row(*(_key(phone, name) for name in names), gap=8) for names in KEYS), gap=8, pad=(12, 16, 12, 20))
    return column(bar, display, column(keys, fill="surface_low", radius=28, height=None), height="fill", fill="surface")


def _preview(phone: Phone, calculator: Calculator) -> str:
    """What it comes to so far; nothing for a lone number."""
    shown = calculator.shown
    if calculator.solved or not any(sign in shown[1:] for sign in f"{SIGNS}%"):
        return ""
    try:
        return result_of(shown)
    except NoSum:
        return ""


def _key(phone: Phone, name: str) -> Node:
    if name == "=":
        face = _Face("primary", "on_primary")
    elif name in SIGNS or name in ("( )", "%", "AC"):
        face = _Face("tonal", "on_tonal")
    else:
        face = _Face("surface_high", "on_surface")
    erases = name == "⌫"
    inside = icon("backspace", 26, ink=face.ink) if erases else text(name, 26, ink=face.ink, text_align="center")
    return stack(
        inside, align="center", width=None, height=66, grow=1, radius=33, fill=face.fill,
        on_tap=lambda: _press(phone, name), desc=phone.say("Delete") if erases else "",
        class_name="android.widget.ImageButton" if erases else "android.widget.Button",
    )  # fmt: skip


def _press(phone: Phone, name: str) -> None:
    calculator = phone.state.calculator
    if name == "=":
        _solve(phone, calculator)
    elif name == "AC":
        calculator.shown, calculator.solved = "", False
    elif name == "⌫":
        calculator.shown, calculator.solved = "" if calculator.solved else calculator.shown[:-1], False
    else:
        begins = calculator.solved and name not in SIGNS and name != "%"
        shown = _typed("" if begins else calculator.shown, name)
        calculator.shown, calculator.solved = shown[:LONGEST], False


def _typed(shown: str, name: str) -> str:
    """The expression with one more key: signs replace each other, a bracket opens or closes by itself."""
    last = shown[-1:]
    if name == "( )":
        closes = shown.count("(") > shown.count(")") and (last.isdigit() or last in ")%")
        return shown + (")" if closes else "×(" if last.isdigit() or (last and last in ")%") else "(")
    if name in SIGNS:
        if not last or last == "(":
            return shown + (name if name == "−" else "")
        return (shown[:-1] if last in SIGNS else shown) + name
    if name == "%":
        return shown + name if last.isdigit() or last == ")" else shown
    number = shown[len(shown.rstrip("0123456789.")) :]
    if name == ".":
        return shown if "." in number else shown + ("." if number else "0.")
    return shown[:-1] + name if number == "0" else shown + name


def _solve(phone: Phone, calculator: Calculator) -> None:
    """The equals key: the result takes the place of the expression, which goes to the history."""
    if not calculator.shown or calculator.solved:
        return
    try:
        result = result_of(calculator.shown)
    except NoSum as reason:
        phone.toast(phone.say(str(reason)))
        return
    calculator.sums.append(Sum(calculator.shown, result))
    calculator.shown, calculator.solved = result, True


def pad_menu(phone: Phone, page: Page) -> Node:
    def copy() -> None:
        phone.state.clipboard = _preview(phone, phone.state.calculator) or phone.state.calculator.shown
        phone.toast(phone.say("Copied"))

    items = [("history", phone.say("History"), phone.to(Page("history")))]
    if phone.state.calculator.shown:
        items.append(("content_copy", phone.say("Copy result"), copy))
    return menu(phone, *items)


def history_page(phone: Phone, page: Page) -> Node:
    """What was calculated, the latest first; a tap takes the result to the display."""
    calculator = phone.state.calculator
    ask = phone.to(Page("clear", dialog=True)) if calculator.sums else None
    bar = app_bar(
        phone.say("History"), on_back=phone.back,
        actions=[icon_button("delete", phone.say("Clear history"), ask)],
    )  # fmt: skip
    lines = [_line(phone, one) for one in reversed(calculator.sums)]
    body = scroll("history", *lines) if lines else nothing_here("history", phone.say("No history yet"))
    return column(bar, body, height="fill", fill="surface")


def _line(phone: Phone, one: Sum) -> Node:
    def take() -> None:
        phone.state.calculator.shown, phone.state.calculator.solved = one.result, True
        phone.back()

    return list_row(one.expression, f"= {one.result}", on_tap=take)


def clear_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("All calculations will be forgotten.")
    return confirm(phone, phone.say("Clear history?"), words, phone.say("Clear"), phone.state.calculator.sums.clear)
