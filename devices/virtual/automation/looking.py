"""Calls that read the screen and the phone."""

from __future__ import annotations

import base64

from devices.virtual import faults
from devices.virtual.automation.find import ObjectNotFound, Selector, describe, find, first
from devices.virtual.automation.selectors import Found
from devices.virtual.handset import Handset


def ping(handset: Handset) -> str:
    return "pong"


def take_screenshot(handset: Handset, scale: float = 1.0, quality: int = 80) -> str | None:
    """A JPEG in base64; None where Android gives no picture."""
    handset.automation.stopped.wait(handset.picture_s)
    with handset.use() as phone:
        if phone.hidden == "none":
            return None
        picture = phone.jpeg(float(scale), quality)
    return base64.b64encode(picture).decode()


def dump_window_hierarchy(
    handset: Handset, compressed: bool = False, depth: int = 50, active: bool = False
) -> str | None:
    """The whole window: it is never 50 deep, and has one root, or none while it is not to be had."""
    with handset.use() as phone:
        return None if faults.value(phone.state, "non_idle") == "null" else phone.xml()


def device_info(handset: Handset) -> dict[str, object]:
    with handset.use() as phone:
        width_px, height_px = phone.size_px
        per_dp = phone.density_dpi / 160
        return {
            "currentPackageName": phone.window()[0],
            "displayWidth": width_px,
            "displayHeight": height_px,
            "displayRotation": phone.state.rotation,
            "displaySizeDpX": round(width_px / per_dp),
            "displaySizeDpY": round(height_px / per_dp),
            "naturalOrientation": phone.state.rotation == 0,
            "productName": phone.props["ro.product.name"],
            "screenOn": phone.state.awake,
            "sdkInt": int(phone.props["ro.build.version.sdk"]),
        }


def is_screen_on(handset: Handset) -> bool:
    with handset.use() as phone:
        return phone.state.awake


def get_last_toast(handset: Handset, cache_ms: int = 0) -> str | None:
    with handset.use():
        return handset.last_toast


def clear_last_toast(handset: Handset) -> bool:
    with handset.use():
        handset.last_toast = None
    return True


def make_toast(handset: Handset, text: str, duration_ms: float) -> bool:
    with handset.use() as phone:
        phone.toast(text)
    return True


def get_last_traversed_text(handset: Handset) -> None:
    """Nothing is traversed by keys here."""


def clear_last_traversed_text(handset: Handset) -> None:
    """Nothing is traversed by keys here."""


def exist(handset: Handset, selector: Selector) -> bool:
    with handset.use() as phone:
        return bool(find(phone, handset, selector))


def count(handset: Handset, selector: Selector) -> int:
    with handset.use() as phone:
        return len(find(phone, handset, selector))


def wait_for_exists(handset: Handset, selector: Selector, timeout_ms: float) -> bool:
    stopped = handset.automation.stopped
    return handset.wait_until(lambda phone: bool(find(phone, handset, selector)), timeout_ms / 1000, stopped)


def wait_until_gone(handset: Handset, selector: Selector, timeout_ms: float) -> bool:
    stopped = handset.automation.stopped
    return handset.wait_until(lambda phone: not find(phone, handset, selector), timeout_ms / 1000, stopped)


def obj_info(handset: Handset, selector: Selector) -> dict[str, object]:
    with handset.use() as phone:
        return first(phone, handset, selector).info()


def obj_info_of_all_instances(handset: Handset, selector: Selector) -> list[dict[str, object]]:
    with handset.use() as phone:
        return [found.info() for found in find(phone, handset, selector)]


def get_text(handset: Handset, selector: Selector) -> str:
    with handset.use() as phone:
        return first(phone, handset, selector).text


def child_by_text(handset: Handset, selector: Selector, pattern: Selector, text: str, scrolls: bool = False) -> str:
    return _named_child(handset, selector, pattern, {"text": text})


def child_by_description(
    handset: Handset, selector: Selector, pattern: Selector, text: str, scrolls: bool = False
) -> str:
    return _named_child(handset, selector, pattern, {"description": text})


def child_by_instance(handset: Handset, selector: Selector, pattern: Selector, instance: int) -> str:
    return _named_child(handset, selector, pattern, {"instance": instance})


def _named_child(handset: Handset, selector: Selector, pattern: Selector, wanted: dict[str, object]) -> str:
    """Find a child of a list that is, or holds, what is wanted, and give it a name for later calls."""
    with handset.use() as phone:
        list_ = first(phone, handset, selector)
        inside = [Found(node) for node in list_.node.iter() if node is not list_.node]
        children = [found for found in inside if isinstance(pattern, str) or found.matches(pattern)]
        if "instance" in wanted:
            chosen = children[int(str(wanted["instance"])) :]
        else:
            chosen = [child for child in children if any(Found(node).matches(wanted) for node in child.node.iter())]
        if not chosen:
            raise ObjectNotFound(describe(wanted))
        objects = handset.automation.objects
        name = f"object-{len(objects) + 1}"
        objects[name] = chosen[0].node.get("bounds", "")
        return name
