"""Tasks in Music that make playlists: of songs in an order, of files, of a length, and saved as a file."""

from __future__ import annotations

import random
from collections.abc import Sequence

from devices.virtual.apps.music import player
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.apps.music.fill import playlist_names
from devices.virtual.apps.music.playlists import exported
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

MUSIC = "org.phoneagent.music"


def to_music(state: PhoneState) -> Open:
    return Open(say(state, "Music"), MUSIC)


def some_songs(state: PhoneState, rng: random.Random, count: int) -> list[Song]:
    library = player.library(state)
    return rng.sample(library, min(count, len(library)))


def new_name(state: PhoneState, rng: random.Random, split: Split) -> str:
    """A name no playlist has."""
    names = playlist_names(split, state.look.locale)
    if all(name in {playlist.name for playlist in state.music.playlists} for name in names):
        state.music.playlists.clear()
    taken = {playlist.name for playlist in state.music.playlists}
    return rng.choice([name for name in names if name not in taken])


def more(state: PhoneState, name: str) -> str:
    return say(state, "More options for {name}").format(name=name)


def made(state: PhoneState, name: str, songs: Sequence[Song]) -> tuple[Move, ...]:
    """Makes a playlist with its first song, then adds the others in order."""
    moves: list[Move] = []
    for number, song in enumerate(songs):
        moves += [
            Tap(say(state, "Songs"), last=True),
            Tap(more(state, song.title)),
            Tap(say(state, "Add to playlist")),
        ]
        if number:
            moves.append(Tap(name, last=True))
        else:
            moves += [Tap(say(state, "New playlist"), last=True), Fill("name", name), Tap(say(state, "Create"))]
    return tuple(moves)


def listed(words: Sequence[str]) -> str:
    return "; ".join(words)


def create_playlist(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = new_name(state, rng, split), some_songs(state, rng, rng.choice((2, 2, 3)))
    titles = listed([song.title for song in songs])
    goal = worded(
        rng, split,
        ('Create a playlist "{0}" in Music with these songs, in this order: {1}',
         'In Music, make a playlist named "{0}" holding, in order: {1}'),
        ('I want a new playlist "{0}": {1} (in that order)',),
    ).format(name, titles)  # fmt: skip
    wanted = Playlist(0, name, [song.id for song in songs])
    goal_zh = f"在音乐中新建歌单“{name}”，按顺序包含这些歌曲：{titles}"
    plan = (to_music(state), *made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh)


def from_files(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = new_name(state, rng, split), some_songs(state, rng, 2)
    files = listed([song.path.removeprefix("Music/") for song in songs])
    goal = worded(
        rng, split,
        ('Make a playlist "{0}" in Music from these files, in this order: {1}',
         'In Music, create the playlist "{0}" out of the files {1}'),
        ('The files {1} shall become the playlist "{0}", in that order',),
    ).format(name, files)  # fmt: skip
    wanted = Playlist(0, name, [song.id for song in songs])
    goal_zh = f"在音乐中用这些文件按顺序新建歌单“{name}”：{files}"
    plan = (to_music(state), *made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh)


def two_playlists(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.music.playlists.clear()
    one, two = rng.sample(playlist_names(split, state.look.locale), 2)
    songs = some_songs(state, rng, 4)
    halves = songs[:2], songs[2:]
    titles = [listed([song.path.removeprefix("Music/") for song in half]) for half in halves]
    goal = worded(
        rng, split,
        ('Create two playlists in Music: "{0}" with the files {1}, and "{2}" with the files {3}, each in this order',),
        ('I need the playlists "{0}" ({1}) and "{2}" ({3}) in Music; keep the order of the files',),
    ).format(one, titles[0], two, titles[1])  # fmt: skip

    def want(after: PhoneState) -> None:
        for name, half in zip((one, two), halves, strict=True):
            after.music.playlists.append(Playlist(0, name, [song.id for song in half]))

    plan = (to_music(state), *made(state, one, halves[0]), *made(state, two, halves[1]))
    goal_zh = f"在音乐中新建两个歌单：“{one}”包含文件{titles[0]}，“{two}”包含文件{titles[1]}，都按此顺序"
    return Task(goal, plan, want, goal_zh=goal_zh)


def playlist_length(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Any songs will do whose lengths add up to what is asked."""
    name, songs = new_name(state, rng, split), some_songs(state, rng, rng.choice((2, 3)))
    whole = sum(song.length_s for song in songs) // 60
    low, high = whole - 1, whole + 1
    goal = worded(
        rng, split,
        ('Create a playlist "{0}" in Music that lasts between {1} and {2} minutes; use no song twice',
         'Make a playlist named "{0}" in Music, {1} to {2} minutes long in all, without repeating a song'),
        ('I want a playlist "{0}" in Music of at least {1} and at most {2} minutes, no song twice',),
    ).format(name, low, high)  # fmt: skip
    wanted = Playlist(0, name, [song.id for song in songs])

    def either(after: PhoneState, found: PhoneState) -> None:
        made = next((each.songs for each in found.music.playlists if each.name == name), [])
        length_s = sum(song.length_s for song in player.songs_of(found, made))
        if low * 60 <= length_s <= high * 60 and len(set(made)) == len(made):
            next(each for each in after.music.playlists if each.name == name).songs[:] = made

    goal_zh = f"在音乐中新建歌单“{name}”，总时长在{low}到{high}分钟之间，歌曲不重复"
    plan = (to_music(state), *made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh, either=either)


def save_playlist(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = new_name(state, rng, split), some_songs(state, rng, 2)
    titles = listed([song.title for song in songs])

    def want(after: PhoneState) -> None:
        after.music.playlists.append(Playlist(0, name, [song.id for song in songs]))
        after.files_stored.append(exported(after, after.music.playlists[-1]))

    goal = worded(
        rng, split,
        ('Create a playlist "{0}" in Music with {1}, in this order, and save it as a file in Download',
         'In Music, make the playlist "{0}" ({1}), then save it as a file'),
        ('Make "{0}" out of {1} in Music and export that playlist to Download',),
    ).format(name, titles)  # fmt: skip
    plan = (
        to_music(state), *made(state, name, songs), Tap(say(state, "Playlists"), last=True), Tap(more(state, name)),
        Tap(say(state, "Save as file")),
    )  # fmt: skip
    goal_zh = f"在音乐中新建歌单“{name}”（依次为{titles}），并保存为 Download 中的文件"
    return Task(goal, plan, want, goal_zh=goal_zh)


PLAYLISTS = (
    Template("music_create_playlist", "Music", 11, create_playlist, "medium", androidworld="RetroCreatePlaylist"),
    Template("music_playlist_length", "Music", 11, playlist_length, "hard", androidworld="RetroPlaylistDuration"),
    Template("music_save_playlist", "Music", 14, save_playlist, "hard", androidworld="RetroSavePlaylist"),
    Template("music_playlist_from_files", "Music", 11, from_files, "medium", androidworld="VlcCreatePlaylist"),
    Template(
        "music_two_playlists", "Music", 20, two_playlists, "hard", sealed=True, androidworld="VlcCreateTwoPlaylists"
    ),
)
