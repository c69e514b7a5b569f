from datetime import timedelta

import pytest

from central_server.anomalies import service
from central_server.anomalies.service import FAILING_ATTEMPTS, of_entity
from central_server.hub_inbound.station import Station
from central_server.jobs import outbox
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.uploads import HUB_UPLOAD
from central_server.payments import service as payments
from central_server.payments.service import ReceiptAnomaly
from central_server.positions import asked
from central_server.positions import repository as positions
from central_server.positions.asked import Reply
from payments_core.errors import RuleBroken
from payments_core.model.anomaly import AnomalyKind
from payments_core.model.asked_amount import ProgramAnswer, ProgramState
from payments_core.model.debt_position import PositionStatus
from payments_documents.texts import load_texts
from tests.factories import hub_messages as hub
from tests.factories.programs import add_program, nobody_to_ask, owned
from tests.factories.refunds import CLERK, SUPERVISOR, RefundDesk, pay_twice
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY


def listed(unit_of_work, entity_id=ENTITY):
    with unit_of_work() as session:
        return of_entity(session, entity_id).anomalies


def test_every_anomaly_of_a_receipt_has_its_kind() -> None:
    assert {kind.value for kind in ReceiptAnomaly} <= {kind.value for kind in AnomalyKind}


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_kind_says_what_it_is_and_what_to_do(language) -> None:
    texts = load_texts("server", language)
    for kind in AnomalyKind:
        assert texts.say(f"anomaly.{kind}", count=2)
        assert texts.say(f"anomaly_remedy.{kind}").endswith(".")


def test_receipt_is_told_with_notice_amount_and_moment(ready, receive, clock) -> None:
    with ready() as session:
        cancelled = add_position(session, 3, status=PositionStatus.INVALID)
        number = add_position(session, 4)
    receive(receipt_for(cancelled, "r1"))
    clock.advance(seconds=1)
    receive(receipt_for(number, "r2", cents=1))
    first, second = listed(ready)
    assert (first.kind, first.reference, first.notice_number, first.amount_cents) == (
        AnomalyKind.POSITION_CANCELLED, "r1", cancelled, 2195,
    )  # fmt: skip
    assert (second.kind, second.since) == (AnomalyKind.AMOUNT_DIFFERS, clock.now())
    assert listed(ready, COMPANY) == ()


def test_double_payment_leaves_once_its_money_is_asked_back(unit_of_work, clock, new_id) -> None:
    with unit_of_work() as session:
        pay_twice(session, clock, new_id)
    [double] = listed(unit_of_work)
    assert double.kind is AnomalyKind.DOUBLE_PAYMENT
    desk = RefundDesk(unit_of_work, clock.now())
    desk.request(refund_id="refund-1", receipt_id=double.reference, amount_cents=100)
    assert listed(unit_of_work) == ()
    desk.reject("refund-1")
    assert [one.kind for one in listed(unit_of_work)] == [AnomalyKind.DOUBLE_PAYMENT]


def test_receipt_that_contradicts_is_kept_and_told(ready, clock, new_id) -> None:
    with ready() as session:
        number = add_position(session)
    station = Station(ready, clock, new_id, nobody_to_ask(clock))
    tree = hub.with_field(
        hub.send_receipt_request(2), "receipt/noticeNumber", ("noticeNumber", number)
    )
    assert b"<outcome>OK" in station.answer(hub.request(tree)).body
    other = hub.with_field(tree, "receipt/description", ("description", "Altro"))
    for _ in range(2):
        assert b"PAA_RECEIPT_DUPLICATA" in station.answer(hub.request(other)).body
    told = [one for one in listed(ready) if one.kind is AnomalyKind.RECEIPT_CONTRADICTS]
    assert [(one.notice_number, one.amount_cents) for one in told] == [(number, 1000)]


@pytest.mark.parametrize("raw", [b"<raw/>", b"\x00", hub.request(hub.verify_request())])
def test_message_that_cannot_be_read_is_told_by_its_digest(ready, clock, raw) -> None:
    with ready() as session:
        caller = payments.HubCaller(ENTITY, "station")
        payments.keep_message(session, caller, "paSendRTV2", "KeyError", raw, clock)
    [kept] = listed(ready)
    assert (kept.kind, kept.detail) == (AnomalyKind.MESSAGE_KEPT, "paSendRTV2 KeyError")
    assert len(kept.reference) == 64


def test_job_is_told_when_it_fails_again_and_again(ready, clock) -> None:
    now = clock.now()
    with ready() as session:
        outbox.enqueue(session, ENTITY, "KIND", "subject", {}, now)
    for attempt in range(1, FAILING_ATTEMPTS + 1):
        assert listed(ready) == (), attempt
        with ready() as session:
            [job] = outbox.take(session, ["KIND"], now, timedelta(0), 1)
            outbox.postpone(session, job, now, "away")
    [failing] = listed(ready)
    assert (failing.kind, failing.reference, failing.detail, failing.count) == (
        AnomalyKind.JOB_FAILING, "KIND subject", "away", FAILING_ATTEMPTS,
    )  # fmt: skip


def test_notices_that_wait_for_the_archive_are_told_together_once_it_fails(ready, clock) -> None:
    since = clock.now()
    with ready() as session:
        for subject in ("1", "2", "3"):
            outbox.enqueue(session, ENTITY, HUB_PUBLISH, subject, {}, since)
    for _ in range(FAILING_ATTEMPTS):
        assert listed(ready) == ()
        with ready() as session:
            [job] = outbox.take(session, [HUB_PUBLISH], clock.now(), timedelta(0), 1)
            assert job.subject == "1"
            outbox.postpone(session, job, since, "away")
    # One is not told again alone.
    [together] = listed(ready)
    assert (together.kind, together.since, together.reference, together.detail, together.count) == (
        AnomalyKind.NOTICES_WAITING, since, HUB_PUBLISH, "away", 3,
    )  # fmt: skip


def test_file_of_positions_that_does_not_leave_is_told_with_how_many_there_are(
    ready, clock
) -> None:
    numbers = [str(number) for number in range(40)]
    with ready() as session:
        outbox.enqueue(session, ENTITY, HUB_UPLOAD, "0", {"numbers": numbers}, clock.now())
    for _ in range(FAILING_ATTEMPTS):
        with ready() as session:
            [job] = outbox.take(session, [HUB_UPLOAD], clock.now(), timedelta(0), 1)
            outbox.postpone(session, job, clock.now(), "away")
    [together] = listed(ready)
    assert (together.kind, together.reference, together.count) == (
        AnomalyKind.NOTICES_WAITING, HUB_UPLOAD, 40,
    )  # fmt: skip


def test_page_is_for_who_supervises_and_never_longer_than_asked_for(ready, receive) -> None:
    for base in range(90, 93):
        receive(receipt_for(number_of(base), f"r{base}"))
    with ready() as session:
        page = service.page(session, SUPERVISOR, 2)
        assert ([one.reference for one in page.anomalies], page.more) == (["r90", "r91"], True)
        assert service.page(session, SUPERVISOR, 3).more is False
        with pytest.raises(RuleBroken, match="role_missing"):
            service.page(session, CLERK, 3)


def test_list_that_is_cut_says_so(ready, receive) -> None:
    for base in range(90, 93):
        receive(receipt_for(number_of(base), f"r{base}"))
    with ready() as session:
        assert service.of_entity(session, ENTITY, limit=3).complete
        cut = service.of_entity(session, ENTITY, limit=2)
    assert (len(cut.anomalies), cut.complete) == (2, False)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (ProgramState.PAID, AnomalyKind.PROGRAM_SAYS_PAID),
        (ProgramState.CANCELLED, AnomalyKind.PROGRAM_SAYS_CANCELLED),
        (ProgramState.UNKNOWN, AnomalyKind.PROGRAM_SAYS_UNKNOWN),
    ],
)
def test_program_that_says_otherwise_is_told_by_its_name(ready, new_id, clock, state, kind) -> None:
    with ready() as session:
        add_program(session, "https://gestionale.example/importi")
        number = owned(session, add_position(session))
        found = positions.position_by_notice(session, ENTITY, number)
        reply = Reply(asked.enquiry_of(session, found), ProgramAnswer(state))
        asked.keep_answer(session, reply, new_id, clock.now())
    [told] = listed(ready)
    assert (told.kind, told.reference, told.notice_number) == (kind, "Gestionale tributi", number)
