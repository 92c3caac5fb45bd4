"""Tasks in Settings: pages to open, switches to turn, a choice to make."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from devices.virtual.apps.registry import APPS
from devices.virtual.apps.settings.display import TIMEOUTS_S
from devices.virtual.apps.settings.wifi import set_wifi
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Move, Open, Tap, Turn
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

SETTINGS = "com.android.settings"


@dataclass(frozen=True, slots=True)
class Switch:
    """A switch of Settings: how a person calls it, and where it is."""

    called: str
    path: tuple[str, ...]
    """Rows to tap before it is on the screen."""
    label: str
    """Of its own row."""
    name: str
    """Field of `state.Settings`."""
    called_zh: str

    def turn(self, state: PhoneState, on: bool) -> None:
        """Bring it to a state, with all that follows from it."""
        if self.name == "wifi":
            set_wifi(state, on)
        elif self.name == "dark":
            state.look.dark = on
        else:
            setattr(state.settings, self.name, on)


NETWORK, CONNECTED, SOUND = "Network & internet", "Connected devices", "Sound & vibration"
AIRPLANE = Switch("airplane mode", (NETWORK,), "Airplane mode", "airplane", "飞行模式")
WIFI = Switch("Wi-Fi", (NETWORK, "Internet"), "Wi-Fi", "wifi", "WLAN")
BLUETOOTH = Switch("Bluetooth", (CONNECTED, "Bluetooth"), "Use Bluetooth", "bluetooth", "蓝牙")
DARK = Switch("dark theme", ("Display",), "Dark theme", "dark", "深色主题")
OTHERS = (
    Switch("adaptive brightness", ("Display",), "Adaptive brightness", "adaptive_brightness", "自动调节亮度"),
    Switch("Night Light", ("Display", "Night Light"), "Use Night Light", "night_light", "夜间模式"),
    Switch("Battery Saver", ("Battery", "Battery Saver"), "Use Battery Saver", "battery_saver", "省电模式"),
    Switch("Do Not Disturb", (SOUND, "Do Not Disturb"), "Use Do Not Disturb", "do_not_disturb", "勿扰模式"),
    Switch("vibration for calls", (SOUND,), "Vibrate for calls", "vibrate_on_ring", "来电振动"),
    Switch("location", ("Location",), "Use location", "location", "位置信息"),
    Switch("NFC", (CONNECTED, "NFC"), "Use NFC", "nfc", "NFC"),
    Switch("Data Saver", (NETWORK, "Data Saver"), "Use Data Saver", "data_saver", "流量节省程序"),
    Switch("the Wi-Fi hotspot", (NETWORK, "Hotspot & tethering"), "Use Wi-Fi hotspot", "hotspot", "WLAN 热点"),
    Switch("touch sounds", (SOUND,), "Touch sounds", "touch_sounds", "触摸提示音"),
)
PAGES = (
    ("network", NETWORK), ("connected", CONNECTED), ("apps", "Apps"), ("notifications", "Notifications"),
    ("battery", "Battery"), ("sound", SOUND), ("display", "Display"), ("location", "Location"),
    ("storage", "Storage"), ("system", "System"), ("about", "About phone"), ("wallpaper", "Wallpaper & style"),
)  # fmt: skip


def _path(state: PhoneState, labels: Sequence[str]) -> tuple[Move, ...]:
    return (Open(say(state, "Settings"), SETTINGS), *(Tap(say(state, label)) for label in labels))


def turn_switch(*switches: Switch) -> Callable[[random.Random, Split, PhoneState], Task]:
    """Turn one of these on or off; it starts the other way."""

    def make(rng: random.Random, split: Split, state: PhoneState) -> Task:
        switch, on = rng.choice(switches), rng.random() < 0.5
        switch.turn(state, not on)
        if switch is not AIRPLANE:
            state.settings.airplane = False
        goal = worded(
            rng, split,
            ("Turn {1} {0}", "Turn {0} {1}", "Switch {0} {1}", "Please turn {1} {0}", "Set {0} to {1}",
             "{2} {0}", "{2} {0} in Settings"),
            ("I want {0} {1}", "Make sure {0} is {1}", "Can you switch {1} {0}?"),
        ).format(switch.called, "on" if on else "off", "Enable" if on else "Disable")  # fmt: skip
        plan = (*_path(state, switch.path), Turn(say(state, switch.label), on))
        goal_zh = f"{'打开' if on else '关闭'}{switch.called_zh}"
        return Task(goal, plan, lambda after: switch.turn(after, on), goal_zh=goal_zh)

    return make


def open_page(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, label = rng.choice(PAGES)
    goal = worded(
        rng, split,
        ("Open the {} settings", "Go to {} in Settings", "Show me the {} page in Settings",
         "Open Settings and go to {}"),
        ("Take me to the {} settings", "In Settings, open {}"),
    ).format(label)  # fmt: skip
    where = Where(SETTINGS, name)
    return Task(goal, _path(state, [label]), where=where, goal_zh=f"打开设置里的“{say(state, label)}”")


def screen_timeout(rng: random.Random, split: Split, state: PhoneState) -> Task:
    seconds = rng.choice([each for each in TIMEOUTS_S if each != state.settings.screen_timeout_s])
    words = f"{seconds} seconds" if seconds < 60 else "1 minute" if seconds == 60 else f"{seconds // 60} minutes"
    shown = _timeout_words(state, seconds)
    goal = worded(
        rng, split,
        ("Set the screen timeout to {}", "Change the screen timeout to {}", "Make the screen turn off after {}"),
        ("The screen should time out after {}", "Switch screen timeout to {}"),
    ).format(words)  # fmt: skip

    def want(after: PhoneState) -> None:
        after.settings.screen_timeout_s = seconds

    plan = (*_path(state, ["Display", "Screen timeout"]), Tap(shown, last=True))
    return Task(goal, plan, want, goal_zh=f"把屏幕自动熄屏时间设为{shown}")


def _timeout_words(state: PhoneState, seconds: int) -> str:
    """As the dialog shows it."""
    if seconds < 60:
        return say(state, "{} seconds").format(seconds)
    return say(state, "1 minute") if seconds == 60 else say(state, "{} minutes").format(seconds // 60)


def app_notifications(rng: random.Random, split: Split, state: PhoneState) -> Task:
    record, on = rng.choice(state.installed), rng.random() < 0.5
    record.notifications = not on
    package, label = record.package, APPS[record.package].label
    goal = worded(
        rng, split,
        ("Turn {1} notifications for {0}", "Turn {0} notifications {1}", "Switch {1} the notifications of {0}"),
        ("I want {0} notifications {1}", "Set notifications from {0} to {1}"),
    ).format(label, "on" if on else "off")  # fmt: skip

    def want(after: PhoneState) -> None:
        next(other for other in after.installed if other.package == package).notifications = on

    plan = (*_path(state, ["Notifications", "App notifications"]), Turn(say(state, label), on))
    return Task(goal, plan, want, goal_zh=f"{'打开' if on else '关闭'}{say(state, label)}的通知")


TEMPLATES = (
    Template("settings_airplane", "Settings", 4, turn_switch(AIRPLANE)),
    Template("settings_wifi", "Settings", 5, turn_switch(WIFI)),
    Template("settings_bluetooth", "Settings", 5, turn_switch(BLUETOOTH)),
    Template("settings_dark_theme", "Settings", 4, turn_switch(DARK)),
    Template("settings_switch", "Settings", 5, turn_switch(*OTHERS)),
    Template("settings_open", "Settings", 3, open_page),
    Template("settings_timeout", "Settings", 5, screen_timeout),
    Template("settings_notifications", "Settings", 5, app_notifications),
)
