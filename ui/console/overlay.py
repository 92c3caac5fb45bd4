"""The next touch as SVG over the phone's picture: no picture is decoded or encoded for it."""

from __future__ import annotations

from devices.screen import Screen
from tools.call import ToolCall
from ui.draw import Ring, Trail, mark


def overlay(call: ToolCall | None, screen: Screen) -> str:
    """What a call leaves on the glass, "" where it touches no place. Its unit is a thousandth of the width."""
    high = 1000 * screen.height_px / screen.width_px
    match mark(call):
        case Ring(at, rings, held):
            shapes = _ring(at.x * 1000, at.y * high, rings, held)
        case Trail(start, end):
            shapes = _trail(start.x * 1000, start.y * high, end.x * 1000, end.y * high)
        case None:
            return ""
    return f'<svg class="mark" viewBox="0 0 1000 {high:.0f}" aria-hidden="true">{shapes}</svg>'


def _ring(x: float, y: float, rings: int, held: bool) -> str:
    circles = [("pulse", 46), ("held" if held else "glow", 62)]
    circles += [("ring", 46 + 22 * number) for number in range(rings)] + [("dot", 12)]
    return "".join(f'<circle class="{kind}" cx="{x:.0f}" cy="{y:.0f}" r="{r}"/>' for kind, r in circles)


def _trail(x: float, y: float, to_x: float, to_y: float) -> str:
    way = f"M{x:.0f} {y:.0f}L{to_x:.0f} {to_y:.0f}"
    return (
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="5" markerHeight="5" orient="auto">'
        '<path class="tip" d="M1 1L8 5L1 9"/></marker></defs>'
        f'<circle class="glow" cx="{x:.0f}" cy="{y:.0f}" r="46"/><path class="under" d="{way}"/>'
        f'<path class="way" d="{way}" marker-end="url(#tip)"/><circle class="ring" cx="{x:.0f}" cy="{y:.0f}" r="22"/>'
    )
