"""The player with its cover and buttons, the queue, and the sleep timer."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.music import player
from devices.virtual.apps.music.covers import cover
from devices.virtual.apps.music.data import Song
from devices.virtual.apps.parts import nothing_here
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    slider,
    space,
    stack,
    text,
)  # fmt: skip

SLEEP_MINUTES = (5, 10, 15, 30, 45, 60)
REPEATS = {"off": "all", "all": "one", "one": "off"}


def player_page(phone: Phone, page: Page) -> Node:
    present = player.now(phone.state)
    queue = icon_button("queue_music", phone.say("Queue"), phone.to(Page("queue")))
    bar = app_bar(phone.say("Now playing"), on_back=phone.back, actions=[queue])
    if present is None:
        return column(bar, nothing_here("music_off", phone.say("Nothing is playing")), height="fill", fill="surface")
    song = present.song

    def like() -> None:
        song.liked = not song.liked

    heart, ink = ("favorite_fill", "primary") if song.liked else ("favorite", "on_surface_dim")
    liking = phone.say("Remove from favorites") if song.liked else phone.say("Add to favorites")
    names = column(
        text(song.title, 24, bold=True, max_lines=2, id="title"), text(song.artist, 16, ink="on_surface_dim"),
        gap=4, width=None, grow=1,
    )  # fmt: skip
    seek = slider(
        present.position_s / max(song.length_s, 1), lambda share: player.seek(phone.state, share),
        desc=phone.say("Position"),
    )  # fmt: skip
    times = row(
        text(player.length_words(present.position_s), 12, ink="on_surface_dim", id="position"), space(),
        text(player.length_words(song.length_s), 12, ink="on_surface_dim", id="length"), pad=(12, 0, 12, 0),
    )  # fmt: skip
    return column(
        bar, column(cover(song.album, 296, 24), align="center", justify="center", grow=1),
        row(names, icon_button(heart, liking, like, ink=ink), gap=8, pad=(28, 16, 20, 8)),
        column(seek, times, pad=(16, 0, 16, 8)), _buttons(phone, present.plays), _extras(phone),
        height="fill", fill="surface",
    )  # fmt: skip


def _buttons(phone: Phone, plays: bool) -> Node:
    """Back, play or pause, forward."""
    big = stack(
        icon("pause_fill" if plays else "play_arrow_fill", 36, ink="on_primary"), align="center", width=76, height=76,
        radius=38, fill="primary", on_tap=lambda: player.toggle(phone.state),
        desc=phone.say("Pause") if plays else phone.say("Play"), class_name="android.widget.ImageButton",
    )  # fmt: skip
    return row(
        icon_button("skip_previous_fill", phone.say("Previous song"), lambda: player.skip(phone.state, -1)), big,
        icon_button("skip_next_fill", phone.say("Next song"), lambda: player.skip(phone.state, 1)),
        gap=32, justify="center", pad=(16, 0, 16, 12),
    )  # fmt: skip


def _extras(phone: Phone) -> Node:
    """Shuffle, repeat and the sleep timer."""
    music = phone.state.music

    def shuffle() -> None:
        player.set_shuffle(phone.state, on=not music.shuffle)

    def repeat() -> None:
        player.settle(phone.state)
        music.repeat = REPEATS[music.repeat]

    mixing = phone.say("Shuffle on") if music.shuffle else phone.say("Shuffle off")
    again = {"off": phone.say("Repeat off"), "all": phone.say("Repeat all"), "one": phone.say("Repeat one")}
    sleeping = music.sleep_minutes and phone.state.now_s < music.sleep_ends_s
    return row(
        icon_button("shuffle", mixing, shuffle, ink="primary" if music.shuffle else "on_surface_dim"),
        icon_button(
            "repeat_one" if music.repeat == "one" else "repeat", again[music.repeat], repeat,
            ink="on_surface_dim" if music.repeat == "off" else "primary",
        ),
        icon_button(
            "bedtime_fill" if sleeping else "bedtime", phone.say("Sleep timer"), phone.to(Page("sleep", dialog=True)),
            ink="primary" if sleeping else "on_surface_dim",
        ),
        justify="between", pad=(24, 0, 24, 24),
    )  # fmt: skip


def sleep_dialog(phone: Phone, page: Page) -> Node:
    """After how many minutes shall the music stop?"""
    music = phone.state.music
    set_to = music.sleep_minutes if phone.state.now_s < music.sleep_ends_s else 0

    def choose(minutes: int) -> Act:
        return lambda: player.sleep_after(phone.state, minutes)

    options = [Choice(phone.say("Off"), set_to == 0, choose(0))]
    options += [
        Choice(phone.say("{count} minutes").format(count=each), each == set_to, choose(each)) for each in SLEEP_MINUTES
    ]
    return choices(phone, phone.say("Sleep timer"), options)


def queue_page(phone: Phone, page: Page) -> Node:
    """What plays next; a tap plays it at once."""
    state = phone.state
    present = player.now(state)
    bar_actions = [icon_button("clear_all", phone.say("Clear queue"), (lambda: _clear(phone)) if present else None)]
    bar = app_bar(phone.say("Queue"), on_back=phone.back, actions=bar_actions)
    if present is None:
        return column(bar, nothing_here("queue_music", phone.say("The queue is empty")), height="fill", fill="surface")
    songs = [player.song_of(state, number) for number in state.music.queue]
    lines = [_queued(phone, at, song, at == present.at) for at, song in enumerate(songs) if song is not None]
    return column(bar, scroll("queue", *lines), height="fill", fill="surface")


def _queued(phone: Phone, at: int, song: Song, on: bool) -> Node:
    """A song of the queue, with a button that takes it out."""
    mark = icon("graphic_eq", ink="primary") if on else text(str(at + 1), 16, text_align="center")
    remove = icon_button(
        "close", phone.say("Remove {name}").format(name=song.title), lambda: player.unqueue(phone.state, at)
    )
    return list_row(
        song.title, song.artist, leading=stack(mark, align="center", width=32, height=32), trailing=remove,
        on_tap=lambda: player.jump(phone.state, at), pad=(16, 8, 4, 8),
    )  # fmt: skip


def _clear(phone: Phone) -> None:
    music = phone.state.music
    music.queue, music.current, music.position_s, music.started_s = [], 0, 0.0, None
