from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import listed_notices, notices
from counter_app.store.listed_notices import Question, SortBy
from counter_app.store.tables import ReleaseState
from payments_core.clock import rome_date
from payments_core.rules.position_progress import OtherWay
from tests.factories.desk_services import Services, desk_services
from tests.factories.fake_server import NOW, PASSWORD, FakeServer, citizen, serving
from tests.factories.query_plans import plans_of

TODAY = rome_date(NOW)
WANTED = lambda: True  # noqa: E731
#: Rows of plans made for notices that were out, and of those notices.
OF_PLANS = ("plan", "rest", "single", "notices_known")


@pytest.fixture
def services(tmp_path: Path):
    with serving(FakeServer()) as fake:
        built = desk_services(tmp_path, fake)
        built.sign_in.sign_in("laura", PASSWORD)
        yield built
        built.client.close()
        built.database.close()


def released(services: Services, name: str = "Rossi", given: str = "Maria") -> int:
    who = citizen(family_name=name, given_name=given)
    number = services.release.release(services.draft(who=who)).notice_number
    services.clock.advance(minutes=1)
    return int(number)


def found(services: Services, **asked) -> list[int]:
    with services.database.read() as session:
        return list(listed_notices.numbers(session, Question(TODAY, **asked), WANTED))


def test_the_newest_is_first_and_the_order_turns_round(services: Services) -> None:
    first, second = released(services), released(services)
    assert found(services) == [second, first]
    assert found(services, descending=False) == [first, second]


def test_names_are_found_without_accents_and_behind_an_apostrophe(services: Services) -> None:
    angelo, rossi = released(services, "D'Angelo", "Nicolò"), released(services)
    for words in (("ANGELO",), ("DANG", "NICOLO"), ("NIC",)):
        assert found(services, words=words) == [angelo], words
    assert found(services, words=("NGELO",)) == []
    assert found(services, words=("ROSSI",)) == [rossi]
    assert found(services, digits=str(rossi)[5:]) == [rossi]
    assert found(services, sort=SortBy.DEBTOR, descending=False) == [angelo, rossi]


def test_a_company_is_found_by_how_its_tax_code_begins(services: Services) -> None:
    firm = citizen(kind="G", tax_code="00856930102", family_name="Acme Srl", given_name="")
    number = int(services.release.release(services.draft(who=firm)).notice_number)
    other = released(services)
    for digits in ("00856930102", "0085693", str(number)[-8:]):
        assert found(services, digits=digits) == [number], digits
    assert found(services, digits="856930102") == []
    assert found(services, digits=str(other)[-8:]) == [other]


def test_filters_leave_others_out(services: Services) -> None:
    number = released(services)
    assert found(services, start_at=NOW, end_at=NOW + timedelta(seconds=1)) == [number]
    assert found(services, end_at=NOW) == []
    assert found(services, kind_id="another") == []
    assert found(services, operator_id="another") == []
    assert found(services, states=(ReleaseState.PENDING,)) == [number]
    assert found(services, states=()) == []
    assert found(services, due_before=TODAY) == []
    assert found(services, due_from=TODAY) == [number]


def test_what_asks_for_something_is_sorted_first_by_state(services: Services) -> None:
    states = (
        ReleaseState.PAID, ReleaseState.PAYABLE, ReleaseState.REFUSED, ReleaseState.PENDING,
        ReleaseState.CHANGED, ReleaseState.CANCELLED,
    )  # fmt: skip
    numbers = {state: released(services) for state in states}
    with services.database.write() as session:
        for state, number in numbers.items():
            notices.by_number(session, str(number)).state = state
        notices.by_number(session, str(numbers[ReleaseState.CHANGED])).due_on = TODAY - timedelta(1)
    by_state = found(services, sort=SortBy.STATE, descending=False)
    order = ("REFUSED", "PENDING", "CHANGED", "PAYABLE", "CANCELLED", "PAID")
    assert by_state == [numbers[ReleaseState(state)] for state in order]


def test_rows_are_of_the_numbers_asked_for(services: Services) -> None:
    first, second = released(services), released(services)
    with services.database.read() as session:
        rows = listed_notices.rows(session, [second, 1, first])
    assert [int(row.notice_number) for row in rows] == [second, first]


def test_a_list_that_nobody_waits_for_is_not_read_to_its_end(services: Services) -> None:
    released(services)
    with services.database.read() as session:
        assert len(listed_notices.numbers(session, Question(TODAY), lambda: False)) == 0


@pytest.mark.parametrize("sort", list(SortBy))
def test_lists_are_answered_from_the_index_alone(services: Services, sort: SortBy) -> None:
    question = Question(TODAY, words=("ROSS",), digits="30", kind_id="mensa", sort=sort)
    with services.database.read() as session, plans_of(session) as plans:
        listed_notices.numbers(session, question, WANTED)
    steps = plans()
    ways = [step for step in steps if "ix_notices_ways" in step]
    plans_made = [step for step in steps if step.split()[1] in OF_PLANS]
    read = [step for step in steps if "notices" in step and step not in (*ways, *plans_made)]
    assert read
    assert all("COVERING INDEX ix_notices_listed" in step for step in read)
    assert bool(ways) is (sort is SortBy.STATE)
    assert all("COVERING INDEX" in step for step in ways)


@pytest.mark.parametrize("way", [None, *OtherWay])
def test_what_became_of_plans_is_asked_of_the_few_that_were_made(
    services: Services, way: OtherWay | None
) -> None:
    states = (ReleaseState.PAYABLE,) if way is None else None
    question = Question(TODAY, states=states, other_way=way)
    with services.database.read() as session, plans_of(session) as plans:
        listed_notices.numbers(session, question, WANTED)
    steps = [step for step in plans() if step.split()[1] in OF_PLANS]
    assert {step.split()[1] for step in steps} >= {"plan"}
    for step in steps:
        is_plan = step.split()[1] in ("plan", "rest")
        index = "ix_notices_plan_of" if is_plan else "sqlite_autoindex_notices"
        assert index in step, step


@pytest.mark.parametrize("way", list(OtherWay))
def test_what_became_of_debts_is_asked_of_the_few_with_several_ways(
    services: Services, way: OtherWay
) -> None:
    question = Question(TODAY, other_way=way)
    with services.database.read() as session, plans_of(session) as plans:
        listed_notices.numbers(session, question, WANTED)
    steps = [step for step in plans() if step.split()[1] in ("one", "paid", "left")]
    assert steps
    assert all("COVERING INDEX ix_notices_ways" in step for step in steps)


@pytest.mark.parametrize("descending", [True, False])
def test_the_order_of_the_day_needs_no_sorting(services: Services, descending: bool) -> None:
    question = Question(TODAY, start_at=NOW, descending=descending)
    with services.database.read() as session, plans_of(session) as plans:
        listed_notices.numbers(session, question, WANTED)
    steps = plans()
    assert not [step for step in steps if "TEMP B-TREE" in step]
    assert [step for step in steps if "SEARCH" in step and "released_at>" in step]
