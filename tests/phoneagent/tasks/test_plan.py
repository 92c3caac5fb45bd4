"""The oracle's moves, one by one, on the virtual phone."""

from __future__ import annotations

from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Page, PhoneState, StoredFile
from phoneagent.tasks.plan import Act, Fill, Oracle, Tap
from tools.tool import Reach
from tools.toolbox import Toolbox

FILES = "com.google.android.documentsui"


def _in_file(content: str) -> VirtualPhone:
    """A phone that shows a text file."""
    phone = VirtualPhone(PhoneState())
    phone.state.files_stored.append(StoredFile("Documents/a.txt", "text", content=content))
    phone.launch(FILES, Page("text", {"path": "Documents/a.txt"}))
    return phone


def _follow(phone: VirtualPhone, oracle: Oracle, most: int = 12) -> list[str]:
    """What the oracle says until it ends."""
    device, toolbox, said = VirtualDevice(phone), Toolbox(), list[str]()
    for _ in range(most):
        act: Act = oracle.act(device.tree())
        if act.call.name == "finish":
            return said
        said.append(" ".join([act.call.name, *(str(each) for key, each in act.call.arguments.items() if key != "at")]))
        toolbox.run(toolbox.check(act.call), Reach(device))
    raise AssertionError(f"no end: {said}")


def _fill(phone: VirtualPhone, text: str, *, keeps: bool) -> list[str]:
    return _follow(phone, Oracle((Fill("document", text, keeps=keeps),), phone.size_px))


def test_a_field_is_cleared_before_it_is_filled() -> None:
    phone = _in_file("one")
    assert _fill(phone, "two", keeps=False) == ["tap", "clear_text", "type_text two"]


def test_what_stands_in_a_field_is_kept_where_the_text_begins_with_it() -> None:
    phone = _in_file("one")
    assert _fill(phone, "one\n\ntwo", keeps=True) == ["tap", "press_key enter", "press_key enter", "type_text two"]
    assert phone.state.files_stored[0].content == "one\n\ntwo"


def test_adding_to_a_field_goes_on_from_where_somebody_stopped_or_went_wrong() -> None:
    assert _fill(_in_file("one\n\ntw"), "one\n\ntwo", keeps=True) == ["tap", "type_text o"]
    wrong = _in_file("other")
    assert _fill(wrong, "one\ntwo", keeps=True) == ["tap", "clear_text", "type_text one\ntwo"]
    assert wrong.state.files_stored[0].content == "one\ntwo"


def test_a_tap_never_means_the_field_that_holds_the_same_words() -> None:
    phone = VirtualPhone(PhoneState())
    phone.state.files_stored.append(StoredFile("Documents/plan.txt", "text", content="x"))
    phone.launch(FILES)
    field = next(each for each in phone.nodes() if each.class_name == "android.widget.EditText")
    oracle = Oracle((Fill(field.resource_id.rpartition("/")[2], "plan.txt"), Tap("plan.txt")), phone.size_px)
    _follow(phone, oracle)
    assert (phone.page().name, phone.page().args.get("path")) == ("text", "Documents/plan.txt")
