"""The icons the eye learns to tell apart, and the one name of those that have several."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import devices.virtual

NAMES = tuple(
    """
    account_circle adb add add_call alarm alarm_add alarm_off android apps arrow_back arrow_back_ios_new
    arrow_downward arrow_drop_down arrow_forward arrow_upward attach_file backspace battery_0_bar battery_1_bar
    battery_2_bar battery_3_bar battery_4_bar battery_5_bar battery_6_bar battery_full battery_saver bluetooth
    bluetooth_searching bookmark brightness_6 business calculate calendar_today call call_end camera cancel chat
    check check_circle chevron_left chevron_right cleaning_services close cloud code contacts content_copy
    crop_square dark_mode data_saver_on delete description devices dialpad directions directions_car dns
    do_not_disturb do_not_disturb_on download edit error event expand_less expand_more explore favorite filter_list
    flag flashlight_on flight folder forward fullscreen gamepad gesture grid_view group headphones help history home
    hotel hourglass_bottom image info input keep key keyboard keyboard_arrow_down keyboard_arrow_up keyboard_return
    label language laptop laps lightbulb link list location_on lock lock_open login logout mail map menu mic mobile
    more_horiz more_vert mouse music_note my_location navigation nearby network_check nfc note_add notes
    notifications notifications_off open_in_new package palette password pause people percent person person_add
    phone_in_talk photo_camera photo_library play_arrow policy power_settings_new preview print public
    qr_code_scanner radio radio_button_unchecked refresh remove reply restart_alt restaurant ring_volume route save
    schedule screen_rotation search search_off security send settings share shield shift shopping_cart
    signal_cellular_4_bar sim_card skip_next skip_previous smart_display snooze sort speaker stack star stop storage
    store stylus swap_vert swipe sync system_update task thumb_up timer title tonality train translate tune undo
    update upload usb vibration videocam view_agenda visibility visibility_off volume_down volume_mute volume_off
    volume_up wallpaper warning water_drop wifi wifi_1_bar wifi_2_bar wifi_add wifi_off wifi_password wifi_tethering
    work zoom_in
    """.split()  # noqa: SIM905 (a list of 200 quoted names is no easier to read)
)
"""Names of Material Symbols that apps use most, and all that the virtual phone uses."""

FILLED = ("star_fill", "keep_fill", "favorite_fill", "bookmark_fill")
"""Here the filled variant means another state; elsewhere it is the same thing."""

CONTROLS = (
    "switch on", "switch off", "checkbox on", "checkbox off", "radio on", "radio off", "slider",
)  # fmt: skip
OTHER = "icon"
"""Any other icon."""


@lru_cache(maxsize=1)
def classes() -> tuple[str, ...]:
    """Every name the eye's head can say; the first is nothing."""
    first = tuple(dict.fromkeys(_canonical(name) for name in NAMES))
    return ("", *first, *FILLED, *CONTROLS, OTHER)


def class_of(label: str) -> str:
    """The name the eye shall say for a true label such as "[add_alarm]"."""
    name = label.strip("[]")
    if name in FILLED or name in CONTROLS:
        return name
    canonical = _canonical(name.removesuffix("_fill"))
    return canonical if canonical in classes() else OTHER


@lru_cache(maxsize=1)
def drawable() -> tuple[str, ...]:
    """Every icon there is a picture of."""
    return tuple(_codes())


@lru_cache(maxsize=2048)
def _canonical(name: str) -> str:
    """Of the names with one glyph, the first in NAMES."""
    code = _codes().get(name)
    return next((other for other in NAMES if _codes().get(other) == code), name) if code is not None else name


@lru_cache(maxsize=1)
def _codes() -> dict[str, int]:
    (folder,) = devices.virtual.__path__
    codes: dict[str, int] = json.loads((Path(folder) / "assets" / "icons.json").read_text())
    return codes
