"""Messages as an app: which page is drawn by whom, and what other apps hand it."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.messages import threads, writing
from devices.virtual.apps.sharing import RECEIVERS
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "threads": threads.threads_page,
    "thread_menu": threads.thread_menu,
    "delete_thread": threads.delete_dialog,
    "new": writing.new_page,
    "thread": writing.thread_page,
    "open_menu": writing.open_menu,
    "text_menu": writing.text_menu,
    "delete_text": writing.delete_text_dialog,
}
PACKAGE = "com.google.android.apps.messaging"


class MessagesApp:
    """Short messages, in the manner of Simple SMS Messenger."""

    package = PACKAGE
    activity = "com.google.android.apps.messaging.ui.ConversationListActivity"
    label = "Messages"
    icon = "sms"
    tint = "#1a73e8"

    def start(self) -> Page:
        return Page("threads")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


LINKS["smsto"] = (PACKAGE, lambda rest: Page("new", {"recipient": rest}))
RECEIVERS[PACKAGE, "text"] = lambda words: Page("new", {"draft": words})
