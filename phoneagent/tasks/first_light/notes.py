"""Tasks in Notes: writing, opening, deleting and pinning."""

from __future__ import annotations

import random

from devices.virtual.content import words
from devices.virtual.state import Note, PhoneState
from phoneagent.tasks.plan import Fill, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

NOTES = "org.phoneagent.notes"


def _to_notes(state: PhoneState) -> Open:
    return Open(say(state, "Notes"), NOTES)


def _new(rng: random.Random, split: Split, state: PhoneState) -> tuple[str, str]:
    """Title and one line of text of a note that is not there yet."""
    title, body = words(split, state.look.locale).note(rng)
    return title, body.split("\n")[0]


def _known(state: PhoneState, rng: random.Random, split: Split) -> Note:
    """A note that is there and can be told from the others by its title."""
    titles = [note.title for note in state.notes]
    named = [note for note in state.notes if note.title and titles.count(note.title) == 1]
    if named:
        return rng.choice(named)
    title, body = _new(rng, split, state)
    note = Note(state.new_id(), title, body, state.now_s)
    state.notes.append(note)
    return note


def write_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    _, line = _new(rng, split, state)
    goal = worded(
        rng, split,
        ('Write a note saying "{}"', 'Make a note: "{}"', 'Note down "{}"', 'Create a new note with the text "{}"'),
        ('Save "{}" as a note', 'Put "{}" in a new note'),
    ).format(line)  # fmt: skip
    plan = (_to_notes(state), Tap(say(state, "New note")), Fill("body", line), Tap(say(state, "Done")))
    wanted = Note(0, "", line)
    where = Where(NOTES, "board")
    return Task(goal, plan, lambda after: after.notes.append(wanted), where, goal_zh=f"写一条笔记：{line}")


def titled_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    title, body = _new(rng, split, state)
    goal = worded(
        rng, split,
        ('Create a note titled "{0}" that says "{1}"', 'Make a note called "{0}" with the text "{1}"',
         'Add a note "{0}": "{1}"'),
        ('New note, title "{0}", text "{1}"', 'Write "{1}" in a note titled "{0}"'),
    ).format(title, body)  # fmt: skip
    plan = (
        _to_notes(state), Tap(say(state, "New note")), Fill("body", body), Fill("title", title),
        Tap(say(state, "Done")),
    )  # fmt: skip
    wanted, where = Note(0, title, body), Where(NOTES, "board")
    goal_zh = f"新建标题为“{title}”、内容为“{body}”的笔记"
    return Task(goal, plan, lambda after: after.notes.append(wanted), where, goal_zh=goal_zh)


def open_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    note = _known(state, rng, split)
    goal = worded(
        rng, split,
        ('Open the note "{}"', 'Show me my note "{}"', 'Open my "{}" note', 'Find the note titled "{}" and open it'),
        ('Bring up the "{}" note', 'I want to read the note "{}"'),
    ).format(note.title)  # fmt: skip
    where = Where(NOTES, "note", (("id", note.id),))
    return Task(goal, (_to_notes(state), Tap(note.title)), where=where, goal_zh=f"打开笔记“{note.title}”")


def delete_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    note = _known(state, rng, split)
    goal = worded(
        rng, split,
        ('Delete the note "{}"', 'Remove my note "{}"', 'Delete my "{}" note', 'Get rid of the note "{}"'),
        ('Throw away the "{}" note', 'I no longer need the note "{}", delete it'),
    ).format(note.title)  # fmt: skip
    title = note.title

    def want(after: PhoneState) -> None:
        after.notes[:] = [other for other in after.notes if other.title != title]

    plan = (
        _to_notes(state), Tap(title), Tap(say(state, "More options")), Tap(say(state, "Delete"), last=True),
        Tap(say(state, "Delete"), last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"删除笔记“{title}”")


def pin_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    note = _known(state, rng, split)
    note.pinned = False
    title = note.title
    goal = worded(
        rng, split,
        ('Pin the note "{}"', 'Pin my note "{}"', 'Pin "{}" to the top of my notes', 'Keep the note "{}" pinned'),
        ('Stick the "{}" note at the top', 'I want the note "{}" pinned'),
    ).format(title)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(other for other in after.notes if other.title == title).pinned = True

    return Task(goal, (_to_notes(state), Tap(title), Tap(say(state, "Pin"))), want, goal_zh=f"置顶笔记“{title}”")


TEMPLATES = (
    Template("notes_write", "Notes", 5, write_note),
    Template("notes_titled", "Notes", 7, titled_note),
    Template("notes_open", "Notes", 3, open_note),
    Template("notes_delete", "Notes", 6, delete_note),
    Template("notes_pin", "Notes", 4, pin_note),
)
