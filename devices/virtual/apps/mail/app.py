"""Mail as an app: which page is drawn by whom, and what other apps hand it."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.mail import attaching, boxes, compose, drawer, letter
from devices.virtual.apps.sharing import RECEIVERS
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "box": boxes.box_page,
    "drawer": drawer.drawer_page,
    "letter": letter.letter_page,
    "letter_menu": letter.menu_page,
    "labels": letter.labels_dialog,
    "move": letter.move_dialog,
    "compose": compose.compose_page,
    "attach": attaching.files_page,
    "file": attaching.file_page,
}
PACKAGE = "com.google.android.gm"


class MailApp:
    """In the manner of Gmail."""

    package = PACKAGE
    activity = "com.google.android.gm.ConversationListActivityGmail"
    label = "Mail"
    icon = "mail"
    tint = "#d33b2d"

    def start(self) -> Page:
        return Page("box", {"box": "inbox"})

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


def _to(rest: str) -> Page:
    return Page("compose", {"to": rest.partition("?")[0]})


LINKS["mailto"] = (PACKAGE, _to)
RECEIVERS[PACKAGE, "text"] = lambda words: Page("compose", {"body": words})
RECEIVERS[PACKAGE, "file"] = lambda path: Page("compose", {"attached": path})
RECEIVERS[PACKAGE, "image"] = lambda path: Page("compose", {"attached": path})
