"""Tasks in Files: deleting, moving, copying, renaming, restoring and comparing what lies in the storage."""

from __future__ import annotations

import random

from devices.virtual.apps.files import storage
from devices.virtual.apps.files.fill import words
from devices.virtual.state import PhoneState, StoredFile
from phoneagent.tasks.plan import Answer, Move, Open, Refuse, Tap
from phoneagent.tasks.plan import Fill as Type
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

PACKAGE = "com.google.android.documentsui"
DAY_S = 86_400.0


def to_folder(state: PhoneState, path: str) -> tuple[Move, ...]:
    """From the home screen into a folder."""
    top = (Open(say(state, "Files"), PACKAGE), Tap(say(state, "Internal storage")))
    return (*top, *(Tap(name) for name in path.split("/") if name))


def more(state: PhoneState, name: str) -> Tap:
    return Tap(say(state, "More options for {}").format(name))


def put(state: PhoneState, rng: random.Random, path: str, content: str = "") -> StoredFile:
    """A file at a path; whatever else has its name anywhere goes, so that the name means one thing."""
    name = storage.name_of(path)
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != name]
    kind = storage.kind_of(name)
    size = len(content.encode()) if kind == "text" else rng.randrange(30_000, 6_000_000)
    made = StoredFile(path, kind, size, state.now_s - rng.uniform(0.5, 40) * DAY_S, content)
    state.files_stored.append(made)
    return made


def fresh_folder(rng: random.Random, split: Split, state: PhoneState, under: str = "Documents") -> str:
    """A folder with nothing in it."""
    path = storage.join(under, rng.choice(words(split, state.look.locale).folders))
    state.files_stored[:] = [file for file in state.files_stored if file not in storage.within(state, path)]
    storage.make_folder(state, path)
    return path


def _document(rng: random.Random, split: Split, state: PhoneState, folder: str) -> str:
    """The name of a document that lies in a folder."""
    name = rng.choice(words(split, state.look.locale).documents)
    put(state, rng, f"{folder}/{name}")
    return name


def delete_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    folder = rng.choice(("Download", "Download", "Documents", "Music", "Movies"))
    name = _document(rng, split, state, folder)
    goal = worded(
        rng, split,
        ("Delete the file {0} from the {1} folder", "In Files, delete {0} in {1}", "Remove {0} from the folder {1}"),
        ("I no longer need {0} in {1}, delete it", "Get rid of {0} (folder {1})"),
    ).format(name, folder)  # fmt: skip
    delete = Tap(say(state, "Delete"), last=True)
    plan = (*to_folder(state, folder), more(state, name), delete, delete)
    path = f"{folder}/{name}"
    return Task(goal, plan, lambda after: storage.delete(after, path), goal_zh=f"删除 {folder} 文件夹中的文件 {name}")


def move_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    here, there = rng.sample(("Download", "Documents", "Music", "Movies", "Pictures", "DCIM"), 2)
    name = _document(rng, split, state, here)
    goal = worded(
        rng, split,
        ("Move the file {0} from {1} to {2}", "In Files, move {0} out of {1} into {2}",
         "Put the file {0}, which is in {1}, into {2} instead"),
        ("{0} lies in {1} but belongs in {2}: move it", "Take {0} from the folder {1} over to {2}"),
    ).format(name, here, there)  # fmt: skip
    plan = (
        *to_folder(state, here), more(state, name), Tap(say(state, "Move to…")), Tap(say(state, "Parent folder")),
        Tap(there), Tap(say(state, "Move here")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.move(after, f"{here}/{name}", there)

    return Task(goal, plan, want, goal_zh=f"把文件 {name} 从 {here} 移动到 {there}")


def copy_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    here, there = rng.sample(("Download", "Documents", "Music", "Pictures"), 2)
    name = _document(rng, split, state, here)
    goal = worded(
        rng, split, ("Copy the file {0} from {1} to {2}", "Make a copy of {0} (in {1}) in the folder {2}"),
        ("I want {0} in {2} too; the one in {1} should stay",),
    ).format(name, here, there)  # fmt: skip
    plan = (
        *to_folder(state, here), more(state, name), Tap(say(state, "Copy to…")), Tap(say(state, "Parent folder")),
        Tap(there), Tap(say(state, "Copy here")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.duplicate(after, f"{here}/{name}", there)

    return Task(goal, plan, want, goal_zh=f"把 {here} 中的文件 {name} 复制到 {there}")


def rename_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _document(rng, split, state, "Download")
    ending = name.rpartition(".")[2]
    stems = words(split, state.look.locale).names
    new = f"{rng.choice(stems)}.{ending}"
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != new]
    goal = worded(
        rng, split,
        ("Rename the file {0} in Download to {1}", "In the Download folder, change the name of {0} to {1}"),
        ("{0} in Download should be called {1}",),
    ).format(name, new)  # fmt: skip
    plan = (
        *to_folder(state, "Download"), more(state, name), Tap(say(state, "Rename")), Type("file_name", new),
        Tap(say(state, "OK")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.rename(after, f"Download/{name}", new)

    return Task(goal, plan, want, goal_zh=f"把 Download 中的文件 {name} 重命名为 {new}")


def restore_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _document(rng, split, state, "Download")
    path = f"Download/{name}"
    storage.delete(state, path)
    goal = worded(
        rng, split,
        ("Restore the file {} from the recycle bin in Files", "I deleted {} by mistake, bring it back"),
        ("Undelete {}", "Get {} back out of the recycle bin"),
    ).format(name)  # fmt: skip
    plan = (
        Open(say(state, "Files"), PACKAGE), Tap(say(state, "Recycle bin")), Tap(name), Tap(say(state, "Restore")),
    )  # fmt: skip
    goal_zh = f"把文件 {name} 从回收站中还原"
    return Task(goal, plan, lambda after: storage.restore(after, path), goal_zh=goal_zh)


def largest_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    documents = words(split, state.look.locale).documents
    names = rng.sample(documents, min(4, len(documents)))
    for name in names:
        put(state, rng, f"Download/{name}")
    files = storage.files_in(state, "Download")
    for index, file in enumerate(rng.sample(files, len(files))):
        file.size_bytes = 150_000 * (index + 1) ** 2 + rng.randrange(90_000)
    largest = storage.name_of(max(files, key=lambda file: file.size_bytes).path)
    goal = worded(
        rng, split, ("Which is the largest file in the folder Download?", "What is the biggest file in Download?"),
        ("Tell me which file takes up the most room in Download",),
    )  # fmt: skip
    plan = (
        *to_folder(state, "Download"), Tap(say(state, "Sort by")), Tap(say(state, "Size (largest first)")),
        Answer(largest),
    )  # fmt: skip
    answers = (largest, largest.rpartition(".")[0])
    return Task(goal, plan, goal_zh="Download 文件夹中最大的文件叫什么？", answers=answers)


def delete_missing(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _document(rng, split, state, "Download")
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != name]
    goal = worded(
        rng, split, ("Delete the file {} from the Download folder", "In Files, delete {} in Download"),
        ("I no longer need {} in Download, delete it",),
    ).format(name)  # fmt: skip
    plan = (*to_folder(state, "Download"), Refuse("There is no such file."))
    return Task(goal, plan, goal_zh=f"删除 Download 文件夹中的文件 {name}", possible=False)


TEMPLATES = (
    Template("files_delete", "Files", 7, delete_file, "medium", androidworld="FilesDeleteFile"),
    Template("files_move", "Files", 9, move_file, "medium", androidworld="FilesMoveFile"),
    Template("files_copy", "Files", 9, copy_file, "medium", sealed=True),
    Template("files_rename", "Files", 8, rename_file, "medium"),
    Template("files_restore", "Files", 5, restore_file),
    Template("files_largest", "Files", 6, largest_file, "medium"),
    Template("files_delete_missing", "Files", 4, delete_missing, "medium"),
)
