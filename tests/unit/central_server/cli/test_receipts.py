import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from central_server.cli import receipts
from central_server.payments import receipt_codes
from central_server.payments.models import ReceiptCodeRow
from central_server.payments.polling import Attempt as Listed
from central_server.payments.polling import PollReport
from central_server.payments.tasks import BATCH, FOUND, NOT_THERE_YET, Attempt
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from tests.factories import hub_messages as hub
from tests.factories.command_line import CommandLine
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_stamped, number_of, stamped_receipt
from tests.factories.server import ENTITY, add_entity
from tests.factories.signing import ENVIRONMENT, add_signing_key, key_id


class Fetcher:
    """Answers as told; what is due is handed out in batches."""

    def __init__(self):
        self.one = FOUND
        self.due = []

    def fetch(self, _entity_id, receipt_id):
        return Attempt(receipt_id, self.one)

    def fetch_due(self, _entity_id):
        some, self.due = self.due[:BATCH], self.due[BATCH:]
        return some


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher()


class Poller:
    """Reports as told."""

    def __init__(self):
        self.report = PollReport(ENTITY, listed=2)
        self.since = None

    def poll(self, _entity_id, since):
        self.since = since
        return self.report


@pytest.fixture
def poller() -> Poller:
    return Poller()


@pytest.fixture
def command(unit_of_work, clock, new_id, fetcher, poller) -> CommandLine:
    with unit_of_work() as session:
        add_entity(session)
    return CommandLine(
        receipts, unit_of_work, clock, new_id, receipts=fetcher, poller=poller,
        environment=ENVIRONMENT,
    )  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    def archive(**fields: str):
        tree = hub.send_receipt_request(2)
        for path, value in fields.items():
            tree = hub.with_field(tree, path, (path, value))
        path = tmp_path / "receipts.zip"
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("1.xml", hub.request(tree))
        return str(path)

    return archive


OURS = {"idPA": ENTITY, "idBrokerPA": ENTITY, "idStation": f"{ENTITY}_01"}


def test_receipts_are_taken_in_once(command, archive) -> None:
    words = ("receipts", "import", archive(**OURS), "--entity", ENTITY)
    [done] = command.run(*words)["files"]
    assert (done["stored"], done["repeated"]) == (1, 0)
    assert command.status == 0
    [again] = command.run(*words)["files"]
    assert (again["stored"], again["repeated"]) == (0, 1)
    assert "1 c'erano già" in command.say(*words)


def test_receipts_of_an_archive_are_signed(command, archive, unit_of_work, clock) -> None:
    with unit_of_work() as session:
        add_signing_key(session, clock)
    path = archive()
    command.run("receipts", "import", path, "--entity", ENTITY)
    assert command.status == 0
    with unit_of_work() as session:
        assert receipt_codes.count_without(session, ENTITY) == 0
        assert session.scalar(select(ReceiptCodeRow.key_id)) == key_id()


def test_receipt_sent_to_another_entity_is_refused(command, archive) -> None:
    path = archive(**OURS | {"idPA": "80999990049"})
    [done] = command.run("receipts", "import", path, "--entity", ENTITY)["files"]
    assert (command.status, done["error"]) == (1, "receipt_of_another_entity")


def test_receipt_for_an_unknown_station_is_refused(command, archive) -> None:
    path = archive(**OURS | {"idStation": "elsewhere"})
    said = command.say("receipts", "import", path, "--entity", ENTITY)
    assert command.status == 1
    assert "central-server apply" in said


def test_refusal_names_message_field_and_reason(command, archive) -> None:
    path = archive(**OURS)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("odd.xml", b"<a/>")
    said = command.say("receipts", "import", path, "--entity", ENTITY)
    assert "odd.xml" in said
    assert command.run("receipts", "import", path, "--entity", ENTITY)["files"][0]["error"] == (
        "receipt_archive_refused"
    )


@pytest.fixture
def paid(command, unit_of_work, clock, new_id) -> str:
    """A notice that has bought a stamp."""
    with unit_of_work() as session:
        number = add_stamped(session)
        MoneyDay(session, clock, new_id).record(stamped_receipt(number))
    return number


def test_stamps_are_written_as_they_were_signed(command, paid, tmp_path) -> None:
    words = ("receipts", "stamps", paid, "--output", str(tmp_path / "bolli"), "--entity", ENTITY)
    [path] = command.run(*words)["stamps"]
    assert Path(path) == tmp_path / "bolli" / f"{paid}-1.xml"
    assert Path(path).read_bytes() == b"<stamp/>"
    with pytest.raises(RuleBroken, match="file_exists"):
        command.run(*words)


def test_notice_that_bought_no_stamp_says_so(command, unit_of_work, tmp_path) -> None:
    with unit_of_work() as session:
        number = add_stamped(session)
    said = command.say("receipts", "stamps", number, "--output", f"{tmp_path}", "--entity", ENTITY)
    assert (command.status, "non ha comprato marche da bollo" in said) == (0, True)
    assert list(tmp_path.glob("*.xml")) == []


def test_stamps_of_a_notice_that_is_not_there_are_refused(command, tmp_path) -> None:
    words = ("--output", str(tmp_path), "--entity", ENTITY)
    with pytest.raises(RuleBroken, match="notice_unknown"):
        command.run("receipts", "stamps", number_of(77), *words)


FETCH = ("receipts", "fetch", "--entity", ENTITY)


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (FOUND, 0, "è qui"),
        (NOT_THERE_YET, 1, "non ce l'ha ancora"),
        ("receipts_refused", 1, "Controllare la chiave"),
        ("something_else", 1, "something_else"),
    ],
)
def test_one_receipt_is_asked_for(command, fetcher, answer, status, said) -> None:
    fetcher.one = answer
    assert command.run(*FETCH, "iur-1") == {"receipts": [{"receipt_id": "iur-1", "answer": answer}]}
    assert command.status == status
    assert said in command.say(*FETCH, "iur-1")


def test_all_that_is_due_is_asked_for(command, fetcher) -> None:
    fetcher.due = [Attempt(f"iur-{number}", NOT_THERE_YET) for number in range(BATCH + 1)]
    assert len(command.run(*FETCH)["receipts"]) == BATCH + 1
    assert command.status == 0
    assert "Nessuna ricevuta" in command.say(*FETCH)
    fetcher.due = [Attempt("iur-1", "receipts_trouble")]
    command.run(*FETCH)
    assert command.status == 1


def test_unknown_entity_is_refused(command) -> None:
    with pytest.raises(RuleBroken, match="entity_unknown"):
        command.run("receipts", "fetch", "--entity", "12345670017")


POLL = ("receipts", "poll", "--entity", ENTITY)


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (FOUND, 0, "è qui"),
        (NOT_THERE_YET, 0, "non mostra ancora"),
        ("gpd_receipt_malformed", 1, "non si legge"),
        ("gpd_receipts_refused", 1, "rifiuta di dare"),
        ("hub_refused", 1, "con altri importi"),
        ("effects_unknown", 1, "senza effetti"),
        ("something_else", 1, "something_else"),
    ],
)
def test_poll_says_what_came(command, poller, answer, status, said) -> None:
    poller.report.attempts = [Listed("01", answer)]
    assert command.run(*POLL) == {
        "listed": 2, "receipts": [{"creditor_reference": "01", "answer": answer}],
        "refused": [], "waiting": 0, "error": None, "facts": {},
    }  # fmt: skip
    assert command.status == status
    text = command.say(*POLL)
    assert "IUV 01: " in text
    assert said in text
    assert "2 ricevute nuove" in text


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (RuleBroken("gpd_receipts_closed", status=401, detail="-"), "non accetta la chiave"),
        (RuleBroken("gpd_receipts_refused", status=404, detail="-"), "Controllare l'indirizzo"),
        (WorldTrouble("gpd_receipts_trouble", status=429), "riprova da solo"),
        (WorldTrouble("gpd_receipts_unreachable", reason="ConnectError"), "ConnectError"),
        (RemoteProtocolError("gpd_receipt_malformed", field="-", reason="not_json"), "not_json"),
        (WorldTrouble("something_else"), "something_else"),
    ],
)
def test_poll_that_is_stopped_says_why(command, poller, trouble, said) -> None:
    poller.report.trouble = trouble
    assert command.run(*POLL)["error"] == trouble.code
    assert (command.status, said in command.say(*POLL)) == (1, True)


def test_poll_tells_of_lines_that_cannot_be_read(command, poller) -> None:
    poller.report.refused = [
        RemoteProtocolError("gpd_receipt_malformed", field="results[0].iuv", reason="missing")
    ]
    [refused] = command.run(*POLL)["refused"]
    assert refused["facts"] == {"field": "results[0].iuv", "reason": "missing"}
    assert (command.status, "results[0].iuv" in command.say(*POLL)) == (1, True)


def test_poll_may_begin_long_ago(command, poller) -> None:
    command.run(*POLL)
    assert poller.since is None
    command.run(*POLL, "--since", "2026-01-31")
    assert poller.since == date(2026, 1, 31)


def test_poll_for_an_unknown_entity_is_refused(command) -> None:
    with pytest.raises(RuleBroken, match="entity_unknown"):
        command.run("receipts", "poll", "--entity", "12345670017")
