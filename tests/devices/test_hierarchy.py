"""Window dumps read into elements: constructed ones, and real ones where the data folder is present."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import NoTree
from devices.hierarchy import parse_hierarchy

REAL = Path(os.environ.get("PHONEAGENT_REAL_DATA", "../shared/data")) / "hierarchies"

BY_CLASS = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<hierarchy index="0" class="hierarchy" rotation="0" width="1080" height="2400">
  <android.widget.FrameLayout index="0" package="com.android.settings" bounds="[0,0][1080,2400]" clickable="false">
    <android.widget.EditText text="" hint="Search &amp; find" bounds="[40,200][1040,320]" focused="true"/>
    <android.widget.Switch text="" content-desc="Wi-Fi" bounds="[900,400][1040,480]" checkable="true" checked="true"/>
    <android.view.View text="nowhere"/>
    <android.view.View text="off the screen" bounds="[-200,-10][0,90]"/>
  </android.widget.FrameLayout>
</hierarchy>"""


def real_cases() -> list[object]:
    listing = REAL / "manifest.json"
    if not listing.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"no real window dumps at {REAL}"))]
    return [pytest.param(case, id=case["file"]) for case in json.loads(listing.read_text("utf-8"))]


@pytest.mark.parametrize("case", real_cases())
def test_a_real_dump_is_read_as_a_person_reads_it_or_refused_with_a_reason(case: dict[str, object]) -> None:
    xml = (REAL / str(case["file"])).read_text("utf-8")
    try:
        elements = parse_hierarchy(xml)
    except NoTree:
        assert "MobileGPT" in str(case["format"])  # another project's own format
        return
    assert len(elements) == xml.count('bounds="[')  # a node without bounds has no place to be touched
    for flag in ("clickable", "password", "scrollable"):
        if flag in case:
            assert sum(getattr(element, flag) for element in elements) == case[flag]
    examples = case.get("examples", [])
    assert isinstance(examples, list)
    for example in examples:
        places = [element.box for element in elements if element.label == example["label"]]
        assert tuple(example["bounds"]) in [(box.left, box.top, box.right, box.bottom) for box in places]


def test_elements_may_be_named_by_their_class() -> None:
    frame, field, switch, away = parse_hierarchy(BY_CLASS)
    assert frame.class_name == "android.widget.FrameLayout"
    assert frame.package == "com.android.settings"
    assert (field.class_name, field.hint, field.focused) == ("android.widget.EditText", "Search & find", True)
    assert (switch.label, switch.checkable, switch.checked) == ("Wi-Fi", True, True)
    assert away.box.left == -200


def test_words_around_a_dump_are_passed_over() -> None:
    assert parse_hierarchy('UI hierchary dumped to: /dev/tty\n<hierarchy rotation="0"></hierarchy>\n') == []


@pytest.mark.parametrize(
    "said", ["", "null", "ERROR: null root node returned by UiTestAutomationBridge.", "<html/>", "<a"]
)
def test_what_is_no_dump_is_refused(said: str) -> None:
    with pytest.raises(NoTree):
        parse_hierarchy(said)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for xml in (text, f'<hierarchy><node text="{text}" bounds="[0,0][1,1]"/></hierarchy>'):
        try:
            parse_hierarchy(xml)
        except NoTree:
            continue
