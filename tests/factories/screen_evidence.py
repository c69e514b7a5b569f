"""What proves the payments of the screens: timelines, receipts, verdicts."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from counter_app.services.views import CheckVerdict, NoticeView, RowState
from payments_core.model.debt_position import Party, PersonKind
from payments_core.model.receipt import Psp, Receipt
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind, PartyInfo, ReceiptInfo
from payments_core.wire.desk.refund_messages import RefundInfo, RefundStatus
from tests.factories.screen_notices import LONG_STORY
from tests.factories.screen_people import ENTITY, NOW, notice_number


def refund_steps(refunds: Sequence[RefundInfo], number: str) -> Iterator[Evidence]:
    reached = {
        RefundStatus.APPROVED: EvidenceKind.REFUND_APPROVED,
        RefundStatus.REJECTED: EvidenceKind.REFUND_REJECTED,
        RefundStatus.CLOSED: EvidenceKind.REFUNDED,
    }
    for one in refunds:
        if one.notice_number != number:
            continue
        common = {"amount_cents": one.amount_cents, "reference": one.receipt_id}
        yield Evidence(
            kind=EvidenceKind.REFUND_REQUESTED,
            at=one.requested_at,
            who=one.requested_by_name,
            note=one.reason,
            **common,
        )
        if one.status in reached:
            yield Evidence(
                kind=reached[one.status],
                at=one.decided_at or NOW,
                who="Sara Verdi",
                note=one.note,
                **common,
            )


def verdict_of(notice: NoticeView) -> CheckVerdict:
    return {
        RowState.PAID: CheckVerdict.PAID,
        RowState.TO_CHECK: CheckVerdict.PAID_TWICE,
        RowState.TO_REGISTER: CheckVerdict.NOT_REGISTERED,
        RowState.SUSPENDED: CheckVerdict.SUSPENDED,
        RowState.EXPIRED: CheckVerdict.EXPIRED,
        RowState.IN_INSTALMENTS: CheckVerdict.IN_INSTALMENTS,
        RowState.DEBT_PAID: CheckVerdict.DEBT_PAID,
        RowState.CANCELLED: CheckVerdict.CANCELLED,
    }.get(notice.state, CheckVerdict.NOT_PAID)


def timeline_of(notice: NoticeView) -> Iterator[Evidence]:
    at = notice.released_at
    yield Evidence(kind=EvidenceKind.RELEASED, at=at, who="Laura Bianchi", where="Sportello 3")
    if notice.state is not RowState.TO_REGISTER:
        yield Evidence(kind=EvidenceKind.REGISTERED, at=at)
    if notice.notice_number == notice_number(LONG_STORY):
        yield from _many_questions()
    if notice.state is RowState.TO_CHECK:
        for receipt in receipts_of(notice):
            yield Evidence(
                kind=EvidenceKind.PAID,
                at=receipt.received_at,
                who=receipt.psp_name,
                reference=receipt.receipt_id,
            )
    if notice.paid_at is not None:
        paid = notice.paid_at
        yield Evidence(
            kind=EvidenceKind.ASKED_BY_HUB,
            at=paid - timedelta(minutes=2),
            who="Banca di Prova S.p.A.",
        )
        yield Evidence(
            kind=EvidenceKind.PAID, at=paid, who="Banca di Prova S.p.A.", reference="7F21-0091"
        )
        if paid < NOW - timedelta(days=10):
            yield Evidence(
                kind=EvidenceKind.SETTLED,
                at=paid + timedelta(days=1),
                reference="2026-05-13BPPIITRRXXX-0812",
            )
            yield Evidence(
                kind=EvidenceKind.CREDITED, at=paid + timedelta(days=2), reference="1182"
            )


def _many_questions() -> Iterator[Evidence]:
    """Banks that asked on several days before the money came."""
    for place, bank in enumerate(("Banca di Prova S.p.A.", "Poste di Prova", "Istituto Esempio")):
        for reference in ("VERIFY", "ACTIVATE", "ACTIVATE"):
            yield Evidence(
                kind=EvidenceKind.ASKED_BY_HUB,
                at=datetime(2026, 6, 1 + place, 8, 12, tzinfo=UTC),
                who=bank,
                reference=reference,
            )


def receipts_of(notice: NoticeView) -> tuple[ReceiptInfo, ...]:
    twice = notice.state is RowState.TO_CHECK
    if notice.paid_at is None and not twice:
        return ()
    days = (datetime(2026, 6, 3, 8, tzinfo=UTC), datetime(2026, 6, 10, 8, tzinfo=UTC))
    moments = days if twice else (notice.paid_at,)
    return tuple(
        ReceiptInfo(
            receipt_id=_receipt_id(notice, place),
            notice_number=notice.notice_number,
            creditor_reference=notice.notice_number[1:],
            amount_cents=notice.amount_cents,
            description=notice.subject,
            company_name=ENTITY.name,
            debtor=PartyInfo(
                kind="F", identifier=notice.debtor_identifier, full_name=notice.debtor_name
            ),
            payer=None,
            transfers=(),
            psp_id="PROVA",
            psp_name="Banca di Prova S.p.A.",
            channel="WISP",
            payment_method=None,
            fee_cents=None,
            paid_at=at,
            received_at=at or NOW,
        )
        for place, at in enumerate(moments)
    )


def _receipt_id(notice: NoticeView, place: int) -> str:
    """Short as some banks write it, or as long as others do."""
    if notice.notice_number in (notice_number(LONG_STORY), notice_number(171203)):
        return f"d82bca144df4e0bc1bb678d4ab2683c{place}"
    return f"7F21-009{place + 1}"


def a_receipt(notice: NoticeView) -> Receipt:
    debtor = Party(PersonKind.NATURAL, notice.debtor_identifier, notice.debtor_name)
    psp = Psp("PROVA", "Banca di Prova S.p.A.", None, None, "WISP", "APP")
    return Receipt(
        "7F21-0091",
        notice.notice_number,
        ENTITY.tax_code,
        notice.notice_number[1:],
        notice.amount_cents,
        notice.subject,
        ENTITY.name,
        None,
        debtor,
        None,
        (),
        psp,
        None,
        None,
        notice.paid_at,
        None,
        None,
        stand_in=False,
    )
