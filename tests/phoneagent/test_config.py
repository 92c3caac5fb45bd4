"""Flags win over the environment, the environment over the file, and nonsense is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from phoneagent.config import ConfigError, Settings, load


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('device = "adb:file"\nmodel = "hf:file"\nmax_steps = 7\nruns = "elsewhere"\n')
    environ = {"PHONEAGENT_DEVICE": "adb:environ", "PHONEAGENT_MODEL": "hf:environ", "PHONEAGENT_MAX_STEPS": "9"}
    settings = load({"device": "adb:flag", "model": None}, environ, file)
    assert settings == Settings(device="adb:flag", model="hf:environ", runs="elsewhere", max_steps=9)


def test_without_anything_there_are_defaults(tmp_path: Path) -> None:
    assert load({}, {}, tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "'colour', which is no setting"),
        ("max_steps = ", "cannot be read"),
        ('max_steps = "many"', "max_steps is 'many'; it must be a whole number"),
        ("max_steps = true", "it must be a whole number"),
        ("max_steps = 0", "at least 1"),
        ("model = 3", "model is 3; it must be a text"),
        ("constrain = 3", "constrain is 3; it must be true or false"),
        ('price_in = "cheap"', "price_in is 'cheap'; it must be a number"),
        ("price_in = true", "it must be a number"),
        ("price_out = -1", "at least 0"),
        ("price_out = nan", "at least 0"),
    ],
)
def test_a_file_that_cannot_be_meant_is_said(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as error:
        load({}, {}, file)
    assert said in str(error.value)


@pytest.mark.parametrize(("said", "meant"), [("off", False), ("0", False), ("No", False), ("true", True), ("1", True)])
def test_a_switch_in_the_environment_is_said_in_words(tmp_path: Path, said: str, meant: bool) -> None:
    assert load({}, {"PHONEAGENT_CONSTRAIN": said}, tmp_path / "none.toml").constrain is meant


def test_prices_are_numbers_wherever_they_are_said(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("price_in = 2\nprice_out = 0.5\n")
    settings = load({"price_out": 8.0}, {"PHONEAGENT_PRICE_IN": "0.25"}, file)
    assert (settings.price_in, settings.price_out) == (0.25, 8.0)


def test_what_is_recorded_holds_no_password() -> None:
    public = Settings(model="https://me:secret@host:8000/v1?key=secret#name").public()
    assert public.model == "https://host:8000/v1#name"
