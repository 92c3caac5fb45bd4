"""Where widgets lie."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.screen import Box
from devices.virtual import fonts
from devices.virtual.layout import lay_out, text_lines
from devices.virtual.widgets import Node, column, field_, icon, icon_button, list_row, row, scroll, space, stack, text

WIDTH_PX, HEIGHT_PX, PX_PER_DP = 720, 1600, 2.0


def laid_out(root: Node, scroll_px: dict[str, int] | None = None, font_scale: float = 1.0) -> Node:
    lay_out(root, WIDTH_PX, HEIGHT_PX, PX_PER_DP, font_scale, scroll_px or {})
    return root


def everything(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in everything(child))]


def test_the_root_covers_the_screen() -> None:
    assert laid_out(column()).box == Box(0, 0, WIDTH_PX, HEIGHT_PX)


def test_a_column_puts_its_children_below_each_other_with_gap_and_padding() -> None:
    first, second = row(height=10), row(height=20)
    laid_out(column(first, second, gap=5, pad=(1, 2, 3, 4)))
    assert (first.box, second.box) == (Box(2, 4, 714, 24), Box(2, 34, 714, 74))


def test_what_grows_takes_the_free_room_by_its_share() -> None:
    fixed, one, three = row(height=100), space(1), space(3)
    laid_out(column(one, fixed, three))
    assert (one.box.height, fixed.box.height, three.box.height) == (350, 200, 1050)


def test_a_row_gives_each_key_the_same_width_up_to_a_pixel_and_leaves_no_gap_at_its_end() -> None:
    keys = [text(letter, grow=1) for letter in "qwertyu"]
    laid_out(column(row(*keys)))
    assert {key.box.width for key in keys} == {102, 103}
    assert keys[-1].box.right == WIDTH_PX


def test_a_child_that_fills_shares_with_one_that_grows() -> None:
    left, right = column(width="fill"), column(grow=1, width=None)
    laid_out(column(row(left, right, height=10, align="fill")))
    assert left.box.width == right.box.width == 360


def test_a_row_centres_its_children_vertically_and_ends_where_it_should() -> None:
    small, tall = icon("add", 24), icon("add", 48)
    laid_out(column(row(small, tall, justify="end")))
    assert small.box == Box(576, 24, 624, 72)
    assert tall.box == Box(624, 0, 720, 96)


def test_between_spreads_the_children() -> None:
    parts = [icon("add", 60) for _ in range(3)]
    laid_out(column(row(*parts, justify="between")))
    assert [part.box.left for part in parts] == [0, 300, 600]


def test_a_stack_centres_what_is_in_it() -> None:
    button = icon_button("add", "Add", lambda: None)
    laid_out(column(row(button)))
    assert button.box == Box(0, 0, 96, 96)
    assert button.children[0].box == Box(24, 24, 72, 72)


def test_a_dialog_is_as_high_as_its_content() -> None:
    card = column(text("Delete?", 24), pad=(24, 24, 24, 24), width=300)
    laid_out(stack(column(height="fill"), stack(card, align="center")))
    line_px = fonts.line_height_px(48, PX_PER_DP)
    assert (card.box.width, card.box.height) == (600, 96 + line_px)
    assert abs(card.box.top - (HEIGHT_PX - card.box.bottom)) <= 1


def test_text_wraps_into_the_room_beside_its_neighbours() -> None:
    words = text(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen", max_lines=3, grow=1
    )
    laid_out(column(row(icon("add", 200), words)))
    lines, is_hint = text_lines(words, PX_PER_DP, 1.0)
    assert len(lines) == 3
    assert lines[-1].endswith(fonts.ELLIPSIS)
    assert not is_hint
    assert words.box.width == 320
    assert words.box.height == 3 * fonts.line_height_px(32, PX_PER_DP)


def test_larger_type_makes_rows_higher() -> None:
    def height_px(font_scale: float) -> int:
        line = list_row("Title", "A subtitle that is long enough to need two lines of the phone's width")
        laid_out(column(line), font_scale=font_scale)
        return line.box.height

    assert height_px(1.6) > height_px(1.0) >= 144


def test_an_empty_field_measures_and_shows_its_hint() -> None:
    field = field_("name", "", lambda _: None, hint="Name")
    laid_out(column(field))
    assert text_lines(field, PX_PER_DP, 1.0) == (("Name",), True)
    assert field.box.height == 112


def test_a_password_field_shows_only_dots() -> None:
    field = field_("pin", "secret", lambda _: None, password=True)
    laid_out(column(field))
    assert text_lines(field, PX_PER_DP, 1.0) == (("••••••",), False)


def list_of(count: int) -> tuple[Node, list[Node]]:
    rows = [row(height=100) for _ in range(count)]
    return column(row(height=50), scroll("list", *rows), row(height=50), height="fill"), rows


def test_a_list_scrolls_and_clips_what_is_outside_of_its_window() -> None:
    page, rows = list_of(20)
    laid_out(page, {"list": 150})
    window = page.children[1]
    assert window.box == Box(0, 100, WIDTH_PX, 1500)
    assert (window.content_px, window.scroll_px) == (4000, 150)
    assert (rows[0].box, rows[0].visible) == (Box(0, -50, WIDTH_PX, 150), Box(0, 100, WIDTH_PX, 150))
    assert rows[7].visible == Box(0, 1350, WIDTH_PX, 1500)
    assert rows[8].visible.width == 0


@pytest.mark.parametrize(("asked_px", "shown_px"), [(-5, 0), (99_999, 2600)])
def test_scrolling_ends_at_the_ends_of_the_list(asked_px: int, shown_px: int) -> None:
    page, _ = list_of(20)
    laid_out(page, {"list": asked_px})
    assert page.children[1].scroll_px == shown_px


def test_a_short_list_does_not_scroll() -> None:
    page, rows = list_of(3)
    laid_out(page, {"list": 500})
    assert page.children[1].scroll_px == 0
    assert rows[0].box.top == 100


def test_a_list_in_a_dialog_is_no_higher_than_the_screen() -> None:
    lines = scroll("choices", *(row(height=100) for _ in range(30)))
    card = column(text("Choose"), lines, row(height=40), width=300)
    laid_out(stack(stack(card, align="center")))
    assert card.box == Box(60, 0, 660, HEIGHT_PX)
    assert lines.box.bottom == HEIGHT_PX - 80
    assert lines.content_px == 6000


def trees() -> st.SearchStrategy[Node]:
    sizes = st.sampled_from([None, "fill", 24, 200])
    leaf = st.builds(
        lambda words, lines, width: text(words, max_lines=lines, width=width),
        st.text(max_size=60), st.integers(0, 3), sizes,
    )  # fmt: skip

    def container(children: st.SearchStrategy[list[Node]]) -> st.SearchStrategy[Node]:
        return st.builds(
            lambda make, inside, width, height, grow, gap, align: make(
                *inside, width=width, height=height, grow=grow, gap=gap, align=align
            ),
            st.sampled_from([row, column, stack]), children, sizes, sizes, st.sampled_from([0, 1]),
            st.sampled_from([0, 8]), st.sampled_from(["start", "center", "end", "fill"]),
        )  # fmt: skip

    return st.recursive(leaf, lambda below: container(st.lists(below, max_size=4)), max_leaves=12)


@settings(max_examples=60, deadline=None)
@given(trees())
def test_what_is_visible_of_any_widget_lies_in_its_box_its_parent_and_the_screen(tree: Node) -> None:
    laid_out(column(tree))

    def check(node: Node, within: Box) -> None:
        seen = node.visible
        if seen.width <= 0 or seen.height <= 0:
            assert all(below.visible.width <= 0 for below in everything(node)[1:])
            return
        for outer in (within, node.box):
            assert outer.left <= seen.left
            assert outer.top <= seen.top
            assert seen.right <= outer.right
            assert seen.bottom <= outer.bottom
        for child in node.children:
            check(child, seen)

    check(tree, Box(0, 0, WIDTH_PX, HEIGHT_PX))
