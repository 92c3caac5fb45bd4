"""Pages that lie on the phone as files: a maze, a memory sum, and a board to draw on.

The file's text says which page it is and gives it its chance: "maze 17". How far a game is stands among what is typed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from devices.virtual.apps.browser.web import (
    Block,
    Board,
    Cell,
    Field,
    Heading,
    Paragraph,
    Press,
    Presses,
    Typed,
    WebPage,
)
from devices.virtual.state import PhoneState
from devices.virtual.words import translate

SIDE = 5
END = (SIDE - 1, SIDE - 1)
MOVES = {"Up": (-1, 0), "Left": (0, -1), "Right": (0, 1), "Down": (1, 0)}
ARROWS = {"Up": "arrow_upward", "Left": "arrow_back", "Right": "arrow_forward", "Down": "arrow_downward"}
NUMBERS = 5
DRAWING = 6
COLORS = {
    "Red": "#d0342c", "Orange": "#f08a24", "Yellow": "#f2c53d", "Green": "#2e9e5b", "Blue": "#2f7bf0",
    "Purple": "#8e44ad", "Brown": "#7b4f2a",
}  # fmt: skip
Say = Callable[[str], str]


def page_of_file(state: PhoneState, path: str, typed: Typed) -> WebPage | None:
    """The page that a file is, None where it is none."""
    file = next((file for file in state.files_stored if file.path == path), None)
    if file is None:
        return None
    kind, _, seed = file.content.partition(" ")
    makers = {"maze": maze_page, "multiply": multiply_page, "draw": draw_page}
    if kind not in makers:
        return WebPage(path.rpartition("/")[2], (Paragraph(file.content),))
    return makers[kind](lambda words: translate(words, state.look.locale), seed, typed)


def maze(seed: str) -> tuple[frozenset[tuple[int, int]], tuple[str, ...]]:
    """The open squares of a maze, and the moves that lead from its upper left to its lower right corner."""
    chance = Random(f"maze/{seed}")
    moves = ["Down"] * (SIDE - 1) + ["Right"] * (SIDE - 1)
    chance.shuffle(moves)
    at, open_squares = (0, 0), {(0, 0)}
    for move in moves:
        at = (at[0] + MOVES[move][0], at[1] + MOVES[move][1])
        open_squares.add(at)
    # a few dead ends beside the way
    others = [(row, column) for row in range(SIDE) for column in range(SIDE) if (row, column) not in open_squares]
    open_squares.update(chance.sample(others, 4))
    return frozenset(open_squares), tuple(moves)


def maze_page(say: Say, seed: str, typed: Typed) -> WebPage:
    open_squares, _ = maze(seed)
    row, _, column = typed.get("at", "0,0").partition(",")
    here = (int(row), int(column))

    def step(move: str) -> Callable[[], Typed | None]:
        def act() -> Typed | None:
            there = (here[0] + MOVES[move][0], here[1] + MOVES[move][1])
            if there not in open_squares or here == END:
                typed["said"] = typed.get("said", "") if here == END else say("There is a wall.")
                return None
            typed["at"] = f"{there[0]},{there[1]}"
            typed["said"] = say("Well done!") if there == END else ""
            return {"maze": "solved"} if there == END else None

        return act

    def square(place: tuple[int, int]) -> Cell:
        ink = "#5fc27e" if place == END else "#f4f4f4" if place in open_squares else "#30343a"
        return Cell(ink, "", "X" if place == here else "")

    board = Board(tuple(tuple(square((row, column)) for column in range(SIDE)) for row in range(SIDE)))
    up, left, right, down = (Press(say(move), step(move), ARROWS[move]) for move in MOVES)
    blocks: list[Block] = [
        Heading(say("Maze")), Paragraph(say("Bring the X to the green square with the arrows.")), board,
        Presses((up,)), Presses((left, right)), Presses((down,)), *_said(typed),
    ]  # fmt: skip
    return WebPage(say("Maze"), tuple(blocks))


def _said(typed: Typed) -> list[Block]:
    """What the page answers to what was done."""
    return [Heading(typed["said"], 20)] if typed.get("said") else []


def numbers(seed: str) -> tuple[int, ...]:
    """The numbers that are shown one after the other."""
    chance = Random(f"multiply/{seed}")
    return tuple(chance.randrange(2, 10) for _ in range(NUMBERS))


def multiply_page(say: Say, seed: str, typed: Typed) -> WebPage:
    chosen, shown = numbers(seed), int(typed.get("shown", "0"))

    def show() -> None:
        typed["shown"] = str(shown + 1)

    def submit() -> Typed | None:
        right = typed.get("answer", "").strip() == str(math.prod(chosen))
        typed["said"] = say("Correct!") if right else say("That is not the product.")
        return {"product": typed["answer"].strip()} if right else None

    words = say("Press the button five times, remember the numbers, and enter their product.")
    blocks: list[Block] = [Heading(say("Multiply")), Paragraph(words)]
    if shown:
        blocks += [Paragraph(say("Number {n}").format(n=shown), dim=True), Heading(str(chosen[shown - 1]), 48)]
    if shown < NUMBERS:
        blocks.append(Press(say("Show a number"), show))
    blocks += [Field("answer", say("Product")), Press(say("Submit"), submit), *_said(typed)]
    return WebPage(say("Multiply"), tuple(blocks))


def asked_colors(seed: str) -> tuple[str, ...]:
    """The three colours that a drawing shall have."""
    return tuple(sorted(Random(f"draw/{seed}").sample(list(COLORS), 3)))


def draw_page(say: Say, seed: str, typed: Typed) -> WebPage:
    def paint(name: str) -> Callable[[], None]:
        def act() -> None:
            color = typed.get("color", "")
            typed["said"] = "" if color else say("Choose a color first.")
            if color:
                typed[name] = "" if typed.get(name) == color else color

        return act

    def choose(color: str) -> Callable[[], None]:
        def act() -> None:
            typed["color"], typed["said"] = color, ""

        return act

    def submit() -> Typed | None:
        used = {color for name, color in typed.items() if name.startswith("square ") and color}
        typed["said"] = say("Thank you for your drawing!") if used else say("The drawing is empty.")
        return {"colors": ", ".join(sorted(used))} if used else None

    def square(number: int) -> Cell:
        name = f"square {number}"
        ink = COLORS.get(typed.get(name, ""), "#ffffff")
        return Cell(ink, say("Square {n}").format(n=number), "", paint(name))

    palette = Board((tuple(
        Cell(ink, say(color), "•" if typed.get("color") == color else "", choose(color), 44)
        for color, ink in COLORS.items()
    ),))  # fmt: skip
    grid = Board(tuple(
        tuple(square(row * DRAWING + column + 1) for column in range(DRAWING)) for row in range(DRAWING)
    ))  # fmt: skip
    names = ", ".join(say(color) for color in asked_colors(seed))
    words = say("Draw something with these three colors: {colors}.").format(colors=names)
    blocks: list[Block] = [
        Heading(say("Drawing")), Paragraph(words), palette, grid, Press(say("Submit"), submit), *_said(typed),
    ]  # fmt: skip
    return WebPage(say("Drawing"), tuple(blocks))
