"""Goals that leave something out, and goals that cannot be reached."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vague:
    """A template's goal without what only the person knows, and the question for it."""

    goals: tuple[str, ...]
    questions: tuple[str, ...]
    goal_zh: str
    question_zh: str


VAGUE: dict[str, Vague] = {
    "clock_set_alarm": Vague(
        ("Set an alarm", "I need an alarm", "Wake me up tomorrow"), ("For what time shall I set the alarm?",),
        "设一个闹钟", "闹钟设在几点？",
    ),
    "clock_set_timer": Vague(
        ("Start a timer", "Set a timer for me"), ("How long shall the timer run?",), "开一个计时器", "计时多长时间？",
    ),
    "clock_add_city": Vague(
        ("Add a city to the world clock",), ("Which city shall I add?",), "在世界时钟里加一个城市", "要加哪个城市？",
    ),
    "contacts_add": Vague(
        ("Create a contact", "Add somebody to my contacts"), ("What is the name, and what is the number?",),
        "新建一个联系人", "联系人叫什么，电话是多少？",
    ),
    "contacts_open": Vague(
        ("Open a contact of mine", "Show me that contact"), ("Whose contact shall I open?",),
        "打开一个联系人", "要打开谁的联系人？",
    ),
    "contacts_delete": Vague(
        ("Delete a contact", "Remove somebody from my contacts"), ("Which contact shall I delete?",),
        "删除一个联系人", "要删除哪个联系人？",
    ),
    "notes_write": Vague(
        ("Write a note", "Take something down for me"), ("What shall the note say?",), "写一条记事", "记事写什么？",
    ),
    "notes_open": Vague(("Open one of my notes",), ("Which note shall I open?",), "打开一条记事", "要打开哪一条记事？"),
    "notes_delete": Vague(("Delete a note",), ("Which note shall I delete?",), "删除一条记事", "要删除哪一条记事？"),
}  # fmt: skip
"""Template -> how it is asked for without its value. The person then says the whole goal."""

ABSENT_APPS = (
    "Kite Messenger", "Parcel Tracker", "Lumen Photos", "Harbour Bank", "Tidy Mail", "Orbit News", "Fern Fitness",
    "Quill Books", "Nimbus Weather", "Copper Wallet", "Sprout Garden", "Beacon Maps Pro", "Daily Crossword", "Rail Go",
)  # fmt: skip
"""Names of apps that no virtual phone has."""
OPEN_ABSENT = ("Open {}", "Start {} for me", "Go to the {} app", "Launch {}", "Open {} and show me what is new")
OPEN_ABSENT_ZH = ("打开{}", "启动{}应用", "打开{}看看有什么新消息")
