"""Names become models, dialects and phones, and a name that is none is said with those there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.errors import NoSuchDevice
from phoneagent.assemble import about, choose_dialect, make_device, make_model
from phoneagent.config import ConfigError, Settings
from phoneagent.models.model import ModelError
from phoneagent.runs import RecordingError


@pytest.mark.parametrize("said", ["", "embeded", "embedded:x", "hf:", "scripted:", "ftp://host/v1", "gpt"])
def test_a_model_there_is_not_is_said_with_those_there_are(said: str) -> None:
    with pytest.raises(ConfigError, match="hf:ORG/NAME"):
        make_model(said)


def test_a_script_that_is_missing_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        make_model(f"scripted:{tmp_path / 'none'}")
    (tmp_path / "empty").write_text("\n\n")
    with pytest.raises(ModelError, match="no reply"):
        make_model(f"scripted:{tmp_path / 'empty'}")


@pytest.mark.parametrize(
    ("model", "dialect"),
    [
        ("embedded", "embedded"),
        ("scripted:x.jsonl", "embedded"),
        ("hf:openbmb/AgentCPM-GUI", "agentcpm_gui"),
        ("http://host/v1#some-model", "openai_tools"),
    ],
)
def test_the_dialect_follows_from_the_models_name(model: str, dialect: str) -> None:
    assert choose_dialect(Settings(model=model)).dialect.id == dialect


def test_a_named_dialect_wins() -> None:
    assert choose_dialect(Settings(model="embedded", dialect="openai_tools")).dialect.id == "openai_tools"
    with pytest.raises(ConfigError, match="no dialect 'klingon'"):
        choose_dialect(Settings(dialect="klingon"))


@pytest.mark.parametrize("address", ["", "phone", "usb:1", "virtual:mars"])
def test_an_address_there_is_not_is_said(address: str) -> None:
    with pytest.raises(NoSuchDevice, match="no address"):
        make_device(Settings(device=address))


def test_a_run_there_is_not_is_no_phone(tmp_path: Path) -> None:
    with pytest.raises(RecordingError):
        make_device(Settings(device="replay:never", runs=str(tmp_path)))


def test_a_recording_says_how_to_do_the_run_again() -> None:
    told = about(Settings(model="http://u:p@h/v1#m", device="virtual:"), "do it", "openai_tools")
    assert (told.model, told.device, told.goal) == ("http://h/v1#m", "virtual:", "do it")
    assert told.version
    assert "u:p" not in str(told)
