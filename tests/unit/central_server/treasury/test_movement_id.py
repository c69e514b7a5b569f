from dataclasses import replace

from central_server.treasury.movement_id import movement_id
from payments_core.wire.treasury import cash_journal
from tests.factories.money_way import journal_bytes

JOURNAL = cash_journal.parse(journal_bytes(1000))
MOVEMENT = JOURNAL.movements[0]


def test_texts_and_journal_do_not_tell_movements_apart() -> None:
    mended = replace(MOVEMENT, remittance="mended", counterparty="other", end_to_end_id="x")
    again = replace(JOURNAL, flow_id="another", page=2, pages=2)
    assert movement_id(again, mended) == movement_id(JOURNAL, MOVEMENT)


def test_numbers_amount_day_and_year_do() -> None:
    others = [
        replace(MOVEMENT, document_no=1),
        replace(MOVEMENT, receipt_no="1"),
        replace(MOVEMENT, receipt_no=None),
        replace(MOVEMENT, amount_cents=-MOVEMENT.amount_cents),
        replace(MOVEMENT, document_progressive=9),
    ]
    ids = {movement_id(JOURNAL, movement) for movement in [MOVEMENT, *others]}
    ids.add(movement_id(replace(JOURNAL, year=2024), MOVEMENT))
    assert len(ids) == len(others) + 2
