"""Camera as an app: which page is drawn by whom."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.camera import finder
from devices.virtual.state import Page, PhoneState
from devices.virtual.system import permissions
from devices.virtual.widgets import Node


class CameraApp:
    """Photographs and videos of a scene that is painted by code."""

    package = finder.PACKAGE
    activity = "com.android.camera.CameraLauncher"
    label = "Camera"
    icon = "photo_camera"
    tint = "#4a5568"

    def start(self) -> Page:
        return Page("camera", {"mode": "photo", "front": False, "flash": "off", "zoom": ""})

    def opened(self, phone: Phone) -> None:
        """Without the camera there is nothing to see."""
        if not any(page.name == permissions.PAGE for page in phone.state.tasks[-1].stack):
            permissions.ask(phone, self.package, "microphone")
            permissions.ask(phone, self.package, "camera")

    def runs(self, state: PhoneState) -> bool:
        """The length of the video that is being recorded."""
        return state.camera.started_s is not None

    def view(self, phone: Phone, page: Page) -> Node:
        return finder.camera_page(phone, page)
