"""The suites of tasks, by name."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.apps.registry import APPS
from phoneagent.tasks.first_light import FIRST_LIGHT
from phoneagent.tasks.splits import FIRST_APPS
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
