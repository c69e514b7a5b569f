"""What no ordinary day brings: worlds with too much, too long, too large, or nothing at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from counter_app.services.views import RowState, TaskView
from payments_core.wire.desk.day_messages import DayState, PaymentSum, StateSum
from tests.factories.day_on_screen import a_desk, a_line
from tests.factories.screen_notices import PAID_AT, a_notice, a_plan_of
from tests.factories.screen_people import LONG_NAMED, NOW, PEOPLE, notice_number
from tests.factories.screen_world import World

#: Somebody whose names fill their fields, and the longest subject that a paper has room for.
LONGEST_NAMED = LONG_NAMED.model_copy(
    update={
        "citizen_id": "c30",
        "family_name": "Della Rovere Montefeltro di Castelnuovo Garfagnana e Borgotaro",
        "given_name": "Massimiliano Bartolomeo Giandomenico",
        "street": "Piazzale dei Martiri della Libertà e della Resistenza Partigiana",
        "email": "massimiliano.bartolomeo.dellarovere.montefeltro@posta-certificata.esempio.it",
        "died_on": None,
    }
)
LONGEST_SUBJECT = (
    "Concessione temporanea di suolo pubblico per il montaggio di un ponteggio in Piazzale dei "
    "Martiri della Libertà, secondo rinnovo del 2026"
)
#: One of the few notices whose paper nobody has found.
LOST = 191203


def crowded(world: World) -> None:
    """A body with three hundred notices, a third of them open."""
    states = (RowState.PAID, RowState.PAID, RowState.TO_PAY, RowState.PAID, RowState.OVERDUE)
    world.notices += [
        a_notice(
            800000 + place,
            f"Passo carrabile n. {place + 1} · canone {2026 - place % 3}",
            8000 + place * 115,
            date(2026, 1, 31) + timedelta(days=place),
            states[place % len(states)],
            citizen=PEOPLE[8],
            paid_at=PAID_AT if states[place % len(states)] is RowState.PAID else None,
        )
        for place in range(300)
    ]


def longest(world: World) -> None:
    """Names and a subject that no field has room for, and an amount of eight digits."""
    world.made.append(LONGEST_NAMED)
    world.recent.insert(0, LONGEST_NAMED)
    world.notices += [
        a_notice(
            810001, LONGEST_SUBJECT, 123456789, date(2026, 12, 9), RowState.TO_REGISTER,
            citizen=LONGEST_NAMED, released_at=NOW - timedelta(minutes=2),
        ),
        a_notice(
            810002, LONGEST_SUBJECT, 98765432, date(2026, 9, 9), RowState.EXPIRED,
            citizen=LONGEST_NAMED,
        ),
    ]  # fmt: skip


def everything(world: World) -> None:
    """Maria with all that a notice can be: a plan, suspended, expired, to print, paid twice."""
    others = (
        (820001, "Servizi cimiteriali 2026", 15000, RowState.SUSPENDED),
        (820002, "Retta dell'asilo nido, gennaio 2026", 31250, RowState.EXPIRED),
        (820003, "Certificato anagrafico storico", 552, RowState.TO_PRINT),
    )
    world.notices += [
        *a_plan_of(PEOPLE[0]),
        *(
            a_notice(base, subject, cents, date(2026, 12, 1), state)
            for base, subject, cents, state in others
        ),
    ]


def a_lost_paper(world: World) -> None:
    """A notice of which nobody knows whether it came out, and one that the printer refused."""
    notice = world.notice(notice_number(LOST))
    facts = (("printer", "paper"), ("document", f"notice/{notice.notice_number}"))
    told = (("print_uncertain", 12), ("print_failed", 40))
    world.tasks = [
        TaskView(
            f"t-{code}", RowState.TO_PRINT, f"{notice.subject}, {notice.debtor_name}", code, facts,
            notice.notice_number, notice.citizen_id, NOW - timedelta(minutes=minutes),
        )
        for code, minutes in told
    ]  # fmt: skip


def _nothing_released(world: World) -> None:
    world.figures = {
        "totals": (), "desks": (), "kinds": (), "operators": (), "not_payable": (),
        "registered_late": (), "cancellations": (),
        "payments": PaymentSum(count=0, amount_cents=0),
    }  # fmt: skip


def quiet_day(world: World) -> None:
    """The desks are on, and nobody has come."""
    _nothing_released(world)
    world.desk_states = tuple(a_desk(f"Sportello {place}", NOW) for place in (3, 7, 12))


def empty_office(world: World) -> None:
    """The first morning: nobody served, nothing released, no desk that was ever heard."""
    _nothing_released(world)
    world.recent, world.notices = [], []
    world.desk_states = tuple(
        a_desk(f"Sportello {place}", NOW, enrolled=False, contact_at=None, papers=None)
        for place in (3, 7)
    )


def _many(count: int) -> tuple[StateSum, ...]:
    parts = ((DayState.TO_PAY, count // 3), (DayState.PAID, count - count // 3))
    return tuple(
        StateSum(state=state, count=part, amount_cents=part * 21_950) for state, part in parts
    )


def year_end(world: World) -> None:
    """The last day of the year of a city: five digits at every desk, six in all."""
    counts = {"Sportello 3": 48_210, "Sportello 7": 31_095, "Sportello 12": 12_345}
    kinds = (
        ("Tassa sui rifiuti, saldo dell'anno", "Waste tax, balance of the year", 71_520),
        ("Carta d'identità elettronica", "Electronic identity card", 20_130),
    )
    world.figures = {
        "totals": (*_many(91_650), StateSum(state=DayState.TO_REGISTER, count=10_412,
                                            amount_cents=10_412 * 21_950)),
        "desks": tuple(
            a_line(name, _many(count), office="Anagrafe centro") for name, count in counts.items()
        ),
        "kinds": tuple(a_line(name, _many(count), name_en=said) for name, said, count in kinds),
        "operators": (
            a_line("Ada Bruzzone", _many(50_000)), a_line("Laura Bianchi", _many(41_650)),
        ),
        "payments": PaymentSum(count=104_233, amount_cents=2_287_914_350),
    }  # fmt: skip
    world.desk_states = tuple(
        a_desk(name, NOW, waiting=count // 3, oldest_waiting_at=NOW, open_tasks=count // 4,
               numbers_left=99_999)
        for name, count in counts.items()
    )  # fmt: skip


def longest_list(world: World) -> None:
    """The names and subjects that no field has room for, in the list of the day."""
    longest(world)
    world.notices = [
        replace(one, released_at=datetime(2026, 11, 23, 8, place % 60, tzinfo=UTC))
        for place, one in enumerate(world.notices)
    ]
