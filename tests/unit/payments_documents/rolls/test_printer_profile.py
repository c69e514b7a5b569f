from collections.abc import Iterator
from pathlib import Path

import pytest

from payments_core.errors import BadValue
from payments_documents.resources import resource_path
from payments_documents.rolls.printer_profile import printer_profile, printer_profiles

FILE = ("printers", "profiles.toml")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A copy of the delivered file that a test may spoil."""
    copy = tmp_path.joinpath(*FILE)
    copy.parent.mkdir()
    copy.write_text(resource_path(*FILE).read_text())
    monkeypatch.setenv("SPORTELLO_RESOURCES", str(tmp_path))
    printer_profiles.cache_clear()
    yield copy
    printer_profiles.cache_clear()


def test_usual_printers_have_their_profile() -> None:
    assert printer_profile("generic-80").dots == 576
    assert printer_profile("generic-58").columns == 32
    assert printer_profile("epson-tm-t88").columns == 42
    assert not printer_profile("pos-5890").cutter


def test_no_profile_claims_what_nobody_saw() -> None:
    assert not any(profile.confirmed for profile in printer_profiles().values())


def test_unknown_profile_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(BadValue, match="printer_profile_unknown") as refused:
        printer_profile("epson")
    assert "epson-tm-t20" in str(refused.value.facts["known"])


@pytest.mark.parametrize(
    ("good", "bad", "field"),
    [
        ("dots = 576", "dots = 570", "dots"),
        ("dots = 576", "dots = true", "dots"),
        ("dots = 576", 'dots = "576"', "dots"),
        ("columns = 48", "columns = 49", "columns"),
        ("small_columns = 64", "small_columns = 40", "small_columns"),
        ("code_page = 19", "code_page = 256", "code_page"),
        ('codec = "cp858"', 'codec = "utf-8"', "codec"),
        ('codec = "cp858"', 'codec = "cp000"', "codec"),
        ("qr_dots = 6", "qr_dots = 15", "qr_dots"),
        ("bar_dots = 3", "bar_dots = 4", "bar_dots"),
        ("feed_lines = 4", "feed_lines = -1", "feed_lines"),
        ("cutter = true", "cuter = true", "cut"),
        ("cutter = true", "cutter = true\nhead = 1", "head"),
        ("[generic-80]", "[generic-80", "-"),
    ],
)
def test_field_that_cannot_be_right_is_named(
    written: Path, good: str, bad: str, field: str
) -> None:
    written.write_text(written.read_text().replace(good, bad, 1))
    with pytest.raises(BadValue, match="printer_profile_malformed") as refused:
        printer_profile("generic-80")
    facts = refused.value.facts
    assert field in str(facts["field"]) or facts["profile"] == "-" == field
