"""Tasks on the folders of text files: making one, moving, joining and deleting what is in it."""

from __future__ import annotations

import random

from devices.virtual.apps.files import storage
from devices.virtual.apps.files.fill import words
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Fill, Hold, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.files import DAY_S, fresh_folder, more, put, to_folder
from phoneagent.tasks.whole_phone.text_made import HOME, fresh_names, some_file, some_text
from phoneagent.tasks.wording import say, worded


def create_folder(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = fresh_folder(rng, split, state)
    state.files_stored[:] = [file for file in state.files_stored if file.path != path]
    name = storage.name_of(path)
    goal = worded(
        rng, split, ("Create a folder named {} in Documents", "In Files, make a new folder {} inside Documents"),
        ("I need a folder {} in Documents",),
    ).format(name)  # fmt: skip
    plan = (
        *to_folder(state, HOME), Tap(say(state, "New folder")), Fill("file_name", name), Tap(say(state, "OK")),
    )  # fmt: skip
    return Task(goal, plan, lambda after: storage.make_folder(after, path), goal_zh=f"在 Documents 中新建文件夹 {name}")


def _full_folder(rng: random.Random, split: Split, state: PhoneState, count: int) -> tuple[str, list[str]]:
    """A folder with some text files in it, each from another day."""
    folder, names = fresh_folder(rng, split, state), fresh_names(rng, split, state, count)
    for index, name in enumerate(names):
        file = put(state, rng, f"{folder}/{name}", some_text(rng, split, state))
        file.at_s = state.now_s - (index * 3 + rng.uniform(1.2, 3)) * DAY_S
    return folder, names


def delete_all(rng: random.Random, split: Split, state: PhoneState) -> Task:
    folder, names = _full_folder(rng, split, state, rng.choice((2, 3, 4)))
    goal = worded(
        rng, split,
        ("Delete all files in the folder {}, but keep the folder", "Empty the folder {}: delete every file in it"),
        ("Nothing in {} is needed any more, delete all of it except the folder",),
    ).format(folder)  # fmt: skip
    first = min(names, key=str.lower)
    plan = (
        *to_folder(state, folder), Hold(first), Tap(say(state, "More options")), Tap(say(state, "Select all")),
        Tap(say(state, "Delete")), Tap(say(state, "Delete"), last=True),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        for name in names:
            storage.delete(after, f"{folder}/{name}")

    return Task(goal, plan, want, goal_zh=f"删除文件夹 {folder} 中的所有文件，但保留文件夹")


def delete_newest(rng: random.Random, split: Split, state: PhoneState) -> Task:
    folder, names = _full_folder(rng, split, state, rng.choice((2, 3, 4)))
    goal = worded(
        rng, split,
        ("Delete the newest file in the folder {}", "In {}, delete the file that was changed last"),
        ("Only the most recent file in {} has to go",),
    ).format(folder)  # fmt: skip
    delete = Tap(say(state, "Delete"), last=True)
    plan = (
        *to_folder(state, folder), Tap(say(state, "Sort by")), Tap(say(state, "Date (newest first)")),
        more(state, names[0]), delete, delete,
    )  # fmt: skip
    path = f"{folder}/{names[0]}"
    return Task(goal, plan, lambda after: storage.delete(after, path), goal_zh=f"删除文件夹 {folder} 中最新的文件")


def delete_one(rng: random.Random, split: Split, state: PhoneState) -> Task:
    file = some_file(rng, split, state)
    name, path = storage.name_of(file.path), file.path
    goal = worded(
        rng, split, ("Delete the text file {} in Documents", "Remove the note {} from the Documents folder"),
        ("The note {} in Documents can go",),
    ).format(name)  # fmt: skip
    delete = Tap(say(state, "Delete"), last=True)
    plan = (*to_folder(state, HOME), more(state, name), delete, delete)
    return Task(goal, plan, lambda after: storage.delete(after, path), goal_zh=f"删除 Documents 中的文本文件 {name}")


def merge(rng: random.Random, split: Split, state: PhoneState) -> Task:
    folder, names = _full_folder(rng, split, state, 3)
    (new,) = _names_apart(rng, split, state, names)
    body = "\n\n".join(_content(state, f"{folder}/{name}") for name in names)
    goal = worded(
        rng, split,
        ("Create a file {3} in {4} that holds the texts of {0}, {1} and {2}, in this order, with a blank line "
         "between them",
         "Merge {0}, {1} and {2} (all in {4}) into a new file {3} in the same folder, in that order, a blank line "
         "after each but the last"),
        ("Put the texts of {0}, {1}, {2} after each other into {3}, blank lines between; all files are in {4}",),
    ).format(*names, new, folder)  # fmt: skip
    reading = [move for name in names for move in (Tap(name), Tap(say(state, "Navigate up")))]
    plan = (
        *to_folder(state, folder), *reading, Tap(say(state, "New file")), Fill("file_name", new),
        Tap(say(state, "OK")), Fill("document", body),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.write_text(after, f"{folder}/{new}", body)

    goal_zh = f"把 {folder} 中的 {names[0]}、{names[1]}、{names[2]} 依次合并到该文件夹的新文件 {new}，各段之间空一行"
    return Task(goal, plan, want, goal_zh=goal_zh)


def _names_apart(rng: random.Random, split: Split, state: PhoneState, names: list[str]) -> list[str]:
    """A name that no file has and that is none of these."""
    taken = {storage.name_of(file.path).rpartition(".")[0] for file in state.files_stored}
    stems = [stem for stem in words(split, state.look.locale).names if stem not in taken]
    return [f"{rng.choice(stems)}.md" if stems else f"{names[0].rpartition('.')[0]}_all.md"]


def _content(state: PhoneState, path: str) -> str:
    file = storage.find(state, path)
    return file.content if file else ""


def move(rng: random.Random, split: Split, state: PhoneState) -> Task:
    folder = fresh_folder(rng, split, state)
    file = some_file(rng, split, state)
    name, path, there = storage.name_of(file.path), file.path, storage.name_of(folder)
    goal = worded(
        rng, split,
        ("Move the text file {0} from Documents to its subfolder {1}", "Put the note {0}, which lies in Documents, "
         "into Documents/{1}"),
        ("{0} in Documents belongs in the folder {1} there",),
    ).format(name, there)  # fmt: skip
    plan = (
        *to_folder(state, HOME), more(state, name), Tap(say(state, "Move to…")), Tap(there),
        Tap(say(state, "Move here")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.move(after, path, folder)

    return Task(goal, plan, want, goal_zh=f"把 Documents 中的文本文件 {name} 移动到子文件夹 {there}")


TEMPLATES = (
    Template("textfile_folder", "Files", 7, create_folder, androidworld="MarkorCreateFolder"),
    Template("textfile_delete_all", "Files", 10, delete_all, androidworld="MarkorDeleteAllNotes"),
    Template("textfile_delete_newest", "Files", 10, delete_newest, "medium", sealed=True,
             androidworld="MarkorDeleteNewestNote"),
    Template("textfile_delete", "Files", 7, delete_one, androidworld="MarkorDeleteNote"),
    Template("textfile_merge", "Files", 14, merge, "hard", androidworld="MarkorMergeNotes"),
    Template("textfile_move", "Files", 8, move, "medium", androidworld="MarkorMoveNote"),
)  # fmt: skip
