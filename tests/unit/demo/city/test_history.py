import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from demo.city.history import HistorySummary, write_history
from demo.city.offices import CITY_TAX_CODE, COMPANY_TAX_CODE
from demo.city.people import companies, residents
from demo.city.rates import sample_rates
from payments_core.identifiers import notice_number
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.wire.hub import settlement_flow
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest

TODAY = date(2026, 11, 23)
SEED, PEOPLE = 7, 80


def write(folder: Path, people: int = PEOPLE, seed: int = SEED) -> HistorySummary:
    firms = companies(5, seed)
    return write_history(
        folder, residents(people, seed, TODAY), firms, sample_rates(TODAY), TODAY, seed
    )


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> HistorySummary:
    return write(tmp_path_factory.mktemp("history") / "made by itself")


def positions(history: HistorySummary, entity: str) -> list[dict]:
    paths = history.positions[entity]
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def receipts(history: HistorySummary, entity: str) -> Iterator[SendReceiptRequest]:
    for path in history.receipts[entity]:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                request = parse_request(archive.read(name))
                assert isinstance(request, SendReceiptRequest)
                assert name == f"{request.receipt.receipt_id}.xml"
                yield request


def flows(history: HistorySummary, entity: str) -> list[SettlementFlow]:
    return [settlement_flow.parse(path.read_bytes()) for path in history.flows[entity]]


def report(history: HistorySummary) -> dict:
    return json.loads(history.differences.read_text("utf-8"))


@pytest.mark.parametrize(("entity", "code"), [(CITY_TAX_CODE, "01"), (COMPANY_TAX_CODE, "02")])
def test_numbers_run_from_one_in_the_order_of_release(history, entity: str, code: str) -> None:
    found = positions(history, entity)
    assert [line["notice_number"] for line in found] == [
        notice_number.build(code, base) for base in range(1, len(found) + 1)
    ]
    released = [line["released_at"] for line in found]
    assert released == sorted(released)
    assert released[-1] < "2026-11-23" and released[0] >= "2025-11-22T23"  # noqa: PT018
    assert len(found) == history.tallies[entity].released.count


@pytest.mark.parametrize(("entity", "version"), [(CITY_TAX_CODE, 2), (COMPANY_TAX_CODE, 1)])
def test_receipts_come_in_the_order_of_payment_and_in_the_stations_version(
    history, entity: str, version: int
) -> None:
    found = list(receipts(history, entity))
    assert {request.version for request in found} == {version}
    times = [request.receipt.paid_at for request in found]
    assert times == sorted(times)
    tally = history.tallies[entity].paid
    cents = sum(request.receipt.amount_cents for request in found)
    assert (tally.count, tally.cents) == (len(found), cents)


def test_receipts_prove_what_positions_say_but_for_the_planted_ones(history) -> None:
    amounts = {
        line["notice_number"]: line["amount_cents"] for line in positions(history, CITY_TAX_CODE)
    }
    planted = {one["code"]: one["notice_number"] for one in report(history)["differences"]}
    other = {
        request.receipt.notice_number
        for request in receipts(history, CITY_TAX_CODE)
        if amounts.get(request.receipt.notice_number) != request.receipt.amount_cents
    }
    assert other == {planted["OTHER_AMOUNT"], planted["UNKNOWN_NOTICE"]}


def test_flows_report_every_share_once_and_only_the_entitys_own(history) -> None:
    tree = report(history)
    for entity in (CITY_TAX_CODE, COMPANY_TAX_CODE):
        reported = Counter(
            (line.collection_id, line.transfer_no)
            for flow in flows(history, entity)
            for line in flow.lines
        )
        assert set(reported.values()) <= {1}
        shares = {
            (request.receipt.receipt_id, part.transfer_no)
            for request in receipts(history, entity)
            for part in request.receipt.transfers
            if part.beneficiary_tax_code == entity
        }
        waiting = tree["in_progress"][entity]["payments_not_settled"]["count"]
        planted = 3 if entity == CITY_TAX_CODE else 0  # two of a lost flow, one of no flow
        assert len(shares - set(reported)) == waiting + planted
        assert len(set(reported) - shares) == (entity == CITY_TAX_CODE)


def test_there_is_a_journal_for_every_working_day(history) -> None:
    days = [path.stem[-10:] for path in history.journals[CITY_TAX_CODE]]
    assert days == sorted(days)
    assert (days[0], days[-1], len(days)) == ("2025-11-24", "2026-11-20", 252)
    assert "2026-04-06" not in days
    assert len(history.journals[COMPANY_TAX_CODE]) == 252


@pytest.mark.parametrize(("people", "differences"), [(1, 0), (25, 12), (60, 12)])
def test_a_city_of_a_few_has_all_differences_one_person_has_none(
    people: int, differences: int, tmp_path: Path
) -> None:
    found = report(write(tmp_path, people))["differences"]
    assert len({difference["code"] for difference in found}) == differences


def test_most_notices_are_paid(history) -> None:
    tallies = history.tallies.values()
    released = sum(tally.released.count for tally in tallies)
    assert 0.68 < sum(tally.paid.count for tally in tallies) / released < 0.85


def test_the_same_seed_writes_the_same_bytes(history, tmp_path: Path) -> None:
    again = write(tmp_path)
    folder = history.differences.parent
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(path.name for path in folder.iterdir())
    assert all((folder / name).read_bytes() == (tmp_path / name).read_bytes() for name in names)
    assert again.tallies == history.tallies


def test_another_seed_is_another_city(history, tmp_path: Path) -> None:
    assert write(tmp_path, seed=8).tallies != history.tallies
