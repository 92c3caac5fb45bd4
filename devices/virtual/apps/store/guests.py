"""Small apps that a phone may or may not have: what the store is full of. Each is one screen, and some want money."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.state import Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.system.permissions import Permission, ask
from devices.virtual.widgets import Node, button, column, icon, stack, text

PLAN_PRICE = "9.99"
"""What the paid plan of such an app costs a month."""


@dataclass(frozen=True, slots=True)
class Guest:
    """One of them; a `VirtualApp`."""

    package: str
    label: str
    icon: str
    tint: str
    genre: str
    """English name of one of the store's categories."""
    maker: str
    price: str = ""
    """What it costs, such as "4.99"; "" for nothing."""
    plan: bool = False
    """Sells a paid plan inside."""
    needs: Permission | None = None
    """Asked for when it is first opened."""

    @property
    def activity(self) -> str:
        return f"{self.package}.MainActivity"

    def start(self) -> Page:
        return Page("start")

    def opened(self, phone: Phone) -> None:
        if self.needs is not None and f"{self.package}/{self.needs}" not in phone.state.permissions:
            ask(phone, self.package, self.needs)

    def view(self, phone: Phone, page: Page) -> Node:
        return self._plan(phone) if page.name == "plan" else self._start(phone, page)

    def _start(self, phone: Phone, page: Page) -> Node:
        begun = bool(page.args.get("begun"))

        def begin() -> None:
            page.args["begun"] = not begun

        words = phone.say("You are all set.") if begun else phone.say("Welcome to {}").format(phone.say(self.label))
        parts = [
            stack(icon(self.icon, 64, ink="white"), align="center", width=120, height=120, radius=60, fill=self.tint),
            text(phone.say(self.label), 28, bold=True, text_align="center", max_lines=2),
            text(words, 16, ink="on_surface_dim", text_align="center", max_lines=2),
            button(phone.say("Start over") if begun else phone.say("Get started"), begin),
        ]
        if self.plan and f"{self.package}/plan" not in phone.state.store.bought:
            parts.append(button(phone.say("Go premium"), phone.to(Page("plan", dialog=True)), style="text"))
        return column(
            *parts, gap=20, align="center", justify="center", height="fill", fill="surface", pad=(32, 0, 32, 40)
        )

    def _plan(self, phone: Phone) -> Node:
        def buy() -> None:
            phone.state.store.bought.append(f"{self.package}/plan")
            phone.back()

        words = phone.say("No adverts and everything unlocked.")
        pay = phone.say("Pay ${} a month").format(PLAN_PRICE)
        buttons = [(phone.say("No thanks"), phone.back), (pay, buy)]
        return dialog(phone, phone.say("Premium"), words=words, buttons=buttons)


def _guest(name: str, label: str, symbol: str, tint: str, genre: str, maker: str, **more: object) -> Guest:
    return Guest(f"com.example.{name}", label, symbol, tint, genre, maker, **more)  # type: ignore[arg-type]


GUESTS: tuple[Guest, ...] = (
    _guest("wordgarden", "Word Garden", "extension", "#4b8b3b", "Games", "Fern Games", plan=True),
    _guest("plants", "Plant Doctor", "local_florist", "#2e8b57", "Lifestyle", "Leafwise", needs="camera"),
    _guest("nightsky", "Night Sky", "explore", "#283593", "Education", "Orbit Labs", needs="location"),
    _guest("fares", "Fare Pilot", "payments", "#00695c", "Travel", "Pilot Apps", plan=True),
    _guest("chess", "Chess Corner", "grid_view", "#5d4037", "Games", "Rook & Co"),
    _guest("steps", "Step Keeper", "directions_walk", "#c2185b", "Health", "Stride", plan=True),
    _guest("blocks", "Block Quest", "apps", "#e65100", "Games", "Cubic Play", plan=True),
    _guest("owl", "Language Owl", "translate", "#3f51b5", "Education", "Owlery", plan=True),
    _guest("rain", "Rain Radar", "rainy", "#0277bd", "Tools", "Skyview", needs="location"),
    _guest("torch", "Torch HD", "flashlight_on", "#37474f", "Tools", "Brightside", needs="camera"),
    _guest("sudoku", "Sudoku Daily", "calculate", "#6a1b9a", "Games", "Nine Squares", price="2.99"),
    _guest("budget", "Budget Buddy", "savings", "#2e7d32", "Finance", "Pennywise", plan=True),
    _guest("frames", "Photo Frames", "photo_library", "#ad1457", "Photography", "Framery", needs="storage"),
    _guest("tram", "Tram Times", "directions_subway", "#b71c1c", "Travel", "City Lines", needs="location"),
    _guest("sleep", "Sleep Sounds", "bedtime", "#1a237e", "Health", "Hushware", plan=True),
    _guest("cards", "Card Keeper", "badge", "#455a64", "Business", "Deskware", needs="contacts"),
    _guest("piano", "Piano Coach", "music_note", "#212121", "Music", "Tonika", price="4.99"),
    _guest("qr", "Code Reader", "qr_code_scanner", "#00838f", "Tools", "Snapcode", needs="camera"),
    _guest("kart", "Kart Mania", "speed", "#d84315", "Games", "Rumble Arts", plan=True),
    _guest("birds", "Bird Finder", "pets", "#558b2f", "Education", "Featherlight", needs="microphone"),
    _guest("habits", "Habit Loop", "checklist", "#512da8", "Lifestyle", "Loopworks", price="3.49"),
    _guest("isles", "Puzzle Isles", "public", "#00796b", "Games", "Fern Games"),
    _guest("museum", "Gallery Guide", "palette", "#8d6e63", "Travel", "Artways", needs="location"),
    _guest("solitaire", "Solitaire Club", "cards", "#1b5e20", "Games", "Nine Squares", price="0.99"),
    _guest("trail", "Trail Runner", "directions_run", "#ef6c00", "Health", "Stride", needs="location"),
    _guest("stations", "Radio World", "radio", "#4527a0", "Music", "Longwave", plan=True),
    _guest("calm", "Calm Minutes", "self_improvement", "#00897b", "Health", "Hushware", plan=True),
    _guest("units", "Unit Swap", "swap_horiz", "#546e7a", "Tools", "Brightside"),
    _guest("yoga", "Yoga at Home", "fitness_center", "#7b1fa2", "Health", "Asana Studio", price="5.99"),
    _guest("village", "Village Tales", "home", "#6d4c41", "Games", "Rumble Arts", plan=True),
)
"""`word_lists.part` cuts it as it cuts words: by position."""
BY_PACKAGE = {guest.package: guest for guest in GUESTS}
