"""Tasks between text files and other apps: a file whose text is sent too, a video that is written down."""

from __future__ import annotations

import random
import string

from devices.virtual.apps.files import storage
from devices.virtual.apps.files.fill import words
from devices.virtual.apps.gallery.pictures import CUT
from devices.virtual.apps.messages.book import send
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move, Open, Tap, Wait
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.files import put, to_folder
from phoneagent.tasks.whole_phone.messages import MESSAGES
from phoneagent.tasks.whole_phone.people import known
from phoneagent.tasks.wording import say, worded

HOME = "Documents"
GALLERY = "com.google.android.apps.photos"
FRAME_S = 2.0


def _fresh_name(rng: random.Random, split: Split, state: PhoneState) -> str:
    name = f"{rng.choice(words(split, state.look.locale).names)}.txt"
    state.files_stored[:] = [file for file in state.files_stored if storage.name_of(file.path) != name]
    return name


def _write(state: PhoneState, name: str, text: str) -> tuple[Move, ...]:
    """A new file in Documents."""
    return (
        *to_folder(state, HOME), Tap(say(state, "New file")), Fill("file_name", name), Tap(say(state, "OK")),
        Fill("document", text),
    )  # fmt: skip


def file_and_message(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (to,) = known(rng, split, state)
    name, line = _fresh_name(rng, split, state), rng.choice(words(split, state.look.locale).lines)
    goal = worded(
        rng, split,
        ("Create a text file {0} in Documents with this text, and send the same text to {1} by SMS: {2}",
         "Make a new file {0} in the Documents folder and share its text with {1} as a text message. It says: {2}"),
        ("“{2}”: write that into Documents/{0} and text it to {1} as well",),
    ).format(name, to.name, line)  # fmt: skip
    plan = (
        *_write(state, name, line), Open(say(state, "Messages"), MESSAGES), Tap(say(state, "Start chat")),
        Tap(to.name, last=True), Fill("message", line), Tap(say(state, "Send")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.write_text(after, f"{HOME}/{name}", line)
        send(after, to.phone, line)

    goal_zh = f"在 Documents 中新建文本文件 {name}，并把同样的内容用短信发给{to.name}：{line}"
    return Task(goal, plan, want, goal_zh=goal_zh)


def transcribe_video(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """A word on each scene of a short video, one after the other, into a file."""
    name = _fresh_name(rng, split, state)
    shown = ["".join(rng.sample(string.ascii_uppercase, 4)) for _ in range(3)]
    video = put(state, rng, "Movies/words.mp4", CUT.join(f"page/{word}" for word in shown))
    video.kind, video.lasts_s = "video", FRAME_S * len(shown)
    text = ",".join(shown)
    goal = worded(
        rng, split,
        ("Watch the video words.mp4 (album Movies in Gallery). Write the words that it shows, in order and separated"
         " by commas without spaces, into a new file {} in Documents",
         "Transcribe the video words.mp4 of the Gallery album Movies into Documents/{}: one word a scene, in order,"
         " with commas between and no spaces"),
        ("Each scene of Movies/words.mp4 shows a word. Put them into a new file {} in Documents, as A,B,C",),
    ).format(name)  # fmt: skip
    plan = (
        Open(say(state, "Gallery"), GALLERY), Tap("Movies"), Tap("words.mp4"), Tap(say(state, "Play")), Wait(FRAME_S),
        Wait(FRAME_S), *_write(state, name, text),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.write_text(after, f"{HOME}/{name}", text)

    goal_zh = (
        "观看图库 Movies 相册里的视频 words.mp4，把画面依次显示的单词用逗号隔开（不加空格），"
        f"写入 Documents 中的新文件 {name}"
    )
    return Task(goal, plan, want, goal_zh=goal_zh)


TEMPLATES = (
    Template("across_file_and_message", "several", 14, file_and_message, "hard", androidworld="MarkorCreateNoteAndSms"),
    Template("across_transcribe_video", "several", 14, transcribe_video, "hard", androidworld="MarkorTranscribeVideo"),
)
