"""The icons the eye learns to tell apart, and the one name of those that have several."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import devices.virtual

NAMES = tuple(
    """
    account_balance_wallet account_circle adb add add_box add_call alarm alarm_add alarm_off album android apps
    archive arrow_back arrow_back_ios_new arrow_downward arrow_drop_down arrow_forward arrow_upward article
    attach_file backspace badge bar_chart battery_0_bar battery_1_bar battery_2_bar battery_3_bar battery_4_bar
    battery_5_bar battery_6_bar battery_full battery_saver bedtime block bluetooth bluetooth_searching bookmark
    bookmarks brightness_6 brush business calculate calendar_month calendar_today calendar_view_day
    calendar_view_month calendar_view_week call call_end call_made call_missed call_received camera cameraswitch
    campaign cancel castle category chat check check_circle checklist checkroom chevron_left chevron_right circle
    cleaning_services close cloud cloud_off code coffee contacts content_copy content_paste create_new_folder
    credit_card crop_square dark_mode data_saver_on delete delete_sweep description devices dialpad directions
    directions_bike directions_bus directions_car directions_run directions_walk dns do_not_disturb
    do_not_disturb_on done_all downhill_skiing download download_done draft drafts drive_file_move eco edit error
    event event_busy expand_less expand_more explore extension favorite filter_list fitness_center flag flash_off
    flash_on flashlight_on flight flip foggy folder folder_open folder_zip format_list_bulleted format_size forward
    fullscreen gamepad gesture grid_view group groups headphones help hiking history home hotel hourglass_bottom
    image inbox info input keep key keyboard keyboard_arrow_down keyboard_arrow_up keyboard_return label language
    laps laptop lightbulb link list local_cafe local_florist local_library local_offer local_pharmacy
    local_shipping location_off location_on lock lock_open login logout mail map mark_email_read mark_email_unread
    medical_services menu menu_book mic mic_off mobile more_horiz more_vert mouse movie museum music_note music_off
    my_location navigation nearby network_check newspaper nfc note_add notes notifications notifications_off
    open_in_new package package_2 palette park partly_cloudy_day password pause payments people percent person
    person_add phone_in_talk photo_camera photo_library picture_as_pdf pie_chart play_arrow playlist_add
    playlist_play policy pool power_settings_new preview print public qr_code_scanner queue_music radio
    radio_button_checked radio_button_unchecked rainy receipt_long redeem refresh remove repeat repeat_one reply
    report restart_alt restaurant ring_volume rotate_left rotate_right route rowing save savings schedule school
    science screen_rotation search search_off security select_all send settings share shield shift shopping_bag
    shopping_basket shopping_cart shuffle signal_cellular_4_bar sim_card skip_next skip_previous smart_display sms
    snooze sort sort_by_alpha speaker sports_esports sports_soccer stack star stop storage store storefront
    straight stylus subject sunny swap_horiz swap_vert swipe sync system_update tab tabs task task_alt thumb_up
    thunderstorm timer title today tonality train translate tune turn_left turn_right undo update upload usb
    vibration videocam view_agenda visibility visibility_off voicemail volume_down volume_mute volume_off volume_up
    wallpaper warning watch water_drop wifi wifi_1_bar wifi_2_bar wifi_add wifi_off wifi_password wifi_tethering
    work workspace_premium zoom_in
    """.split()  # noqa: SIM905 (a list of 300 quoted names is no easier to read)
)
"""Names of Material Symbols that apps use most, and all that the virtual phone uses."""

FILLED = ("star_fill", "keep_fill", "favorite_fill", "bookmark_fill")
"""Here the filled variant means another state; elsewhere it is the same thing."""

CONTROLS = (
    "switch on", "switch off", "checkbox on", "checkbox off", "radio on", "radio off", "slider",
    "button",
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
