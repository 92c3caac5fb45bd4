"""The shipped embedded model, where its base's word vectors are."""

from __future__ import annotations

import numpy as np
import pytest

from devices.screen import Screen
from devices.virtual.device import VirtualDevice
from phoneagent.dialects.embedded import Embedded
from phoneagent.models.embedded import EmbeddedModel
from phoneagent.models.model import ModelError
from phoneagent.models.small import weights
from phoneagent.tasks.splits import new_phone


@pytest.fixture(scope="module")
def shipped() -> EmbeddedModel:
    try:
        weights.base_folder()
    except ModelError as error:
        pytest.skip(str(error))
    return EmbeddedModel()


def test_the_shipped_model_opens_settings_from_pixels_alone(shipped: EmbeddedModel) -> None:
    phone = new_phone(2_900_000, "sealed")
    device = VirtualDevice(phone)
    encoded = Screen.from_bytes(device.look().encoded)  # as over ADB: no tree, no foreground app, JPEG
    dialect = Embedded()
    for goal in ("Turn on airplane mode", "Open the display settings"):
        call = dialect.parse(shipped.complete(dialect.render(goal, [], encoded)), dialect.sizes(encoded)).call
        assert call.name == "tap"
        device.tap(call.arguments["at"])  # type: ignore[arg-type]
        assert phone.foreground()[0] == "com.android.settings"
        phone.home()


def test_the_shipped_model_does_nothing_on_grey_pictures(shipped: EmbeddedModel) -> None:
    grey = Screen.from_pixels(np.full((2400, 1080, 3), 128, np.uint8))
    call = Embedded().parse(shipped.complete(Embedded().render("Turn on Wi-Fi", [], grey)), Embedded().sizes(grey))
    assert call.call.name == "wait"
