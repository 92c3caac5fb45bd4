"""Tasks in Notes that are questions: what kind of note it is, and what it says."""

from __future__ import annotations

import random

from devices.virtual.apps.todo.fill import words as to_do
from devices.virtual.content import words
from devices.virtual.state import Note, PhoneState
from phoneagent.tasks.plan import Answer, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

PACKAGE = "org.phoneagent.notes"
HOUR_S = 3600.0


def _to_notes(state: PhoneState) -> Open:
    return Open(say(state, "Notes"), PACKAGE)


def _put(rng: random.Random, split: Split, state: PhoneState, body: str) -> str:
    """A note with that text; returns its title, which no other note has."""
    title = rng.choice(words(split, state.look.locale).note_titles)
    state.notes[:] = [note for note in state.notes if note.title != title]
    state.notes.append(Note(state.new_id(), title, body, state.now_s - rng.uniform(1, 400) * HOUR_S))
    return title


def _things(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[str]:
    return rng.sample(to_do(split, state.look.locale).titles, count)


def is_todo(rng: random.Random, split: Split, state: PhoneState) -> Task:
    yes, chinese = rng.random() < 0.5, state.look.locale == "zh"
    lines = _things(rng, split, state, 2)
    body = "\n".join(f"{rng.choice(('[ ]', '[x]'))} {line}" if yes else line for line in lines)
    title = _put(rng, split, state, body)
    goal = worded(
        rng, split,
        ("Is the note titled “{}” a to-do list, with boxes [ ] before its lines? Answer yes or no",
         "Look at the note “{}”: is it a checklist ([ ] before each line)? Answer yes or no"),
        ("Does the note “{}” consist of boxes to tick, like [ ]? Say yes or no",),
    ).format(title)  # fmt: skip
    answers = ("yes", "是", "是的") if yes else ("no", "否", "不是")
    plan = (_to_notes(state), Tap(title), Answer(answers[1] if chinese else answers[0]))
    goal_zh = f"标题为“{title}”的笔记是待办清单吗（每行前有 [ ]）？回答 是 或 否"
    return Task(goal, plan, goal_zh=goal_zh, answers=answers)


def attendees(rng: random.Random, split: Split, state: PhoneState) -> Task:
    chosen, chinese = words(split, state.look.locale), state.look.locale == "zh"
    names = rng.sample(chosen.given, rng.randrange(3, min(7, len(chosen.given)) + 1))
    (line,) = _things(rng, split, state, 1)
    body = f"参加人：{'、'.join(names)}\n{line}" if chinese else f"Attendees: {', '.join(names)}\n{line}"
    title = _put(rng, split, state, body)
    goal = worded(
        rng, split,
        ("How many people attended the meeting, according to the note “{}”? Answer with a number",
         "Count the attendees in the note “{}” and answer with a number"),
        ("The number of people named as attendees in the note “{}”, please",),
    ).format(title)  # fmt: skip
    plan = (_to_notes(state), Tap(title), Answer(str(len(names))))
    goal_zh = f"根据笔记“{title}”，有几个人参加了会议？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(str(len(names)),))


INGREDIENTS = (("flour", "面粉"), ("sugar", "白糖"), ("butter", "黄油"), ("milk", "牛奶"), ("rice", "大米"),
               ("lentils", "扁豆"), ("tomatoes", "番茄"), ("honey", "蜂蜜"))  # fmt: skip


def ingredient(rng: random.Random, split: Split, state: PhoneState) -> Task:
    chinese = state.look.locale == "zh"
    some = rng.sample(INGREDIENTS, 4)
    grams = [rng.randrange(5, 90) * 10 for _ in some]
    lines = [f"{zh} {many} 克" if chinese else f"{many} g of {en}" for (en, zh), many in zip(some, grams, strict=True)]
    title, asked = _put(rng, split, state, "\n".join(lines)), rng.randrange(4)
    goal = worded(
        rng, split,
        ("How many grams of {1} does the recipe in the note “{0}” need? Answer with a number",
         "Look at the recipe in the note “{0}”: how much {1}, in grams? Just the number"),
        ("The quantity of {1} in the note “{0}”, in grams, as a number",),
    ).format(title, some[asked][0])  # fmt: skip
    answer = str(grams[asked])
    plan = (_to_notes(state), Tap(title), Answer(answer))
    goal_zh = f"笔记“{title}”里的食谱需要多少克{some[asked][1]}？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(answer,))


def todo_count(rng: random.Random, split: Split, state: PhoneState) -> Task:
    lines = _things(rng, split, state, rng.randrange(3, 6) if split == "train" else 3)
    boxes = [rng.choice(("[ ]", "[ ]", "[x]")) for _ in lines]
    title = _put(rng, split, state, "\n".join(f"{box} {line}" for box, line in zip(boxes, lines, strict=True)))
    count = str(boxes.count("[ ]"))
    goal = worded(
        rng, split,
        ("How many items are still open ([ ]) in the note “{}”? Answer with a number",
         "Count the to-dos that are not ticked ([ ]) in the note “{}”, just the number"),
        ("In the note “{}”, how many boxes [ ] have no x? A number, please",),
    ).format(title)  # fmt: skip
    plan = (_to_notes(state), Tap(title), Answer(count))
    return Task(goal, plan, goal_zh=f"笔记“{title}”中还有几项未完成（[ ]）？只回答数字", answers=(count,))


TEMPLATES = (
    Template("notes_is_todo", "Notes", 3, is_todo, androidworld="NotesIsTodo"),
    Template("notes_attendees", "Notes", 3, attendees, androidworld="NotesMeetingAttendeeCount"),
    Template("notes_ingredient", "Notes", 3, ingredient, androidworld="NotesRecipeIngredientCount"),
    Template("notes_todo_count", "Notes", 3, todo_count, "medium", sealed=True, androidworld="NotesTodoItemCount"),
)
