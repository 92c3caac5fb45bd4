"""Fills the Browser: what its small internet shows, and what was visited and kept before."""

from __future__ import annotations

from random import Random

from devices.virtual import content
from devices.virtual.apps.browser import lists, sites
from devices.virtual.apps.browser.data import Article, Bookmark, Net, Tab, Visit, WeatherDay
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

DAYS = 6


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    chinese, browser = state.look.locale == "zh", state.browser
    net = browser.net
    stories = part(lists.STORIES_ZH if chinese else lists.STORIES, split)
    for story in rng.sample(stories, min(len(stories), rng.randrange(3, 7))):
        net.articles.append(article_of(story, rng, split, state.look.locale)[0])
    net.city = rng.choice(content.words(split).cities)
    net.club = rng.choice(part(lists.CLUB_ZH if chinese else lists.CLUB, split))
    warm_c = rng.randrange(-4, 30)
    net.weather = [_weather_day(rng, warm_c) for _ in range(DAYS)]
    _past(state, rng, net)


def article_of(story: str, rng: Random, split: Split, locale: str) -> tuple[Article, int]:
    """A story as it is printed, and the number in it."""
    title, words, _ = story.split(" | ")
    number = rng.randrange(12, 98)
    comments = lists.COMMENT_ZH if locale == "zh" else lists.COMMENT
    said = rng.sample(comments, rng.randrange(3))
    return Article(title, content.words(split, locale).person(rng), words.format(n=number), said), number


def _weather_day(rng: Random, warm_c: int) -> WeatherDay:
    kinds = [kind for kind in sites.WEATHERS if kind != "snow" or warm_c < 4]
    high_c = warm_c + rng.randrange(-4, 5)
    kind = rng.choice(kinds)
    wet = kind in ("rain", "storm", "snow")
    rain_percent = rng.randrange(11, 20) * 5 if wet else rng.randrange(8) * 5
    return WeatherDay(kind, high_c, high_c - rng.randrange(3, 11), rain_percent)


def _past(state: PhoneState, rng: Random, net: Net) -> None:
    """Visits, bookmarks and tabs from before."""
    browser = state.browser
    known = [(title, address) for title, address, _ in sites.front_pages(state)]
    known += [(article.title, f"{sites.NEWS}/{number + 1}") for number, article in enumerate(net.articles)]
    visits = sorted(state.now_s - rng.randrange(600, 600_000) for _ in range(rng.randrange(7)))
    browser.history = [Visit(*rng.choice(known), at_s) for at_s in visits]
    browser.bookmarks = [Bookmark(*each) for each in rng.sample(known, rng.choice((0, 1, 2, 3)))]
    for _ in range(rng.choice((0, 0, 1, 2))):
        browser.tabs.append(Tab(state.new_id(), ["", rng.choice(known)[1]]))
    browser.tabs.append(Tab(state.new_id()))
    browser.tab = browser.tabs[-1].id
