"""The gallery, used by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.virtual.apps.gallery.pictures import edited, picture, shape_of, turned
from devices.virtual.state import StoredFile

if TYPE_CHECKING:
    from conftest import Hand


def _with(hand: Hand, *names: str) -> Hand:
    for name in names:
        kind, lasts_s = ("video", 20.0) if name.endswith("mp4") else ("image", 0.0)
        hand.state.files_stored.append(StoredFile(f"Pictures/{name}", kind, 5000, hand.state.now_s, "sea/3", lasts_s))
    hand.phone.changed()
    return hand


def _open(hand: Hand, name: str) -> None:
    hand.tap("Pictures")
    hand.tap(name)


def test_a_picture_is_liked_and_found_among_the_favorites(gallery: Hand) -> None:
    _with(gallery, "a.jpg", "b.jpg")
    _open(gallery, "a.jpg")
    gallery.tap("Add to favorites")
    gallery.back()
    gallery.back()
    gallery.tap("Favorites")
    assert "a.jpg" in gallery.shown()
    assert "b.jpg" not in gallery.shown()


def test_a_picture_stands_over_its_name_and_a_tap_on_either_opens_it(gallery: Hand) -> None:
    _with(gallery, "a.jpg", "b.jpg")
    gallery.tap("Pictures")
    picture, name = gallery.find("b.jpg"), gallery.find("b.jpg", at=1)
    assert (picture.desc, name.text) == ("b.jpg", "b.jpg")
    assert picture.box.top < name.box.top
    assert name.box.bottom <= picture.box.bottom
    for at in (0, 1):
        gallery.tap("b.jpg", at=at)
        assert gallery.page.args["path"] == "Pictures/b.jpg"
        gallery.back()


def test_a_liked_picture_stays_liked_under_another_name(gallery: Hand) -> None:
    _with(gallery, "a.jpg")
    gallery.state.gallery.favourites.append("Pictures/a.jpg")
    _open(gallery, "a.jpg")
    gallery.tap("More options")
    gallery.tap("Rename")
    gallery.phone.type_text("bc")
    gallery.tap("OK")
    assert gallery.state.files_stored[0].path == "Pictures/abc.jpg"
    assert gallery.state.gallery.favourites == ["Pictures/abc.jpg"]


def test_deleting_puts_a_picture_into_the_recycle_bin(gallery: Hand) -> None:
    _with(gallery, "a.jpg")
    _open(gallery, "a.jpg")
    gallery.tap("Delete")
    gallery.tap("Delete", at=-1)
    assert gallery.state.files_stored == []
    assert [file.path for file in gallery.state.files.trash] == ["Pictures/a.jpg"]


def test_a_copy_lies_in_another_folder(gallery: Hand) -> None:
    _with(gallery, "a.jpg")
    _open(gallery, "a.jpg")
    gallery.tap("More options")
    gallery.tap("Copy to…")
    gallery.tap("Download")
    assert [file.path for file in gallery.state.files_stored] == ["Pictures/a.jpg", "Download/a.jpg"]


def test_edits_are_kept_only_when_they_are_saved(gallery: Hand) -> None:
    _with(gallery, "a.jpg")
    _open(gallery, "a.jpg")
    gallery.tap("Edit")
    gallery.tap("1:1")
    gallery.tap("Sepia")
    assert gallery.state.files_stored[0].content == "sea/3"
    gallery.tap("Save")
    assert gallery.state.files_stored[0].content == "sea/3;crop=1:1;filter=sepia"


def test_a_swipe_goes_to_the_picture_beside(gallery: Hand) -> None:
    _with(gallery, "a.jpg", "b.jpg")
    _open(gallery, "a.jpg")
    x, y = gallery.phone.size_px[0] // 2, gallery.phone.size_px[1] // 2
    gallery.phone.swipe(x + 300, y, x - 300, y)
    assert gallery.page.args["path"] == "Pictures/b.jpg"


def test_a_video_plays_pauses_and_ends(gallery: Hand) -> None:
    _with(gallery, "v.mp4")
    _open(gallery, "v.mp4")
    gallery.tap("Play")
    gallery.phone.advance(5)
    assert "0:05 / 0:20" in gallery.shown()
    gallery.tap("Pause")
    gallery.phone.advance(5)
    assert "0:05 / 0:20" in gallery.shown()
    gallery.tap("Play")
    gallery.phone.advance(60)
    assert {"0:20 / 0:20", "Play"} <= set(gallery.shown())


def test_a_drawing_is_saved_with_its_lines(gallery: Hand) -> None:
    gallery.tap("New drawing")
    gallery.tap("Red")
    box = gallery.find("Canvas").box
    gallery.phone.swipe(box.left + 10, box.top + 10, box.right - 10, box.bottom - 10)
    gallery.tap("Save")
    gallery.phone.type_text("line")
    gallery.tap("OK")
    (drawn,) = gallery.state.files_stored
    assert (drawn.path, drawn.content) == ("Pictures/line.png", "drawing")
    assert drawn.strokes.startswith("#d93025 10 ")


@settings(max_examples=25)
@given(st.lists(st.sampled_from((90, -90, 180)), max_size=8))
def test_turns_add_up(turns: list[int]) -> None:
    content = "sea/3"
    for turn in turns:
        content = turned(content, turn)
    angle = sum(turns) % 360
    assert content == (f"sea/3;rotate={angle}" if angle else "sea/3")


@pytest.mark.parametrize("content", ["sea/3", edited("cat/1", crop="16:9", rotate="90"), "page/Shop|Tea 3.20;flip=1"])
def test_a_picture_is_as_large_as_asked_for_and_always_the_same(content: str) -> None:
    assert picture(content, 90, 60).size == (90, 60)
    assert picture(content, 90, 60).tobytes() == picture(content, 90, 60).tobytes()
    assert shape_of(turned(content, 90)) == pytest.approx(1 / shape_of(content))
