"""What the server wants supervisors to look at, as tasks of a desk: only with the line.

A task is only read here. It goes when its cause goes: a double payment, once it is asked back.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from counter_app.services.ports import Server
from counter_app.services.sign_in import SignIn
from counter_app.services.views import RowState, TaskView
from payments_core.errors import WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.model.anomaly import AnomalyKind
from payments_core.model.role import LEADERS
from payments_core.money import Cents, format_euro
from payments_core.wire.desk.anomaly_messages import AnomalyInfo

#: Tasks that a list is filled with; the oldest are the first to be dealt with.
MOST_TASKS = 50
#: Characters of an error that a task repeats.
ERROR_LIMIT = 80
#: The national hub, as everybody calls it.
HUB = "pagoPA"

#: Code of the task of each kind that somebody at a desk can do something about, if only to call for
#: help. Flows, single deliveries and shares of payments to others are for those who administer and
#: account.
TASK_CODES: Mapping[str, str] = MappingProxyType(
    {
        AnomalyKind.UNKNOWN_NOTICE: "anomaly_unknown_notice",
        AnomalyKind.DOUBLE_PAYMENT: "anomaly_double_payment",
        AnomalyKind.POSITION_CANCELLED: "anomaly_position_cancelled",
        AnomalyKind.AMOUNT_DIFFERS: "anomaly_amount_differs",
        AnomalyKind.RECEIPT_CONTRADICTS: "anomaly_receipt_contradicts",
        AnomalyKind.MESSAGE_KEPT: "anomaly_message_kept",
        AnomalyKind.NOTICES_WAITING: "anomaly_notices_waiting",
        AnomalyKind.PROGRAM_SAYS_PAID: "anomaly_program_says_paid",
        AnomalyKind.PROGRAM_SAYS_CANCELLED: "anomaly_program_says_cancelled",
        AnomalyKind.PROGRAM_SAYS_UNKNOWN: "anomaly_program_says_unknown",
    }
)


class Anomalies:
    """Asks the server what did not go as it should."""

    def __init__(self, server: Callable[[], Server], sign_in: SignIn) -> None:
        self._server = server
        self._sign_in = sign_in

    def tasks(self) -> tuple[TaskView, ...]:
        """A task for each; none for who does not supervise, or without the line."""
        if LEADERS.isdisjoint(self._sign_in.roles()):
            return ()
        try:
            page = self._server().anomalies(self._sign_in.token())
        except WorldTrouble:
            return ()
        known = (one for one in page.anomalies if one.kind in TASK_CODES)
        return tuple(map(_task_of, known))[:MOST_TASKS]


def _task_of(found: AnomalyInfo) -> TaskView:
    is_here = found.kind != AnomalyKind.UNKNOWN_NOTICE
    return TaskView(
        # A reference need not be one notice's alone: it may be the name of a program.
        task_id=f"{found.kind} {found.reference} {found.notice_number or ''}".strip(),
        state=RowState.TO_CHECK,
        title=" · ".join(part for part in _names_of(found) if part),
        problem_code=TASK_CODES[found.kind],
        facts=(
            ("reference", found.reference),
            ("count", str(found.count)),
            ("error", (found.detail or "")[:ERROR_LIMIT]),
        ),
        notice_number=found.notice_number if is_here else None,
        citizen_id=None,
        at=found.since,
    )


def _names_of(found: AnomalyInfo) -> tuple[str, ...]:
    """By notice and amount, or how many there are: what it is about no language need say."""
    if found.kind == AnomalyKind.NOTICES_WAITING:
        return HUB, str(found.count)
    number, cents = found.notice_number, found.amount_cents
    return (
        notice_number.format(number) if number else found.reference[:12],
        f"{format_euro(Cents(cents))} €" if cents is not None else "",
    )
