"""Files and its text editor, used by hand, and the storage below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.virtual.apps.files import storage
from devices.virtual.state import PhoneState, StoredFile

if TYPE_CHECKING:
    from conftest import Hand

NAMES = st.text("abc .", min_size=1, max_size=4).filter(storage.valid_name)


def _with(hand: Hand, *paths: str) -> Hand:
    for path in paths:
        if storage.kind_of(path) == "text":
            storage.write_text(hand.state, path, f"all about {path}")
        else:
            hand.state.files_stored.append(StoredFile(path, storage.kind_of(path), 5000))
    hand.phone.changed()
    return hand


def _paths(hand: Hand) -> list[str]:
    return sorted(file.path for file in hand.state.files_stored)


def _into(hand: Hand, *names: str) -> None:
    hand.tap("Internal storage")
    for name in names:
        hand.tap(name)


def test_a_file_is_moved_to_another_folder(files: Hand) -> None:
    _with(files, "Download/plan.pdf")
    _into(files, "Download")
    files.tap("More options for plan.pdf")
    files.tap("Move to…")
    files.tap("Parent folder")
    files.tap("Documents")
    files.tap("Move here")
    assert _paths(files) == ["Documents/plan.pdf"]


def test_a_copy_beside_the_original_gets_a_number(files: Hand) -> None:
    _with(files, "Download/plan.pdf")
    _into(files, "Download")
    files.tap("More options for plan.pdf")
    files.tap("Copy to…")
    files.tap("Copy here")
    assert _paths(files) == ["Download/plan (1).pdf", "Download/plan.pdf"]


def test_what_is_deleted_waits_in_the_recycle_bin(files: Hand) -> None:
    _with(files, "Download/plan.pdf")
    _into(files, "Download")
    files.tap("More options for plan.pdf")
    files.tap("Delete")
    files.tap("Delete", at=-1)
    assert _paths(files) == []
    files.back()
    files.back()
    files.tap("Recycle bin")
    files.tap("plan.pdf")
    files.tap("Restore")
    assert _paths(files) == ["Download/plan.pdf"]
    assert files.state.files.trash == []


def test_holding_a_file_begins_to_pick_several(files: Hand) -> None:
    _with(files, "Download/a.pdf", "Download/b.pdf", "Download/c.pdf")
    _into(files, "Download")
    files.hold("a.pdf")
    files.tap("b.pdf")
    assert "2 selected" in files.shown()
    files.tap("Delete")
    files.tap("Delete", at=-1)
    assert _paths(files) == ["Download/c.pdf"]


def test_a_folder_keeps_what_is_in_it_when_it_is_renamed(files: Hand) -> None:
    _with(files, "Documents/Old/a.txt", "Documents/Old/Deep/b.txt")
    _into(files, "Documents")
    files.tap("More options for Old")
    files.tap("Rename")
    for _ in "Old":
        files.phone.key("delete")
    files.phone.type_text("New")
    files.tap("OK")
    assert _paths(files) == ["Documents/New/Deep/b.txt", "Documents/New/a.txt"]


def test_a_text_file_is_made_written_and_read_as_markdown(files: Hand) -> None:
    _into(files, "Documents")
    files.tap("New file")
    files.type("file_name", "trip")
    files.tap("OK")
    files.phone.type_text("# Trip\n- boots")
    (file,) = files.state.files_stored
    assert (file.path, file.kind, file.content) == ("Documents/trip.md", "text", "# Trip\n- boots")
    files.tap("View mode")
    assert {"Trip", "• boots"} <= set(files.shown())


def test_the_clipboard_is_pasted_at_the_end(files: Hand) -> None:
    _with(files, "Documents/a.txt")
    files.state.clipboard = "!"
    _into(files, "Documents", "a.txt")
    files.tap("Paste")
    assert files.state.files_stored[0].content == "all about Documents/a.txt!"


def test_a_name_that_is_taken_cannot_be_given(files: Hand) -> None:
    _with(files, "Documents/a.md")
    _into(files, "Documents")
    files.tap("New file")
    files.type("file_name", "a")
    assert not files.find("OK").enabled


def test_files_are_sorted_by_size(files: Hand) -> None:
    _with(files, "Download/a.pdf", "Download/b.pdf")
    files.state.files_stored[1].size_bytes = 9_000
    _into(files, "Download")
    files.tap("Sort by")
    files.tap("Size (largest first)")
    assert files.shown().index("b.pdf") < files.shown().index("a.pdf")


@settings(max_examples=25)
@given(folder=NAMES, name=NAMES)
def test_moving_there_and_back_changes_nothing(folder: str, name: str) -> None:
    state = PhoneState()
    storage.write_text(state, f"Documents/{name}", "x")
    moved = storage.move(state, f"Documents/{name}", f"Download/{folder}")
    assert storage.folder_of(moved) == f"Download/{folder}"
    assert storage.move(state, moved, "Documents") == f"Documents/{name}"
    assert [file.path for file in state.files_stored] == [f"Documents/{name}"]


@settings(max_examples=25)
@given(st.lists(NAMES, min_size=1, max_size=6))
def test_copies_never_write_over_each_other(names: list[str]) -> None:
    state = PhoneState()
    for name in names:
        storage.write_text(state, storage.free_path(state, f"Documents/{name}"), name)
        storage.duplicate(state, state.files_stored[0].path, "Documents")
    paths = [file.path for file in state.files_stored]
    assert len(paths) == len(set(paths)) == 2 * len(names)


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [(7, "7 B"), (1500, "1.5 kB"), (250_000, "250 kB"), (3_400_000, "3.4 MB"), (31 * 10**9, "31.0 GB")],
)
def test_sizes_are_said_in_powers_of_a_thousand(size_bytes: int, words: str) -> None:
    assert storage.size_words(size_bytes) == words
