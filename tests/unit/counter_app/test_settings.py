from pathlib import Path

import pytest

from counter_app.settings import (
    HOME_VARIABLE,
    CounterSettings,
    PrinterSettings,
    load_settings,
    machine_folder,
)
from payments_core.errors import BadValue


def test_home_and_profile_come_from_the_environment(tmp_path: Path) -> None:
    settings = load_settings(
        {"SPORTELLO_COUNTER_HOME": str(tmp_path), "SPORTELLO_COUNTER_PROFILE": "training"}
    )
    assert settings.profile_folder == tmp_path / "training"
    for path in (settings.mark_path, settings.clock_path, settings.attempts_path):
        assert not path.is_relative_to(settings.profile_folder)
    assert settings.printers == PrinterSettings()


def test_printers_and_language_come_from_the_profiles_file(tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "counter.toml").write_text(
        'language = "en"\n[printers]\npaper = "qt:Ufficio_A4"\nroll = "tcp:10.0.0.5:9100"\n'
    )
    settings = load_settings({"SPORTELLO_COUNTER_HOME": str(tmp_path)})
    assert settings.printers == PrinterSettings("qt:Ufficio_A4", "tcp:10.0.0.5:9100")
    assert settings.language == "en"


def test_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "counter.toml").write_text("[printers")
    with pytest.raises(BadValue, match="settings_malformed"):
        load_settings({"SPORTELLO_COUNTER_HOME": str(tmp_path)})


@pytest.mark.parametrize("profile", ["../other", "", "a b"])
def test_profile_is_a_plain_name(tmp_path: Path, profile: str) -> None:
    with pytest.raises(BadValue, match="profile_name_malformed"):
        load_settings(
            {"SPORTELLO_COUNTER_HOME": str(tmp_path), "SPORTELLO_COUNTER_PROFILE": profile}
        )


def test_folder_is_the_machines_where_it_may_be_written_else_the_accounts(tmp_path: Path) -> None:
    folder = machine_folder({"XDG_STATE_HOME": str(tmp_path)})
    assert folder in (Path("/var/lib/sportello-pagamenti"), tmp_path / "sportello-pagamenti")


@pytest.mark.parametrize(("profile", "training"), [("training", True), ("service", False)])
def test_two_profiles_say_what_they_are_for(tmp_path: Path, profile: str, training: bool) -> None:
    assert CounterSettings(tmp_path, profile).training is training
    assert CounterSettings(tmp_path, "try_out").training is None


@pytest.mark.parametrize("told", ["0", "-1", "31", "true", '"5"', "2.5"])
def test_the_window_always_locks_itself(tmp_path: Path, told: str) -> None:
    environ = {HOME_VARIABLE: str(tmp_path)}
    assert load_settings(environ).lock_minutes == 5
    (tmp_path / "service").mkdir()
    path = tmp_path / "service" / "counter.toml"
    path.write_text("lock_minutes = 12")
    assert load_settings(environ).lock_minutes == 12
    path.write_text(f"lock_minutes = {told}")
    with pytest.raises(BadValue, match="lock_minutes_malformed"):
        load_settings(environ)
