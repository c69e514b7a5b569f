from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import listed_sums, notices
from counter_app.store.listed_notices import Question
from counter_app.store.tables import ReleaseState
from payments_core.clock import rome_date
from tests.factories.desk_services import Services, desk_services
from tests.factories.fake_server import NOW, PASSWORD, FakeServer, serving
from tests.factories.query_plans import plans_of

TODAY = rome_date(NOW)


@pytest.fixture
def services(tmp_path: Path):
    with serving(FakeServer()) as fake:
        built = desk_services(tmp_path, fake)
        built.sign_in.sign_in("laura", PASSWORD)
        yield built
        built.client.close()
        built.database.close()


def in_a_plan(services: Services) -> list[int]:
    """A debt that is paid at once or in two instalments."""
    return [int(one) for one in services.release_one("suolo", plan=2, metri="21").notice_numbers]


def total(services: Services, **asked) -> int:
    with services.database.read() as session:
        return listed_sums.total_cents(session, Question(TODAY, **asked))


def test_sums_are_of_what_is_asked_for(services: Services) -> None:
    first, second = services.release_one(), services.release_one()
    assert total(services) == first.amount_cents + second.amount_cents
    assert total(services, kind_id="another") == 0
    with services.database.read() as session:
        number = int(first.notice_number)
        assert listed_sums.total_of(session, [number, 1]) == first.amount_cents
        assert listed_sums.total_of(session, []) == 0
        assert listed_sums.of_same_debts(session, [number, 1]) == []


def test_first_way_that_is_listed_is_the_one_that_counts(services: Services) -> None:
    whole, first, second = in_a_plan(services)
    with services.database.write() as session:
        rows = [notices.by_number(session, str(one)) for one in (whole, first, second)]
        rows[1].state, rows[2].due_on = ReleaseState.PAYABLE, TODAY + timedelta(days=300)
        cents = [row.amount_cents for row in rows]
    assert total(services) == cents[0]
    assert total(services, states=(ReleaseState.PAYABLE,)) == cents[1]
    assert total(services, due_from=TODAY + timedelta(days=300)) == cents[2]


def test_debts_are_told_from_each_other(services: Services) -> None:
    one, another = in_a_plan(services), in_a_plan(services)
    with services.database.read() as session:
        whole = notices.by_number(session, str(one[0])).amount_cents
        found = listed_sums.of_same_debts(session, [one[1]])
    assert total(services) == 2 * whole
    assert sorted(found) == sorted(one)
    assert not set(found) & set(another)


@pytest.mark.parametrize("asked", [{}, {"start_at": NOW}, {"words": ("ROSS",), "digits": "30"}])
def test_lists_are_added_up_from_indexes_but_for_what_has_several_ways(
    services: Services, asked: dict
) -> None:
    in_a_plan(services)
    with services.database.read() as session, plans_of(session) as plans:
        listed_sums.total_cents(session, Question(TODAY, **asked))
    steps = [step.split(maxsplit=2) for step in plans() if step.startswith(("SCAN", "SEARCH"))]
    read = {(name, how) for _, name, *rest in steps for how in rest}
    listed = [how for name, how in read if name == "notices"]
    assert listed
    assert all("COVERING INDEX" in how for how in listed)
    assert {how for name, how in read if name == "several"} == {
        "USING COVERING INDEX ix_notices_ways"
    }
    by_number = [how for name, how in read if name in ("way", "single")]
    assert all(how.endswith("(notice_number=?)") for how in by_number)
