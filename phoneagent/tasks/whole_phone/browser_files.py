"""Tasks with pages that are files in Download: a maze, a memory sum, a drawing."""

from __future__ import annotations

import math
import random

from devices.virtual.apps.browser import games
from devices.virtual.apps.browser.data import Sent
from devices.virtual.state import PhoneState, StoredFile
from phoneagent.tasks.plan import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

CHROME = "com.android.chrome"


def to_chrome(state: PhoneState) -> Open:
    return Open(say(state, "Chrome"), CHROME)


def menu(state: PhoneState, item: str) -> tuple[Move, ...]:
    return Tap(say(state, "More options")), Tap(say(state, item))


def _file(state: PhoneState, rng: random.Random, kind: str) -> tuple[StoredFile, str]:
    """A page in Download, and what it takes its chance from."""
    seed = str(rng.randrange(10_000))
    file = StoredFile(f"Download/{kind}.html", "page", 2400, state.now_s, f"{kind} {seed}")
    state.files_stored[:] = [each for each in state.files_stored if each.path != file.path] + [file]
    return file, seed


def _opened(state: PhoneState, file: StoredFile) -> tuple[Move, ...]:
    return to_chrome(state), *menu(state, "Downloads"), Tap(file.path.rpartition("/")[2])


def maze(rng: random.Random, split: Split, state: PhoneState) -> Task:
    file, seed = _file(state, rng, "maze")
    _, moves = games.maze(seed)
    sent = Sent(f"file:///sdcard/{file.path}", {"maze": "solved"})
    goal = worded(
        rng, split,
        ("Open maze.html from Download in Chrome and bring the X to the green square",
         "In Chrome, open the downloaded file maze.html and solve the maze with the arrow buttons"),
        ("Solve the maze in the file maze.html (Download), opened in Chrome",),
    )  # fmt: skip
    plan = (*_opened(state, file), *(Tap(say(state, move)) for move in moves))
    goal_zh = "在 Chrome 中打开下载内容里的 maze.html，用箭头把 X 移到绿色方格"
    return Task(goal, plan, lambda after: after.browser.sent.append(sent), goal_zh=goal_zh)


def maze_from_files(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The same through another app: a file is opened in Files, and Chrome shows it."""
    file, seed = _file(state, rng, "maze")
    _, moves = games.maze(seed)
    sent = Sent(f"file:///sdcard/{file.path}", {"maze": "solved"})
    goal = worded(
        rng, split,
        ("Open maze.html in the Download folder with the Files app and solve the maze",
         "In Files, open Download/maze.html; bring the X to the green square with the arrow buttons"),
        ("Solve the maze that lies in Files under Download/maze.html",),
    )  # fmt: skip
    plan: tuple[Move, ...] = (
        Open(say(state, "Files"), "com.google.android.documentsui"), Tap(say(state, "Downloads")),
        Tap(file.path.rpartition("/")[2]), to_chrome(state), *(Tap(say(state, move)) for move in moves),
    )  # fmt: skip
    goal_zh = "用文件应用打开 Download 中的 maze.html，用箭头走出迷宫"
    return Task(goal, plan, lambda after: after.browser.sent.append(sent), goal_zh=goal_zh)


def multiply(rng: random.Random, split: Split, state: PhoneState) -> Task:
    file, seed = _file(state, rng, "multiply")
    product = str(math.prod(games.numbers(seed)))
    sent = Sent(f"file:///sdcard/{file.path}", {"product": product})
    goal = worded(
        rng, split,
        ("Open multiply.html from Download in Chrome, press its button five times, submit the product of the numbers",
         "In Chrome, open the downloaded multiply.html, remember the five numbers it shows and submit their product"),
        ("The file multiply.html in Download shows five numbers in Chrome; submit their product",),
    )  # fmt: skip
    presses = (Tap(say(state, "Show a number")),) * games.NUMBERS
    plan = (*_opened(state, file), *presses, Fill("answer", product), Tap(say(state, "Submit")))
    goal_zh = "在 Chrome 中打开下载内容里的 multiply.html，按五次按钮，记住数字并提交它们的乘积"
    return Task(goal, plan, lambda after: after.browser.sent.append(sent), goal_zh=goal_zh)


def draw(rng: random.Random, split: Split, state: PhoneState) -> Task:
    file, seed = _file(state, rng, "draw")
    colors = games.asked_colors(seed)
    sent = Sent(f"file:///sdcard/{file.path}", {"colors": ", ".join(colors)})
    goal = worded(
        rng, split,
        ("Open draw.html from Download in Chrome, draw something with the three colors it asks for, and submit",
         "In Chrome, open the downloaded file draw.html, use exactly the three colors that it names, then submit"),
        ("Make a drawing in draw.html (Download, in Chrome) with the colors named there and submit it",),
    )  # fmt: skip
    moves: list[Move] = []
    for number, color in enumerate(colors):
        square = say(state, "Square {n}").format(n=8 + number * 3)
        moves += [Tap(say(state, color)), Tap(square)]
    plan = (*_opened(state, file), *moves, Tap(say(state, "Submit")))
    goal_zh = "在 Chrome 中打开下载内容里的 draw.html，用它要求的三种颜色画点什么并提交"
    return Task(goal, plan, lambda after: after.browser.sent.append(sent), goal_zh=goal_zh)


FILE_PAGES = (
    Template("browser_maze", "Chrome", 13, maze, androidworld="BrowserMaze"),
    Template("browser_maze_from_files", "Chrome", 12, maze_from_files, "medium", androidworld="BrowserMaze"),
    Template("browser_multiply", "Chrome", 13, multiply, "hard", androidworld="BrowserMultiply"),
    Template("browser_draw", "Chrome", 12, draw, "medium", sealed=True, androidworld="BrowserDraw"),
)
