"""Tasks in Tasks that are questions: what is due, what is done, what matters most."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.apps.todo.days import today
from devices.virtual.apps.todo.fill import words
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Answer, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

PACKAGE = "org.phoneagent.todo"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def day_words(day: date) -> tuple[str, str]:
    """A day in English and in Chinese."""
    return f"{MONTHS[day.month - 1]} {day.day}", f"{day.month}月{day.day}日"


def _open(state: PhoneState) -> Open:
    return Open(say(state, "Tasks"), PACKAGE)


def _listed(items: list[ToDoItem]) -> str:
    return ", ".join(item.title for item in items)


def _some(
    rng: random.Random,
    split: Split,
    state: PhoneState,
    fits: Callable[[ToDoItem], bool],
    fit: Callable[[ToDoItem], None],
) -> list[ToDoItem]:
    """The items that fit; one is made to fit where none does, and of more than four the rest leaves the lists."""
    todo = state.todo
    if not todo.items:
        title = rng.choice(words(split, state.look.locale).titles)
        todo.items.append(ToDoItem(state.new_id(), title, todo.lists[0]))
    if not any(fits(item) for item in todo.items):
        fit(rng.choice(todo.items))
    for item in [item for item in todo.items if fits(item)][4:]:
        todo.items.remove(item)
    return [item for item in todo.items if fits(item)]


def _a_day(rng: random.Random, state: PhoneState) -> date:
    """A day something open is due on, else one of the next."""
    days = sorted({item.due_day for item in state.todo.items if item.due_day and item.done_s is None})
    return date.fromordinal(rng.choice(days)) if days else today(state) + timedelta(rng.randrange(1, 6))


def due_on(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = _a_day(rng, state)

    def fit(item: ToDoItem) -> None:
        item.due_day, item.done_s = day.toordinal(), None

    for item in state.todo.items:  # what is done is not asked for, and would only puzzle
        item.due_day = 0 if item.done_s is not None and item.due_day == day.toordinal() else item.due_day
    found = _some(rng, split, state, lambda item: item.due_day == day.toordinal(), fit)
    en, zh = day_words(day)
    goal = worded(
        rng, split,
        ("Which tasks are due on {}? Give their titles, separated by commas", "What tasks do I have due on {}? "
         "List the titles separated by commas"),
        ("Name everything in Tasks that is due on {}, with commas between",),
    ).format(en)  # fmt: skip
    goal_zh = f"哪些任务的截止日期是{zh}？列出标题，用逗号隔开"
    return Task(goal, (_open(state), Answer(_listed(found))), goal_zh=goal_zh, answers=(_listed(found),))


def done_for(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = _a_day(rng, state)

    def fit(item: ToDoItem) -> None:
        item.due_day, item.done_s = day.toordinal(), state.now_s - 7200

    def fits(item: ToDoItem) -> bool:
        return item.due_day == day.toordinal() and item.done_s is not None

    found = _some(rng, split, state, fits, fit)
    en, zh = day_words(day)
    goal = worded(
        rng, split,
        ("Which of the tasks due on {} have I completed? Give their titles, separated by commas",
         "List the completed tasks with the due date {}, separated by commas"),
        ("What have I already finished of the tasks for {}? Titles with commas between",),
    ).format(en)  # fmt: skip
    plan = (_open(state), Tap(say(state, "More options")), Tap(say(state, "Show completed")), Answer(_listed(found)))
    goal_zh = f"截止日期为{zh}的任务中，哪些已经完成？列出标题，用逗号隔开"
    return Task(goal, plan, goal_zh=goal_zh, answers=(_listed(found),))


def due_next_week(rng: random.Random, split: Split, state: PhoneState) -> Task:
    now = today(state)
    monday = now + timedelta(7 - now.weekday())
    week = range(monday.toordinal(), monday.toordinal() + 7)

    def fit(item: ToDoItem) -> None:
        item.due_day, item.done_s = rng.choice(week), None

    def fits(item: ToDoItem) -> bool:
        return item.due_day in week

    for item in state.todo.items:
        item.due_day = 0 if item.done_s is not None and fits(item) else item.due_day
    count = str(len(_some(rng, split, state, fits, fit)))
    goal = worded(
        rng, split,
        ("How many tasks are due next week, from Monday to Sunday? Answer with a number",
         "How many of my tasks are due next week (Monday to Sunday)? Just the number"),
        ("Count the tasks that are due next week, Monday to Sunday",),
    )  # fmt: skip
    plan = (_open(state), Answer(count))
    return Task(goal, plan, goal_zh="下周（周一到周日）有几个任务到期？只回答数字", answers=(count,))


def high_priority(rng: random.Random, split: Split, state: PhoneState) -> Task:
    def fit(item: ToDoItem) -> None:
        item.priority, item.done_s = 3, None

    found = _some(rng, split, state, lambda item: item.priority == 3 and item.done_s is None, fit)
    goal = worded(
        rng, split,
        ("Which open tasks have high priority? Give their titles, separated by commas",
         "What are my high-priority tasks in Tasks? List the titles with commas between"),
        ("Name the open tasks that are marked as high priority, separated by commas",),
    )  # fmt: skip
    plan = (_open(state), Answer(_listed(found)))
    goal_zh = "哪些未完成的任务是高优先级？列出标题，用逗号隔开"
    return Task(goal, plan, goal_zh=goal_zh, answers=(_listed(found),))


def high_priority_on(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = _a_day(rng, state)

    def fit(item: ToDoItem) -> None:
        item.priority, item.done_s, item.due_day = 3, None, day.toordinal()

    def fits(item: ToDoItem) -> bool:
        return item.priority == 3 and item.due_day == day.toordinal() and item.done_s is None

    found = _some(rng, split, state, fits, fit)
    en, zh = day_words(day)
    goal = worded(
        rng, split,
        ("Which open tasks of high priority are due on {}? Give their titles, separated by commas",
         "List my open high-priority tasks for {}, separated by commas"),
        ("What urgent (high-priority) tasks are still to do for {}? Commas between the titles",),
    ).format(en)  # fmt: skip
    goal_zh = f"{zh}到期的未完成任务中，哪些是高优先级？列出标题，用逗号隔开"
    return Task(goal, (_open(state), Answer(_listed(found))), goal_zh=goal_zh, answers=(_listed(found),))


def open_by(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = _a_day(rng, state)

    def fit(item: ToDoItem) -> None:
        item.due_day, item.done_s = day.toordinal(), None

    def fits(item: ToDoItem) -> bool:
        return 0 < item.due_day <= day.toordinal() and item.done_s is None

    found = _some(rng, split, state, fits, fit)
    en, zh = day_words(day)
    goal = worded(
        rng, split,
        ("Which incomplete tasks are due on or before {}? Give their titles, separated by commas",
         "List the tasks I still have to do by {}, separated by commas"),
        ("What is still open and due by {} in Tasks? Commas between the titles",),
    ).format(en)  # fmt: skip
    goal_zh = f"{zh}及之前到期的任务中，哪些还没有完成？列出标题，用逗号隔开"
    return Task(goal, (_open(state), Answer(_listed(found))), goal_zh=goal_zh, answers=(_listed(found),))


def notes_of(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """What the description of a task says."""
    chosen = words(split, state.look.locale)
    item = _some(rng, split, state, lambda item: item.done_s is None, lambda item: setattr(item, "done_s", None))[0]
    item.notes = rng.choice(chosen.notes)
    goal = worded(
        rng, split, ("What does the description of the task “{}” say?", "Read me the description of the task “{}”"),
        ("What did I write as the description of “{}” in Tasks?",),
    ).format(item.title)  # fmt: skip
    plan = (_open(state), Tap(item.title), Answer(item.notes))
    return Task(goal, plan, goal_zh=f"任务“{item.title}”的说明是什么？", answers=(item.notes,))


TEMPLATES = (
    Template("todo_due_on", "Tasks", 3, due_on, androidworld="TasksDueOnDate"),
    Template("todo_done_for", "Tasks", 5, done_for, "medium", androidworld="TasksCompletedTasksForDate"),
    Template("todo_due_next_week", "Tasks", 3, due_next_week, "medium", androidworld="TasksDueNextWeek"),
    Template("todo_high_priority", "Tasks", 3, high_priority, "medium", androidworld="TasksHighPriorityTasks"),
    Template(
        "todo_high_priority_on", "Tasks", 3, high_priority_on, "medium", sealed=True,
        androidworld="TasksHighPriorityTasksDueOnDate",
    ),
    Template("todo_open_by", "Tasks", 3, open_by, androidworld="TasksIncompleteTasksOnDate"),
    Template("todo_description", "Tasks", 4, notes_of),
)  # fmt: skip
