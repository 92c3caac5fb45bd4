"""Tasks in Music: playlists deleted and put in order, the queue, playing, the sleep timer, questions."""

from __future__ import annotations

import random

from devices.virtual.apps.music import player
from devices.virtual.apps.music.data import Playlist
from devices.virtual.apps.music.playing import SLEEP_MINUTES
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Answer, Fill, Move, Refuse, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.whole_phone.music_playlists import MUSIC, PLAYLISTS, listed, more, new_name, some_songs, to_music
from phoneagent.tasks.wording import say, worded


def queue_songs(rng: random.Random, split: Split, state: PhoneState) -> Task:
    songs = some_songs(state, rng, rng.choice((2, 3)))
    titles = listed([song.title for song in songs])
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
        moves += [Tap(say(state, "Songs"), last=True), Tap(more(state, song.title)), Tap(say(state, "Add to queue"))]
    goal_zh = f"在音乐中按顺序把这些歌曲加入播放队列：{titles}"
    return Task(goal, (to_music(state), *moves), want, goal_zh=goal_zh)


def play_song(rng: random.Random, split: Split, state: PhoneState) -> Task:
    song = some_songs(state, rng, 1)[0]
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
    return Task(goal, (to_music(state), Tap(song.title)), want, goal_zh=f"播放歌曲“{song.title}”", either=either)


def sleep_timer(rng: random.Random, split: Split, state: PhoneState) -> Task:
    song = some_songs(state, rng, 1)[0]
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
        to_music(state), Tap(say(state, "Now playing"), unless=say(state, "Sleep timer")),
        Tap(say(state, "Sleep timer")), Tap(say(state, "{count} minutes").format(count=minutes)),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把音乐的睡眠定时器设为{minutes}分钟")


def _known(state: PhoneState, rng: random.Random, split: Split, songs: int = 3) -> Playlist:
    """A playlist that is there, with some songs."""
    playlist = Playlist(
        state.new_id(), new_name(state, rng, split), [song.id for song in some_songs(state, rng, songs)]
    )
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
        to_music(state), Tap(say(state, "Playlists"), last=True), Tap(more(state, name)),
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
    up = (Tap(more(state, title)), Tap(say(state, "Move up")))
    plan: tuple[Move, ...] = (
        to_music(state), Tap(say(state, "Playlists"), last=True), Tap(name), *(up * (len(playlist.songs) - 1)),
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
    plan = (to_music(state), Tap(say(state, "Playlists"), last=True), Tap(playlist.name), Answer(song.title))
    goal_zh = f"歌单“{playlist.name}”里最长的歌曲是哪一首？只回答歌名"
    return Task(goal, plan, goal_zh=goal_zh, answers=(song.title,))


def missing_song(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The song that shall be added is not on the phone: the right end is to say so."""
    playlist, song = _known(state, rng, split, 2), some_songs(state, rng, 1)[0]
    player.forget(state, song)
    goal = worded(
        rng, split,
        ('Add the song "{0}" to the playlist "{1}"', 'Put "{0}" into my playlist "{1}" in Music'),
        ('My playlist "{1}" should also have the song "{0}"',),
    ).format(song.title, playlist.name)  # fmt: skip
    plan = (to_music(state), Fill("search", song.title), Refuse(f"There is no song {song.title} on this phone"))
    goal_zh = f"把歌曲“{song.title}”加入歌单“{playlist.name}”"
    return Task(goal, plan, goal_zh=goal_zh, possible=False)


def show_album(rng: random.Random, split: Split, state: PhoneState) -> Task:
    album = some_songs(state, rng, 1)[0].album
    goal = worded(
        rng, split,
        ('Open the album "{}" in Music', 'Show me the songs of the album "{}"'),
        ('Bring up my album "{}"',),
    ).format(album)  # fmt: skip
    plan = (to_music(state), Tap(say(state, "Albums"), last=True), Tap(album))
    return Task(goal, plan, where=Where(MUSIC, "album", (("name", album),)), goal_zh=f"在音乐中打开专辑“{album}”")


TEMPLATES = (
    *PLAYLISTS,
    Template("music_queue_songs", "Music", 8, queue_songs, androidworld="RetroPlayingQueue"),
    Template("music_play_song", "Music", 3, play_song),
    Template("music_sleep_timer", "Music", 5, sleep_timer),
    Template("music_delete_playlist", "Music", 6, delete_playlist),
    Template("music_reorder_playlist", "Music", 8, reorder, "medium", sealed=True),
    Template("music_longest_song", "Music", 5, longest_song, "medium"),
    Template("music_missing_song", "Music", 4, missing_song, "medium", sealed=True),
    Template("music_show_album", "Music", 4, show_album),
)
