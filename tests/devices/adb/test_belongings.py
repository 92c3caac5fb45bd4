"""The person's own keyboard and clipboard come back, whatever becomes of the process that borrowed them."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from devices.adb.automation import Automation
from devices.adb.belongings import Belongings
from devices.adb.hosted import HostedPhone
from devices.adb.installing import install_keyboard
from devices.adb.phone import AdbPhone
from devices.virtual.android_settings import IME

OURS = "com.github.uiautomator/.AdbKeyboard"
# A shell that starts the tests in the background has them ignore SIGINT, and a child would inherit that.
_CTRL_C_ENDS = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
_BORROW = """
import sys
from pathlib import Path
from devices.adb.automation import Automation
from devices.adb.belongings import Belongings
from devices.adb.client import AdbServer

port, serial, what, folder = sys.argv[1:]
phone = AdbServer("127.0.0.1", int(port)).phone(serial)
automation = Automation(phone)
belongings = Belongings(phone, automation, Path(folder))
with belongings.keyboard() if what == "keyboard" else belongings.clipboard():
    if what == "keyboard":
        phone.shell(["ime", "set", "com.github.uiautomator/.AdbKeyboard"])
    else:
        automation.call("setClipboard", None, "a secret")
    print("borrowed", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def hosted() -> Iterator[HostedPhone]:
    from devices.virtual.phone import VirtualPhone

    phone = HostedPhone(VirtualPhone())
    assert install_keyboard(phone.client) == OURS
    phone.client.shell(["ime", "enable", OURS])
    yield phone
    phone.close()


@pytest.fixture(autouse=True)
def _as_the_person_has_it(hosted: HostedPhone) -> None:
    with hosted.adbd.handset.use() as virtual:
        virtual.clipboard = "mine"
        virtual.put_setting("secure", "default_input_method", IME)


def now(hosted: HostedPhone) -> tuple[str, str]:
    """The keyboard and the clipboard."""
    with hosted.adbd.handset.use() as virtual:
        return virtual.ime, virtual.clipboard


@contextmanager
def borrower(hosted: HostedPhone, what: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of typing."""
    told = [str(hosted.adb_port), hosted.client.serial, what, str(folder)]
    process = subprocess.Popen(
        [sys.executable, "-c", _CTRL_C_ENDS + _BORROW, *told], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "borrowed\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("what", ["keyboard", "clipboard"])
def test_what_a_killed_process_borrowed_is_given_back_by_the_next_one(
    hosted: HostedPhone, tmp_path: Path, what: str
) -> None:
    with borrower(hosted, what, tmp_path) as process:
        assert now(hosted) == ((OURS, "mine") if what == "keyboard" else (IME, "a secret"))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert now(hosted) != (IME, "mine")
    phone = AdbPhone(hosted.client, notes=tmp_path)
    phone.prepare()
    phone.close()
    assert now(hosted) == (IME, "mine")
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ctrl_c_ends_gives_back_itself(hosted: HostedPhone, tmp_path: Path) -> None:
    with borrower(hosted, "keyboard", tmp_path) as process:
        process.send_signal(signal.SIGINT)
        process.wait()
    assert now(hosted) == (IME, "mine")
    assert list(tmp_path.iterdir()) == []


def test_what_a_process_is_still_using_is_left_to_it(hosted: HostedPhone, tmp_path: Path) -> None:
    with borrower(hosted, "keyboard", tmp_path):
        phone = AdbPhone(hosted.client, notes=tmp_path)
        phone.prepare()
        phone.close()
        assert now(hosted) == (OURS, "mine")


def test_a_failure_gives_back_at_once(hosted: HostedPhone, tmp_path: Path) -> None:
    automation = Automation(hosted.client)
    belongings = Belongings(hosted.client, automation, tmp_path)

    def fails() -> None:
        with belongings.keyboard(), belongings.clipboard():
            hosted.client.shell(["ime", "set", OURS])
            automation.call("setClipboard", None, "other")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    automation.close()
    assert now(hosted) == (IME, "mine")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_note_can_be_read_by_its_owner_alone(hosted: HostedPhone, tmp_path: Path) -> None:
    folder = tmp_path / "borrowed"
    with Belongings(hosted.client, Automation(hosted.client), folder).keyboard():
        (note,) = folder.iterdir()
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_of_two_killed_processes_the_first_knew_what_was_the_persons_own(hosted: HostedPhone, tmp_path: Path) -> None:
    for number, own in ((1, IME), (2, OURS)):
        note = tmp_path / f"VIRTUAL0000.{2**22 + 1}.{number}.json"  # a process number that Linux does not give
        note.write_text(f'{{"keyboard": "{own}", "clipboard": null}}')
        os.utime(note, (number, number))
    (tmp_path / f"VIRTUAL0000.{2**22 + 1}.3.json").write_text('{"keyb')
    hosted.client.shell(["ime", "set", OURS])
    belongings = Belongings(hosted.client, Automation(hosted.client), tmp_path)
    assert [borrowed.keyboard for borrowed in belongings.give_back_what_was_left()] == [IME, OURS]
    assert now(hosted)[0] == IME
    assert list(tmp_path.iterdir()) == []
