"""A debt in instalments on one paper: what of its plan can still be paid (notice layout 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from central_server.positions.models import InstallmentRow
from payments_core.money import Cents
from payments_core.notice.content import Instalment, NoticePayment
from payments_core.rules.instalment_plan import subject_of_whole
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState


@dataclass(frozen=True, slots=True)
class PayablePlan:
    """The payments that are left, in the order of the paper; at least two instalments."""

    subject: str
    whole: NoticePayment | None
    instalments: tuple[Instalment, ...]
    length: int


def payable_plan(
    rows: Sequence[InstallmentRow], infos: Mapping[str, NoticeInfo]
) -> PayablePlan | None:
    """What a debt's paper offers, out of all its payments and what is known of each notice now;
    None where fewer than two instalments are left: those are notices of their own."""
    options: dict[int, list[InstallmentRow]] = {}
    for row in rows:
        options.setdefault(row.option_no, []).append(row)
    plan = max(options.values(), key=len)
    left = [row for row in plan if is_payable(infos, row)]
    if len(left) < 2:
        return None
    singles = [option[0] for option in options.values() if len(option) == 1]
    whole = next((row for row in singles if is_payable(infos, row)), None)
    first = left[0]
    return PayablePlan(
        subject=subject_of_whole(first.description, first.installment_no, len(plan)),
        whole=_payment(infos[whole.notice_number]) if whole else None,
        instalments=tuple(
            Instalment(
                row.notice_number,
                Cents(infos[row.notice_number].amount_cents),
                infos[row.notice_number].due_on,
                row.installment_no,
            )
            for row in left
        ),
        length=len(plan),
    )


def _payment(info: NoticeInfo) -> NoticePayment:
    return NoticePayment(info.notice_number, Cents(info.amount_cents), info.due_on)


def is_payable(infos: Mapping[str, NoticeInfo], row: InstallmentRow) -> bool:
    """Whether a payment can be made now; one that was never released cannot."""
    info = infos.get(row.notice_number)
    return info is not None and info.state is NoticeState.OPEN and info.payable_at is not None
