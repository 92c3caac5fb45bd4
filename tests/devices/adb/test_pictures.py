"""Pictures through plain adb: foldables, dark screens, and phones that send none."""

from __future__ import annotations

import socket
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from devices.adb import pictures
from devices.adb.client import AdbClient, AdbServer
from devices.adb.phone import AdbPhone
from devices.errors import BadPicture, ScreenHidden

Fake = Any  # the class stands in conftest, which no test can import

WARNING = b"[Warning] Multiple displays were found, but no display id was specified! Defaulting to the first.\n"
WINDOWS = """WINDOW MANAGER WINDOWS (dumpsys window windows)
  Window #0 Window{e56b35e u0 NavigationBar0}:
    mAttrs={(0,0)(fillxfill) ty=NAVIGATION_BAR fmt=TRANSLUCENT
      fl=NOT_FOCUSABLE NOT_TOUCH_MODAL
  Window #1 Window{c184247 u0 com.bank/com.bank.Pay}:
    mAttrs={(0,0)(fillxfill) ty=BASE_APPLICATION
      %s
      pfl=FORCE_DRAW_STATUS_BAR_BACKGROUND}
  mCurrentFocus=Window{c184247 u0 com.bank/com.bank.Pay}
"""


def png(grey: int) -> bytes:
    out = BytesIO()
    Image.new("L", (108, 240), grey).save(out, "PNG")
    return out.getvalue()


def sends(fake: Fake, *, plain: bytes, displays: dict[str, bytes] | None = None) -> None:
    """A phone without the helper, whose screencap says this."""

    def reply(data: bytes) -> Any:  # noqa: ANN401 (a service)
        return lambda sock: sock.sendall(data)

    fake.services["exec:screencap -p"] = reply(plain)
    for display, data in (displays or {}).items():
        fake.services[f"exec:screencap -p -d {display}"] = reply(data)
    ids = "\n".join(f"Display {display} (HWC display {n}): port=0" for n, display in enumerate(displays or {}))
    fake.answers["dumpsys SurfaceFlinger"] = (ids, "", 0)


def test_a_foldables_warning_is_cut_off(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=WARNING + png(90))
    assert pictures.screencap(client) == png(90)


def test_a_foldables_dark_half_is_passed_over(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=WARNING + png(0), displays={"46198": png(0), "46199": png(77)})
    assert pictures.screencap(client) == png(77)


def test_words_in_place_of_a_picture_are_passed_on(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=b"Error: failed to take screenshot\n")
    with pytest.raises(BadPicture, match="failed to take screenshot"):
        pictures.screencap(client)


@pytest.mark.parametrize("flags", ["fl=LAYOUT_IN_SCREEN SECURE SPLIT_TOUCH", "fl=#81812100"])
def test_a_window_that_forbids_pictures_is_named(client: AdbClient, fake: Fake, flags: str) -> None:
    sends(fake, plain=png(0))
    fake.answers["dumpsys window windows"] = (WINDOWS % flags, "", 0)
    with pytest.raises(ScreenHidden, match=r"com\.bank") as caught:
        AdbPhone(client).look()
    assert "by hand" in caught.value.remedy


def test_a_screen_that_is_off_is_told_from_a_black_one(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=png(0))
    fake.answers["dumpsys power"] = ("  mWakefulness=Dozing\n", "", 0)
    with pytest.raises(ScreenHidden, match="off"):
        AdbPhone(client).look()


def test_a_black_picture_without_a_reason_is_no_picture_either(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=png(0))
    fake.answers["dumpsys window"] = (WINDOWS % "fl=LAYOUT_IN_SCREEN", "", 0)
    with pytest.raises(ScreenHidden) as caught:
        AdbPhone(client).look()
    assert caught.value.code == "screen_black"
    assert caught.value.dark is not None
    assert (caught.value.dark.width_px, caught.value.dark.app) == (108, "com.bank")


def test_a_dark_theme_is_a_picture(client: AdbClient, fake: Fake) -> None:
    sends(fake, plain=png(18))
    fake.answers["dumpsys window"] = (WINDOWS % "fl=LAYOUT_IN_SCREEN", "", 0)
    assert AdbPhone(client).look().app == "com.bank"


def test_a_secure_window_is_noticed_under_the_bars_that_still_show(client: AdbClient, fake: Fake) -> None:
    picture = Image.new("L", (108, 240), 0)
    picture.paste(200, (0, 0, 108, 12))
    out = BytesIO()
    picture.save(out, "PNG")
    sends(fake, plain=out.getvalue())
    fake.answers["dumpsys window windows"] = (WINDOWS % "fl=LAYOUT_IN_SCREEN SECURE", "", 0)
    with pytest.raises(ScreenHidden) as caught:
        AdbPhone(client).look()
    assert caught.value.code == "screen_hidden"


def test_a_refused_touch_is_never_ignored(client: AdbClient, fake: Fake) -> None:
    from devices.errors import InputRefused
    from devices.screen import Point

    sends(fake, plain=png(90))
    words = "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS permission\n"
    fake.answers["input tap"] = ("", words, 0)
    with pytest.raises(InputRefused) as caught:
        AdbPhone(client).tap(Point(0.5, 0.5))
    assert "Security settings" in caught.value.remedy


def test_a_dying_connection_is_no_picture(client: AdbClient, fake: Fake) -> None:
    def half(sock: socket.socket) -> None:
        sock.sendall(png(90)[:40])

    fake.services["exec:screencap -p"] = half
    with pytest.raises(BadPicture):
        _ = AdbPhone(client).look().pixels


def test_a_phone_that_refuses_touches_says_so_when_it_is_reached(server: AdbServer, fake: Fake) -> None:
    from devices.connect import connect
    from devices.errors import InputRefused

    fake.answers["input keyevent 0"] = ("", "Injecting input events requires the caller to have INJECT_EVENTS", 255)
    with pytest.raises(InputRefused, match="does not let a computer touch"):
        connect("adb:FAKE1", server)
