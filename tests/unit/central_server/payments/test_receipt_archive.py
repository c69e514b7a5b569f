import zipfile

import pytest

from central_server.payments import receipt_archive
from central_server.payments.receipt_archive import ArchiveRefused, read_archive
from tests.factories import hub_messages as hub


@pytest.fixture
def archive(tmp_path):
    def archive(*members, name="receipts.zip"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for number, member in enumerate(members, start=1):
                file.writestr(f"{number}.xml", member)
        return path

    return archive


def reason(path) -> tuple[str, str]:
    with pytest.raises(ArchiveRefused) as refused:
        list(read_archive(path))
    return refused.value.facts["member"], refused.value.facts["reason"]


@pytest.mark.parametrize("version", [1, 2])
def test_receipts_of_both_versions_are_read_with_their_message(archive, version) -> None:
    message = hub.request(hub.send_receipt_request(version))
    [(request, raw)] = read_archive(archive(message))
    assert (request.version, raw) == (version, message)
    assert request.receipt.amount_cents == 1000


def test_other_messages_of_the_hub_are_no_receipts(archive) -> None:
    good = hub.request(hub.send_receipt_request(2))
    assert reason(archive(good, hub.request(hub.verify_request()))) == ("2.xml", "no_receipt")


def test_what_is_no_message_is_refused_with_its_member(archive) -> None:
    member, why = reason(archive(b"<a/>"))
    assert member == "1.xml"
    assert why


def test_what_is_no_archive_is_refused(tmp_path) -> None:
    path = tmp_path / "receipts.zip"
    path.write_bytes(b"PK but no archive")
    assert reason(path) == ("-", "not_zip")


def test_damaged_member_is_refused(archive) -> None:
    path = archive(hub.request(hub.send_receipt_request(2)))
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(bytes(data))
    assert reason(path) == ("1.xml", "not_zip")


def test_bomb_is_refused_before_it_grows(archive, monkeypatch) -> None:
    monkeypatch.setattr(receipt_archive, "MESSAGE_LIMIT_BYTES", 100_000)
    assert reason(archive(b" " * 5_000_000)) == ("1.xml", "too_large")


def test_too_many_members_are_refused(archive, monkeypatch) -> None:
    monkeypatch.setattr(receipt_archive, "MEMBERS_LIMIT", 1)
    assert reason(archive(b"x", b"y")) == ("-", "too_many_members")
