"""The storage that a person sees, as pure functions over the state: folders, moving, copying, renaming, the trash.

A folder is there when it has a record of its own or when something lies in it.
"""

from __future__ import annotations

import copy
import re

from devices.virtual.state import PhoneState, StoredFile

TOP_FOLDERS = ("DCIM", "Documents", "Download", "Movies", "Music", "Pictures", "Recordings")
TOTAL_BYTES = 128_000_000_000
SYSTEM_BYTES = 31_000_000_000
_KINDS = {
    "image": ("jpg", "jpeg", "png", "gif", "webp"), "video": ("mp4", "mkv", "webm", "3gp"),
    "audio": ("mp3", "m4a", "wav", "ogg", "flac"), "text": ("txt", "md", "csv", "m3u", "json"),
    "archive": ("zip", "apk", "gz"), "page": ("html", "htm"),
}  # fmt: skip


def name_of(path: str) -> str:
    return path.rpartition("/")[2]


def folder_of(path: str) -> str:
    """The folder something lies in, "" for the top."""
    return path.rpartition("/")[0]


def join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def kind_of(name: str) -> str:
    """By the ending of its name."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind, endings in _KINDS.items() if ending in endings), "document")


def find(state: PhoneState, path: str) -> StoredFile | None:
    return next((file for file in state.files_stored if file.path == path), None)


def is_folder(state: PhoneState, path: str) -> bool:
    return not path or path in TOP_FOLDERS or name_of(path) in subfolders(state, folder_of(path))


def subfolders(state: PhoneState, folder: str) -> list[str]:
    """The names of the folders in a folder, in the order of the alphabet."""
    found = set() if folder else set(TOP_FOLDERS)
    prefix = f"{folder}/" if folder else ""
    for file in state.files_stored:
        if file.path.startswith(prefix):
            name, _, more = file.path[len(prefix) :].partition("/")
            if more or file.kind == "folder":
                found.add(name)
    return sorted(found, key=str.lower)


def files_in(state: PhoneState, folder: str) -> list[StoredFile]:
    """What lies right in a folder, folders apart."""
    return [file for file in state.files_stored if file.kind != "folder" and folder_of(file.path) == folder]


def within(state: PhoneState, path: str) -> list[StoredFile]:
    """The record of a path and of all that lies below it."""
    return [file for file in state.files_stored if file.path == path or file.path.startswith(f"{path}/")]


def size_of(state: PhoneState, path: str) -> int:
    return sum(file.size_bytes for file in within(state, path))


def used_bytes(state: PhoneState) -> int:
    return SYSTEM_BYTES + sum(file.size_bytes for file in state.files_stored)


def exists(state: PhoneState, path: str) -> bool:
    return find(state, path) is not None or is_folder(state, path)


def free_path(state: PhoneState, path: str) -> str:
    """The path, or the first "name (1).ext" that is not taken."""
    stem, dot, ending = name_of(path).rpartition(".")
    if not dot or not stem:
        stem, dot, ending = name_of(path), "", ""
    tried, count = path, 0
    while exists(state, tried):
        count += 1
        tried = join(folder_of(path), f"{stem} ({count}){dot}{ending}")
    return tried


def next_number(state: PhoneState, folder: str, prefix: str) -> int:
    """One more than the highest number after a prefix among the names in a folder."""
    pattern = re.compile(re.escape(prefix) + r"(\d+)\.")
    found = (pattern.match(name_of(file.path)) for file in files_in(state, folder))
    return 1 + max((int(match[1]) for match in found if match), default=0)


def valid_name(name: str) -> bool:
    return bool(name) and "/" not in name and name not in (".", "..")


def make_folder(state: PhoneState, path: str) -> None:
    state.files_stored.append(StoredFile(path, "folder", at_s=state.now_s))


def write_text(state: PhoneState, path: str, words: str) -> StoredFile:
    """Make a text file, or change the one there is."""
    file = find(state, path)
    if file is None:
        file = StoredFile(path, kind_of(name_of(path)))
        state.files_stored.append(file)
    file.content, file.size_bytes, file.at_s = words, len(words.encode()), state.now_s
    return file


def rename(state: PhoneState, path: str, name: str) -> str:
    """Give something another name in its folder; returns its path."""
    return _relocate(state, path, join(folder_of(path), name))


def move(state: PhoneState, path: str, folder: str) -> str:
    """Put something into another folder; returns its path."""
    if folder_of(path) == folder:
        return path
    return _relocate(state, path, free_path(state, join(folder, name_of(path))))


def _relocate(state: PhoneState, old: str, new: str) -> str:
    for file in within(state, old):
        before, file.path = file.path, new + file.path[len(old) :]
        state.gallery.favourites[:] = [file.path if each == before else each for each in state.gallery.favourites]
    return new


def duplicate(state: PhoneState, path: str, folder: str) -> str:
    """Copy something into a folder; returns the copy's path."""
    new = free_path(state, join(folder, name_of(path)))
    for file in within(state, path):
        made = copy.copy(file)
        made.path = new + file.path[len(path) :]
        state.files_stored.append(made)
    return new


def delete(state: PhoneState, path: str) -> None:
    """Put something into the trash."""
    gone = within(state, path)
    state.files.trash += gone
    kept = {file.path for file in gone}
    state.gallery.favourites[:] = [each for each in state.gallery.favourites if each not in kept]
    state.files_stored[:] = [file for file in state.files_stored if file.path not in kept]


def restore(state: PhoneState, path: str) -> None:
    """Take something out of the trash, back to where it was."""
    for file in [file for file in state.files.trash if file.path == path]:
        state.files.trash.remove(file)
        file.path = free_path(state, file.path)
        state.files_stored.append(file)


def size_words(size_bytes: int) -> str:
    """Such as "1.4 MB", in powers of a thousand as Android counts."""
    if size_bytes < 1000:
        return f"{size_bytes} B"
    size, unit = size_bytes / 1000, "kB"
    for larger in ("MB", "GB"):
        if size >= 1000:
            size, unit = size / 1000, larger
    return f"{size:.1f} {unit}" if size < 100 else f"{size:.0f} {unit}"
