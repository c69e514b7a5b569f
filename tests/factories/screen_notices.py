"""Notices of the people of the screens, alone and in plans."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from counter_app.services.views import NoticeView, RowState
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.money import Cents
from payments_core.wire.desk.messages import CitizenInfo
from tests.factories.screen_people import DEAD, LONG_NAMED, NOW, PEOPLE, notice_number


def a_notice(
    base: int,
    subject: str,
    cents: int,
    due_on: date,
    state: RowState,
    *,
    released_at: datetime = datetime(2026, 9, 4, 8, 58, tzinfo=UTC),
    paid_at: datetime | None = None,
    citizen: CitizenInfo = PEOPLE[0],
) -> NoticeView:
    return NoticeView(
        notice_number(base),
        citizen.citizen_id,
        f"{citizen.family_name} {citizen.given_name}".strip(),
        citizen.tax_code or ANONYMOUS,
        subject,
        Cents(cents),
        due_on,
        state,
        released_at,
        paid_at,
    )


PAID_AT = datetime(2026, 5, 12, 8, 31, tzinfo=UTC)
#: A payment begun again and again before it went through, then made once more.
LONG_STORY = 555012


def notices_of_others() -> list[NoticeView]:
    """Of people about whom the registry has something to say."""
    return [
        a_notice(
            660101,
            "Illuminazione votiva 2026",
            2800,
            date(2026, 4, 30),
            RowState.OVERDUE,
            citizen=DEAD,
        ),
        a_notice(
            660102,
            "Tassa rifiuti 2026 · saldo",
            11200,
            date(2026, 12, 16),
            RowState.TO_PAY,
            citizen=DEAD,
        ),
        a_notice(
            660103,
            "Celebrazione di matrimonio civile in villa, sala degli specchi",
            125000,
            date(2026, 12, 9),
            RowState.TO_PAY,
            citizen=LONG_NAMED,
        ),
        a_notice(
            LONG_STORY,
            "Retta dell'asilo nido comunale, ottobre 2026",
            31250,
            date(2026, 10, 31),
            RowState.TO_CHECK,
            citizen=LONG_NAMED,
        ),
    ]


def notices_of_maria() -> list[NoticeView]:
    return [
        a_notice(
            123456, "Mensa scolastica · settembre 2026", 4200, date(2026, 9, 30), RowState.OVERDUE
        ),
        a_notice(
            480115,
            "Carta d'identità elettronica",
            2250,
            date(2026, 12, 23),
            RowState.TO_REGISTER,
            released_at=NOW - timedelta(minutes=4),
        ),
        a_notice(
            191203,
            "Occupazione suolo pubblico, trasloco del 02/12/2026",
            5400,
            date(2026, 12, 2),
            RowState.TO_PAY,
        ),
        a_notice(992148, "Diritti di segreteria", 516, date(2026, 6, 10), RowState.TO_CHECK),
        a_notice(
            177881,
            "Tassa rifiuti 2026 · prima rata",
            9640,
            date(2026, 6, 16),
            RowState.PAID,
            paid_at=PAID_AT,
        ),
        a_notice(
            171203,
            "Tassa rifiuti 2025 · saldo",
            21080,
            date(2026, 1, 16),
            RowState.PAID,
            paid_at=datetime(2026, 1, 9, 16, 2, tzinfo=UTC),
        ),
        a_notice(
            88077,
            "Impianti sportivi, palestra di via Dante",
            3000,
            date(2026, 3, 31),
            RowState.CANCELLED,
        ),
    ]


def a_plan_of(citizen: CitizenInfo) -> list[NoticeView]:
    """A debt in three instalments, one paid and one overdue, and what else somebody owes."""
    due = (date(2026, 9, 30), date(2026, 10, 31), date(2026, 12, 31))
    states = (RowState.PAID, RowState.OVERDUE, RowState.TO_PAY)
    plan = [
        replace(
            a_notice(
                770100 + place, f"Canone del mercato 2026, posto B12 - rata {place} di 3", 13340,
                on, state, citizen=citizen, paid_at=PAID_AT if state is RowState.PAID else None,
            ),
            debt="plan-1", in_plan=True,
        )
        for place, (on, state) in enumerate(zip(due, states, strict=True), start=1)
    ]  # fmt: skip
    alone = a_notice(
        770110, "Passo carrabile 2026", 8000, date(2026, 12, 2), RowState.TO_PAY, citizen=citizen
    )
    return [*plan, alone]


def a_plannable_notice(citizen: CitizenInfo = PEOPLE[0]) -> NoticeView:
    """A debt paid at once so far, of a kind that offers plans."""
    notice = a_notice(
        660100, "Canone del mercato 2026, posto B12", 60000, date(2026, 12, 16), RowState.TO_PAY,
        citizen=citizen,
    )  # fmt: skip
    return replace(notice, plan_kind="mercato", debt="position-660100")


def a_plan_beside_its_whole(citizen: CitizenInfo) -> list[NoticeView]:
    """The same plan where everything may be paid at once, too, and a debt that was."""
    *plan, _alone = a_plan_of(citizen)
    whole = a_notice(
        770120, "Canone del mercato 2026, posto B12", 40020, date(2026, 9, 30),
        RowState.IN_INSTALMENTS, citizen=citizen,
    )  # fmt: skip
    paid = a_notice(
        770130, "Tassa rifiuti 2026", 24000, date(2026, 6, 16), RowState.PAID,
        citizen=citizen, paid_at=PAID_AT,
    )  # fmt: skip
    ended = [
        a_notice(
            770130 + place, f"Tassa rifiuti 2026 - rata {place} di 2", 12000,
            date(2026, 6 * place, 16), RowState.DEBT_PAID, citizen=citizen,
        )
        for place in (1, 2)
    ]  # fmt: skip
    return [
        replace(whole, debt="plan-1", in_plan=True, option_no=1),
        *(replace(one, option_no=2) for one in plan),
        replace(paid, debt="plan-2", in_plan=True, option_no=1),
        *(replace(one, debt="plan-2", in_plan=True, option_no=2) for one in ended),
    ]


def ways_of(views: Sequence[NoticeView]) -> tuple[tuple[str, ...], ...]:
    """The numbers of each of the ways to pay."""
    ways = dict.fromkeys(view.option_no for view in views)
    return tuple(
        tuple(view.notice_number for view in views if view.option_no == way) for way in ways
    )
