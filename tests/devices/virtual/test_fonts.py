"""Words as lines and masks."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.virtual import fonts

WRITING = st.text(st.sampled_from("abc xyz.,-ÄéŁ中文设置，。（）😀\n"), max_size=80)


def test_words_break_at_spaces() -> None:
    room_px = fonts.width_px("hello wide", 32) + 1
    assert fonts.wrap("hello wide world", 32, False, room_px, 0) == ("hello wide", "world")


def test_chinese_breaks_anywhere_but_before_a_comma() -> None:
    room_px = fonts.width_px("蓝牙设置", 32) + 1
    assert fonts.wrap("蓝牙设置，网络", 32, False, room_px, 0) == ("蓝牙设", "置，网络")


def test_a_word_wider_than_the_room_is_broken() -> None:
    lines = fonts.wrap("Donaudampfschifffahrt", 32, False, 120, 0)
    assert "".join(lines) == "Donaudampfschifffahrt"
    assert len(lines) > 2


def test_a_single_line_that_is_too_long_ends_in_an_ellipsis() -> None:
    (line,) = fonts.wrap("a rather long line", 32, False, 150, 1)
    assert line.endswith(fonts.ELLIPSIS)
    assert fonts.width_px(line, 32) <= 150


@settings(max_examples=100, deadline=None)
@given(WRITING, st.integers(80, 600), st.integers(0, 4), st.booleans())
def test_lines_fit_the_room_and_lose_nothing_but_spaces(words: str, room_px: int, max_lines: int, bold: bool) -> None:
    lines = fonts.wrap(words, 28.0, bold, room_px, max_lines)
    assert all(fonts.width_px(line, 28.0, bold) <= room_px for line in lines)
    if max_lines:
        assert len(lines) <= max_lines
    if not lines[-1].endswith(fonts.ELLIPSIS):
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", words)


@pytest.mark.parametrize("words", ["Ag", "Łódź", "设置", "→", "😀", "🦖", "Wi-Fi 设置 😀 🦖"])
def test_every_character_leaves_ink_even_where_no_font_has_it(words: str) -> None:
    glyphs = fonts.text_mask(words, 32.0)
    assert glyphs.mask.getextrema()[1] == 255
    assert abs(glyphs.mask.width - fonts.width_px(words, 32.0)) < 12


def test_bold_is_heavier_in_both_scripts() -> None:
    def ink(words: str, bold: bool) -> int:
        return sum(fonts.text_mask(words, 32.0, bold).mask.tobytes())

    assert ink("Settings", True) > 1.1 * ink("Settings", False)
    assert ink("设置", True) > 1.1 * ink("设置", False)


def test_a_filled_icon_has_more_ink_than_its_outline() -> None:
    assert sum(fonts.icon_mask("star_fill", 48).mask.tobytes()) > 1.3 * sum(fonts.icon_mask("star", 48).mask.tobytes())


def test_an_unknown_icon_says_how_to_add_it() -> None:
    with pytest.raises(KeyError, match=r"no icon 'unicorn_of_doom'; add it to scripts/icon_names.txt"):
        fonts.icon_mask("unicorn_of_doom", 24)


def test_every_icon_the_phone_names_is_shipped() -> None:
    with resources.as_file(resources.files("devices.virtual")) as folder:
        sources = [path.read_text(encoding="utf-8") for path in Path(folder).rglob("*.py")]
    calls = r"""(?:\bicon|icon_button|fab)\(\s*"([a-z0-9_]+)"|\b(?:icon|leading)(?:: str)? ?= ?"([a-z0-9_]+)\""""
    named = {name for source in sources for pair in re.findall(calls, source) for name in pair if name}
    assert named
    assert sorted(name for name in named if not fonts.has_icon(name)) == []


def test_the_chinese_font_has_the_common_characters_and_licences_lie_beside_the_fonts() -> None:
    assets = resources.files("devices.virtual").joinpath("assets")
    covered = assets.joinpath("coverage.json").read_text(encoding="utf-8")
    assert set("设置网络蓝牙显示声音应用通知电池存储安全隐私位置联系人闹钟时钟便签删除取消确定搜索") <= set(covered)
    for name in ("LICENSE-noto-sans-sc.txt", "LICENSE-noto-emoji.txt", "LICENSE-roboto-and-material-symbols.txt"):
        assert len(assets.joinpath(name).read_text(encoding="utf-8")) > 3000
