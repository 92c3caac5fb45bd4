"""Notes, used by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.virtual.state import Note

if TYPE_CHECKING:
    from conftest import Hand


def _with(hand: Hand, *titles: str) -> Hand:
    hand.state.notes += [Note(hand.state.new_id(), title, f"all about {title}") for title in titles]
    hand.phone.changed()
    return hand


def test_a_note_is_written_and_kept_on_leaving(notes: Hand) -> None:
    notes.tap("New note")
    notes.phone.type_text("milk\neggs")
    notes.type("title", "Shopping")
    notes.back()
    (note,) = notes.state.notes
    assert (note.title, note.body, note.edited_s) == ("Shopping", "milk\neggs", notes.state.now_s)
    assert "Shopping" in notes.shown()


def test_the_check_button_leaves_the_editor(notes: Hand) -> None:
    notes.tap("New note")
    notes.phone.type_text("milk")
    notes.tap("Done")
    assert notes.page.name == "board"
    assert notes.state.notes[0].body == "milk"


def test_an_empty_note_is_never_made_and_an_emptied_one_goes(notes: Hand) -> None:
    notes.tap("New note")
    notes.back()
    assert notes.state.notes == []
    notes.tap("New note")
    notes.phone.type_text("x")
    notes.phone.key("delete")
    notes.back()
    assert notes.state.notes == []


def test_a_note_is_changed(notes: Hand) -> None:
    _with(notes, "Trip")
    notes.tap("Trip")
    notes.type("body", " and back")
    notes.tap("Done")
    assert notes.state.notes[0].body == "all about Trip and back"


def test_a_pinned_note_stands_above_the_others(notes: Hand) -> None:
    _with(notes, "Trip", "Soup")
    notes.tap("Trip")
    notes.tap("Pin")
    notes.back()
    assert notes.state.notes[0].pinned
    words = notes.shown()
    assert words.index("Pinned") < words.index("Trip") < words.index("Others") < words.index("Soup")


def test_a_note_is_deleted_only_after_a_yes(notes: Hand) -> None:
    _with(notes, "Trip", "Soup")
    notes.tap("Trip")
    for answer, left in (("Cancel", 2), ("Delete", 1)):
        notes.tap("More options")
        notes.tap("Delete")
        notes.tap(answer, at=-1)
        assert len(notes.state.notes) == left
    assert notes.page.name == "board"


def test_holding_a_card_opens_its_menu(notes: Hand) -> None:
    _with(notes, "Trip")
    notes.hold("Trip")
    notes.tap("Make a copy")
    assert [note.title for note in notes.state.notes] == ["Trip", "Trip"]
    notes.hold("Trip")
    notes.tap("Delete")
    notes.tap("Delete", at=-1)
    assert len(notes.state.notes) == 1
    assert notes.page.name == "board"


def test_notes_are_searched_in_title_and_text(notes: Hand) -> None:
    _with(notes, "Trip", "Soup")
    notes.type("search", "about soup")
    assert "Soup" in notes.shown()
    assert "Trip" not in notes.shown()


def test_cards_lie_in_two_columns_or_one(notes: Hand) -> None:
    _with(notes, "Trip", "Soup")
    notes.tap("List view")
    assert notes.find("Trip").box.left == notes.find("Soup").box.left
    notes.tap("Grid view")
    assert notes.find("Trip").box.left != notes.find("Soup").box.left
