import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from central_server.cli.declaration import read_declaration
from demo.city import installation
from demo.city.debts import Owed
from demo.city.differences import DIFFERENCES, TWISTS
from demo.city.people import Resident, residents
from demo.city.planted import CAST, EXTRAS, PARODI, ROSSI, planted_debts
from demo.city.rates import sample_rates
from demo.city.releases import Period
from demo.city.worked_out_kinds import FINE
from payments_core.clock import rome_date
from payments_core.model.debt_kind import DebtKind
from payments_core.rules.worked_out import work_out


def fine_kind(today: date) -> DebtKind:
    secrets = installation.make_secrets(random.Random(1))
    with TemporaryDirectory() as folder:
        path = installation.write_declaration(Path(folder), secrets, 8090, today)
        city = read_declaration(path, {}).entities[0]
    return next(kind for kind in city.kinds if kind.kind_id == FINE)


PEOPLE = list(residents(200, 7, date(2026, 11, 23)))
#: A Monday, a day after holidays, a 29th of February, a Sunday in August.
DAYS = (date(2026, 11, 23), date(2026, 4, 7), date(2028, 2, 29), date(2026, 8, 16))


def cast() -> dict[tuple[str, str], Resident]:
    return {
        (one.family_name, one.given_name): one
        for one in PEOPLE
        if (one.family_name, one.given_name) in CAST
    }


def planted(today: date, **changes) -> list[Owed]:
    rates = {rate.rate_id: rate for rate in sample_rates(today)}
    arguments = {"cast": cast(), "extras": PEOPLE[20 : 20 + EXTRAS]} | changes
    return list(planted_debts(arguments["cast"], arguments["extras"], rates, today))


def papers(today: date, name: tuple[str, str]) -> list[Owed]:
    code = cast()[name].tax_code
    return [owed for owed in planted(today) if owed.debt.debtor.identifier == code]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_difference_is_planted_within_the_year(today: date) -> None:
    found = planted(today)
    marks = {owed.mark for owed in found if owed.mark}
    assert marks == {difference.code for difference in DIFFERENCES}
    batches = {payment.batch for owed in found for payment in owed.payments if payment.batch}
    assert batches == set(TWISTS)
    for owed in found:
        assert Period.before(today).has(rome_date(owed.debt.release.at))
        for payment in owed.payments:
            assert owed.debt.release.at < payment.paid_at
            assert rome_date(payment.paid_at) < today


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_papers_of_rossi_maria_tell_her_story(today: date) -> None:
    found = papers(today, ROSSI)
    unpaid = [owed.debt for owed in found if not owed.payments and not owed.debt.cancelled]
    overdue = [debt for debt in unpaid if debt.due_on < today]
    assert [(debt.rate_id, debt.amount_cents) for debt in overdue] == [("mensa", 8400)]
    assert len(unpaid) - len(overdue) == 2
    assert sum(owed.debt.cancelled for owed in found) == 1
    assert sum(bool(owed.payments) for owed in found) >= 5
    assert max(rome_date(owed.debt.release.at) for owed in found) < today - timedelta(days=2)


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("name", CAST, ids=" ".join)
def test_everybody_of_the_cast_has_papers_in_several_states(today: date, name) -> None:
    found = papers(today, name)
    states = Counter(
        "paid" if owed.payments else "cancelled" if owed.debt.cancelled else "unpaid"
        for owed in found
    )
    assert states["paid"] >= 3 or name == CAST[2]
    assert states["paid"] >= 2
    assert states["unpaid"] >= 1
    assert len(found) >= 6


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_parodi_pays_once_and_then_once_more(today: date) -> None:
    (twice,) = (owed for owed in papers(today, PARODI) if owed.mark)
    first, second = twice.payments
    assert first.paid_at < second.paid_at
    assert first.psp != second.psp


def test_an_extra_takes_the_part_of_whoever_is_missing() -> None:
    found = planted(DAYS[0], cast={})
    assert {owed.mark for owed in found} == {difference.code for difference in DIFFERENCES}


def test_nobody_there_nothing_planted() -> None:
    assert planted(DAYS[0], cast={}, extras=[]) == []


def test_a_single_extra_plays_all_parts() -> None:
    alone = replace(PEOPLE[20], family_name="Solo")
    found = planted(DAYS[0], extras=[alone])
    assert {owed.mark for owed in found if owed.mark} == {one.code for one in DIFFERENCES}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_fines_of_the_day_cost_what_their_rate_says_on_the_day_of_their_release(
    today: date,
) -> None:
    kind = fine_kind(today)
    fines = [owed for owed in planted(today) if owed.debt.fields]
    assert [bool(owed.payments) for owed in fines] == [True, False]
    for owed in fines:
        fields = owed.debt.fields or {}
        days = [rome_date(owed.debt.release.at), *(rome_date(p.paid_at) for p in owed.payments)]
        assert kind.rates[-1].is_valid_on(days[0])
        for day in days:
            assert work_out(kind, kind.rates[-1], fields, day).total_cents == owed.debt.amount_cents
