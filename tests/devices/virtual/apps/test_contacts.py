"""Contacts, used by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.virtual.state import Contact

if TYPE_CHECKING:
    from conftest import Hand


def _with(hand: Hand, *names: str) -> Hand:
    hand.state.contacts += [Contact(hand.state.new_id(), name, phone=f"555-010{at}") for at, name in enumerate(names)]
    hand.phone.changed()
    return hand


def test_a_contact_is_created_field_by_field(contacts: Hand) -> None:
    contacts.tap("Create contact")
    assert not contacts.find("Save").reacts
    for words in ("Elif", "Kaya", "Jade Noodles", "07700 900123", "elif@example.org"):
        contacts.phone.type_text(words)
        contacts.phone.key("enter")
    contacts.tap("Save")
    (person,) = contacts.state.contacts
    assert person == Contact(person.id, "Elif Kaya", "07700 900123", "elif@example.org", "Jade Noodles")
    assert contacts.page.name == "contact"
    contacts.back()
    assert "Elif Kaya" in contacts.shown()


def test_leaving_a_filled_form_asks_and_keeps_or_discards(contacts: Hand) -> None:
    contacts.tap("Create contact")
    contacts.phone.type_text("Elif")
    contacts.back()
    assert "Discard changes?" in contacts.shown()
    contacts.phone.key("back")
    assert contacts.find("first").text == "Elif"
    contacts.tap("Close")
    contacts.tap("Discard")
    assert contacts.state.contacts == []
    assert contacts.page.name == "people"


def test_an_untouched_form_is_left_without_a_question(contacts: Hand) -> None:
    contacts.tap("Create contact")
    contacts.back()
    assert contacts.page.name == "people"


def test_a_contact_is_edited(contacts: Hand) -> None:
    _with(contacts, "Omar Haddad")
    contacts.tap("Omar Haddad")
    contacts.tap("Edit contact")
    contacts.type("last", "i")
    contacts.tap("Save")
    assert [person.name for person in contacts.state.contacts] == ["Omar Haddadi"]
    assert {"Omar Haddadi", "555-0100"} <= set(contacts.shown())


def test_a_starred_contact_is_among_the_favorites(contacts: Hand) -> None:
    _with(contacts, "Omar Haddad", "Wei Chen")
    contacts.tap("Wei Chen")
    contacts.tap("Add to favorites")
    contacts.back()
    contacts.tap("Favorites")
    assert "Wei Chen" in contacts.shown()
    assert "Omar Haddad" not in contacts.shown()


def test_a_contact_is_deleted_only_after_a_yes(contacts: Hand) -> None:
    _with(contacts, "Omar Haddad", "Wei Chen")
    for answer, left in (("Cancel", 2), ("Delete", 1)):
        if contacts.page.name == "people":
            contacts.tap("Omar Haddad")
        contacts.tap("More options")
        contacts.tap("Delete")
        contacts.tap(answer, at=-1)
        assert len(contacts.state.contacts) == left
    assert [person.name for person in contacts.state.contacts] == ["Wei Chen"]
    assert contacts.page.name == "people"


def test_people_are_found_by_name_and_number(contacts: Hand) -> None:
    _with(contacts, "Omar Haddad", "Wei Chen")
    contacts.type("search", "wei")
    assert "Omar Haddad" not in contacts.shown()
    contacts.tap("Clear search")
    contacts.type("search", "0100")
    assert "Wei Chen" not in contacts.shown()
    contacts.type("search", "x")
    assert "No matches" in contacts.shown()


def test_a_card_leads_to_the_keypad_and_what_nobody_can_do_is_drawn_disabled(contacts: Hand) -> None:
    _with(contacts, "Omar Haddad")
    contacts.tap("Omar Haddad")
    before = contacts.phone.snapshot()
    contacts.tap("Video")
    contacts.tap("Email")
    assert contacts.phone.snapshot() == before
    contacts.tap("Call")
    assert contacts.phone.foreground()[0] == "com.google.android.dialer"
    assert "555-0100" in contacts.shown()
    assert contacts.state.calls.live is None
