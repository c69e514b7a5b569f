"""Situations of a notice's payments."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from payments_core.money import Cents
from payments_core.notice.situation import (
    SituationContent,
    SituationSource,
    SituationStanding,
    SituationStep,
)
from tests.factories.notices import NOTICE_NUMBER, a_creditor, a_party

AS_OF = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
RELEASED = SituationStep("RELEASED", AS_OF - timedelta(days=80))
PAID = SituationStep("PAID", AS_OF - timedelta(hours=1), Cents(4200), "c110729d258c4ab1")
SETTLED = SituationStep("SETTLED", AS_OF, None, "2026-11-23ABI99999-0001", whole_day=True)


def a_situation(**changes: Any) -> SituationContent:
    """That of a notice that is not known to be paid."""
    content = SituationContent(
        creditor=a_creditor(),
        debtor=a_party(),
        subject="Mensa scolastica, settembre 2026",
        amount_cents=Cents(4200),
        due_on=date(2026, 9, 30),
        notice_number=NOTICE_NUMBER,
        standing=SituationStanding.NOT_PAID,
        steps=(RELEASED,),
        sources=(
            SituationSource("RECEIPTS_TOLD", AS_OF),
            SituationSource("FLOWS_ASKED", AS_OF - timedelta(minutes=12)),
            SituationSource("JOURNAL_READ", AS_OF - timedelta(days=2)),
        ),
        as_of=AS_OF,
    )
    return replace(content, **changes)
