"""The Browser, used by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.browser import browsing, games, sites
from devices.virtual.apps.browser.data import Article, Browser, Net, Sent, Tab, WeatherDay
from devices.virtual.apps.links import follow
from devices.virtual.state import StoredFile

if TYPE_CHECKING:
    from conftest import Hand


@pytest.fixture
def browser(filled: Callable[[str], Hand]) -> Hand:
    hand = filled("com.android.chrome")
    articles = [
        Article("Bees", "Ann Reed", "There are 12 hives.", ["First!"]),
        Article("Trams", "Bo Lee", "Every hour."),
    ]
    net = Net(articles, "Oslo", [WeatherDay("sunny", 21, 9, 5)] * 3, "Chess Circle")
    hand.state.browser = Browser(net, [Tab(500)], 500)
    hand.phone.changed()
    return hand


def go(hand: Hand, address: str) -> None:
    browsing.go(hand.state, address)
    hand.phone.changed()


def game(hand: Hand, kind: str) -> None:
    hand.state.files_stored.append(StoredFile(f"Download/{kind}.html", "page", content=f"{kind} 7"))
    go(hand, f"file:///sdcard/Download/{kind}.html")


def test_an_address_is_typed_and_back_leads_back(browser: Hand) -> None:
    browser.tap("Search or type web address")
    browser.phone.type_text("weather.example")
    browser.phone.key("enter")
    assert "Weather in Oslo" in browser.shown()
    browser.phone.key("back")
    assert "Weather" in browser.shown()
    assert "Weather in Oslo" not in browser.shown()
    browser.tap("More options")
    browser.tap("Page forward")
    assert "Weather in Oslo" in browser.shown()
    assert [visit.address for visit in browser.state.browser.history] == ["weather.example"] * 2


def test_what_is_no_address_is_searched_for(browser: Hand) -> None:
    assert sites.address_for("bees hives") == "search.example/?q=bees hives"
    assert sites.address_for("https://news.example/") == "news.example"
    go(browser, sites.address_for("bees"))
    browser.tap("Bees", at=-1)
    assert browser.state.browser.tabs[0].trail[-1] == "news.example/1"


def test_where_nothing_is_the_browser_says_so(browser: Hand) -> None:
    go(browser, "nowhere.example")
    assert "This site can't be reached" in browser.shown()


def test_the_newspaper_asks_about_cookies_before_it_lets_one_read(browser: Hand) -> None:
    go(browser, "news.example")
    browser.tap("Reject all")
    assert browser.state.browser.cookies == {"news.example": "needed"}
    browser.tap("Bees")
    assert "There are 12 hives." in browser.shown()


def test_a_pop_up_is_closed_by_its_small_cross(browser: Hand) -> None:
    browser.state.browser.net.articles[0].advert = "You win!"
    browser.state.browser.cookies["news.example"] = "all"
    go(browser, "news.example/1")
    browser.tap("Close")
    assert "You win!" not in browser.shown()
    assert browser.state.browser.sent == []
    go(browser, "news.example/1")
    browser.tap("Claim your prize")
    browser.tap("Claim now")
    assert browser.state.browser.sent == [Sent("prizes.example/visitor", {"claim": "visitor"})]


def test_a_form_is_sent_once_nothing_is_missing(browser: Hand) -> None:
    go(browser, "club.example/join")
    browser.type("name", "Ann Reed")
    browser.phone.key("back")
    browser.tap("Sign up")
    assert browser.state.browser.sent == []
    browser.type("email", "ann@example.com")
    browser.phone.key("back")
    browser.tap("Yearly")
    browser.tap("I have read the club's rules")
    browser.tap("Sign up")
    (sent,) = browser.state.browser.sent
    assert sent.fields == {
        "name": "Ann Reed", "email": "ann@example.com", "plan": "Yearly", "newsletter": "", "terms": "yes",
    }  # fmt: skip
    assert "Thank you!" in browser.shown()


def test_a_page_is_bookmarked_and_the_bookmark_deleted(browser: Hand) -> None:
    go(browser, "weather.example")
    browser.tap("More options")
    browser.tap("Add bookmark")
    assert [mark.address for mark in browser.state.browser.bookmarks] == ["weather.example"]
    browser.tap("More options")
    browser.tap("Bookmarks")
    browser.tap("Delete Weather")
    assert browser.state.browser.bookmarks == []


def test_tabs_are_opened_switched_and_closed(browser: Hand) -> None:
    go(browser, "weather.example")
    browser.tap("More options")
    browser.tap("New tab")
    assert len(browser.state.browser.tabs) == 2
    browser.tap("Switch or close tabs")
    browser.tap("Weather")
    assert "Weather in Oslo" in browser.shown()
    browser.tap("Switch or close tabs")
    browser.tap("Close all tabs")
    browser.tap("Close all", at=-1)
    assert "No open tabs" in browser.shown()
    browser.back()
    assert "Weather in Oslo" not in browser.shown()
    assert len(browser.state.browser.tabs) == 1


@pytest.mark.parametrize("seed", [str(number) for number in range(20)])
def test_every_maze_can_be_solved_by_its_moves(seed: str) -> None:
    open_squares, moves = games.maze(seed)
    row, column = 0, 0
    for move in moves:
        row, column = row + games.MOVES[move][0], column + games.MOVES[move][1]
        assert (row, column) in open_squares
    assert (row, column) == games.END


def test_the_maze_is_walked_and_walls_stop_the_x(browser: Hand) -> None:
    game(browser, "maze")
    browser.tap("Up")
    assert "There is a wall." in browser.shown()
    for move in games.maze("7")[1]:
        browser.tap(move)
    assert "Well done!" in browser.shown()
    assert browser.state.browser.sent == [Sent("file:///sdcard/Download/maze.html", {"maze": "solved"})]


def test_the_numbers_are_shown_one_by_one_and_only_their_product_counts(browser: Hand) -> None:
    game(browser, "multiply")
    for number in games.numbers("7"):
        browser.tap("Show a number")
        assert str(number) in browser.shown()
    browser.type("answer", "1")
    browser.phone.key("back")
    browser.tap("Submit")
    assert browser.state.browser.sent == []
    browser.type("answer", "")
    browser.phone.set_focused_text(str(math.prod(games.numbers("7"))))
    browser.phone.key("back")
    browser.tap("Submit")
    assert "Correct!" in browser.shown()


def test_a_drawing_is_sent_with_the_colors_it_has(browser: Hand) -> None:
    game(browser, "draw")
    browser.tap("Square 1")
    assert "Choose a color first." in browser.shown()
    for color, square in (("Red", 1), ("Blue", 2), ("Blue", 3), ("Blue", 3)):
        browser.tap(color)
        browser.tap(f"Square {square}")
    browser.tap("Submit")
    assert browser.state.browser.sent[0].fields == {"colors": "Blue, Red"}


def test_a_link_of_another_app_opens_in_a_tab_of_its_own(browser: Hand) -> None:
    browser.phone.launch("org.phoneagent.notes")
    assert follow(browser.phone, "https://weather.example")
    assert "Weather in Oslo" in browser.shown()
    assert len(browser.state.browser.tabs) == 2
