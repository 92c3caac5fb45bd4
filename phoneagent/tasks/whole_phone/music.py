"""Tasks in Music: playlists made, filled, saved and deleted, the queue, playing, the sleep timer, questions."""

from __future__ import annotations

import random
from collections.abc import Sequence

from devices.virtual.apps.music import player
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.apps.music.fill import playlist_names
from devices.virtual.apps.music.playing import SLEEP_MINUTES
from devices.virtual.apps.music.playlists import exported
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Answer, Fill, Move, Open, Refuse, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

MUSIC = "org.phoneagent.music"


def _to_music(state: PhoneState) -> Open:
    return Open(say(state, "Music"), MUSIC)


def _songs(state: PhoneState, rng: random.Random, count: int) -> list[Song]:
    library = player.library(state)
    return rng.sample(library, min(count, len(library)))


def _new_name(state: PhoneState, rng: random.Random, split: Split) -> str:
    """A name no playlist has."""
    taken = {playlist.name for playlist in state.music.playlists}
    return rng.choice([name for name in playlist_names(split, state.look.locale) if name not in taken])


def _more(state: PhoneState, name: str) -> str:
    return say(state, "More options for {name}").format(name=name)


def _made(state: PhoneState, name: str, songs: Sequence[Song]) -> tuple[Move, ...]:
    """Makes a playlist with its first song, then adds the others in order."""
    moves: list[Move] = []
    for number, song in enumerate(songs):
        moves += [
            Tap(say(state, "Songs"), last=True),
            Tap(_more(state, song.title)),
            Tap(say(state, "Add to playlist")),
        ]
        if number:
            moves.append(Tap(name, last=True))
        else:
            moves += [Tap(say(state, "New playlist"), last=True), Fill("name", name), Tap(say(state, "Create"))]
    return tuple(moves)


def _listed(words: Sequence[str]) -> str:
    return "; ".join(words)


def create_playlist(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = _new_name(state, rng, split), _songs(state, rng, rng.choice((2, 2, 3)))
    titles = _listed([song.title for song in songs])
    goal = worded(
        rng, split,
        ('Create a playlist "{0}" in Music with these songs, in this order: {1}',
         'In Music, make a playlist named "{0}" holding, in order: {1}'),
        ('I want a new playlist "{0}": {1} (in that order)',),
    ).format(name, titles)  # fmt: skip
    wanted = Playlist(0, name, [song.id for song in songs])
    goal_zh = f"在音乐中新建歌单“{name}”，按顺序包含这些歌曲：{titles}"
    plan = (_to_music(state), *_made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh)


def from_files(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = _new_name(state, rng, split), _songs(state, rng, 2)
    files = _listed([song.path.removeprefix("Music/") for song in songs])
    goal = worded(
        rng, split,
        ('Make a playlist "{0}" in Music from these files, in this order: {1}',
         'In Music, create the playlist "{0}" out of the files {1}'),
        ('The files {1} shall become the playlist "{0}", in that order',),
    ).format(name, files)  # fmt: skip
    wanted = Playlist(0, name, [song.id for song in songs])
    goal_zh = f"在音乐中用这些文件按顺序新建歌单“{name}”：{files}"
    plan = (_to_music(state), *_made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh)


def two_playlists(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.music.playlists.clear()
    one, two = rng.sample(playlist_names(split, state.look.locale), 2)
    songs = _songs(state, rng, 4)
    halves = songs[:2], songs[2:]
    titles = [_listed([song.path.removeprefix("Music/") for song in half]) for half in halves]
    goal = worded(
        rng, split,
        ('Create two playlists in Music: "{0}" with the files {1}, and "{2}" with the files {3}, each in this order',),
        ('I need the playlists "{0}" ({1}) and "{2}" ({3}) in Music; keep the order of the files',),
    ).format(one, titles[0], two, titles[1])  # fmt: skip

    def want(after: PhoneState) -> None:
        for name, half in zip((one, two), halves, strict=True):
            after.music.playlists.append(Playlist(0, name, [song.id for song in half]))

    plan = (_to_music(state), *_made(state, one, halves[0]), *_made(state, two, halves[1]))
    goal_zh = f"在音乐中新建两个歌单：“{one}”包含文件{titles[0]}，“{two}”包含文件{titles[1]}，都按此顺序"
    return Task(goal, plan, want, goal_zh=goal_zh)


def queue_songs(rng: random.Random, split: Split, state: PhoneState) -> Task:
    songs = _songs(state, rng, rng.choice((2, 3)))
    titles = _listed([song.title for song in songs])
    state.music.queue, state.music.current, state.music.started_s = [], 0, None

    def want(after: PhoneState) -> None:
        after.music.queue = [song.id for song in songs]

    goal = worded(
        rng, split,
        ("Add these songs to the playing queue in Music, in this order: {}",
         "In Music, queue up in order, without playing: {}"),
        ("The queue in Music should hold, in this order: {}",),
    ).format(titles)  # fmt: skip
    moves: list[Move] = []
    for song in songs:  # the tab brings the list back to its top
        moves += [Tap(say(state, "Songs"), last=True), Tap(_more(state, song.title)), Tap(say(state, "Add to queue"))]
    goal_zh = f"在音乐中按顺序把这些歌曲加入播放队列：{titles}"
    return Task(goal, (_to_music(state), *moves), want, goal_zh=goal_zh)


def playlist_length(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Any songs will do whose lengths add up to what is asked."""
    name, songs = _new_name(state, rng, split), _songs(state, rng, rng.choice((2, 3)))
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
    plan = (_to_music(state), *_made(state, name, songs))
    return Task(goal, plan, lambda after: after.music.playlists.append(wanted), goal_zh=goal_zh, either=either)


def save_playlist(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name, songs = _new_name(state, rng, split), _songs(state, rng, 2)
    titles = _listed([song.title for song in songs])

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
        _to_music(state), *_made(state, name, songs), Tap(say(state, "Playlists"), last=True), Tap(_more(state, name)),
        Tap(say(state, "Save as file")),
    )  # fmt: skip
    goal_zh = f"在音乐中新建歌单“{name}”（依次为{titles}），并保存为 Download 中的文件"
    return Task(goal, plan, want, goal_zh=goal_zh)


def play_song(rng: random.Random, split: Split, state: PhoneState) -> Task:
    song = _songs(state, rng, 1)[0]
    state.music.queue, state.music.started_s, state.music.shuffle = [], None, False
    playing = song.id

    def want(after: PhoneState) -> None:
        after.music.queue, after.music.started_s = [playing], after.now_s

    def either(after: PhoneState, found: PhoneState) -> None:
        """However it was found: what else is in the queue is not what was asked about."""
        now = player.now(found)
        if now is not None and now.plays and now.song.id == playing:
            after.music.queue, after.music.current = list(found.music.queue), found.music.current
            after.music.shuffle = found.music.shuffle

    goal = worded(
        rng, split,
        ('Play the song "{}"', 'Play "{}" in Music', 'Put on "{}" from my music'),
        ('I would like to hear "{}"', 'Start the song "{}" in the Music app'),
    ).format(song.title)  # fmt: skip
    return Task(goal, (_to_music(state), Tap(song.title)), want, goal_zh=f"播放歌曲“{song.title}”", either=either)


def sleep_timer(rng: random.Random, split: Split, state: PhoneState) -> Task:
    song = _songs(state, rng, 1)[0]
    minutes = rng.choice(SLEEP_MINUTES)
    state.music.queue, state.music.current, state.music.position_s = [song.id], 0, 0.0
    state.music.started_s, state.music.sleep_minutes = None, 0

    def want(after: PhoneState) -> None:
        after.music.sleep_minutes = minutes

    goal = worded(
        rng, split,
        ("Set the sleep timer in Music to {} minutes", "Let the music stop after {} minutes: use Music's sleep timer"),
        ("I want the Music app's sleep timer at {} minutes",),
    ).format(minutes)  # fmt: skip
    plan = (
        _to_music(state), Tap(say(state, "Now playing"), unless=say(state, "Sleep timer")),
        Tap(say(state, "Sleep timer")), Tap(say(state, "{count} minutes").format(count=minutes)),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把音乐的睡眠定时器设为{minutes}分钟")


def _known(state: PhoneState, rng: random.Random, split: Split, songs: int = 3) -> Playlist:
    """A playlist that is there, with some songs."""
    playlist = Playlist(state.new_id(), _new_name(state, rng, split), [song.id for song in _songs(state, rng, songs)])
    state.music.playlists.append(playlist)
    return playlist


def delete_playlist(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _known(state, rng, split).name

    def want(after: PhoneState) -> None:
        after.music.playlists[:] = [each for each in after.music.playlists if each.name != name]

    goal = worded(
        rng, split,
        ('Delete the playlist "{}"', 'Remove my playlist "{}" from Music', 'In Music, delete the playlist "{}"'),
        ('I am tired of the playlist "{}", get rid of it',),
    ).format(name)  # fmt: skip
    plan = (
        _to_music(state), Tap(say(state, "Playlists"), last=True), Tap(_more(state, name)),
        Tap(say(state, "Delete playlist")), Tap(say(state, "Delete"), last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"删除歌单“{name}”")


def reorder(rng: random.Random, split: Split, state: PhoneState) -> Task:
    playlist = _known(state, rng, split)
    name, last = playlist.name, playlist.songs[-1]
    title = next(song.title for song in state.music.songs if song.id == last)

    def want(after: PhoneState) -> None:
        songs = next(each.songs for each in after.music.playlists if each.name == name)
        songs.insert(0, songs.pop())

    goal = worded(
        rng, split,
        ('In the playlist "{0}", move the song "{1}" to the top', 'Make "{1}" the first song of the playlist "{0}"'),
        ('My playlist "{0}" should begin with "{1}"; leave the rest in order',),
    ).format(name, title)  # fmt: skip
    up = (Tap(_more(state, title)), Tap(say(state, "Move up")))
    plan: tuple[Move, ...] = (
        _to_music(state), Tap(say(state, "Playlists"), last=True), Tap(name), *(up * (len(playlist.songs) - 1)),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把歌单“{name}”中的“{title}”移到最前面")


def longest_song(rng: random.Random, split: Split, state: PhoneState) -> Task:
    playlist = _known(state, rng, split)
    song = max(player.songs_of(state, playlist.songs), key=lambda each: each.length_s)
    goal = worded(
        rng, split,
        ('Which is the longest song of the playlist "{}"? Answer with its title.',
         'Look at my playlist "{}" in Music: what is the title of the longest song?'),
        ('Tell me which song of "{}" in Music takes longest.',),
    ).format(playlist.name)  # fmt: skip
    plan = (_to_music(state), Tap(say(state, "Playlists"), last=True), Tap(playlist.name), Answer(song.title))
    goal_zh = f"歌单“{playlist.name}”里最长的歌曲是哪一首？只回答歌名"
    return Task(goal, plan, goal_zh=goal_zh, answers=(song.title,))


def missing_song(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The song that shall be added is not on the phone: the right end is to say so."""
    playlist, song = _known(state, rng, split, 2), _songs(state, rng, 1)[0]
    player.forget(state, song)
    goal = worded(
        rng, split,
        ('Add the song "{0}" to the playlist "{1}"', 'Put "{0}" into my playlist "{1}" in Music'),
        ('My playlist "{1}" should also have the song "{0}"',),
    ).format(song.title, playlist.name)  # fmt: skip
    plan = (_to_music(state), Fill("search", song.title), Refuse(f"There is no song {song.title} on this phone"))
    goal_zh = f"把歌曲“{song.title}”加入歌单“{playlist.name}”"
    return Task(goal, plan, goal_zh=goal_zh, possible=False)


def show_album(rng: random.Random, split: Split, state: PhoneState) -> Task:
    album = _songs(state, rng, 1)[0].album
    goal = worded(
        rng, split,
        ('Open the album "{}" in Music', 'Show me the songs of the album "{}"'),
        ('Bring up my album "{}"',),
    ).format(album)  # fmt: skip
    plan = (_to_music(state), Tap(say(state, "Albums"), last=True), Tap(album))
    return Task(goal, plan, where=Where(MUSIC, "album", (("name", album),)), goal_zh=f"在音乐中打开专辑“{album}”")


TEMPLATES = (
    Template("music_create_playlist", "Music", 11, create_playlist, "medium", androidworld="RetroCreatePlaylist"),
    Template("music_queue_songs", "Music", 8, queue_songs, androidworld="RetroPlayingQueue"),
    Template("music_playlist_length", "Music", 11, playlist_length, "hard", androidworld="RetroPlaylistDuration"),
    Template("music_save_playlist", "Music", 14, save_playlist, "hard", androidworld="RetroSavePlaylist"),
    Template("music_playlist_from_files", "Music", 11, from_files, "medium", androidworld="VlcCreatePlaylist"),
    Template(
        "music_two_playlists", "Music", 20, two_playlists, "hard", sealed=True, androidworld="VlcCreateTwoPlaylists"
    ),
    Template("music_play_song", "Music", 3, play_song),
    Template("music_sleep_timer", "Music", 5, sleep_timer),
    Template("music_delete_playlist", "Music", 6, delete_playlist),
    Template("music_reorder_playlist", "Music", 8, reorder, "medium", sealed=True),
    Template("music_longest_song", "Music", 5, longest_song, "medium"),
    Template("music_missing_song", "Music", 4, missing_song, "medium", sealed=True),
    Template("music_show_album", "Music", 4, show_album),
)
