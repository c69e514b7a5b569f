from datetime import date

import pytest

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services import office_lists as module
from counter_app.services.list_choice import Days, ListChoice, ListQuestion, ListScope, SortBy
from counter_app.services.office_lists import OfficeLists
from counter_app.services.progress import Progress
from counter_app.services.views import RowState
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_list_messages import (
    ListedDesk,
    ListedNotice,
    ListedState,
    OfficeListQuery,
    OfficeNoticePage,
)
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState
from tests.factories.clock import FakeClock
from tests.factories.counter import FakeLine
from tests.factories.fake_server import NOW
from tests.factories.screen_people import notice_number


def _notice(base: int, name: str) -> NoticeInfo:
    return NoticeInfo(
        notice_number=notice_number(base), citizen_id=None, debtor_name=name,
        debtor_identifier="ANONIMO", subject="Mensa", amount_cents=500 + base,
        due_on=date(2026, 12, 1), state=NoticeState.OPEN, released_at=NOW, payable_at=NOW,
        paid_at=None,
    )  # fmt: skip


class Office:
    """A server with notices of two desks, two on a page."""

    def __init__(self) -> None:
        self.asked: list[OfficeListQuery] = []
        self.away = False
        self.older = False
        self.rows = [
            ListedNotice(
                notice=_notice(base, name), kind_id="mensa", desk_id=desk,
                operator_id=f"op-{desk}", operator_name=f"Di {desk}",
            )
            for base, name, desk in (
                (1, "Rossi Maria", "d-1"), (2, "Bianchi Ada", "d-2"), (3, "Canepa Lucia", "d-1"),
            )
        ]  # fmt: skip

    def office_notices(self, asked: OfficeListQuery, token: str) -> OfficeNoticePage:
        if self.away:
            raise WorldTrouble("server_unreachable", reason="NO_NETWORK")
        if self.older:
            raise WorldTrouble(SERVER_OLDER)
        self.asked.append(asked)
        start = int(asked.after or 0)
        page, rest = self.rows[start : start + 2], self.rows[start + 2 :]
        desks = tuple(ListedDesk(desk_id=one, name=f"Sportello {one}") for one in ("d-1", "d-2"))
        return OfficeNoticePage(
            notices=tuple(page), next=str(start + 2) if rest else None, desks=desks, as_of=NOW
        )


class SignedIn:
    def token(self) -> str:
        return "token"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def line() -> FakeLine:
    return FakeLine()


@pytest.fixture
def lists(office: Office, line: FakeLine) -> OfficeLists:
    return OfficeLists(lambda: office, SignedIn(), line, FakeClock(NOW))


def asked(text: str = "", **choice) -> ListQuestion:
    return ListQuestion(ListChoice(ListScope.OFFICE, **choice), text=text)


def names(found) -> list[str]:
    return [found.rows.views[number].debtor_name for number in found.rows.numbers]


def test_all_pages_are_one_list_that_is_sorted_as_a_whole(lists, office) -> None:
    progress = Progress()
    found = lists.open(asked(sort=SortBy.DEBTOR, descending=False), progress)
    assert names(found) == ["Bianchi Ada", "Canepa Lucia", "Rossi Maria"]
    assert (len(office.asked), progress.done) == (2, 3)
    assert found.rows.complete
    assert found.rows.as_of == NOW
    assert found.desks == {"d-1": "Sportello d-1", "d-2": "Sportello d-2"}
    assert found.operators == {"op-d-1": "Di d-1", "op-d-2": "Di d-2"}
    view = found.rows.views[found.rows.numbers[0]]
    assert (view.desk, view.operator) == ("Sportello d-2", "Di d-2")


def test_filters_go_to_the_server_and_words_are_found_here(lists, office) -> None:
    found = lists.open(
        asked("can", state=RowState.TO_PAY, kind_id="mensa", desk_id="d-1", operator_id="o",
              days=Days.YESTERDAY),
        Progress(),
    )  # fmt: skip
    assert names(found) == ["Canepa Lucia"]
    assert office.asked[0] == OfficeListQuery(
        first_on=date(2026, 11, 22), last_on=date(2026, 11, 22), state=ListedState.TO_PAY,
        kind_id="mensa", desk_id="d-1", operator_id="o",
    )  # fmt: skip


def test_beyond_what_a_desk_holds_the_oldest_are_left_out_and_it_says_so(
    lists, monkeypatch
) -> None:
    monkeypatch.setattr(module, "OFFICE_ROWS", 2)
    found = lists.open(asked(), Progress())
    assert len(found.rows.numbers) == 2
    assert not found.rows.complete


def test_called_off_between_two_pages(lists, office, monkeypatch) -> None:
    progress = Progress()
    first = office.office_notices

    def and_enough(query: OfficeListQuery, token: str) -> OfficeNoticePage:
        progress.call_off()
        return first(query, token)

    monkeypatch.setattr(office, "office_notices", and_enough)
    found = lists.open(asked(), progress)
    assert (len(found.rows.numbers), found.rows.complete) == (2, False)


def test_without_the_line_nobody_knows(lists, office, line) -> None:
    office.away = True
    with pytest.raises(RuleBroken, match="office_list_offline"):
        lists.open(asked(), Progress())
    office.away = False
    line.cut()
    with pytest.raises(RuleBroken, match="office_list_offline"):
        lists.open(asked(), Progress())
    assert office.asked == []


def test_every_state_of_a_row_but_that_of_tasks_can_be_asked_for() -> None:
    assert {one.value for one in RowState} - {one.value for one in ListedState} == {"TO_PRINT"}


def test_server_without_such_lists_is_said_to_be_older_and_not_away(lists, office) -> None:
    office.older = True
    with pytest.raises(WorldTrouble, match=SERVER_OLDER):
        lists.open(asked(), Progress())
