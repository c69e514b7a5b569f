"""Debts and payments that bring the differences about, and the papers of the people one knows.

The first people of the registry have a handful of notices each that tells a story. Days count
back from today, so that the story is always fresh.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demo.city.banks import (
    APP,
    CASH_MACHINE,
    DIRECT_DEBIT,
    HOME_BANKING,
    POST_OFFICE,
    TOBACCONIST,
    WEB_CARD,
)
from demo.city.debts import Debt, Owed, PlannedPayment, Release, debtor_of, make_debt
from demo.city.household_debts import spelt_month
from demo.city.rates import SampleRate
from demo.city.releases import (
    HISTORY_DAYS,
    MOBILITY,
    POLICE,
    REGISTRY,
    SCHOOL,
    TAXES,
    desks_of,
)
from demo.city.worked_out_kinds import fine_fields
from demo.city.working_days import at, is_working_day
from payments_core.clock import rome_date
from payments_core.identifiers import notice_number

if TYPE_CHECKING:
    from demo.city.people import Resident

#: People whose papers tell a story, by family and given name.
CAST: tuple[tuple[str, str], ...] = (
    ("Rossi", "Maria"), ("Parodi", "Giovanni"), ("Bruzzone", "Ada"), ("Canepa", "Lucia"),
    ("De' Rossi", "Mariano"),
)  # fmt: skip
ROSSI, PARODI, BRUZZONE, CANEPA, DE_ROSSI = CAST
#: How many other people lend their names to differences.
EXTRAS = 16
#: Base of the notice number that the previous system gave out.
_OTHER_BASE = 9_000_000_004_711
_NOON = 12 * 3600


@dataclass(frozen=True, slots=True)
class Scene:
    """One notice of a story: released and due so many days ago, paid so many days ago.

    `office` None is another program, in bulk. `paid` are pairs of day and PSP. In `subject`
    `{month}` is the month before the release. `fine` are the report and the two amounts of a fine
    notified on the day of its release, which then costs `cents`.
    """

    who: tuple[str, str]
    rate_id: str
    released: int
    due: int
    office: str | None
    paid: tuple[tuple[int, int], ...] = ()
    subject: str | None = None
    cents: int | None = None
    cancelled: bool = False
    mark: str = ""
    paid_cents: int | None = None
    fine: tuple[str, str, str] | None = None


_MEALS, _NURSERY = "Mensa scolastica, {month}", "Asilo nido, {month}"

SCENES: tuple[Scene, ...] = (
    Scene(ROSSI, "mensa", 20, 6, None, subject=_MEALS),
    Scene(ROSSI, "mensa", 51, 21, None, ((38, APP),), _MEALS),
    Scene(ROSSI, "mensa", 172, 142, None, ((120, APP),), _MEALS),
    Scene(ROSSI, "tari-seconda-rata", 43, -3, None, subject="TARI, seconda rata"),
    Scene(ROSSI, "tari", 225, 165, None, ((165, HOME_BANKING),), "TARI, prima rata",
          11_550),
    Scene(ROSSI, "scuolabus", 8, -22, None, subject="Scuolabus, {month}"),
    Scene(ROSSI, "carta-identita", 148, 118, REGISTRY, ((148, CASH_MACHINE),)),
    Scene(ROSSI, "multa", 92, 87, POLICE, ((90, APP),), "Verbale 20871", 4_190,
          fine=("20871", "42,00", "86,50")),
    Scene(ROSSI, "palestra", 97, 82, SCHOOL, cancelled=True),
    Scene(ROSSI, "permesso-residenti", 133, 103, MOBILITY, ((131, WEB_CARD),)),
    Scene(PARODI, "carta-identita", 77, 47, REGISTRY, ((72, APP), (70, TOBACCONIST)),
          mark="PAID_TWICE"),
    Scene(PARODI, "multa", 19, -41, None, subject="Verbale 31540", cents=7_340,
          fine=("31540", "87,00", "173,00")),
    Scene(PARODI, "suolo-pubblico", 58, 28, TAXES),
    Scene(PARODI, "tari", 224, 164, None, ((150, POST_OFFICE),), "TARI, saldo, Via Balbi 31"),
    Scene(PARODI, "certificato-storico", 111, 81, REGISTRY, cancelled=True),
    Scene(PARODI, "parcheggio-mensile", 64, 54, MOBILITY, ((64, WEB_CARD),)),
    Scene(PARODI, "parcheggio-mensile", 34, 24, MOBILITY, ((34, WEB_CARD),)),
    Scene(PARODI, "accesso-atti", 6, -24, REGISTRY, ((1, APP),)),
    Scene(BRUZZONE, "concessione-cimiteriale", 201, 141, REGISTRY, ((128, POST_OFFICE),)),
    Scene(BRUZZONE, "lampade-votive", 262, 217, None, ((217, POST_OFFICE),)),
    Scene(BRUZZONE, "tari", 226, 166, None, ((180, POST_OFFICE),), "TARI, saldo, Piazza Colombo 3",
          13_230),
    Scene(BRUZZONE, "carta-identita", 5, -25, REGISTRY),
    Scene(BRUZZONE, "accesso-atti", 83, 53, REGISTRY),
    Scene(BRUZZONE, "certificato-storico", 83, 53, REGISTRY, cancelled=True),
    Scene(CANEPA, "asilo-nido", 111, 91, None, ((91, DIRECT_DEBIT),), _NURSERY),
    Scene(CANEPA, "asilo-nido", 51, 31, None, ((31, DIRECT_DEBIT),), _NURSERY),
    Scene(CANEPA, "asilo-nido", 20, -10, None, subject=_NURSERY),
    Scene(CANEPA, "palestra", 64, 49, SCHOOL, ((50, TOBACCONIST),), cancelled=True,
          mark="PAID_AFTER_CANCELLATION"),
    Scene(CANEPA, "tari", 223, 163, None, ((161, APP),), "TARI, saldo, Via San Vincenzo 8/2"),
    Scene(CANEPA, "multa", 99, 39, None, subject="Verbale 18332"),
    Scene(CANEPA, "permesso-ztl", 182, 152, MOBILITY, ((180, WEB_CARD),)),
    Scene(DE_ROSSI, "multa", 57, 52, POLICE, ((33, POST_OFFICE),), "Verbale 28090",
          mark="OTHER_AMOUNT", paid_cents=4_190),
    Scene(DE_ROSSI, "passo-carrabile", 241, 196, None, ((199, CASH_MACHINE),)),
    Scene(DE_ROSSI, "imu-saldo", 13, -47, None),
    Scene(DE_ROSSI, "tari", 222, 162, None, subject="TARI, saldo, Corso Europa 118"),
    Scene(DE_ROSSI, "oggetti-smarriti", 155, 125, POLICE, ((154, TOBACCONIST),)),
    Scene(DE_ROSSI, "lampade-votive", 262, 217, None, cancelled=True),
)  # fmt: skip

#: Differences of settlement: their payments, each of somebody else, in a batch of its own:
#: code, days ago, PSP, rates.
_BATCHES: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("FLOW_NOT_CREDITED", 22, WEB_CARD, ("mensa", "scuolabus")),
    ("CREDIT_WITHOUT_FLOW", 17, CASH_MACHINE, ("suolo-pubblico", "lampade-votive")),
    ("CREDIT_SHORT", 27, APP, ("asilo-nido", "mensa-ridotta")),
    ("TEXT_CUT", 12, HOME_BANKING, ("passo-carrabile", "mensa")),
    ("WRONG_TOTAL", 35, TOBACCONIST, ("multa", "palestra")),
    ("LINE_WITHOUT_RECEIPT", 29, APP, ("carta-identita", "mensa-minima")),
    ("CREDITED_TWICE", 38, POST_OFFICE, ("lampade-votive", "mensa")),
    ("NEVER_SETTLED", 30, WEB_CARD, ("multa",)),
)
_RELEASED_BEFORE, _DUE_AFTER = 15, 8
_UNKNOWN_DAYS_AGO = 41


def planted_debts(
    cast: "Mapping[tuple[str, str], Resident]",
    extras: "Sequence[Resident]",
    rates: Mapping[str, SampleRate],
    today: date,
) -> Iterator[Owed]:
    """The stories and the differences.

    Where somebody of the cast is not to be found, an extra takes the part in a difference.
    """
    for scene in SCENES:
        actor = cast.get(scene.who)
        if actor is None and scene.mark and extras:
            actor = extras[-1]
        if actor is not None:
            yield _play(scene, actor, rates, today)
    if extras:
        yield from _batches(extras, rates, today)
        yield _of_other_series(extras[-1], rates["mensa-ridotta"], today)


def _play(scene: Scene, actor: "Resident", rates: Mapping[str, SampleRate], today: date) -> Owed:
    debt = _debt(
        rates[scene.rate_id], actor, today, scene.released, scene.due, scene.office,
        subject=scene.subject, cents=scene.cents,
    )  # fmt: skip
    payments = tuple(
        _payment(debt, today, days_ago, psp, amount_cents=scene.paid_cents)
        for days_ago, psp in scene.paid
    )
    fields = fine_fields(*scene.fine, rome_date(debt.release.at)) if scene.fine else None
    return Owed(replace(debt, cancelled=scene.cancelled, fields=fields), payments, scene.mark)


def _batches(
    extras: "Sequence[Resident]", rates: Mapping[str, SampleRate], today: date
) -> Iterator[Owed]:
    turn = 0
    for code, days_ago, psp, rate_ids in _BATCHES:
        for position, rate_id in enumerate(rate_ids):
            actor, turn = extras[turn % len(extras)], turn + 1
            released, due = days_ago + _RELEASED_BEFORE, days_ago - _DUE_AFTER
            debt = _debt(rates[rate_id], actor, today, released, due, None)
            lost = code == "LINE_WITHOUT_RECEIPT" and position == 0
            payment = _payment(debt, today, days_ago, psp, batch=code, has_receipt=not lost)
            yield Owed(debt, (payment,), code)


def _of_other_series(actor: "Resident", rate: SampleRate, today: date) -> Owed:
    ago = _UNKNOWN_DAYS_AGO
    debt = _debt(rate, actor, today, ago + _RELEASED_BEFORE, ago - _DUE_AFTER, None)
    other = replace(debt, other_number=notice_number.build("01", _OTHER_BASE))
    return Owed(other, (_payment(debt, today, ago, TOBACCONIST),), "UNKNOWN_NOTICE")


def _debt(
    rate: SampleRate,
    actor: "Resident",
    today: date,
    released: int,
    due: int,
    office: str | None,
    *,
    subject: str | None = None,
    cents: int | None = None,
) -> Debt:
    day = _working_day_before(today - timedelta(days=released))
    release = Release(at(day, 20 * 3600 + released * 13))
    if office:
        desk = desks_of(office)[0]
        release = Release(at(day, 10 * 3600 + released * 7), desk.desk_id, desk.username)
    month = day.replace(day=1) - timedelta(days=1)
    text = subject and subject.format(month=spelt_month(month))
    due_on = today - timedelta(days=due)
    return make_debt(
        rate, debtor_of(actor), release, subject=text, amount_cents=cents, due_on=due_on
    )


def _payment(
    debt: Debt,
    today: date,
    days_ago: int,
    psp: int,
    *,
    amount_cents: int | None = None,
    batch: str = "",
    has_receipt: bool = True,
) -> PlannedPayment:
    """Around noon; never on the Sundays and holidays on which counters are closed."""
    day = _working_day_before(today - timedelta(days=days_ago))
    paid_at = max(
        at(day, _NOON + (HISTORY_DAYS - days_ago) * 11), debt.release.at + timedelta(minutes=40)
    )
    return PlannedPayment(
        paid_at, psp, amount_cents=amount_cents, batch=batch, has_receipt=has_receipt
    )


def _working_day_before(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
