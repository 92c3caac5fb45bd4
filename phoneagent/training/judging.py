"""How good a model in training is: on dev rows, and on tasks of the virtual phone's dev split.

A call is right where the action is, a place lies in the target's box (without a box within 0.04 of the right one),
texts are the same but for capitals and surrounding space, and all else is equal. Words for the person do not count.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import torch
from torch import nn

from devices.device import Device
from devices.screen import Point
from phoneagent import assemble, config
from phoneagent.agent import Agent
from phoneagent.benchmark import Plan
from phoneagent.dialects.dialect import Dialect
from phoneagent.episodes import run_episode
from phoneagent.models.checkpoints.loading import Loaded
from phoneagent.models.local import LocalModel
from phoneagent.models.model import Model, ModelError
from phoneagent.training.data.rows import Row, screen_of
from phoneagent.training.data.shards import splits_in
from phoneagent.training.prompting import Encoder, padded, question
from phoneagent.training.rows_to_learn import Rows
from tools.call import ToolCall, ToolError

if TYPE_CHECKING:
    from phoneagent.training.vlm import Settings

NEAR = 0.04
"""Of the screen: AndroidControl's usual tolerance where no box is known."""


class Judge:
    """Measures a model between steps."""

    def __init__(self, settings: Settings, dialect: Dialect, loaded: Loaded, encoder: Encoder) -> None:
        self._settings, self._dialect, self._encoder = settings, dialect, encoder
        self._asked = LocalModel.around(loaded, "in training")
        folders = [folder for folder in settings.data if "dev" in splits_in(folder)]
        rows = Rows(folders, "dev", dialect, settings.kinds) if folders else None
        self._rows: list[Row] = rows.some(settings.eval_rows) if rows is not None else []

    @property
    def has_rows(self) -> bool:
        return bool(self._rows) or self._settings.eval_tasks > 0

    def measure(self, answering: nn.Module) -> dict[str, float]:
        """Loss and shares of what is right."""
        was_training = answering.training
        answering.train(False)
        try:
            with torch.inference_mode():
                found = self._losses(answering) if self._rows else {}
                if self._settings.eval_said and self._rows:
                    found["calls_right"] = self._said()
                if self._settings.eval_tasks:
                    found["tasks"] = self._tasks()
        finally:
            answering.train(was_training)
        return found

    def _losses(self, answering: nn.Module) -> dict[str, float]:
        loss = right = answered = 0.0
        device = next(answering.parameters()).device
        for row in self._rows:
            sample = self._encoder(row)
            if sample.length > self._settings.longest:
                continue
            batch = {key: each.to(device) for key, each in padded([sample], self._encoder.pad).items()}
            told, likeliest = answering(**batch)
            loss, right, answered = loss + float(told), right + int(likeliest), answered + sample.answered
        return {"loss": loss / max(1.0, answered), "tokens_right": right / max(1.0, answered)}

    def _said(self) -> float:
        """The share of rows that are answered rightly, word by word as on a phone."""
        rows = self._rows[: self._settings.eval_said]
        return sum(self._answers(row) for row in rows) / len(rows)

    def _answers(self, row: Row) -> bool:
        asked = question(row, self._dialect)
        # a reply twice as long as the right one is wrong already
        most = 16 + 2 * self._encoder.count(asked.answer)
        prompt = replace(asked.prompt, sampling=replace(asked.prompt.sampling, temperature=0.0, max_tokens=most))
        try:
            said = self._asked.complete(prompt)
            return is_right(self._dialect.parse(said, self._dialect.sizes(screen_of(row))).call, row)
        except (ToolError, ModelError):
            return False

    def _tasks(self) -> float:
        """The share of tasks of the dev split that are done, as the phone's state says."""
        plan = Plan("full", "in training", seeds=1, split="dev")
        settings = replace(config.load({}), dialect=self._dialect.id)

        def make_agent(model: Model, device: Device, max_steps: int) -> Agent:
            return assemble.make_agent(replace(settings, max_steps=max_steps), model, device)

        episodes = list(islice(plan.episodes(), self._settings.eval_tasks))
        results = [run_episode(plan, template, seed, self._asked, make_agent) for template, seed in episodes]
        return sum(result.success for result in results) / max(1, len(results))


def is_right(said: ToolCall, row: Row) -> bool:
    """Whether a call does what the row's answer does."""
    expected = row.call
    if said.name != expected.name:
        return False
    if expected.name in ("ask_user", "take_note", "take_over"):
        return True
    if expected.name == "finish":
        return said.arguments.get("status") == expected.arguments.get("status")
    keys = set(expected.arguments)
    if expected.name == "scroll":
        keys = {"direction"}
    return all(_same(said.arguments.get(key), expected.arguments[key], row, key) for key in keys)


def _same(said: object, expected: object, row: Row, key: str) -> bool:
    match said, expected:
        case Point() as one, Point() as other:
            if key == "at" and row.target is not None:
                return row.target.contains(*one.to_px(row.width_px, row.height_px))
            return math.dist((one.x, one.y), (other.x, other.y)) <= NEAR
        case str() as one, str() as other:
            return one.strip().casefold() == other.strip().casefold()
    return said == expected
