"""No command with `--entity` reads or changes anything of another entity.

Two entities have everything alike. A file or a name of the other is refused like one of nobody,
the refusal is logged, and nothing of the other's changes.
"""

import argparse
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from central_server import neighbours
from central_server.citizens.registry_file import COLUMNS
from central_server.cli import main as program
from payments_core.money import to_wire
from tests.factories import hub_messages as hub
from tests.factories.entity_audit import audited, rows_of
from tests.factories.position_lines import position_line, write_lines
from tests.factories.signing import ENVIRONMENT
from tests.factories.twins import (
    PAGES,
    PORTAL_PAGES,
    TWIN,
    Names,
    Place,
    flow_of,
    journal_of,
    other_than,
)

#: Words of a command after its name, for the names of a set; files are made in the folder.
Words = Callable[[Path, Place, Names], list[Any]]


def _nothing(*_: Any) -> list[Any]:
    return []


def _file(name: str, data: Callable[[Place, Names], bytes]) -> Words:
    """A file of the entity that owns the names."""

    def words(folder: Path, place: Place, names: Names) -> list[Any]:
        path = folder / name
        path.write_bytes(data(_owner(place, names), names))
        return [path]

    return words


def _owner(place: Place, names: Names) -> Place:
    return other_than(place) if names is other_than(place).alone else place


def _debts(folder: Path, _: Place, names: Names) -> list[Any]:
    line = position_line(
        901, kind_id=names.kind_id, rate_id=None, rate_version=None, operator=names.username,
        desk_id=names.desk_id,
    )  # fmt: skip
    return [write_lines(folder / "debts.jsonl", line)]


def _invitation(folder: Path, _: Place, names: Names) -> list[Any]:
    return [names.desk_id, "--server", "https://pay.example", "--output", folder / "desk.json"]


def _people(_: Place, names: Names) -> bytes:
    return f"{';'.join(COLUMNS)}\n{names.tax_code};Bianchi;Mario;;;;;;;;;\n".encode()


def _archive(folder: Path, place: Place, names: Names) -> list[Any]:
    owner, tree = _owner(place, names), hub.send_receipt_request(2)
    fields = {
        "idPA": owner.entity_id, "idBrokerPA": owner.entity_id, "idStation": owner.station_id,
        "receipt/fiscalCode": owner.entity_id, "receipt/noticeNumber": names.unpaid,
        "receipt/creditorReferenceId": names.unpaid[1:],
    }  # fmt: skip
    for path, value in fields.items():
        tree = hub.with_field(tree, path, (path.rpartition("/")[2], value))
    with zipfile.ZipFile(folder / "receipts.zip", "w") as file:
        file.writestr("1.xml", hub.request(tree))
    return [folder / "receipts.zip"]


COMMANDS: dict[tuple[str, ...], Words] = {
    ("accounting", "show"): lambda _f, _p, names: [f"2025/{names.document_no}"],
    ("anomalies", "list"): _nothing,
    ("audit", "list"): lambda _f, _p, names: [
        "--citizen", names.tax_code, "--operator", names.username, "--notice", names.paid
    ],
    ("audit", "verify"): _nothing,
    ("cancellations", "list"): _nothing,
    ("checkout",): lambda _f, _p, names: [names.unpaid, "--return-url", PORTAL_PAGES],
    ("desks", "list"): _nothing,
    ("desks", "invite"): _invitation,
    ("keys", "create"): lambda *_: ["--by", "Anna"],
    ("keys", "list"): _nothing,
    ("keys", "retire"): lambda _f, _p, names: [names.key_id, "--by", "Anna"],
    ("keys", "revoke"): lambda _f, _p, names: [names.key_id, "--by", "Anna"],
    ("keys", "rotate"): lambda *_: ["--by", "Anna"],
    ("keys", "sign"): _nothing,
    ("notices", "print"): lambda folder, _p, names: [
        "--kind", names.kind_id, "--output", folder / "notices.pdf"
    ],
    ("outbox", "list"): _nothing,
    ("outbox", "retry"): _nothing,
    ("pads", "list"): _nothing,
    ("pads", "make"): lambda folder, _p, names: [
        "--kind", names.kind_id, "--count", 2, "--output", folder / "pad.csv"
    ],
    ("pads", "write"): lambda folder, _p, names: [names.pad_id, "--output", folder / "pad.csv"],
    ("positions", "import"): _debts,
    ("positions", "show"): lambda _f, _p, names: [names.paid],
    ("receipts", "fetch"): _nothing,
    ("receipts", "import"): _archive,
    ("receipts", "poll"): _nothing,
    ("receipts", "stamps"): lambda folder, _p, names: [names.paid, "--output", folder / "stamps"],
    ("reconciliation", "list"): _nothing,
    ("reconciliation", "run"): _nothing,
    ("reconciliation", "show"): lambda _f, _p, names: [names.flow_id],
    ("refunds", "close"): lambda _f, _p, names: [names.told_refund_id, "--order", "2026/9"],
    ("refunds", "export"): lambda folder, _p, names: [
        "--again", names.export_id, "--output", folder / "refunds"
    ],
    ("refunds", "list"): _nothing,
    ("registry", "import"): _file("people.csv", _people),
    ("settlement", "fetch"): _nothing,
    ("settlement", "import"): _file("flow.xml", flow_of),
    ("treasury", "import"): _file("journal.xml", journal_of),
}  # fmt: skip
#: How a command refuses what only the other entity has; the rest are given nothing of another's.
REFUSED = {
    ("accounting", "show"): "credit_not_matched",
    ("checkout",): "notice_unknown",
    ("desks", "invite"): "desk_unknown",
    ("keys", "retire"): "signing_key_unknown",
    ("keys", "revoke"): "signing_key_unknown",
    ("notices", "print"): "kind_unknown",
    ("pads", "make"): "kind_unknown",
    ("pads", "write"): "pad_unknown",
    ("positions", "import"): "positions_file_refused",
    ("positions", "show"): "notice_unknown",
    ("receipts", "import"): "receipt_of_another_entity",
    ("receipts", "stamps"): "notice_unknown",
    ("reconciliation", "show"): "flow_unknown",
    ("refunds", "close"): "refund_unknown",
    ("refunds", "export"): "refund_export_unknown",
    ("settlement", "import"): "flow_of_another_entity",
    ("treasury", "import"): "journal_of_another_entity",
}


def commands(parser: argparse.ArgumentParser, name: tuple[str, ...] = ()) -> Iterator[Any]:
    """Every command that works for one entity."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from commands(below, (*name, word))
        elif "--entity" in action.option_strings:
            yield name


def _listing_nothing(place: Place, request: httpx.Request) -> httpx.Response:
    """A hub without flow or receipt that takes every cart, and hears of no other entity or key."""
    base, key = f"/{place.entity_id}", request.headers["Ocp-Apim-Subscription-Key"]
    if request.method == "POST":
        assert (request.url.path, key) == (
            f"{base}/carts", f"checkout-key-of-{place.entity_id}",
        )  # fmt: skip
        assert other_than(place).entity_id not in request.content.decode()
        return httpx.Response(302, headers={"Location": f"{PAGES}/c/1"})
    if request.url.path.startswith(f"{base}/payments/{place.entity_id}/receipts"):
        assert key == f"gpd_receipts-key-of-{place.entity_id}"
        return httpx.Response(404, json={"title": "Not found the receipts", "status": 404})
    assert request.url.path.startswith(f"{base}/organizations/{place.entity_id}/")
    assert key == f"flows-key-of-{place.entity_id}"
    return httpx.Response(200, json={"metadata": {"totPage": 0}, "data": []})


def test_every_command_for_an_entity_has_a_border_case():
    assert set(commands(program._parser())) == set(COMMANDS)


@pytest.fixture
def run(twins_url, twins_engine, place, tmp_path, monkeypatch, capsys):
    """Run a command for one entity; returns status, what it said, and what it logged."""
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", twins_url)
    monkeypatch.setenv(*next(iter(ENVIRONMENT.items())))
    hub = httpx.MockTransport(partial(_listing_nothing, place))
    monkeypatch.setattr(neighbours.httpx, "Client", partial(httpx.Client, transport=hub))
    other = other_than(place)

    def run(command, names):
        words = [*command, *COMMANDS[command](tmp_path, place, names)]
        with twins_engine.connect() as connection:
            before = rows_of(connection, other.entity_id)
        with audited(place.entity_id) as faults:
            arguments = [*map(str, words), "--entity", place.entity_id, "--format", "json"]
            status = program.main(arguments)
        with twins_engine.connect() as connection:
            assert rows_of(connection, other.entity_id) == before
        assert faults == []
        said = capsys.readouterr()
        return status, said.out, [json.loads(line) for line in said.err.splitlines()]

    yield run
    structlog.reset_defaults()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_command_works_on_the_entitys_own(run, place, command):
    status, said, _ = run(command, TWIN)
    assert status == 0, said
    other = other_than(place)
    marks = (*other.marks(), to_wire(other.cents).replace(".", ","), other.alone.receipt_id)
    assert [mark for mark in marks if mark in said] == []


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_what_only_the_other_has_is_refused_and_logged(run, place, command):
    status, said, logs = run(command, other_than(place).alone)
    answer = json.loads(said)
    [told] = answer.get("files", [answer])
    assert (status, told["error"]) == (1, REFUSED[command])
    [entry] = [entry for entry in logs if entry["event"] == "refused"]
    assert (entry["entity"], entry["code"]) == (place.entity_id, REFUSED[command])


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - set(REFUSED)), ids=" ".join)
def test_names_of_the_other_change_nothing_of_the_other(run, place, command):
    status, said, _ = run(command, other_than(place).alone)
    assert status == 0, said
