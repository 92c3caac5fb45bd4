"""Tasks in Gallery: copying, deleting, naming, turning, liking and counting pictures, and drawing one."""

from __future__ import annotations

import random

from devices.virtual.apps.camera.fill import scene
from devices.virtual.apps.camera.scenes import DRAWING
from devices.virtual.apps.files import lists, storage
from devices.virtual.apps.gallery.pictures import edited, turned
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import part
from phoneagent.tasks.plan import Answer, Fill, Open, Tap, Wipe
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

PACKAGE = "com.google.android.apps.photos"
CAMERA = "DCIM/Camera"
DAY_S = 86_400.0


def _to_gallery(state: PhoneState) -> Open:
    return Open(say(state, "Gallery"), PACKAGE)


def _names(split: Split, state: PhoneState) -> tuple[str, ...]:
    return part(lists.PICTURE_ZH if state.look.locale == "zh" else lists.PICTURE, split)


def _without(state: PhoneState, name: str) -> None:
    """Nothing in the storage has this name."""
    for file in [file for file in state.files_stored if storage.name_of(file.path) == name]:
        storage.delete(state, file.path)
        state.files.trash.remove(file)


def _picture(rng: random.Random, split: Split, state: PhoneState, folder: str = "Pictures") -> StoredFile:
    """A picture with a name that tells it from all others."""
    name = f"{rng.choice(_names(split, state))}.jpg"
    _without(state, name)
    at_s = state.now_s - rng.uniform(0.5, 30) * DAY_S
    made = StoredFile(f"{folder}/{name}", "image", rng.randrange(900_000, 5_000_000), at_s, scene(rng, split))
    state.files_stored.append(made)
    return made


def copy_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    number, there = rng.randrange(100, 1000), rng.choice(("Download", "Documents", "Pictures"))
    name = f"receipt_{number}.jpg"
    _without(state, name)
    total = f"{rng.randrange(4, 90)}.{rng.randrange(100):02d}"
    content = f"page/Receipt {number}|Coffee beans 9.80|Oat milk 2.40|Total {total}"
    state.files_stored.append(StoredFile(f"DCIM/{name}", "image", 800_000, state.now_s - DAY_S, content))
    goal = worded(
        rng, split,
        ("In Gallery, save a copy of {0} from the album DCIM in the folder {1}",
         "Copy the picture {0} from DCIM to {1} with Gallery"),
        ("I want {0} (in DCIM) in {1} as well",),
    ).format(name, there)  # fmt: skip
    plan = (
        _to_gallery(state), Tap("DCIM"), Tap(name), Tap(say(state, "More options")), Tap(say(state, "Copy to…")),
        Tap(there),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.duplicate(after, f"DCIM/{name}", there)

    return Task(goal, plan, want, goal_zh=f"在图库中把 DCIM 相册里的 {name} 复制到 {there} 文件夹")


def delete_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = _picture(rng, split, state).path
    name = storage.name_of(path)
    goal = worded(
        rng, split, ("Delete the picture {} from the album Pictures", "In Gallery, delete {} (album Pictures)"),
        ("The photo {} in Pictures can go",),
    ).format(name)  # fmt: skip
    delete = Tap(say(state, "Delete"), last=True)
    plan = (_to_gallery(state), Tap("Pictures"), Tap(name), delete, delete)
    return Task(goal, plan, lambda after: storage.delete(after, path), goal_zh=f"删除 Pictures 相册中的照片 {name}")


def like_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = _picture(rng, split, state).path
    name = storage.name_of(path)
    goal = worded(
        rng, split, ("Add the picture {} in the album Pictures to the favorites", "Mark {} in Pictures as a favorite"),
        ("I love {} in Pictures: make it a favorite in Gallery",),
    ).format(name)  # fmt: skip
    plan = (_to_gallery(state), Tap("Pictures"), Tap(name), Tap(say(state, "Add to favorites")))
    want_zh = f"把 Pictures 相册中的照片 {name} 加入收藏"
    return Task(goal, plan, lambda after: after.gallery.favourites.append(path), goal_zh=want_zh)


def rename_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = _picture(rng, split, state).path
    name = storage.name_of(path)
    new = rng.choice([each for each in _names(split, state) if f"{each}.jpg" != name])
    _without(state, f"{new}.jpg")
    goal = worded(
        rng, split,
        ("Rename the picture {0} in the album Pictures to {1}",
         "In Gallery, change the name of {0} (in Pictures) to {1}"),
        ("The photo {0} in Pictures should be named {1}",),
    ).format(name, f"{new}.jpg")  # fmt: skip
    plan = (
        _to_gallery(state), Tap("Pictures"), Tap(name), Tap(say(state, "More options")), Tap(say(state, "Rename")),
        Fill("file_name", new), Tap(say(state, "OK")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        storage.rename(after, path, f"{new}.jpg")

    return Task(goal, plan, want, goal_zh=f"把 Pictures 相册中的 {name} 重命名为 {new}.jpg")


def turn_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path = _picture(rng, split, state).path
    name = storage.name_of(path)
    goal = worded(
        rng, split,
        ("Rotate the picture {} in Pictures to the right, once", "Turn the photo {} (album Pictures) by 90° clockwise"),
        ("The photo {} in Pictures lies on its side: turn it right by a quarter",),
    ).format(name)  # fmt: skip
    plan = (_to_gallery(state), Tap("Pictures"), Tap(name), Tap(say(state, "Rotate right")))

    def want(after: PhoneState) -> None:
        file = storage.find(after, path)
        assert file is not None
        file.content = turned(file.content, 90)

    return Task(goal, plan, want, goal_zh=f"把 Pictures 相册中的照片 {name} 向右旋转一次")


def crop_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    path, shape = _picture(rng, split, state).path, rng.choice(("1:1", "4:3", "16:9"))
    name = storage.name_of(path)
    goal = worded(
        rng, split,
        ("Crop the picture {0} in the album Pictures to {1} and save it",
         "Edit {0} in Pictures: crop it to {1} and save"),
        ("Cut the photo {0} in Pictures to the format {1} and keep the change",),
    ).format(name, shape)  # fmt: skip
    plan = (
        _to_gallery(state), Tap("Pictures"), Tap(name), Tap(say(state, "Edit")), Tap(shape), Tap(say(state, "Save")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        file = storage.find(after, path)
        assert file is not None
        file.content = edited(file.content, crop=shape)

    return Task(goal, plan, want, goal_zh=f"把 Pictures 相册中的照片 {name} 裁剪为 {shape} 并保存")


def draw(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = f"{rng.choice(_names(split, state))}.png"
    _without(state, name)
    goal = worded(
        rng, split,
        ("Make a new drawing in Gallery and save it as {} in Pictures", "Draw something in Gallery and save it as {}"),
        ("I would like a drawing named {}, anything will do; Gallery can draw",),
    ).format(name)  # fmt: skip
    plan = (
        _to_gallery(state), Tap(say(state, "New drawing")), Wipe(say(state, "Canvas"), "right"),
        Tap(say(state, "Save")), Fill("file_name", name), Tap(say(state, "OK")),
    )  # fmt: skip
    path = f"Pictures/{name}"

    def want(after: PhoneState) -> None:
        after.files_stored.append(StoredFile(path, "image", content=DRAWING))

    return Task(goal, plan, want, goal_zh=f"在图库中新建一幅画作，画点什么，保存为 {name}")


def count_videos(rng: random.Random, split: Split, state: PhoneState) -> Task:
    if not storage.files_in(state, CAMERA):
        state.files_stored.append(
            StoredFile(f"{CAMERA}/VID_0001.mp4", "video", 9_000_000, state.now_s - DAY_S, scene(rng, split), 12.0)
        )
    count = str(sum(file.kind == "video" for file in storage.files_in(state, CAMERA)))
    goal = worded(
        rng, split,
        ("How many videos are in the Camera album of Gallery? Answer with a number",
         "Count the videos in the album Camera and tell me the number"),
        ("The number of videos in Gallery's Camera album, please",),
    )  # fmt: skip
    plan = (_to_gallery(state), Tap("Camera"), Answer(count))
    return Task(goal, plan, goal_zh="图库的 Camera 相册里有几个视频？只回答数字", answers=(count,))


TEMPLATES = (
    Template("gallery_copy", "Gallery", 7, copy_picture, "hard", androidworld="SaveCopyOfReceiptTaskEval"),
    Template("gallery_delete", "Gallery", 6, delete_picture),
    Template("gallery_like", "Gallery", 5, like_picture),
    Template("gallery_rename", "Gallery", 8, rename_picture, "medium", sealed=True),
    Template("gallery_rotate", "Gallery", 5, turn_picture),
    Template("gallery_crop", "Gallery", 7, crop_picture, "medium"),
    Template("gallery_draw", "Gallery", 7, draw, "medium", androidworld="SimpleDrawProCreateDrawing"),
    Template("gallery_count_videos", "Gallery", 4, count_videos, "medium"),
)
