"""Tasks of the system: switches to turn or to check, brightness, the clipboard, opening an app."""

from __future__ import annotations

import random
from collections.abc import Callable

from devices.virtual.apps.messages.book import send
from devices.virtual.apps.messages.data import Text
from devices.virtual.apps.messages.fill import text_words
from devices.virtual.apps.registry import APPS
from devices.virtual.state import PhoneState
from phoneagent.tasks.first_light.settings import BLUETOOTH, SETTINGS, WIFI, Switch
from phoneagent.tasks.moves import Answer, Hold, Move, Slide
from phoneagent.tasks.plan import Open, Tap, Turn
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.whole_phone.messages import MESSAGES
from phoneagent.tasks.whole_phone.people import known
from phoneagent.tasks.wording import say, worded

Make = Callable[[random.Random, Split, PhoneState], Task]


def _path(state: PhoneState, switch: Switch) -> tuple[Move, ...]:
    return (Open(say(state, "Settings"), SETTINGS), *(Tap(say(state, label)) for label in switch.path))


def _turned(state: PhoneState, switch: Switch, on: bool) -> tuple[Move, ...]:
    return (*_path(state, switch), Turn(say(state, switch.label), on))


# --- switches ---------------------------------------------------------------------------------------------------


def turn(switch: Switch, on: bool) -> Make:
    """It stands the other way at the start."""

    def make(rng: random.Random, split: Split, state: PhoneState) -> Task:
        state.settings.airplane = False
        switch.turn(state, not on)
        verb, verb_zh = ("on", "打开") if on else ("off", "关闭")
        goal = worded(  # "Enable" is for the other ways of asking, which the first suite's switches share
            rng, split,
            ("Turn {1} {0}", "Turn {0} {1}", "Switch {0} {1}", "Please turn {0} {1}"),
            ("{0} should be {1}", "See to it that {0} is {1}"),
        ).format(switch.called, verb, "Enable" if on else "Disable")  # fmt: skip
        plan = _turned(state, switch, on)
        return Task(goal, plan, lambda after: switch.turn(after, on), goal_zh=f"{verb_zh}{switch.called_zh}")

    return make


def verify(switch: Switch, on: bool) -> Make:
    """It must end so, and it already is: only looking shows it, and the person wants to hear how it stood."""

    def make(rng: random.Random, split: Split, state: PhoneState) -> Task:
        state.settings.airplane = False
        switch.turn(state, on)
        shown, shown_zh = ("on", "打开") if on else ("off", "关闭")
        goal = worded(
            rng, split,
            ("Make sure that {0} is {1}, and answer with on or off: how did you find it?",
             "{0} must be {1}. Check it, change it if needed, and tell me whether it was on or off before"),
            ("Check that {0} is {1}. Was it on or off when you looked? Answer with that one word",),
        ).format(switch.called, shown)  # fmt: skip
        goal_zh = f"确认{switch.called_zh}处于{shown_zh}状态，必要时更改，并回答它原来是打开还是关闭"
        told = (shown, *((shown_zh, "开") if on else (shown_zh, "关")))
        answer = shown_zh if state.look.locale == "zh" else shown
        return Task(goal, (*_path(state, switch), Answer(answer)), goal_zh=goal_zh, answers=told)

    return make


def wifi_off_bluetooth_on(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.settings.airplane = False
    WIFI.turn(state, True)
    BLUETOOTH.turn(state, False)
    goal = worded(
        rng, split,
        ("Turn off Wi-Fi and turn on Bluetooth", "Switch Wi-Fi off, then switch Bluetooth on",
         "Turn Bluetooth on and Wi-Fi off"),
        ("I need Bluetooth on and Wi-Fi off",),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        WIFI.turn(after, False)
        BLUETOOTH.turn(after, True)

    home = Tap(say(state, "Navigate up"))
    steps = (Tap(say(state, label)) for label in BLUETOOTH.path)
    plan = (*_turned(state, WIFI, False), home, home, *steps, Turn(say(state, BLUETOOTH.label), True))
    return Task(goal, plan, want, goal_zh="关闭WLAN并打开蓝牙")


def wifi_on_and_open(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.settings.airplane = False
    WIFI.turn(state, False)
    package = rng.choice([each for each in APPS if each not in (SETTINGS, *state.removed)])
    label = say(state, APPS[package].label)
    goal = worded(
        rng, split,
        ("Turn on Wi-Fi, then open the {} app", "Switch Wi-Fi on and open {}", "Enable Wi-Fi, and open {} afterwards"),
        ("First put Wi-Fi on, then bring up {}",),
    ).format(label)  # fmt: skip
    plan = (*_turned(state, WIFI, True), Open(label, package))
    return Task(
        goal, plan, lambda after: WIFI.turn(after, True), Where(package), goal_zh=f"打开WLAN，然后打开“{label}”应用"
    )


def open_app(rng: random.Random, split: Split, state: PhoneState) -> Task:
    package = rng.choice([each for each in APPS if each not in state.removed])
    label = say(state, APPS[package].label)
    goal = worded(
        rng, split,
        ("Open the {} app", "Open {}", "Start {}", "Launch the app {}"),
        ("Bring up {}", "Take me to the {} app"),
    ).format(label)  # fmt: skip
    return Task(goal, (Open(label, package),), where=Where(package), goal_zh=f"打开“{label}”应用")


# --- brightness -------------------------------------------------------------------------------------------------


def _set_brightness(value: float) -> Callable[[PhoneState], None]:
    def want(after: PhoneState) -> None:
        after.settings.brightness = value

    return want


def _to_display(state: PhoneState) -> tuple[Move, ...]:
    return Open(say(state, "Settings"), SETTINGS), Tap(say(state, "Display"))


def brightness(value: float) -> Make:
    """To one end of the slider."""

    def make(rng: random.Random, split: Split, state: PhoneState) -> Task:
        state.settings.brightness = rng.choice((0.3, 0.45, 0.6, 0.7))
        called, called_zh = ("maximum", "最高") if value else ("minimum", "最低")
        goal = worded(
            rng, split,
            ("Turn brightness to the {} value", "Set the screen brightness to the {}",
             "Move the brightness slider to its {}"),
            ("I want the {} brightness the screen can have",),
        ).format(called)  # fmt: skip
        plan = (*_to_display(state), Slide(say(state, "Brightness level"), value))
        return Task(goal, plan, _set_brightness(value), goal_zh=f"把屏幕亮度调到{called_zh}")

    return make


def verify_brightness(value: float) -> Make:
    """It is there already; whether it was is what the person wants to hear."""

    def make(rng: random.Random, split: Split, state: PhoneState) -> Task:
        state.settings.brightness = value
        called, called_zh = ("maximum", "最高") if value else ("minimum", "最低")
        goal = worded(
            rng, split,
            ("The brightness must be at its {0}. Check it, change it if needed, and answer yes if it was there already,"
             " no if you changed it",
             "Make sure the screen brightness is at its {0}; answer yes if it already was, else no"),
            ("Is the brightness at its {0}? If not, put it there. Answer with yes or no",),
        ).format(called)  # fmt: skip
        goal_zh = f"确认屏幕亮度为{called_zh}，必要时调整；如果原本就是请回答“是”，否则回答“否”"
        answer = "是" if state.look.locale == "zh" else "yes"
        return Task(goal, (*_to_display(state), Answer(answer)), goal_zh=goal_zh, answers=("yes", "是"))

    return make


# --- the clipboard ----------------------------------------------------------------------------------------------


def copy_to_clipboard(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The last message of somebody, onto the clipboard."""
    (person,) = known(rng, split, state)
    words = rng.choice(text_words(split, state.look.locale).texts)
    conversation = send(state, person.phone, words)
    conversation.texts = [text for text in conversation.texts if text.words != words]
    conversation.texts.append(Text(state.new_id(), words, mine=False, at_s=state.now_s - 300))
    state.clipboard = ""
    goal = worded(
        rng, split,
        ("Copy the last message from {} to the clipboard", "Put the newest text message of {} on the clipboard",
         "Open the conversation with {} and copy the last message"),
        ("I want to paste what {} wrote last: copy that message",),
    ).format(person.name)  # fmt: skip

    def want(after: PhoneState) -> None:
        after.clipboard = words

    plan = (
        Open(say(state, "Messages"), MESSAGES), Tap(person.name), Hold(words, last=True), Tap(say(state, "Copy")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把{person.name}发来的最后一条短信复制到剪贴板")


TEMPLATES = (
    Template("system_bluetooth_off", "Settings", 5, turn(BLUETOOTH, False), androidworld="SystemBluetoothTurnOff"),
    Template("system_bluetooth_on", "Settings", 5, turn(BLUETOOTH, True), androidworld="SystemBluetoothTurnOn"),
    Template("system_bluetooth_off_verify", "Settings", 5, verify(BLUETOOTH, False), "medium",
             androidworld="SystemBluetoothTurnOffVerify"),
    Template("system_bluetooth_on_verify", "Settings", 5, verify(BLUETOOTH, True), "medium", sealed=True,
             androidworld="SystemBluetoothTurnOnVerify"),
    Template("system_wifi_off", "Settings", 5, turn(WIFI, False), androidworld="SystemWifiTurnOff"),
    Template("system_wifi_on", "Settings", 5, turn(WIFI, True), androidworld="SystemWifiTurnOn"),
    Template("system_wifi_off_verify", "Settings", 5, verify(WIFI, False), "medium",
             androidworld="SystemWifiTurnOffVerify"),
    Template("system_wifi_on_verify", "Settings", 5, verify(WIFI, True), "medium", sealed=True,
             androidworld="SystemWifiTurnOnVerify"),
    Template("system_brightness_max", "Settings", 4, brightness(1.0), androidworld="SystemBrightnessMax"),
    Template("system_brightness_min", "Settings", 4, brightness(0.0), androidworld="SystemBrightnessMin"),
    Template("system_brightness_max_verify", "Settings", 4, verify_brightness(1.0), "medium",
             androidworld="SystemBrightnessMaxVerify"),
    Template("system_brightness_min_verify", "Settings", 4, verify_brightness(0.0), "medium", sealed=True,
             androidworld="SystemBrightnessMinVerify"),
    Template("system_copy_to_clipboard", "Messages", 5, copy_to_clipboard, "medium",
             androidworld="SystemCopyToClipboard"),
    Template("system_wifi_off_bluetooth_on", "Settings", 10, wifi_off_bluetooth_on, "medium",
             androidworld="TurnOffWifiAndTurnOnBluetooth"),
    Template("system_wifi_on_open_app", "Settings", 7, wifi_on_and_open, "medium",
             androidworld="TurnOnWifiAndOpenApp"),
    Template("system_open_app", "Launcher", 2, open_app, androidworld="OpenAppTaskEval"),
)  # fmt: skip
