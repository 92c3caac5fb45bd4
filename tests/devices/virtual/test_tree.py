"""The window dump."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.hierarchy import Element, parse_hierarchy
from devices.screen import Box
from devices.virtual.layout import lay_out
from devices.virtual.tree import dump, elements
from devices.virtual.widgets import (
    Node,
    app_bar,
    button,
    checkbox,
    column,
    divider,
    field_,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    switch_row,
    text,
)

PACKAGE = "com.android.settings"


def nothing(*_: object) -> None:
    """What a widget does in these tests."""


def seen(root: Node, focus: str = "") -> list[Element]:
    """The tree's elements; that its XML says the same is checked by the way."""
    lay_out(root, 360, 640, 1.0, 1.0, {})
    found = elements(root, PACKAGE, focus)
    assert parse_hierarchy(dump(root, PACKAGE, focus=focus)) == found
    return found


def labelled(found: list[Element], label: str) -> Element:
    (one,) = [element for element in found if element.label == label]
    return one


def test_a_text_says_what_it_is_and_where() -> None:
    title = labelled(seen(column(app_bar("Display"))), "Display")
    assert title.class_name == "android.widget.TextView"
    assert title.resource_id == "com.android.settings:id/title"
    assert (title.package, title.clickable) == (PACKAGE, False)


def test_an_icon_button_is_a_clickable_with_a_description() -> None:
    found = labelled(seen(column(row(icon_button("add", "New note", nothing)))), "New note")
    assert found == Element(
        "", "New note", "", "android.widget.ImageButton", PACKAGE, Box(0, 0, 48, 48), clickable=True, focusable=True
    )


def test_a_disabled_button_is_there_but_not_enabled() -> None:
    found = labelled(seen(column(button("Save", None))), "Save")
    assert (found.enabled, found.clickable) == (False, False)


def test_a_switch_row_is_clickable_and_holds_a_checked_switch() -> None:
    found = seen(column(switch_row("Wi-Fi", True, nothing)))
    (toggle,) = [element for element in found if element.class_name == "android.widget.Switch"]
    (line,) = [element for element in found if element.clickable]
    assert (toggle.checkable, toggle.checked, toggle.clickable) == (True, True, False)
    assert line.class_name == "android.widget.LinearLayout"


def test_an_unchecked_box_is_checkable() -> None:
    (box,) = [element for element in seen(column(row(checkbox(False, nothing)))) if element.checkable]
    assert (box.checked, box.clickable, box.class_name) == (False, True, "android.widget.CheckBox")


def test_an_empty_field_says_its_hint_as_android_does() -> None:
    page = column(field_("name", "", nothing, hint="Name"), field_("phone", "123", nothing, hint="Phone"))
    found = seen(page, focus="phone")
    name, phone = labelled(found, "Name"), labelled(found, "123")
    assert (name.focused, phone.focused) == (False, True)
    assert (name.class_name, name.clickable, name.resource_id) == (
        "android.widget.EditText", True, "com.android.settings:id/name",
    )  # fmt: skip
    hints = [node.get("hint") for node in ElementTree.fromstring(dump(page, PACKAGE)).iter("node") if node.get("hint")]
    assert hints == ["Name", "Phone"]


def test_a_password_never_appears_in_the_dump() -> None:
    page = column(field_("pin", "hunter2", nothing, password=True))
    found = labelled(seen(page), "•" * 7)
    assert found.password
    assert "hunter2" not in dump(page, PACKAGE)


def test_only_what_can_be_seen_is_in_the_dump_and_bounds_are_the_visible_part() -> None:
    found = seen(column(scroll("list", *(list_row(f"Row {number}") for number in range(30))), height="fill"))
    labels = [element.text for element in found if element.text]
    assert labels[0] == "Row 0"
    assert labels[-1] == "Row 11"
    assert all(element.box.bottom <= 640 for element in found)
    assert [element.scrollable for element in found if element.class_name == "android.widget.ScrollView"] == [True]


def test_a_list_that_fits_is_not_scrollable() -> None:
    assert not any(element.scrollable for element in seen(column(scroll("list", text("One")), height="fill")))


def test_empty_room_is_no_node_but_a_line_is() -> None:
    found = seen(column(space(height=20), divider(), text("Below")))
    assert [element.class_name for element in found][1:] == ["android.view.View", "android.widget.TextView"]


def test_bars_belong_to_another_package() -> None:
    bar = row(text("9:41", id="clock"), package="com.android.systemui")
    found = seen(column(bar, text("Page")))
    assert labelled(found, "9:41").resource_id == "com.android.systemui:id/clock"
    assert labelled(found, "Page").package == PACKAGE


def test_the_root_says_the_rotation_and_nodes_count_their_place() -> None:
    page = column(text("One"), text("Two"))
    lay_out(page, 360, 640, 1.0, 1.0, {})
    root = ElementTree.fromstring(dump(page, PACKAGE, rotation=1))
    assert (root.tag, root.get("rotation")) == ("hierarchy", "1")
    assert [node.get("index") for node in root.iter("node")] == ["0", "0", "1"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_whatever_gives_xml_that_can_be_parsed(words: str, desc: str) -> None:
    found = seen(column(text(words, max_lines=0, desc=desc)))
    assert len(found) in (1, 2)


def test_what_xml_cannot_say_becomes_a_dot() -> None:
    assert [element.text for element in seen(column(text("a\x00b\ud800c\ufffe")))][1:] == ["a.b.c."]
