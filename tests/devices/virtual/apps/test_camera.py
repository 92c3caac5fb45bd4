"""The camera, used by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from conftest import Hand


def _allowed(camera: Hand) -> Hand:
    camera.tap("While using the app")
    camera.tap("While using the app")
    return camera


def test_the_first_use_asks_for_permission_and_takes_no_for_an_answer(camera: Hand) -> None:
    camera.tap("Don’t allow")
    camera.tap("Don’t allow")
    assert "Camera needs permission to take pictures." in camera.shown()
    camera.tap("Give permission")
    camera.tap("Only this time")
    assert "Take photo" in camera.shown()


def test_photos_are_numbered_and_show_what_was_before_the_camera(camera: Hand) -> None:
    _allowed(camera)
    camera.tap("Take photo")
    camera.tap("Switch to front camera")
    camera.tap("Take photo")
    back, front = camera.state.files_stored
    assert (back.path, back.content) == ("DCIM/Camera/IMG_0001.jpg", camera.state.camera.scene)
    assert (front.path, front.content) == ("DCIM/Camera/IMG_0002.jpg", camera.state.camera.face)


def test_a_video_lasts_as_long_as_it_was_recorded(camera: Hand) -> None:
    _allowed(camera)
    camera.tap("Video")
    camera.tap("Start recording")
    camera.phone.advance(7)
    assert "0:07" in camera.shown()
    camera.tap("Stop recording")
    (video,) = camera.state.files_stored
    assert (video.path, video.kind, video.lasts_s) == ("DCIM/Camera/VID_0001.mp4", "video", 7)


def test_zoom_shows_the_middle_larger(camera: Hand) -> None:
    _allowed(camera)
    before = camera.phone.pixels(0.25)
    camera.tap("3×")
    assert np.any(before != camera.phone.pixels(0.25))
    camera.tap("Take photo")
    assert camera.state.files_stored[0].content.endswith(";zoom=3")


def test_the_latest_picture_opens_in_the_gallery(camera: Hand) -> None:
    _allowed(camera)
    camera.tap("Take photo")
    camera.tap("Latest picture")
    assert camera.phone.foreground()[0] == "com.google.android.apps.photos"
    assert "IMG_0001.jpg" in camera.shown()
