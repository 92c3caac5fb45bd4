"""Mail, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.mail.data import Attachment, Letter
from devices.virtual.state import StoredFile

if TYPE_CHECKING:
    from conftest import Hand

ME = "me@example.org"


@pytest.fixture
def mail(fresh: Callable[[str], Hand]) -> Hand:
    hand = fresh("com.google.android.gm")
    hand.state.next_id = 10
    hand.state.mail.owner, hand.state.mail.address, hand.state.mail.labels = "Wei Chen", ME, ["Work"]
    file = Attachment("minutes.txt", "text", 9_000, "We met.")
    hand.state.mail.letters = [
        Letter(
            1, "Elif Kaya", "elif@example.org", [ME], "Minutes", "Here they are.", 10.0, unread=True, attachments=[file]
        ),
        Letter(2, "Sunrise Yoga", "news@yoga.example", [ME], "New courses", "Come and see.", 5.0),
    ]
    hand.phone.changed()
    return hand


def test_a_mail_is_read_and_answered(mail: Hand) -> None:
    mail.tap("Minutes")
    assert not mail.state.mail.letters[0].unread
    mail.tap("Reply")
    mail.phone.type_text("Thanks")
    mail.tap("Send")
    sent = mail.state.mail.letters[-1]
    assert (sent.to, sent.subject, sent.body, sent.folder) == (["elif@example.org"], "Re: Minutes", "Thanks", "sent")


def test_a_mail_passed_on_takes_its_files_along(mail: Hand) -> None:
    mail.tap("Minutes")
    mail.tap("Forward")
    mail.phone.type_text("wei@example.org")
    mail.tap("Send")
    assert [each.name for each in mail.state.mail.letters[-1].attachments] == ["minutes.txt"]


def test_a_mail_to_nobody_in_particular_is_not_sent(mail: Hand) -> None:
    mail.tap("Compose")
    assert not mail.find("Send").reacts
    mail.phone.type_text("Elif")
    mail.tap("Send")
    assert mail.state.toast == "Add a valid address"
    assert len(mail.state.mail.letters) == 2


def test_what_is_left_unsent_waits_as_a_draft_and_can_be_sent_later(mail: Hand) -> None:
    mail.tap("Compose")
    mail.phone.type_text("wei@example.org")
    mail.back()
    mail.tap("Open navigation drawer")
    mail.tap("Drafts")
    mail.tap("Draft")
    mail.tap("Send")
    assert [each.folder for each in mail.state.mail.letters] == ["inbox", "inbox", "sent"]


def test_an_attachment_is_looked_at_and_saved_twice_under_two_names(mail: Hand) -> None:
    mail.tap("Minutes")
    mail.tap("minutes.txt")
    assert "We met." in mail.shown()
    mail.tap("Save minutes.txt")
    mail.tap("Save minutes.txt")
    assert [file.path for file in mail.state.files_stored] == ["Download/minutes.txt", "Download/minutes (1).txt"]


def test_a_file_of_the_phone_is_attached(mail: Hand) -> None:
    mail.state.files_stored.append(StoredFile("Documents/plan.pdf", "document", 12_000))
    mail.tap("Compose")
    mail.phone.type_text("wei@example.org")
    mail.tap("Attach file")
    mail.tap("plan.pdf")
    mail.tap("Send")
    assert [each.name for each in mail.state.mail.letters[-1].attachments] == ["plan.pdf"]


def test_archived_deleted_and_spam_mails_leave_the_inbox(mail: Hand) -> None:
    mail.tap("Minutes")
    mail.tap("Archive")
    mail.tap("New courses")
    mail.tap("More options")
    mail.tap("Report spam")
    assert [each.folder for each in mail.state.mail.letters] == ["archive", "spam"]
    assert "Nothing in Inbox" in mail.shown()


def test_a_label_gathers_its_mails(mail: Hand) -> None:
    mail.tap("Minutes")
    mail.tap("More options")
    mail.tap("Change labels")
    mail.tap("Work")
    mail.tap("OK")
    mail.back()
    mail.tap("Open navigation drawer")
    mail.tap("Work", at=-1)
    assert "Minutes" in mail.shown()
    assert "New courses" not in mail.shown()


def test_a_search_finds_words_of_the_body(mail: Hand) -> None:
    mail.type("search", "come see")
    assert "New courses" in mail.shown()
    assert "Minutes" not in mail.shown()
