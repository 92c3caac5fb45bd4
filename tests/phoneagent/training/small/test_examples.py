"""Training examples: true to the screen, answerable, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import fields, replace

import pytest

from devices.screen import Box
from devices.virtual.device import VirtualDevice
from phoneagent.models.small.scene import Thing, compose
from phoneagent.tasks.plan import Act, Oracle
from phoneagent.tasks.splits import new_phone
from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.examples import Mixture, build, episode, grounding, purposes
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.icons import NAMES, class_of, classes
from phoneagent.training.small.noise import MEASURED, Rates, noticed
from phoneagent.training.small.oracle_runs import answer_of
from phoneagent.training.small.truth import Truth, truths
from tools.call import ToolCall

CLEAN = Rates(*[0] * len(fields(Rates)))
JOINS = replace(CLEAN, joined=0.5)


def test_the_same_seed_makes_the_same_examples() -> None:
    one, same = (list(build(Mixture(4, 4), seed=3)) for _ in range(2))
    assert one == same
    assert one != list(build(Mixture(4, 4), seed=4))


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(build(Mixture(len(SUITES["first-light"].templates), 12), seed=0))


def test_what_is_tapped_stands_on_the_screen(examples: list[Example]) -> None:
    for example in examples:
        verb, _, name = example.answer.partition(" ")
        if verb in ("tap", "hold"):
            assert name in example.question.scene.names


def test_what_is_typed_stands_in_the_goal_or_is_a_part_of_its_time(examples: list[Example]) -> None:
    for example in examples:
        if example.answer.startswith("type "):
            text = example.answer.removeprefix("type ")
            assert text.lstrip("0") in example.question.goal or text == "00"


def test_every_kind_of_answer_is_among_them(examples: list[Example]) -> None:
    assert {"tap", "type", "finish"} <= {example.answer.split(" ")[0] for example in examples}


def test_the_oracle_reaches_every_goal_through_the_words_of_true_scenes() -> None:
    """What the model can say is enough for every task: names lead to places that do what the oracle means."""
    for number, template in enumerate(SUITES["first-light"].templates):
        phone = new_phone(700_000 + number, "train")
        task = template.make(random.Random(number), "train", phone.state)
        phone.changed()
        oracle, device = Oracle(task.plan, phone.size_px), VirtualDevice(phone)
        for _ in range(20):
            scene = compose(noticed(truths(phone), random.Random(0), CLEAN), phone.size_px)
            act = oracle.act(device.tree())
            answer = answer_of(act, scene)
            assert answer, f"{template.name}: {act.call} has no name in\n{scene.words}"
            if answer == "finish":
                break
            if act.call.name == "tap":
                phone.tap(*scene.names[answer.removeprefix("tap ")].box.center_px)
            elif act.call.name == "type_text":
                phone.type_text(str(act.call.arguments["text"]))
            elif act.call.name == "clear_text":
                phone.set_focused_text("")
            elif act.call.name == "press_key":
                phone.key(str(act.call.arguments["key"]))
            else:
                width, height = phone.size_px
                phone.swipe(width // 2, int(height * 0.75), width // 2, int(height * 0.3), 0.3)
        else:
            pytest.fail(f"{template.name} was not finished")


def test_what_the_person_answers_is_noted_for_the_steps_after() -> None:
    suite = SUITES["full"]
    phone = suite.phone(700_100, "train")
    steps = list(episode(suite.template("mail_ask_address"), phone, Mixture(1, 0, 0, 0, 0), random.Random(3)))
    answers = [step.answer for step in steps]
    asked = answers.index("ask")
    assert not steps[asked].question.notes
    (address,) = steps[asked + 1].question.notes
    assert f"type {address}" in answers[asked:]


def test_words_that_nearly_touch_come_as_one_now_and_then() -> None:
    price = [Truth(Thing("€18.50", Box(0, 0, 100, 40)), "text"), Truth(Thing("was €20", Box(115, 0, 215, 40)), "text")]
    labels = {tuple(thing.label for thing in noticed(price, random.Random(seed), JOINS)) for seed in range(30)}
    assert labels == {("€18.50", "was €20"), ("€18.50 was €20",)}


def test_a_target_that_was_not_noticed_has_no_answer() -> None:
    assert answer_of(Act(ToolCall("tap", {})), compose([], (1080, 2400))) is None


def test_icons_with_one_glyph_have_one_name() -> None:
    assert class_of("[clear]") == class_of("[close]")
    assert class_of("[star_fill]") != class_of("[star]")
    assert class_of("[settings_fill]") == class_of("[settings]")
    assert class_of("[lyrics]") == "icon"
    assert len(set(classes())) == len(classes())


def test_without_errors_everything_is_noticed_as_it_is() -> None:
    truth = [Truth(Thing("Wi-Fi", Box(0, 0, 9, 9)), "text"), Truth(Thing("[clear]", Box(0, 20, 9, 29)), "icon")]
    assert [thing.label for thing in noticed(truth, random.Random(0), CLEAN)] == ["Wi-Fi", f"[{class_of('[clear]')}]"]


def test_errors_come_about_as_often_as_they_were_measured() -> None:
    truth = [Truth(Thing("Network & internet", Box(0, 0, 9, 9)), "text")] * 5000
    wrong = sum(thing.label != "Network & internet" for thing in noticed(truth, random.Random(1), MEASURED))
    assert 0.5 * MEASURED.misread < wrong / 5000 < 1.5 * MEASURED.misread


def test_icons_are_asked_for_by_what_they_are_for() -> None:
    assert set(purposes()) <= set(NAMES)
    ways = {way.casefold(): icon for icon, own in purposes().items() for way in own}
    asked = [
        example
        for seed in range(12)
        for example in grounding(new_phone(seed, "train"), random.Random(seed))
        if example.question.goal.casefold() in ways
    ]
    assert asked
    for example in asked:
        touched = example.question.scene.names.get(example.answer.removeprefix("tap "))
        if example.answer != "finish":
            assert touched is not None
            assert ways[example.question.goal.casefold()] == touched.label.strip("[]")
