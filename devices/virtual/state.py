"""Everything the virtual phone knows, as plain data: a snapshot is one pickle, restoring it is exact."""

from __future__ import annotations

from dataclasses import dataclass, field

from devices.virtual.apps.browser.data import Browser
from devices.virtual.apps.calculator.data import Calculator
from devices.virtual.apps.calendar.data import Calendar
from devices.virtual.apps.calls.data import CallLog
from devices.virtual.apps.camera.data import Camera
from devices.virtual.apps.expenses.data import Expenses
from devices.virtual.apps.files.data import Files
from devices.virtual.apps.gallery.data import Gallery
from devices.virtual.apps.mail.data import Mail
from devices.virtual.apps.maps.data import Maps
from devices.virtual.apps.messages.data import Messages
from devices.virtual.apps.music.data import Music
from devices.virtual.apps.recipes.data import Recipes
from devices.virtual.apps.recorder.data import Recorder
from devices.virtual.apps.shop.data import Shop
from devices.virtual.apps.store.data import AppStore
from devices.virtual.apps.todo.data import ToDo
from devices.virtual.apps.tracks.data import Tracks

Plain = str | int | float | bool | None


@dataclass(slots=True)
class Page:
    """One screen of an app, on its back stack."""

    name: str
    args: dict[str, Plain] = field(default_factory=dict)
    """What the page is about (an id) and what has been typed into it but not saved (drafts)."""
    dialog: bool = False
    """Drawn over the page below it, which is dimmed and does not react."""


@dataclass(slots=True)
class Task:
    """An app that has been opened."""

    package: str
    stack: list[Page]


@dataclass(slots=True)
class Look:
    """How the phone looks; all of it varies with the seed."""

    dark: bool = False
    accent: str = "blue"
    """A name `theme.py` knows."""
    wallpaper: int = 0
    font_scale: float = 1.0
    locale: str = "en"


@dataclass(slots=True)
class Network:
    """A wireless network in reach."""

    name: str
    bars: int
    secured: bool = True
    saved: bool = False


@dataclass(slots=True)
class Gadget:
    """A Bluetooth device in reach."""

    name: str
    icon: str = "headphones"
    paired: bool = False


@dataclass(slots=True)
class InstalledApp:
    """What Settings > Apps shows and can change of an app."""

    package: str
    notifications: bool = True
    size_mb: int = 40
    cache_mb: int = 3


@dataclass(slots=True)
class Settings:
    """The switches of the phone. Bars and apps read them too."""

    airplane: bool = False
    wifi: bool = True
    wifi_name: str = ""
    mobile_data: bool = True
    roaming: bool = False
    hotspot: bool = False
    data_saver: bool = False
    flashlight: bool = False
    bluetooth: bool = False
    nfc: bool = True
    brightness: float = 0.6
    adaptive_brightness: bool = True
    night_light: bool = False
    auto_rotate: bool = False
    screen_timeout_s: int = 30
    media_volume: float = 0.5
    ring_volume: float = 0.7
    alarm_volume: float = 0.8
    do_not_disturb: bool = False
    vibrate_on_ring: bool = True
    touch_sounds: bool = True
    charging_sounds: bool = True
    battery_saver: bool = False
    battery_percentage: bool = True
    location: bool = True
    device_name: str = "Pixel 8"


@dataclass(slots=True)
class Contact:
    id: int
    name: str
    phone: str = ""
    email: str = ""
    company: str = ""
    starred: bool = False


@dataclass(slots=True)
class Alarm:
    id: int
    hour: int
    """0 to 23."""
    minute: int
    enabled: bool = True
    label: str = ""
    days: list[int] = field(default_factory=list)
    """Repeats on these, 0 is Monday; empty rings once."""


@dataclass(slots=True)
class Timer:
    """A countdown. It runs while `ends_s` is set, and is paused with `left_s` otherwise."""

    id: int
    length_s: int
    left_s: float
    ends_s: float | None = None
    label: str = ""


@dataclass(slots=True)
class Stopwatch:
    started_s: float | None = None
    """When it was last started; None while it is paused."""
    run_s: float = 0.0
    """Gathered before `started_s`."""
    laps_s: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Note:
    id: int
    title: str
    body: str
    edited_s: float = 0.0
    pinned: bool = False


@dataclass(slots=True)
class Notification:
    """What waits in the shade."""

    id: int
    package: str
    title: str
    text: str
    at_s: float
    page: str = ""
    """Name of the page that a tap on it opens, in its app; "" for the app as it is."""
    args: dict[str, Plain] = field(default_factory=dict)


@dataclass(slots=True)
class StoredFile:
    """A file in the storage that a person sees; folders are files of kind "folder"."""

    path: str
    """From the top of the storage: "Download/report.pdf"."""
    kind: str
    """"folder", "image", "video", "audio", "text", "page", "document" or "archive"."""
    size_bytes: int = 0
    at_s: float = 0.0
    """Last changed."""
    content: str = ""
    """The text of a text file; the name of the scene that an image shows; else ""."""
    lasts_s: float = 0.0
    """How long a video or a recording plays."""
    strokes: str = ""
    """The lines of a drawing."""


@dataclass(slots=True)
class Motion:
    """An animation from one screen to the next. The screen it began with is no part of the state."""

    kind: str
    """"forward", "back", "down", "up" or "fade"."""
    since_s: float
    until_s: float


@dataclass(slots=True)
class Cover:
    """What the system has put over the app in front. None of it is anything an owner would mind."""

    shade: str = ""
    """"notifications", "quick_settings", or "" while it is closed."""
    dismissed: list[str] = field(default_factory=list)
    """Keys of notifications that have been swiped away."""
    recents: bool = False
    recents_at: int = 0
    """Which card is in the middle, counted from the app used last."""
    locked: bool = False
    asks_pin: bool = False
    """The lock screen has been swiped up and waits for the PIN."""
    pin_typed: str = ""
    usb_asks: str = ""
    """Fingerprint of a computer's key: "Allow USB debugging?" is shown."""
    usb_always: bool = False
    usb_connected: bool = False
    """A computer may use USB debugging and does."""
    motion: Motion | None = None


@dataclass(slots=True)
class PopUp:
    """Something an app puts in the way the next time it is opened."""

    package: str
    kind: str
    """One of `system.pop_ups.KINDS`."""
    number: int = 0
    """Which of its wordings."""


@dataclass(slots=True)
class PhoneState:
    """The whole phone."""

    now_s: float = 1_790_000_000.0
    """Seconds since 1970 on the phone's own clock, read as local time; it moves only through VirtualPhone.advance."""
    width_px: int = 1080
    height_px: int = 2400
    density_dpi: int = 420
    override_px: tuple[int, int] | None = None
    """What `wm size` set instead of the screen's own size."""
    override_dpi: int | None = None
    rotation: int = 0
    """Quarter turns."""
    battery: int = 82
    seed: int = 0
    look: Look = field(default_factory=Look)
    settings: Settings = field(default_factory=Settings)
    system_settings: dict[str, str] = field(default_factory=dict)
    """What `settings put` stored that has no switch, under "namespace/key"."""
    clipboard: str = ""
    networks: list[Network] = field(default_factory=list)
    gadgets: list[Gadget] = field(default_factory=list)
    installed: list[InstalledApp] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Packages of the apps that this phone does not have."""
    contacts: list[Contact] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    timers: list[Timer] = field(default_factory=list)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    cities: list[str] = field(default_factory=list)
    """Of the world clock."""
    notes: list[Note] = field(default_factory=list)
    files_stored: list[StoredFile] = field(default_factory=list)
    permissions: dict[str, bool] = field(default_factory=dict)
    """"package/permission" -> granted; what was never asked is missing."""
    notifications: list[Notification] = field(default_factory=list)
    pop_ups: list[PopUp] = field(default_factory=list)
    """What has not come up yet."""
    agreed: list[str] = field(default_factory=list)
    """What the person has agreed to in pop-ups: "trial:package"."""
    slow_s: float = 0.0
    """How long an app takes to load when it is opened."""
    loaded_s: float = 0.0
    """When the app in front will have loaded, or has."""
    calls: CallLog = field(default_factory=CallLog)
    messages: Messages = field(default_factory=Messages)
    calendar: Calendar = field(default_factory=Calendar)
    todo: ToDo = field(default_factory=ToDo)
    files: Files = field(default_factory=Files)
    camera: Camera = field(default_factory=Camera)
    gallery: Gallery = field(default_factory=Gallery)
    music: Music = field(default_factory=Music)
    maps: Maps = field(default_factory=Maps)
    browser: Browser = field(default_factory=Browser)
    mail: Mail = field(default_factory=Mail)
    shop: Shop = field(default_factory=Shop)
    recipes: Recipes = field(default_factory=Recipes)
    expenses: Expenses = field(default_factory=Expenses)
    recorder: Recorder = field(default_factory=Recorder)
    calculator: Calculator = field(default_factory=Calculator)
    store: AppStore = field(default_factory=AppStore)
    tracks: Tracks = field(default_factory=Tracks)
    launcher_order: list[str] = field(default_factory=list)
    """Packages in the order of their icons; the first four are in the dock."""
    pin: str = ""
    """What unlocks the phone, or "" where it has no lock."""
    recents_button: bool = False
    """Whether the navigation bar's third button works; trained models know it drawn as off."""
    animations: float = 0.0
    """How slowly pages follow each other: Android's animation scale, 0 is at once."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with the phone, as `faults.py` names it."""
    next_id: int = 1

    # where the person is
    tasks: list[Task] = field(default_factory=list)
    """Opened apps, the one used last at the end."""
    at_home: bool = True
    home: list[Page] = field(default_factory=lambda: [Page("home")])
    """The launcher's own pages."""
    awake: bool = True
    focus: str = ""
    """Key of the field that types go to, or ""."""
    keyboard_page: str = "letters"
    """"letters", "shift" or "symbols"."""
    scroll_px: dict[str, int] = field(default_factory=dict)
    toast: str = ""
    toast_until_s: float = 0.0
    cover: Cover = field(default_factory=Cover)

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the screen as it is shown: what pictures of it have, and touches go by."""
        width_px, height_px = self.override_px or (self.width_px, self.height_px)
        return (height_px, width_px) if self.rotation % 2 else (width_px, height_px)

    @property
    def dpi(self) -> int:
        """The density that is in force."""
        return self.override_dpi or self.density_dpi

    def new_id(self) -> int:
        """A number nothing else on this phone has."""
        self.next_id += 1
        return self.next_id
