"""The page of an app that takes its time: a spinner, until the app has loaded."""

from __future__ import annotations

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.painter import Painter
from devices.virtual.widgets import Node, column

ID = "loading"
"""Resource id of the spinner."""
TURN_S = 1.4
"""Time of one turn; Material's indeterminate indicator takes about as long."""


def view(phone: Phone) -> Node:
    turned = phone.state.now_s / TURN_S % 1

    def spin(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.ring(box, 4 * px_per_dp, "primary", start=turned, turns=0.7)

    spinner = Node(
        "canvas", paint=spin, width=48, height=48, desc=phone.say("Loading"), id=ID,
        class_name="android.widget.ProgressBar",
    )  # fmt: skip
    return column(spinner, align="center", justify="center", height="fill", fill="surface")
