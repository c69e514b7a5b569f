"""Reports of a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from payments_core.money import Cents
from payments_core.notice.day_report import (
    DayReport,
    ReportClosing,
    ReportDesk,
    ReportLine,
    ReportNotice,
    ReportScope,
    ReportSum,
)
from tests.factories.notices import NOTICE_NUMBER, a_creditor

AS_OF = datetime(2026, 11, 23, 17, 2, tzinfo=UTC)
SUMS = (
    ReportSum("TO_PAY", 590, Cents(1_234_500)),
    ReportSum("PAID", 611, Cents(2_345_678)),
    ReportSum("TO_REGISTER", 3, Cents(6_750)),
    ReportSum("CANCELLED", 2, Cents(4_390)),
)
A_NOTICE = ReportNotice(
    NOTICE_NUMBER, "Mensa scolastica, settembre 2026", Cents(4200), AS_OF - timedelta(days=2),
    "Sportello 12", "Laura Bianchi",
)  # fmt: skip


def a_day_report(**changes: Any) -> DayReport:
    """That of a day with a bit of everything."""
    content = DayReport(
        creditor=a_creditor(),
        scope=ReportScope.ENTITY,
        place="",
        first_on=date(2026, 11, 23),
        last_on=date(2026, 11, 23),
        as_of=AS_OF,
        made_by="Sara Verdi",
        totals=SUMS,
        desks=(ReportLine("Sportello 3", SUMS), ReportLine("Sportello 12", SUMS[:2])),
        kinds=(ReportLine("Carta d'identità elettronica", SUMS),),
        operators=(ReportLine("Laura Bianchi", SUMS),),
        payments_count=702,
        payments_cents=Cents(2_500_000),
        not_registered=(A_NOTICE,),
        registered_late=(),
        cancellations=(replace(A_NOTICE, reason="Emesso due volte"),),
        attention=(ReportDesk("Sportello 7", AS_OF - timedelta(hours=3), True, 4, 1),),
        closings=(ReportClosing("Sara Verdi", AS_OF, None),),
    )
    return replace(content, **changes)
