"""Gallery as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.gallery import albums, drawing, editing, menus, moving, viewing
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.sharing import RECEIVERS
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PACKAGE = "com.google.android.apps.photos"
PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "albums": albums.albums_page,
    "album": albums.album_page,
    "photo": viewing.photo_page,
    "photo_menu": menus.photo_menu,
    "rename": menus.rename_dialog,
    "delete": menus.delete_dialog,
    "info": menus.info_dialog,
    "pick": moving.pick_page,
    "edit": editing.edit_page,
    "discard": editing.discard_dialog,
    "draw": drawing.draw_page,
    "save_drawing": drawing.save_dialog,
    "leave_drawing": drawing.leave_dialog,
}


class GalleryApp:
    """Pictures by their folders, in the manner of Simple Gallery, and a sheet to draw on."""

    package = PACKAGE
    activity = "com.google.android.apps.photos.home.HomeActivity"
    label = "Gallery"
    icon = "photo_library"
    tint = "#e0643c"

    def start(self) -> Page:
        return Page("albums")

    def runs(self, state: PhoneState) -> bool:
        """A video plays."""
        page = state.tasks[-1].stack[-1]
        return isinstance(page.args.get("since_s"), float)

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


RECEIVERS[(PACKAGE, "image")] = lambda path: Page("photo", {"path": path, "album": ""})
for _kind in ("image", "video"):
    LINKS[f"file/{_kind}"] = (PACKAGE, lambda path: Page("photo", {"path": path.removeprefix("//"), "album": ""}))
