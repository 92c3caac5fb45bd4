"""The suites of tasks, by name."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.apps.registry import APPS
from devices.virtual.phone import VirtualPhone
from phoneagent.tasks.first_light import FIRST_LIGHT
from phoneagent.tasks.splits import FIRST_APPS, Split, new_phone
from phoneagent.tasks.task import Template
from phoneagent.tasks.whole_phone import WHOLE_PHONE


@dataclass(frozen=True)
class Suite:
    """Templates and the phone they are done on."""

    templates: tuple[Template, ...]
    packages: tuple[str, ...]
    """The apps that are installed."""
    varied: bool = True
    """Whether its phones differ in more than the first suite's do."""

    def phone(
        self, seed: int, split: Split, *, size_px: tuple[int, int] = (1080, 2400), locale: str = "en"
    ) -> VirtualPhone:
        """A phone of a seed as this suite's tasks are done on, filled and not yet laid out for a task.

        Raises:
            ValueError: if the seed is not of the split.
        """
        return new_phone(seed, split, size_px=size_px, locale=locale, packages=self.packages, varied=self.varied)

    def learnt_from(self, longest: int = 1000) -> list[Template]:
        """Those that may be trained on; only those that a perfect user does in so many steps."""
        return [each for each in self.templates if not each.sealed and each.optimal_steps <= longest]

    def template(self, name: str) -> Template:
        """One of them by name.

        Raises:
            ValueError: if there is no such template.
        """
        found = next((each for each in self.templates if each.name == name), None)
        if found is None:
            raise ValueError(f"there is no task {name!r} in this suite")
        return found


SUITES: dict[str, Suite] = {
    "first-light": Suite(FIRST_LIGHT, FIRST_APPS, varied=False),
    "full": Suite((*FIRST_LIGHT, *WHOLE_PHONE), tuple(APPS)),
}
