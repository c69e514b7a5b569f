import json
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.services.enrolment_file import read_enrolment_file
from payments_core.errors import BadValue, RuleBroken
from tests.factories.fake_server import NOW

WRITTEN: dict[str, object] = {
    "kind": "desk_enrolment", "format": 1, "server_url": "https://pay.example",
    "enrolment_code": "code-of-a-file", "entity_name": "Comune di Esempio",
    "desk_name": "Sportello 12", "office": "Anagrafe", "training": False,
    "valid_until": (NOW + timedelta(days=1)).isoformat(),
}  # fmt: skip


def written(folder: Path, **changes: object) -> Path:
    path = folder / "sportello-12.json"
    path.write_text(json.dumps(WRITTEN | changes))
    return path


def test_a_file_says_server_code_and_names(tmp_path: Path) -> None:
    found = read_enrolment_file(written(tmp_path), NOW, training=False)
    assert (found.server_url, found.enrolment_code) == ("https://pay.example", "code-of-a-file")
    assert found.desk_name == "Sportello 12"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "something"}, {"format": 2}, {"server_url": "ftp://pay.example"},
        {"server_url": "https://a b"}, {"enrolment_code": "short"}, {"valid_until": "tomorrow"},
        {"valid_until": "2026-12-01T10:00:00"}, {"training": "perhaps"}, {"office": "x" * 20_000},
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(BadValue, match="enrolment_file_malformed"):
        read_enrolment_file(written(tmp_path, **changes), NOW, training=None)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{" * 100_000])
def test_rubbish_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rubbish.json"
    path.write_bytes(content)
    with pytest.raises(BadValue, match="enrolment_file_malformed"):
        read_enrolment_file(path, NOW, training=None)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.json", tmp_path):
        with pytest.raises(BadValue, match="enrolment_file_unreadable"):
            read_enrolment_file(path, NOW, training=None)


def test_a_file_that_has_lapsed_says_since_when(tmp_path: Path) -> None:
    path = written(tmp_path, valid_until=NOW.isoformat())
    with pytest.raises(RuleBroken, match="enrolment_file_lapsed") as refused:
        read_enrolment_file(path, NOW, training=None)
    assert refused.value.facts["until"] == "23/11/2026"


def test_training_and_service_are_told_apart_before_anybody_is_asked(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="enrolment_not_training"):
        read_enrolment_file(written(tmp_path), NOW, training=True)
    with pytest.raises(RuleBroken, match="enrolment_is_training"):
        read_enrolment_file(written(tmp_path, training=True), NOW, training=False)
    assert read_enrolment_file(written(tmp_path, training=True), NOW, training=True).training
