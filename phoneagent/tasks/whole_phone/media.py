"""Tasks in Camera and Audio Recorder: taking pictures, recording sound, keeping it under a name."""

from __future__ import annotations

import random

from devices.virtual.apps.camera.finder import keep_video, seen, take_photo
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.files import lists, storage
from devices.virtual.apps.recorder.recording import keep
from devices.virtual.apps.recorder.records import BYTES_A_SECOND, FOLDER
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import part
from phoneagent.tasks.plan import Answer, Fill, Open, Tap, Wait
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

CAMERA, RECORDER = "com.android.camera2", "org.phoneagent.recorder"
DAY_S = 86_400.0


def _to_camera(state: PhoneState) -> Open:
    return Open(say(state, "Camera"), CAMERA)


def photo(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split, ("Take one photo", "Take a picture with the camera", "Open the camera and take a photo"),
        ("Snap a picture of what is in front of the phone", "One photo with the back camera, please"),
    )  # fmt: skip
    plan = (_to_camera(state), Tap(say(state, "Take photo")))
    return Task(goal, plan, lambda after: take_photo(after, seen(after, front=False)), goal_zh="拍一张照片")


def selfie(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split, ("Take a selfie with the front camera", "Switch to the front camera and take one photo"),
        ("Take a picture of me with the front camera",),
    )  # fmt: skip
    plan = (_to_camera(state), Tap(say(state, "Switch to front camera")), Tap(say(state, "Take photo")))
    return Task(goal, plan, lambda after: take_photo(after, seen(after, front=True)), goal_zh="用前置摄像头拍一张自拍")


def zoomed_photo(rng: random.Random, split: Split, state: PhoneState) -> Task:
    zoom = rng.choice("23")
    goal = worded(
        rng, split, ("Take a photo at {}× zoom", "Zoom the camera in to {}× and take one photo"),
        ("Take a {} times magnified picture with the back camera",),
    ).format(zoom)  # fmt: skip
    plan = (_to_camera(state), Tap(f"{zoom}×"), Tap(say(state, "Take photo")))

    def want(after: PhoneState) -> None:
        take_photo(after, seen(after, front=False, zoom=zoom))

    return Task(goal, plan, want, goal_zh=f"用 {zoom} 倍变焦拍一张照片")


def video(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split, ("Record one video with the camera", "Take a short video", "Film a video of a few seconds"),
        ("Make a clip with the camera: a few seconds are enough",),
    )  # fmt: skip
    plan = (
        _to_camera(state), Tap(say(state, "Video")), Tap(say(state, "Start recording")), Wait(3),
        Tap(say(state, "Stop recording")),
    )  # fmt: skip
    return Task(goal, plan, lambda after: keep_video(after, seen(after, front=False), 3), goal_zh="用相机录一段视频")


# --- recordings ---------------------------------------------------------------------------------------------------


def _to_recorder(state: PhoneState) -> Open:
    return Open(say(state, "Audio Recorder"), RECORDER)


def _names(split: Split, state: PhoneState) -> tuple[str, ...]:
    return part(lists.RECORDING_ZH if state.look.locale == "zh" else lists.RECORDING, split)


def _fresh_name(rng: random.Random, split: Split, state: PhoneState) -> str:
    name = rng.choice(_names(split, state))
    state.files_stored[:] = [file for file in state.files_stored if file.path != f"{FOLDER}/{name}.m4a"]
    return name


def _known(rng: random.Random, split: Split, state: PhoneState) -> StoredFile:
    """A recording that is there."""
    name, lasts_s = _fresh_name(rng, split, state), float(rng.randrange(7, 500))
    at_s, size = state.now_s - rng.uniform(1, 20) * DAY_S, int(lasts_s * BYTES_A_SECOND)
    made = StoredFile(f"{FOLDER}/{name}.m4a", "audio", size, at_s, lasts_s=lasts_s)
    state.files_stored.append(made)
    return made


def _stem(path: str) -> str:
    return storage.name_of(path).removesuffix(".m4a")


def record(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split,
        ("Record an audio clip with Audio Recorder and save it under the name it suggests",
         "Make a short recording in Audio Recorder and save it without changing its name"),
        ("Record a few seconds of sound and keep them, the suggested name is fine",),
    )  # fmt: skip
    name = f"Record-{storage.next_number(state, FOLDER, 'Record-')}"
    plan = (
        _to_recorder(state), Tap(say(state, "Record")), Wait(2), Tap(say(state, "Stop recording")),
        Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, lambda after: keep(after, name, 2), goal_zh="用录音机录一段音频，用默认名称保存")


def record_named(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _fresh_name(rng, split, state)
    goal = worded(
        rng, split,
        ("Record an audio clip and save it with the name “{}” in Audio Recorder",
         "In Audio Recorder, make a recording and call it “{}”"),
        ("I need a short sound recording named “{}”",),
    ).format(name)  # fmt: skip
    plan = (
        _to_recorder(state), Tap(say(state, "Record")), Wait(2), Tap(say(state, "Stop recording")),
        Fill("record_name", name), Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, lambda after: keep(after, name, 2), goal_zh=f"用录音机录一段音频，保存为“{name}”")


def pause_recording(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split,
        ("Start a recording in Audio Recorder and then pause it; do not save it yet",
         "Begin recording sound in Audio Recorder, then pause and leave it paused"),
        ("Get a recording going and put it on pause, I will go on later",),
    )  # fmt: skip
    plan = (_to_recorder(state), Tap(say(state, "Record")), Wait(1), Tap(say(state, "Pause recording")))

    def want(after: PhoneState) -> None:
        after.recorder.active = True

    return Task(goal, plan, want, goal_zh="在录音机中开始录音然后暂停，先不要保存")


def rename_recording(rng: random.Random, split: Split, state: PhoneState) -> Task:
    old = _known(rng, split, state).path
    new = rng.choice([name for name in _names(split, state) if name != _stem(old)])
    state.files_stored[:] = [file for file in state.files_stored if file.path != f"{FOLDER}/{new}.m4a"]
    goal = worded(
        rng, split,
        ("Rename the recording “{0}” to “{1}”", "In Audio Recorder, change the name of “{0}” to “{1}”"),
        ("The recording “{0}” should be called “{1}”",),
    ).format(_stem(old), new)  # fmt: skip
    plan = (
        _to_recorder(state), Tap(say(state, "Records")), Tap(say(state, "More options for {}").format(_stem(old))),
        Tap(say(state, "Rename")), Fill("record_name", new), Tap(say(state, "OK")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.rename(after, old, f"{new}.m4a")

    return Task(goal, plan, want, goal_zh=f"把录音“{_stem(old)}”重命名为“{new}”")


def delete_recording(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = _known(rng, split, state).path
    goal = worded(
        rng, split, ("Delete the recording “{}”", "Remove “{}” from Audio Recorder"),
        ("I do not need the recording “{}” any more",),
    ).format(_stem(path))  # fmt: skip
    delete = Tap(say(state, "Delete"), last=True)
    plan = (
        _to_recorder(state), Tap(say(state, "Records")), Tap(say(state, "More options for {}").format(_stem(path))),
        delete, delete,
    )  # fmt: skip
    return Task(goal, plan, lambda after: storage.delete(after, path), goal_zh=f"删除录音“{_stem(path)}”")


def recording_length(rng: random.Random, split: Split, state: PhoneState) -> Task:
    file = _known(rng, split, state)
    length = countdown(file.lasts_s)
    goal = worded(
        rng, split,
        ("How long is the recording “{}”? Answer as minutes:seconds, such as 3:05",
         "Tell me the length of the recording “{}” in the form minutes:seconds"),
        ("What is the duration of “{}” in Audio Recorder (m:ss)?",),
    ).format(_stem(file.path))  # fmt: skip
    plan = (_to_recorder(state), Tap(say(state, "Records")), Answer(length))
    goal_zh = f"录音“{_stem(file.path)}”有多长？按 分:秒 回答，例如 3:05"
    return Task(goal, plan, goal_zh=goal_zh, answers=(length, f"0{length}"))


TEMPLATES = (
    Template("camera_photo", "Camera", 3, photo, androidworld="CameraTakePhoto"),
    Template("camera_selfie", "Camera", 4, selfie),
    Template("camera_zoom", "Camera", 4, zoomed_photo, sealed=True),
    Template("camera_video", "Camera", 6, video, "medium", androidworld="CameraTakeVideo"),
    Template("recorder_record", "Audio Recorder", 6, record, androidworld="AudioRecorderRecordAudio"),
    Template("recorder_record_named", "Audio Recorder", 7, record_named, "medium",
             androidworld="AudioRecorderRecordAudioWithFileName"),
    Template("recorder_pause", "Audio Recorder", 5, pause_recording),
    Template("recorder_rename", "Audio Recorder", 7, rename_recording, "medium"),
    Template("recorder_delete", "Audio Recorder", 6, delete_recording, sealed=True),
    Template("recorder_length", "Audio Recorder", 4, recording_length),
)  # fmt: skip
