"""Android's `settings get/put` keys and the phone's own switches behind them.

Names: android.provider.Settings (Global, System, Secure).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from devices.virtual.apps.settings.wifi import set_wifi
from devices.virtual.state import PhoneState

IME = "com.android.inputmethod.latin/.LatinIME"
"""Input method of the built-in keyboard; the name AOSP's has."""


@dataclass(frozen=True, slots=True)
class _Key:
    read: Callable[[PhoneState], str]
    write: Callable[[PhoneState, str], None]


def _switch(name: str) -> _Key:
    return _Key(
        lambda state: str(int(getattr(state.settings, name))),
        lambda state, value: setattr(state.settings, name, value not in ("0", "", "null")),
    )


def _write_wifi(state: PhoneState, value: str) -> None:
    set_wifi(state, value != "0")


def _write_night(state: PhoneState, value: str) -> None:
    state.look.dark = value == "2"


def _write_font(state: PhoneState, value: str) -> None:
    state.look.font_scale = min(max(float(value), 0.5), 2.0)


def _write_brightness(state: PhoneState, value: str) -> None:
    state.settings.brightness = min(max(int(value) / 255, 0.0), 1.0)


def _write_timeout(state: PhoneState, value: str) -> None:
    state.settings.screen_timeout_s = int(value) // 1000


def _write_location(state: PhoneState, value: str) -> None:
    state.settings.location = value != "0"


def _write_animations(state: PhoneState, value: str) -> None:
    state.animations = min(max(float(value), 0.0), 10.0)


def _write_rotation(state: PhoneState, value: str) -> None:
    state.rotation = int(value) % 4


def _animations(state: PhoneState) -> str:
    return str(state.animations)


_KEYS: dict[tuple[str, str], _Key] = {
    ("global", "airplane_mode_on"): _switch("airplane"),
    ("global", "wifi_on"): _Key(lambda state: str(int(state.settings.wifi)), _write_wifi),
    ("global", "bluetooth_on"): _switch("bluetooth"),
    ("global", "mobile_data"): _switch("mobile_data"),
    ("global", "zen_mode"): _switch("do_not_disturb"),
    ("global", "low_power"): _switch("battery_saver"),
    ("system", "accelerometer_rotation"): _switch("auto_rotate"),
    ("system", "screen_brightness_mode"): _switch("adaptive_brightness"),
    ("system", "vibrate_when_ringing"): _switch("vibrate_on_ring"),
    ("system", "sound_effects_enabled"): _switch("touch_sounds"),
    ("secure", "night_display_activated"): _switch("night_light"),
    ("secure", "ui_night_mode"): _Key(lambda state: "2" if state.look.dark else "1", _write_night),
    ("system", "font_scale"): _Key(lambda state: str(state.look.font_scale), _write_font),
    ("system", "screen_brightness"): _Key(lambda state: str(round(state.settings.brightness * 255)), _write_brightness),
    ("system", "screen_off_timeout"): _Key(lambda state: str(state.settings.screen_timeout_s * 1000), _write_timeout),
    ("global", "window_animation_scale"): _Key(_animations, _write_animations),
    ("global", "transition_animation_scale"): _Key(_animations, _write_animations),
    ("system", "user_rotation"): _Key(lambda state: str(state.rotation), _write_rotation),
    ("secure", "location_mode"): _Key(lambda state: "3" if state.settings.location else "0", _write_location),
}


def read(state: PhoneState, namespace: str, key: str) -> str | None:
    """The value as `settings get` prints it, None where there is none ("null" on the shell)."""
    known = _KEYS.get((namespace, key))
    if known is not None:
        return known.read(state)
    default = IME if (namespace, key) == ("secure", "default_input_method") else None
    return state.system_settings.get(f"{namespace}/{key}", default)


def write(state: PhoneState, namespace: str, key: str, value: str) -> None:
    """Store a value.

    Raises:
        ValueError: if the key takes a number and the value is none.
    """
    known = _KEYS.get((namespace, key))
    if known is not None:
        known.write(state, value)
    else:
        state.system_settings[f"{namespace}/{key}"] = value
