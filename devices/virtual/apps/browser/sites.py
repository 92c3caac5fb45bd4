"""The small internet of this phone: a newspaper, the weather, a club, a search engine, and those who advertise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from devices.virtual.apps.browser import games
from devices.virtual.apps.browser.data import Article
from devices.virtual.apps.browser.web import (
    Advert,
    Block,
    Field,
    Figures,
    Heading,
    Link,
    Paragraph,
    Pick,
    Picture,
    Press,
    Send,
    Tick,
    Typed,
    WebPage,
)
from devices.virtual.apps.tracks.kinds import day_of, day_words
from devices.virtual.state import PhoneState
from devices.virtual.words import translate

NEWS, WEATHER, CLUB, PRIZES, SEARCH = (
    "news.example", "weather.example", "club.example", "prizes.example", "search.example",
)  # fmt: skip
WEATHERS = {
    "sunny": ("Sunny", "sunny"), "cloudy": ("Cloudy", "cloud"), "rain": ("Rain", "rainy"),
    "storm": ("Thunderstorm", "thunderstorm"), "snow": ("Snow", "snowing"), "fog": ("Fog", "foggy"),
}  # fmt: skip
"""Key -> name and icon."""
PLANS = ("Monthly", "Yearly", "Student")


def page_at(state: PhoneState, address: str, typed: Typed) -> WebPage | None:
    """The page under an address, with what is typed in it; None where there is nothing."""
    if address.startswith("file:///sdcard/"):
        return games.page_of_file(state, address.removeprefix("file:///sdcard/"), typed)
    site, _, path = address.removeprefix("https://").partition("/")
    match site:
        case "news.example":
            return _news(state, path)
        case "weather.example" if not path:
            return _weather(state)
        case "club.example":
            return _club(state, path)
        case "prizes.example":
            return _prizes(state, path)
        case "search.example":
            return _results(state, path.partition("?q=")[2])
    return None


def front_pages(state: PhoneState) -> list[tuple[str, str, str]]:
    """Title, address and icon of each site's first page."""
    return [
        (_say(state, "The Daily Harbour"), NEWS, "newspaper"),
        (_say(state, "Weather"), WEATHER, "partly_cloudy_day"),
        (state.browser.net.club, CLUB, "groups"),
    ]


def address_for(typed: str) -> str:
    """Where typed words lead: to an address, else to what the search engine finds."""
    words = typed.strip()
    if words.startswith("file:///"):
        return words
    plain = words.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    is_address = " " not in plain and "." in plain
    return plain.rstrip("/") if is_address else f"{SEARCH}/?q={words}"


def _say(state: PhoneState, words: str) -> str:
    return translate(words, state.look.locale)


def _speaker(state: PhoneState) -> Callable[[str], str]:
    return partial(_say, state)


def _news(state: PhoneState, path: str) -> WebPage | None:
    articles, name = state.browser.net.articles, _say(state, "The Daily Harbour")
    if not path:
        lines: list[Block] = [
            Heading(name, 30),
            Paragraph(day_words(_speaker(state), state.now_s), True),
        ]
        for number, article in enumerate(articles):
            lines.append(Link(article.title, f"{NEWS}/{number + 1}", article.text[:70] + "…"))
            if number == 1:
                lines.append(_advert(state))
        return WebPage(name, tuple(lines), asks_cookies=True)
    number = int(path) if path.isdigit() else 0
    return _article(state, articles[number - 1]) if 0 < number <= len(articles) else None


def _article(state: PhoneState, article: Article) -> WebPage:
    lines: list[Block] = [
        Heading(article.title), Paragraph(_say(state, "By {name}").format(name=article.author), dim=True),
        Picture(article.title), Paragraph(article.text), _advert(state),
    ]  # fmt: skip
    if article.comments:
        lines.append(Heading(_say(state, "Comments"), 20))
        lines += [Paragraph(f"“{comment}”") for comment in article.comments]
    lines.append(Link(_say(state, "Back to the front page"), NEWS))
    return WebPage(article.title, tuple(lines), asks_cookies=True, pop_up=article.advert)


def _advert(state: PhoneState) -> Advert:
    return Advert(_say(state, "A new phone for one coin! Only today."), f"{PRIZES}/phone")


def _weather(state: PhoneState) -> WebPage:
    net = state.browser.net
    lines: list[Block] = [Heading(_say(state, "Weather in {city}").format(city=net.city), 28)]
    for ahead, day in enumerate(net.weather):
        label, symbol = WEATHERS[day.kind]
        when = day_of(state.now_s) + timedelta(days=ahead)
        name = _say(state, "Today") if not ahead else day_words(_speaker(state), when.timestamp())
        rain = _say(state, "{percent}% rain").format(percent=day.rain_percent)
        lines.append(Figures(symbol, f"{name} · {_say(state, label)}", f"{day.high_c}° / {day.low_c}° · {rain}"))
    return WebPage(_say(state, "Weather"), tuple(lines))


def _club(state: PhoneState, path: str) -> WebPage | None:
    net, say = state.browser.net, _speaker(state)
    welcome = say("Welcome to {club}! Meetings every week, all are welcome.").format(club=net.club)
    if not path:
        return WebPage(
            net.club,
            (
                Heading(net.club), Picture(net.club, "groups"), Paragraph(welcome),
                Link(say("Become a member"), f"{CLUB}/join"),
            ),
        )  # fmt: skip
    if path == "welcome":
        return WebPage(net.club, (Heading(say("Thank you!")), Paragraph(welcome), Link(say("Home page"), CLUB)))
    if path != "join":
        return None
    if not net.club_open:
        closed = say("Registration is closed. We take no new members this year.")
        return WebPage(net.club, (Heading(say("Become a member")), Paragraph(closed), Link(say("Home page"), CLUB)))
    names = ("name", "email", "plan", "newsletter", "terms")
    return WebPage(
        net.club,
        (
            Heading(say("Become a member")), Field("name", say("Full name")), Field("email", say("Email address")),
            Paragraph(say("Membership")), Pick("plan", PLANS), Tick("newsletter", say("Send me the newsletter")),
            Tick("terms", say("I have read the club's rules")),
            Send(say("Sign up"), names, ("name", "email", "plan", "terms"), f"{CLUB}/welcome"),
        ),
    )  # fmt: skip


def _prizes(state: PhoneState, path: str) -> WebPage:
    say = _speaker(state)

    def claim() -> Typed:
        return {"claim": path or "prize"}

    return WebPage(
        say("Prizes for you"),
        (
            Heading(say("Congratulations!")), Picture(path or "prize", "redeem"),
            Paragraph(say("You have been chosen. Claim your prize before the time runs out.")),
            Press(say("Claim now"), claim, "redeem"),
        ),
    )  # fmt: skip


def _results(state: PhoneState, query: str) -> WebPage:
    """What the search engine finds: sites and articles in which all the words occur."""
    words = query.lower().split()
    known = [Link(title, address, address) for title, address, _ in front_pages(state)]
    known += [
        Link(article.title, f"{NEWS}/{number + 1}", article.text[:70] + "…")
        for number, article in enumerate(state.browser.net.articles)
    ]
    found = [link for link in known if all(word in f"{link.text} {link.more}".lower() for word in words)]
    title = _say(state, "{query} - Search").format(query=query)
    none = () if found else (Paragraph(_say(state, "Nothing was found for this search.")),)
    return WebPage(title, (Heading(query, 22), *found, *none))
