from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.services import bulk_prints as module
from counter_app.services.bulk_order import BulkWay
from counter_app.services.views import RowState
from counter_app.store.bulk_prints import BulkState
from payments_core.errors import RuleBroken
from tests.factories.bulk_printing import Bulk, bulk_printing, print_all
from tests.factories.desk_services import Services
from tests.factories.fake_server import PASSWORD, citizen


@pytest.fixture
def bulk(services: Services) -> Bulk:
    return bulk_printing(services)


def test_plan_says_how_many_their_sum_and_who_is_left_out(bulk: Bulk) -> None:
    to_pay, paid = bulk.released(2)
    paid = replace(paid, state=RowState.PAID)
    plan = bulk.prints.plan((to_pay, paid))
    assert (plan.count, plan.total_cents) == (1, to_pay.amount_cents)
    (left_out,) = plan.left_out
    assert left_out.problem == "notice_already_paid"
    assert left_out.facts == {"notice_number": paid.notice_number}


def test_debt_in_instalments_is_one_paper_and_counts_once(bulk: Bulk) -> None:
    (alone,), shown = bulk.released(1), bulk.plan(2)
    plan = bulk.prints.plan((alone, *shown))
    assert (plan.count, plan.left_out) == (2, ())
    assert plan.total_cents == alone.amount_cents + shown[0].amount_cents
    assert bulk.begin((alone, *shown)).count == 2


def test_debt_is_left_out_only_when_none_of_its_numbers_can_be_paid(bulk: Bulk) -> None:
    whole, first, second = bulk.plan(2)
    first = replace(first, state=RowState.PAID)
    whole = replace(whole, state=RowState.CANCELLED)
    plan = bulk.prints.plan((whole, first, second))
    assert (plan.count, plan.total_cents, plan.left_out) == (1, second.amount_cents, ())
    plan = bulk.prints.plan((whole, first))
    assert (plan.count, plan.total_cents) == (0, 0)
    assert [one.notice_number for one in plan.left_out] == [whole.notice_number]


def test_print_is_on_record_before_anything_is_printed(bulk: Bulk) -> None:
    shown = bulk.released(2)
    view = bulk.begin(shown)
    assert (view.count, view.printed, view.state) == (2, 0, BulkState.RUNNING)
    assert (view.asked_by, view.waits_for) == ("Laura", None)
    assert bulk.jobs(shown[0].notice_number) == []
    assert bulk.prints.unfinished() == view


def test_one_print_at_a_time(bulk: Bulk) -> None:
    shown = bulk.released(1)
    bulk.begin(shown)
    with pytest.raises(RuleBroken, match="bulk_under_way"):
        bulk.begin(shown)
    print_all(bulk)
    assert bulk.prints.unfinished() is None
    bulk.begin(shown)


def test_what_cannot_be_a_print_is_refused(
    bulk: Bulk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = bulk.released(2)
    with pytest.raises(RuleBroken, match="bulk_is_empty"):
        bulk.begin((replace(shown[0], state=RowState.CANCELLED),))
    monkeypatch.setattr(module, "NOTICES_AT_MOST", 1)
    with pytest.raises(RuleBroken, match="bulk_too_many"):
        bulk.begin(shown)
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        bulk.begin(shown[:1])
    with pytest.raises(RuleBroken, match="bulk_print_unknown"):
        bulk.prints.view("p-0")


def test_same_notice_is_printed_once(bulk: Bulk) -> None:
    (only,) = bulk.released(1)
    assert bulk.begin((only, only)).count == 1


def test_by_postal_code_as_letters_are_carried(services: Services, bulk: Bulk) -> None:
    codes = ("16149", None, "16121")
    people = [
        citizen(citizen_id=f"c-{place}", postal_code=code) for place, code in enumerate(codes)
    ]
    shown = []
    for one in people:
        released = services.release.release(services.draft(who=one))
        shown.append(bulk.row(released.notice_number))
    begun = bulk.begin(tuple(shown), by_postal_code=True)
    with services.database.read() as session:
        items = module.bulk_prints.waiting(session, begun.print_id, 9)
    expected = [shown[2].notice_number, shown[0].notice_number, shown[1].notice_number]
    assert [one.notice_number for one in items] == expected


def test_print_waits_for_whoever_asked_and_anybody_may_cancel_it(
    bulk: Bulk, services: Services, tmp_path: Path
) -> None:
    begun = bulk.begin(bulk.released(1), BulkWay.ONE_FILE, tmp_path / "avvisi.pdf")
    bulk.prints.pause(begun.print_id)
    services.sign_in.sign_out()
    services.sign_in.sign_in("marco", PASSWORD)
    assert bulk.view(begun).waits_for == "Laura"
    with pytest.raises(RuleBroken, match="bulk_of_another"):
        bulk.prints.go_on(begun.print_id)
    bulk.prints.cancel(begun.print_id)
    assert bulk.view(begun).state is BulkState.CANCELLED
    assert bulk.view(begun).waits_for is None


def test_what_is_over_stays_so(bulk: Bulk) -> None:
    begun = bulk.begin(bulk.released(1))
    bulk.prints.cancel(begun.print_id)
    for act in (bulk.prints.pause, bulk.prints.go_on):
        act(begun.print_id)
        assert bulk.view(begun).state is BulkState.CANCELLED
    bulk.prints.cancel(begun.print_id)
