from typing import Any

import pytest

from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.uploads import files
from hub_sandbox.uploads.files import PaymentPositionIupds, PaymentPositions, read_file
from hub_sandbox.uploads.multipart import SentFile
from tests.factories.uploads import iupds_file, numbered_positions, positions_file, zipped


def refused(content: bytes | None, name: str = "a.zip", kind: Any = PaymentPositions) -> str:
    sent = None if content is None else SentFile(name, content)
    with pytest.raises(PositionRefusal) as caught:
        read_file(kind, sent)
    assert caught.value.status == 400
    return caught.value.title


def test_positions_and_iupds_are_read() -> None:
    sent = SentFile("a.zip", positions_file(numbered_positions(2)))
    read = read_file(PaymentPositions, sent).payment_positions
    assert [one.iupd for one in read] == ["POS-0", "POS-1"]
    sent = SentFile("a.zip", iupds_file(["POS-0"]))
    assert read_file(PaymentPositionIupds, sent).payment_position_iupds == ("POS-0",)


def test_folder_in_the_zip_does_no_harm() -> None:
    sent = SentFile(
        "a.zip", zipped(("in/", b""), ("in/a.json", b'{"paymentPositionIUPDs": ["A"]}'))
    )
    assert read_file(PaymentPositionIupds, sent).payment_position_iupds == ("A",)


def test_only_a_zip_with_one_json_is_taken() -> None:
    good = positions_file(numbered_positions(1))
    assert refused(None) == "EMPTY FILE"
    assert refused(good, "a.json") == "NOT A ZIP FILE"
    assert refused(b"no zip at all") == "UNZIP ERROR"
    assert refused(good[: len(good) // 2]) == "UNZIP ERROR"
    assert refused(zipped()) == "INVALID FILE"
    assert refused(zipped(("a.json", b"{}"), ("b.json", b"{}"))) == "INVALID FILE"
    assert refused(zipped(("a.xml", b"{}"))) == "INVALID FILE"


def test_encrypted_and_damaged_entries_are_refused() -> None:
    good = bytearray(zipped(("a.json", b"{}" * 100)))
    encrypted = bytes(good[:6]) + b"\x01" + bytes(good[7:])
    central = encrypted.index(b"PK\x01\x02")
    encrypted = encrypted[: central + 8] + b"\x01" + encrypted[central + 9 :]
    assert refused(encrypted) == "UNZIP ERROR"
    good[45] ^= 0xFF
    assert refused(bytes(good)) == "UNZIP ERROR"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"{", "INVALID JSON"),
        (b"\xff", "INVALID JSON"),
        (b"[]", "INVALID DEBT POSITIONS"),
        (b"{}", "INVALID DEBT POSITIONS"),
        (b'{"paymentPositions": []}', "INVALID DEBT POSITIONS"),
        (b'{"paymentPositions": [{"iupd": "A"}]}', "INVALID DEBT POSITIONS"),
    ],
)
def test_json_must_be_of_positions(content: bytes, title: str) -> None:
    assert refused(zipped(("a.json", content))) == title


def test_limits_are_those_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    assert files.MAX_ZIP_BYTES == 5_000_000
    assert refused(b"PK" + bytes(files.MAX_ZIP_BYTES)) == "INVALID FILE"
    too_many = iupds_file(["A"] * (files.MAX_POSITIONS + 1))
    assert refused(too_many, kind=PaymentPositionIupds) == "INVALID DEBT POSITIONS"
    monkeypatch.setattr(files, "MAX_JSON_BYTES", 1000)
    bomb = zipped(("a.json", b" " * 10_000))
    assert refused(bomb) == "INVALID FILE"
