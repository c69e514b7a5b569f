from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from central_server.catalogue import service as catalogue
from central_server.changes import feed
from central_server.cli.file_intake import CATALOGUE
from central_server.desks import leases, pads
from central_server.desks.bases import floor_at
from central_server.entities import programs
from central_server.entities.models import HubModel, StationRow
from central_server.evidence import service as evidence
from central_server.jobs.models import OutboxRow
from central_server.notices.models import NoticeRow
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.models import PositionRow
from central_server.takeover import service
from central_server.takeover.service import PositionsFileRefused, PositionsTaken, Takeover
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus, StampRequest
from payments_core.wire.desk.notice_messages import NoticeState
from payments_core.wire.desk.operation_messages import LeaseRequest
from payments_documents.texts import load_texts
from tests.factories.catalogue import BASE64_HASH, FINE_TYPED, HEX_HASH, a_fine_kind, a_stamped_kind
from tests.factories.money_day import MoneyDay
from tests.factories.position_lines import plan, position_line, share, write_lines
from tests.factories.programs import PROGRAM, add_program
from tests.factories.released_debts import number_of
from tests.factories.server import (
    BANK_IBAN,
    CITIZEN,
    DESK,
    ENTITY,
    POSTAL_IBAN,
    RATE,
    RATE_CENTS,
    STATION,
    TAX_CODE,
    USERNAME,
    add_everything,
    add_kind,
)
from tests.factories.statements import tables_written


@pytest.fixture
def desk(session):
    return add_everything(session)


@pytest.fixture
def take(session, desk, clock, new_id, tmp_path):
    def take(*lines, in_archive=True):
        path = write_lines(tmp_path / "positions.jsonl", *lines)
        takeover = Takeover(ENTITY, clock.now(), new_id, in_archive)
        return service.import_positions(session, takeover, path)

    return take


def refusal(take, *lines):
    with pytest.raises(PositionsFileRefused) as refused:
        take(*lines)
    return [(one.facts["line"], one.facts["reason"]) for one in refused.value.refusals]


def test_debt_is_taken_over_with_its_history(take, session, clock) -> None:
    line = position_line(desk_id=DESK, operator=USERNAME, registered_at="2026-11-20T09:00:01Z")
    assert take(line) == PositionsTaken(added=1, unchanged=0)
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    assert (found.position.citizen_id, found.position.status) == (CITIZEN, PositionStatus.VALID)
    [transfer] = found.transfers
    assert (transfer.iban, transfer.postal_iban) == (BANK_IBAN, POSTAL_IBAN)
    released, registered = evidence.timeline(session, ENTITY, number_of(1))
    assert (released.who, released.where) == ("Laura Bianchi", "Sportello 12, Anagrafe centro")
    assert registered.at.isoformat() == "2026-11-20T09:00:01+00:00"


def test_debt_sent_out_in_bulk_has_no_desk(take, session) -> None:
    take(position_line())
    released, _ = evidence.timeline(session, ENTITY, number_of(1))
    assert (released.who, released.where) == (None, None)


def test_same_file_again_changes_nothing(take, session) -> None:
    take(position_line(1), position_line(2))
    cursor = feed.last_cursor(session, ENTITY)
    assert take(position_line(1), position_line(2), position_line(3)) == PositionsTaken(1, 2)
    assert feed.last_cursor(session, ENTITY) == cursor + 1


def test_desks_are_told_as_the_last_thing_in_the_order_of_the_lines(
    take, session, monkeypatch
) -> None:
    """Before that, no release or payment of the entity waits for the counter."""
    monkeypatch.setattr(service, "BLOCK", 1)
    with tables_written(session) as written:
        take(position_line(2), position_line(3), position_line(1))
    assert written.count("change_counters") == 1
    assert written[-2:] == ["change_counters", "changes"]
    told = [entry.notice_number for entry in feed.read(session, ENTITY, 0, 9)]
    assert told == [number_of(2), number_of(3), number_of(1)]


def test_cancelled_debt_is_seen_as_cancelled_and_not_payable(take, session, clock) -> None:
    take(position_line(cancelled=True))
    check = evidence.payment_check(session, ENTITY, number_of(1), clock.now())
    assert check.notice.state is NoticeState.CANCELLED


def test_shares_of_others_are_kept_and_have_no_postal_account(take, session) -> None:
    take(position_line(transfers=[share(2000, ENTITY), share(195)]))
    own, other = positions.position_by_notice(session, ENTITY, number_of(1)).transfers
    assert (own.amount_cents, own.postal_iban) == (2000, POSTAL_IBAN)
    assert (other.beneficiary_tax_code, other.postal_iban) == ("80999990049", None)


def test_own_account_must_be_one_of_the_entity(take) -> None:
    strange = share(2000, ENTITY, iban="IT04P0999901400000000054321")
    with pytest.raises(PositionsFileRefused) as refused:
        take(position_line(transfers=[share(195), strange]))
    assert refused.value.refusals[0].facts == {
        "line": 1, "field": "transfers.1.iban", "reason": "iban_not_of_the_entity",
    }  # fmt: skip


HALVES = plan((2, 1097, "2026-12-31"), (3, 1098, "2027-01-31"))


def test_plan_of_a_file_stands_beside_the_whole(take, session) -> None:
    assert take(position_line(1, instalments=HALVES), in_archive=False) == PositionsTaken(1, 0)
    whole, first, second = (
        positions.position_by_notice(session, ENTITY, number_of(base)) for base in (1, 2, 3)
    )
    assert len({found.position.position_id for found in (whole, first, second)}) == 1
    assert [
        (found.installment.option_no, found.installment.installment_no,
         found.installment.amount_cents)
        for found in (whole, first, second)
    ] == [(1, 1, 2195), (2, 1, 1097), (2, 2, 1098)]  # fmt: skip
    assert second.installment.description.endswith(" - rata 2 di 2")
    assert session.scalars(select(OutboxRow.subject)).all() == [number_of(1)]
    assert [change.notice_number for change in feed.read(session, ENTITY, 0, 9)] == [
        number_of(base) for base in (1, 2, 3)
    ]


def test_same_plan_again_changes_nothing_and_half_of_it_is_another_debt(take) -> None:
    line = position_line(1, instalments=HALVES)
    take(line)
    assert take(line) == PositionsTaken(0, 1)
    longer = plan((2, 1097, "2026-12-31"), (3, 598, "2027-01-31"), (4, 500, "2027-02-28"))
    assert refusal(take, position_line(1, instalments=longer)) == [(1, "notice_number_used")]
    later = plan((2, 1097, "2026-12-31"), (4, 1098, "2027-01-31"))
    assert refusal(take, position_line(1, instalments=later)) == [(1, "notice_number_used")]


def test_fixed_amounts_of_chapters_are_there_once_in_a_plan(take, session) -> None:
    add_kind(
        session, kind_id="tari",
        allocation=[{"chapter": "30100", "amount": "5,00"}, {"chapter": "90200"}],
    )  # fmt: skip
    take(position_line(1, kind_id="tari", rate_id=None, rate_version=None, instalments=HALVES))
    divided = [
        positions.allocations(
            session, positions.position_by_notice(session, ENTITY, number_of(base)).installment
        )
        for base in (1, 2, 3)
    ]
    for parts in (divided[0], divided[1] + divided[2]):
        assert sum(one.amount_cents for one in parts if one.chapter == "30100") == 500
        assert sum(one.amount_cents for one in parts) == 2195


def test_first_instalment_of_a_file_puts_the_whole_out_of_reach(
    take, session, clock, new_id
) -> None:
    take(position_line(1, instalments=HALVES))
    day = MoneyDay(session, clock, new_id)
    day.pay(number_of(2), cents=1097)
    check = evidence.payment_check(session, ENTITY, number_of(1), clock.now())
    assert check.notice.state is NoticeState.CANCELLED


def test_fine_is_not_paid_in_instalments(take, session, clock) -> None:
    catalogue.put_kind(session, ENTITY, a_fine_kind(), author="apply", now=clock.now())
    parts = plan((2, 2000, "2026-12-31"), (3, 2360, "2027-01-31"))
    assert refusal(take, fine_line(4360, instalments=parts)) == [(1, "not_for_a_fine")]


def test_desks_never_get_a_number_that_was_taken_over(take, session, desk, clock) -> None:
    highest = floor_at(clock.now()) + 700
    take(position_line(highest), position_line(40))
    lease = leases.lease_block(session, desk, LeaseRequest(count=10), "lease-1", clock.now())
    assert lease.first_base == highest + 1


def test_number_of_a_leased_block_is_refused(take, session, desk, clock) -> None:
    lease = leases.lease_block(session, desk, LeaseRequest(count=10), "lease-1", clock.now())
    assert refusal(take, position_line(lease.last_base)) == [(1, "notice_number_leased")]
    assert take(position_line(lease.last_base + 1)).added == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"notice_number": number_of(1, "07")}, "segregation_code_unknown"),
        ({"rate_version": 2}, "rate_unknown"),
        ({"desk_id": "nowhere"}, "desk_unknown"),
        ({"operator": "nobody"}, "operator_unknown"),
    ],
)
def test_what_the_entity_does_not_have_is_refused(take, changes, reason) -> None:
    assert refusal(take, position_line(9), position_line(1, **changes)) == [(2, reason)]


@pytest.mark.parametrize("language", ["it", "en"])
def test_debt_of_a_day_on_which_its_kind_was_not_valid_is_refused(take, session, language) -> None:
    add_kind(session, valid_from="2026-11-20")
    before = position_line(1, released_at="2026-11-19T09:00:00Z")
    assert refusal(take, position_line(9), before) == [(2, "kind_not_valid")]
    assert "valid_from" in load_texts(CATALOGUE, language).say("reason.kind_not_valid")


def test_number_of_a_pad_is_for_its_kind(take, session, clock) -> None:
    printed = pads.make(session, ENTITY, RATE, 3, "pad", clock.now()).row.last_base
    add_kind(session, kind_id="multa-vecchia")
    other = position_line(printed, kind_id="multa-vecchia", rate_id=None, rate_version=None)
    assert refusal(take, other) == [(1, "pad_of_another_kind")]
    assert take(position_line(printed)).added == 1


def fine_line(cents: int, **changes: Any) -> dict[str, Any]:
    values = {
        "kind_id": "multa", "rate_id": "multa", "fields": FINE_TYPED, "amount_cents": cents,
        "released_at": "2026-06-19T15:00:00Z", "due_on": "2026-06-25",
    }  # fmt: skip
    return position_line(1, **values | changes)


def test_fine_of_a_file_goes_on_depending_on_the_day(take, session, clock) -> None:
    catalogue.put_kind(session, ENTITY, a_fine_kind(), author="apply", now=clock.now())
    assert take(fine_line(4360)).added == 1
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    assert live.installment_on(session, found, date(2026, 6, 26)).amount_cents == 5620
    parts = positions.allocations(session, found.installment)
    assert [(part.chapter, part.amount_cents) for part in parts] == [("302", 2940), ("305", 1420)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount_cents": 4361}, "amount_differs_from_rate"),
        ({"released_at": "2026-06-18T09:00:00Z"}, "day_before_notification"),
        ({"fields": {**FINE_TYPED, "targa": "AA000AA"}}, "field_unknown"),
        ({"rate_id": None, "rate_version": None}, "fields_without_rate"),
        ({"transfers": [share(4360)]}, "fields_without_rate"),
    ],
)
def test_fine_that_its_fields_do_not_make_is_refused(take, session, clock, changes, reason) -> None:
    catalogue.put_kind(session, ENTITY, a_fine_kind(), author="apply", now=clock.now())
    assert refusal(take, fine_line(4360, **changes)) == [(1, reason)]


def stamped_line(**changes: Any) -> dict[str, Any]:
    resident = {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi Mario", "province": "GE"}
    values = {
        "kind_id": "certificato", "rate_id": "certificato", "fields": {"impronta": HEX_HASH},
        "amount_cents": 2100, "debtor": resident,
    }  # fmt: skip
    return position_line(1, **values | changes)


def test_line_may_carry_a_stamp(take, session, clock) -> None:
    catalogue.put_kind(session, ENTITY, a_stamped_kind(), author="apply", now=clock.now())
    assert take(stamped_line()).added == 1
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    money, bought = positions.installment_of(found.installment, found.transfers).transfers
    assert (money.amount_cents, money.iban, money.stamp) == (500, BANK_IBAN, None)
    assert (bought.amount_cents, bought.iban, bought.postal_iban) == (1600, None, None)
    assert bought.stamp == StampRequest(BASE64_HASH, "GE")
    parts = positions.allocations(session, found.installment)
    assert [(part.chapter, part.amount_cents) for part in parts] == [("3010", 500)]


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"fields": {"impronta": "modulo.pdf"}}, "fields.impronta", "not_a_hash"),
        ({"fields": {"impronta": HEX_HASH[1:]}}, "fields.impronta", "hash_of_another_length"),
        ({"fields": {}}, "fields", "stamp_needs_fields"),
        (
            {"debtor": {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi Mario"}},
            "debtor.province",
            "stamp_needs_province",
        ),
        ({"amount_cents": 500}, "amount_cents", "amount_differs_from_rate"),
        (
            {"instalments": plan((2, 1000, "2026-12-31"), (3, 1100, "2027-01-31"))},
            "instalments",
            "not_with_a_stamp",
        ),
    ],
)
def test_line_that_cannot_buy_its_stamp_says_why(
    take, session, clock, changes, field, reason
) -> None:
    catalogue.put_kind(session, ENTITY, a_stamped_kind(), author="apply", now=clock.now())
    with pytest.raises(PositionsFileRefused) as refused:
        take(stamped_line(**changes))
    (one,) = refused.value.refusals
    assert (one.facts["field"], one.facts["reason"]) == (field, reason)


def test_number_stands_for_one_debt(take) -> None:
    take(position_line(1))
    other = position_line(1, amount_cents=1)
    assert refusal(take, other, position_line(2), position_line(2)) == [
        (1, "notice_number_used"), (3, "repeated"),
    ]  # fmt: skip


def test_refused_file_leaves_nothing(take, session) -> None:
    lines = [position_line(base) for base in range(1, service.BLOCK + 2)]
    assert len(refusal(take, *lines, *["{"] * 30)) == service.REFUSALS_LIMIT
    session.rollback()
    assert session.scalar(select(func.count()).select_from(PositionRow)) == 0


def test_archive_gets_what_can_still_be_paid(take, session) -> None:
    take(
        position_line(1), position_line(2, cancelled=True), position_line(3, due_on="2020-01-01"),
        in_archive=False,
    )  # fmt: skip
    assert session.scalars(select(OutboxRow.subject)).all() == [number_of(1)]
    take(position_line(4), in_archive=True)
    assert session.scalar(select(func.count()).select_from(OutboxRow)) == 1


def test_debts_that_the_hub_holds_are_payable_once_it_shows_them_so(take, session) -> None:
    session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V3
    take(
        position_line(1), position_line(2, cancelled=True), position_line(3, due_on="2020-01-01"),
        in_archive=False,
    )  # fmt: skip
    assert session.scalars(select(OutboxRow.subject)).all() == [number_of(1), number_of(3)]
    waiting = select(NoticeRow.notice_number).where(NoticeRow.payable_at.is_(None))
    assert session.scalars(waiting).all() == [number_of(1), number_of(3)]
    told = [change.notice_number for change in feed.read(session, ENTITY, 0, 9)]
    assert told == [number_of(2)]
    take(position_line(4), in_archive=True)
    assert len(session.scalars(waiting).all()) == 2


def test_debt_that_another_program_has_brought_to_the_hub_keeps_its_id_there(take, session) -> None:
    take(position_line(1, iupd="TARI-2026_77"), position_line(2), in_archive=True)
    first, second = (
        positions.position_by_notice(session, ENTITY, number_of(base)) for base in (1, 2)
    )
    assert (first.position.iupd, second.position.iupd) == ("TARI-2026_77", None)


def test_id_at_the_hub_is_of_one_debt(take, monkeypatch) -> None:
    monkeypatch.setattr(service, "BLOCK", 2)
    one, two, other = (position_line(base, iupd=f"TARI-{base}") for base in (1, 2, 3))
    again = one | {"notice_number": number_of(4)}
    assert refusal(take, one, again, two, other | {"iupd": "TARI-2"}) == [
        (2, "iupd_repeated"), (4, "iupd_repeated"),
    ]  # fmt: skip
    take(one, two)
    assert refusal(take, other, again) == [(2, "iupd_repeated")]


def test_file_again_with_ids_at_the_hub_changes_nothing(take) -> None:
    lines = [position_line(base, iupd=f"TARI-{base}") for base in (1, 2)]
    assert take(*lines, position_line(3)) == PositionsTaken(added=3, unchanged=0)
    assert take(*lines, position_line(3)) == PositionsTaken(added=0, unchanged=3)
    new = position_line(4, iupd="TARI-4")
    assert take(*lines, new, position_line(5)) == PositionsTaken(added=2, unchanged=2)


@pytest.mark.parametrize("language", ["it", "en"])
def test_repeated_id_at_the_hub_is_told(language) -> None:
    assert "IUPD" in load_texts(CATALOGUE, language).say("reason.iupd_repeated")


def test_co_debtors_of_a_line_are_kept_with_the_position(take, session, clock) -> None:
    others = [
        {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"},
        {
            "kind": "G",
            "identifier": "80999990288",
            "full_name": "Ferrando S.r.l.",
            "city": "Genova",
        },
    ]
    debtor = {"kind": "F", "identifier": "VRDNNA80A41Z999L", "full_name": "Verdi Anna"}
    mario = {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi Mario"}
    take(position_line(debtor=debtor, co_debtors=[*others, mario]))
    check = evidence.payment_check(session, ENTITY, number_of(1), clock.now())
    assert [(one.citizen_id, one.full_name) for one in check.notice.co_debtors] == [
        (None, "Rossi Maria"), (None, "Ferrando S.r.l."), (CITIZEN, "Rossi Mario"),
    ]  # fmt: skip


def test_nobody_owes_a_line_twice_and_codes_are_checked(take) -> None:
    mario = {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi Mario"}
    wrong = mario | {"identifier": "RSSMRA80A41Z999D"}
    assert refusal(take, position_line(co_debtors=[mario])) == [(1, "co_debtor_repeated")]
    assert refusal(take, position_line(co_debtors=[wrong])) == [(1, "tax_code_check")]


def test_number_that_somebody_uses_meanwhile_stops_the_file(take, session, monkeypatch) -> None:
    take(position_line(2))
    monkeypatch.setattr(service.repository, "known_debts", lambda *_: {})
    with pytest.raises(RuleBroken, match="numbers_used_meanwhile"):
        take(position_line(1), position_line(2))
    session.rollback()
    assert session.scalar(select(func.count()).select_from(PositionRow)) == 0


def test_id_at_the_hub_that_another_file_brings_meanwhile_stops_the_file(
    take, session, monkeypatch
) -> None:
    take(position_line(2, iupd="TARI-2"))
    monkeypatch.setattr(service.repository, "used_iupds", lambda *_: set())
    with pytest.raises(RuleBroken, match="numbers_used_meanwhile"):
        take(position_line(1, iupd="TARI-2"))


@pytest.fixture
def with_program(session, desk):
    add_program(session, "https://gestionale.example/importi")
    programs.set_kinds(session, ENTITY, PROGRAM, frozenset({RATE}))


def test_debt_of_a_kind_that_a_program_owns_is_asked_for(take, session, with_program) -> None:
    add_kind(session, kind_id="mercato")
    changes = {"kind_id": "mercato", "rate_id": None, "rate_version": None}
    take(position_line(), position_line(2, **changes), in_archive=False)
    for base, program_id in ((1, PROGRAM), (2, None)):
        found = positions.position_by_notice(session, ENTITY, number_of(base))
        assert found.position.program_id == program_id
        # The hub's archive may not pay what another program says (`payStandIn`).
        assert found.position.live is (program_id is not None)


def test_debt_of_a_retired_program_is_like_any_other(take, session, with_program) -> None:
    programs.program(session, ENTITY, PROGRAM).retired = True
    session.flush()
    take(position_line())
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    assert (found.position.live, found.position.program_id) == (False, None)


def test_instalments_of_a_program_are_asked_for_each(take, session, with_program) -> None:
    parts = plan((2, 1000, "2026-12-30"), (3, 1195, "2027-01-30"))
    take(position_line(instalments=parts))
    for base, cents in ((1, RATE_CENTS), (2, 1000), (3, 1195)):
        found = positions.position_by_notice(session, ENTITY, number_of(base))
        enquiry = asked.enquiry_of(session, found)
        assert (enquiry.notice_number, enquiry.handed_in) == (number_of(base), (cents,))


def test_what_is_worked_out_from_fields_is_asked_of_nobody(take, session, clock) -> None:
    kind = a_fine_kind()
    catalogue.put_kind(session, ENTITY, kind, author="apply", now=clock.now())
    add_program(session, "https://gestionale.example/importi")
    programs.set_kinds(session, ENTITY, PROGRAM, frozenset({"multa"}))
    take(position_line(
        kind_id="multa", rate_id="multa", fields=FINE_TYPED, amount_cents=4360,
        released_at="2026-06-20T09:00:00Z", due_on="2026-06-25",
    ))  # fmt: skip
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    assert (found.position.live, found.position.program_id) == (True, None)


def test_file_again_after_a_payment_has_decided_the_amount_changes_nothing(
    take, session, with_program
) -> None:
    take(position_line())
    found = positions.position_by_notice(session, ENTITY, number_of(1))
    found.installment.amount_cents, found.installment.status = 2300, InstallmentStatus.PAID
    session.flush()
    assert take(position_line()) == PositionsTaken(added=0, unchanged=1)
    other = {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"}
    assert refusal(take, position_line(debtor=other)) == [(1, "notice_number_used")]
