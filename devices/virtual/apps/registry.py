"""The apps that are installed, by package, in the order a fresh phone lists them."""

from __future__ import annotations

from devices.virtual.app import VirtualApp
from devices.virtual.apps.browser.app import BrowserApp
from devices.virtual.apps.calculator.app import CalculatorApp
from devices.virtual.apps.calendar.app import CalendarApp
from devices.virtual.apps.calls.app import PhoneApp
from devices.virtual.apps.camera.app import CameraApp
from devices.virtual.apps.clock.app import Clock
from devices.virtual.apps.contacts.app import Contacts
from devices.virtual.apps.expenses.app import ExpensesApp
from devices.virtual.apps.files.app import FilesApp
from devices.virtual.apps.gallery.app import GalleryApp
from devices.virtual.apps.mail.app import MailApp
from devices.virtual.apps.maps.app import MapsApp
from devices.virtual.apps.messages.app import MessagesApp
from devices.virtual.apps.music.app import MusicApp
from devices.virtual.apps.notes.app import Notes
from devices.virtual.apps.recipes.app import RecipesApp
from devices.virtual.apps.recorder.app import RecorderApp
from devices.virtual.apps.settings.app import SettingsApp
from devices.virtual.apps.shop.app import ShopApp
from devices.virtual.apps.store.app import StoreApp
from devices.virtual.apps.store.guests import GUESTS
from devices.virtual.apps.todo.app import ToDoApp
from devices.virtual.apps.tracks.app import TracksApp

_ALL: tuple[VirtualApp, ...] = (
    SettingsApp(), Clock(), Contacts(), Notes(),
    CalculatorApp(), TracksApp(), MusicApp(), MapsApp(), BrowserApp(),
    RecipesApp(), ExpensesApp(), ShopApp(), StoreApp(), *GUESTS,
    CalendarApp(), MessagesApp(), PhoneApp(), MailApp(),
    ToDoApp(),
    FilesApp(),
    CameraApp(),
    GalleryApp(),
    RecorderApp(),
)  # fmt: skip

APPS: dict[str, VirtualApp] = {app.package: app for app in _ALL}
