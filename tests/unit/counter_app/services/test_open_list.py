from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.services.list_choice import SortBy
from counter_app.services.open_list import STATE_ORDER, finds, held, read_text
from counter_app.services.views import RowState
from payments_core.errors import BadValue
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import Change, ChangeKind
from tests.factories.screen_notices import notices_of_maria, notices_of_others
from tests.factories.screen_people import NOW

VIEWS = (*notices_of_maria(), *notices_of_others())


def test_every_state_has_its_place_in_the_order() -> None:
    assert sorted(STATE_ORDER) == sorted(RowState)


@pytest.mark.parametrize("sort", list(SortBy))
def test_a_list_is_sorted_by_any_column_and_turned_round(sort: SortBy) -> None:
    up = held(VIEWS, sort, descending=False, as_of=NOW)
    down = held(VIEWS, sort, descending=True, as_of=NOW)
    assert sorted(up.numbers) == sorted(down.numbers) == sorted(int(v.notice_number) for v in VIEWS)
    if sort is SortBy.AMOUNT:
        amounts = [up.rows([number])[number].amount_cents for number in up.numbers]
        assert amounts == sorted(amounts)


def test_what_is_alike_stands_the_newest_first() -> None:
    older, newer = VIEWS[0], VIEWS[1]
    assert older.released_at != newer.released_at or older.notice_number != newer.notice_number
    found = held((older, newer), SortBy.DESK, descending=False, as_of=None)
    latest = max((older, newer), key=lambda one: (one.released_at, one.notice_number))
    assert found.numbers[0] == int(latest.notice_number)


def test_a_list_knows_its_sum_and_that_of_some() -> None:
    found = held(VIEWS, SortBy.RELEASED, descending=True, as_of=NOW - timedelta(1))
    assert found.total_cents == sum(one.amount_cents for one in VIEWS)
    first = found.numbers[0]
    assert found.total_of([first]) == found.rows([first])[first].amount_cents
    assert found.rows([1]) == {}


@pytest.mark.parametrize("sort", list(SortBy))
def test_a_debt_that_is_paid_in_one_of_several_ways_is_counted_once(sort: SortBy) -> None:
    whole, first, second = (
        replace(one, debt="d-1", option_no=option, amount_cents=Cents(cents))
        for one, option, cents in zip(VIEWS, (1, 2, 2), (1000, 600, 400), strict=False)
    )
    found = held((second, whole, VIEWS[3], first), sort, descending=True, as_of=NOW)
    at_once, later, last = (int(one.notice_number) for one in (whole, first, second))
    assert found.total_cents == 1000 + VIEWS[3].amount_cents
    assert found.total_of([last, at_once]) == 1000
    assert found.total_of([last, later]) == 1000
    assert found.total_but([at_once, later]) == 400 + VIEWS[3].amount_cents
    assert found.total_but([]) == found.total_cents


def test_a_name_is_found_by_beginnings_in_any_order_and_a_number_by_its_digits() -> None:
    maria = VIEWS[0]
    for text in ("rossi", "mar ross", maria.debtor_identifier[:8].lower()):
        words, digits = read_text(text)
        assert finds(maria, words, digits), text
    assert not finds(maria, *read_text("bianchi"))
    assert finds(maria, *read_text(" " + maria.notice_number[4:12]))
    assert finds(maria, *read_text(""))
    assert not finds(maria, *read_text("99999999"))


def test_a_company_is_found_by_how_its_tax_code_begins() -> None:
    firm = replace(VIEWS[0], debtor_name="Acme Srl", debtor_identifier="00856930102")
    for text in ("00856930102", "0085 693", "acme", firm.notice_number[4:12]):
        assert finds(firm, *read_text(text)), text
    assert not finds(firm, *read_text("856930102"))
    assert not finds(VIEWS[1], *read_text("00856930102"))


def test_a_sentence_is_no_name() -> None:
    with pytest.raises(BadValue, match="search_too_long"):
        read_text("a b c d e f g h i")


def test_rows_follow_what_is_told_and_keep_their_places() -> None:
    found = held(VIEWS, SortBy.STATE, descending=False, as_of=NOW)
    order, view = list(found.numbers), next(one for one in VIEWS if one.state is RowState.TO_PAY)
    number, total = int(view.notice_number), found.total_cents

    def told(of: str) -> Change:
        return Change(cursor=1, kind=ChangeKind.NOTICE_CANCELLED, notice_number=of, at=NOW)

    heard = [told(view.notice_number), told("301999999999999999"), told(view.notice_number)]
    assert found.hear(heard, NOW.date()) == [number]
    assert found.rows([number])[number].state is RowState.CANCELLED
    assert (list(found.numbers), found.total_cents) == (order, total)
