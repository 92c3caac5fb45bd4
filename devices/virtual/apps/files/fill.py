"""What lies in the storage of a phone: texts and folders under Documents, downloads of all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from devices.virtual.apps.files import lists
from devices.virtual.apps.files.storage import TOP_FOLDERS, kind_of
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import Split, part

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one split in one language."""

    names: tuple[str, ...]
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    folders: tuple[str, ...]
    documents: tuple[str, ...]
    archives: tuple[str, ...]

    def text(self, rng: Random) -> str:
        """What a text file says: one to three lines."""
        return "\n".join(rng.sample(self.lines, min(rng.choice((1, 1, 2, 3)), len(self.lines))))

    def text_name(self, rng: Random) -> str:
        return rng.choice(self.names) + rng.choice((".md", ".md", ".txt"))


@lru_cache
def words(split: Split, locale: str = "en") -> Words:
    """What may lie in the storage of a split."""
    own = (lists.TEXT_NAME, lists.TEXT_LINE, lists.HEADING, lists.FOLDER, lists.DOCUMENT)
    if locale == "zh":
        own = (lists.TEXT_NAME_ZH, lists.TEXT_LINE_ZH, lists.HEADING_ZH, lists.FOLDER_ZH, lists.DOCUMENT_ZH)
    names, lines, headings, folders, documents = (part(one, split) for one in own)
    return Words(names, lines, headings, folders, documents, part(lists.ARCHIVE, split))


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """The usual folders, and between little and much in them."""
    chosen, now_s = words(split, state.look.locale), state.now_s
    for folder in (*TOP_FOLDERS, "DCIM/Camera"):
        state.files_stored.append(StoredFile(folder, "folder", at_s=now_s - rng.uniform(90, 400) * DAY_S))
    folders = ["Documents"]
    for name in rng.sample(chosen.folders, min(rng.choice((1, 1, 2, 3)), len(chosen.folders))):
        folders.append(f"Documents/{name}")
        state.files_stored.append(StoredFile(folders[-1], "folder", at_s=now_s - rng.uniform(2, 90) * DAY_S))
    for name in rng.sample(chosen.names, min(rng.choice((2, 3, 4, 6, 8)), len(chosen.names))):
        folder, words_in_it = rng.choice((*folders, "Documents")), chosen.text(rng)
        path = f"{folder}/{name}{rng.choice(('.md', '.md', '.txt'))}"
        at_s = now_s - rng.uniform(0.1, 60) * DAY_S
        state.files_stored.append(StoredFile(path, "text", len(words_in_it.encode()), at_s, words_in_it))
    others = [*rng.sample(chosen.documents, min(rng.choice((1, 2, 3, 4)), len(chosen.documents)))]
    others += rng.sample(chosen.archives, min(rng.choice((0, 1, 1)), len(chosen.archives)))
    for name in others:
        folder = rng.choice(("Download", "Download", "Documents"))
        size, at_s = rng.randrange(40_000, 9_000_000), now_s - rng.uniform(0.2, 120) * DAY_S
        state.files_stored.append(StoredFile(f"{folder}/{name}", kind_of(name), size, at_s))
