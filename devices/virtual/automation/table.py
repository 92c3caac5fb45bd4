"""The calls of uiautomator2's server by name.

Source of names and arguments: AutomatorServiceImpl of openatx/android-uiautomator-server, and uiautomator2's calls.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devices.virtual.automation import looking, scrolling, touching, writing

CALLS: Final[dict[str, Callable[..., object]]] = {
    "childByDescription": looking.child_by_description,
    "childByInstance": looking.child_by_instance,
    "childByText": looking.child_by_text,
    "clearInputText": writing.clear_input_text,
    "clearLastToast": looking.clear_last_toast,
    "clearLastTraversedText": looking.clear_last_traversed_text,
    "clearTextField": writing.clear_text_field,
    "click": touching.click,
    "count": looking.count,
    "deviceInfo": looking.device_info,
    "drag": touching.drag,
    "dragTo": touching.drag_to,
    "dumpWindowHierarchy": looking.dump_window_hierarchy,
    "exist": looking.exist,
    "flingBackward": scrolling.fling_backward,
    "flingForward": scrolling.fling_forward,
    "flingToBeginning": scrolling.to_beginning,
    "flingToEnd": scrolling.to_end,
    "freezeRotation": touching.freeze_rotation,
    "gesture": touching.two_fingers,
    "getClipboard": writing.get_clipboard,
    "getLastToast": looking.get_last_toast,
    "getLastTraversedText": looking.get_last_traversed_text,
    "getText": looking.get_text,
    "injectInputEvent": touching.inject_input_event,
    "isScreenOn": looking.is_screen_on,
    "longClick": touching.long_click,
    "makeToast": looking.make_toast,
    "objInfo": looking.obj_info,
    "objInfoOfAllInstances": looking.obj_info_of_all_instances,
    "openNotification": touching.open_notification,
    "openQuickSettings": touching.open_quick_settings,
    "pasteClipboard": writing.paste_clipboard,
    "pinchIn": touching.two_fingers,
    "pinchOut": touching.two_fingers,
    "ping": looking.ping,
    "pressKey": touching.press_key,
    "pressKeyCode": touching.press_key_code,
    "scrollBackward": scrolling.scroll_backward,
    "scrollForward": scrolling.scroll_forward,
    "scrollTo": scrolling.scroll_to,
    "scrollToBeginning": scrolling.to_beginning,
    "scrollToEnd": scrolling.to_end,
    "setClipboard": writing.set_clipboard,
    "setOrientation": touching.set_orientation,
    "setText": writing.set_text,
    "sleep": touching.sleep,
    "swipe": touching.swipe,
    "swipePoints": touching.swipe_points,
    "takeScreenshot": looking.take_screenshot,
    "waitForExists": looking.wait_for_exists,
    "waitUntilGone": looking.wait_until_gone,
    "wakeUp": touching.wake_up,
}
