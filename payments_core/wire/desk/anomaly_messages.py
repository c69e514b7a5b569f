"""Messages about what did not go as it should: for supervisors, who only read them."""

from datetime import datetime

from payments_core.wire.desk.message import Message


class AnomalyInfo(Message):
    """One of them, and since when. `kind` is an AnomalyKind; a desk passes over those it does not
    know, as a newer server may have more.

    `reference` names it: the id of a receipt, of a flow, of a message or of a job, the name of
    another creditor or of a management program. `count` is how many receipts, attempts or waiting
    notices it stands for.
    """

    kind: str
    since: datetime
    reference: str
    notice_number: str | None = None
    amount_cents: int | None = None
    detail: str | None = None
    count: int = 1


class AnomalyPage(Message):
    """Oldest first; `more` when there are more than the page holds."""

    anomalies: tuple[AnomalyInfo, ...]
    more: bool
