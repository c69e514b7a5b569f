import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from counter_app.events import CounterEvents
from counter_app.printing.device import PrinterState
from counter_app.services import desk_status
from counter_app.services.desk_status import DeskStatus
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.views import BulkCount, DeskView, RowState
from counter_app.store import notices
from counter_app.store.database import Database
from counter_app.store.tables import DeskRow, NoticeRow, ReleaseState
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.bulk_printing import bulk_printing
from tests.factories.counter import WAIT_SECONDS, FakeLine
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW


def test_status_follows_what_happens(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    status.refresh()
    assert status.view() == DeskView(
        online=True,
        offline_since=None,
        waiting_operations=0,
        numbers_left=50,
        paper_printer=PrinterState.UNREACHABLE,
        roll_printer=PrinterState.NOT_SET,
    )
    number = services.release_one().notice_number
    assert (status.view().waiting_operations, status.view().numbers_left) == (1, 49)
    services.cut_line()
    assert status.view().offline_since == NOW
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.deliver()
    assert status.view().waiting_operations == 0


def test_of_two_who_count_at_once_the_later_count_stays(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    count, later = desk_status._bulk, threading.Thread(target=services.release_one)

    def slowly(session: Session) -> BulkCount | None:
        if later.ident is None:
            later.start()
            later.join(0.2)  # in vain where it waits for this one
        return count(session)

    monkeypatch.setattr(desk_status, "_bulk", slowly)
    status.refresh()
    later.join(WAIT_SECONDS)
    assert status.view().waiting_operations == 1


def test_locked_store_tells_nothing(services: Services, tmp_path: Path) -> None:
    locked = Database(tmp_path / "locked.db")
    status = DeskStatus(locked, FakeLine(), services.spool, CounterEvents(), services.clock)
    status.refresh()
    assert status.view().numbers_left == 0


def test_print_of_many_is_told_until_it_is_over(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    bulk = bulk_printing(services)
    begun = bulk.begin(bulk.released(2))
    assert status.view().bulk == BulkCount(0, 2, held=False)
    bulk.worker.turn()
    bulk.prints.pause(begun.print_id)
    # In the printer's queue is not printed: the page of the print says so, too.
    assert status.view().bulk == BulkCount(0, 2, held=True)
    bulk.prints.cancel(begun.print_id)
    assert status.view().bulk is None


def test_line_says_of_a_print_what_its_page_says(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    bulk = bulk_printing(services)
    shown = bulk.released(3)
    left_out = replace(shown[0], state=RowState.PAID)
    with services.database.write() as session:
        notices.by_number(session, shown[0].notice_number).state = ReleaseState.PAID
    begun = bulk.begin((left_out, *shown[1:]))
    bulk.worker.turn()
    bulk.prints.pause(begun.print_id)
    page = bulk.view(begun)
    assert (len(page.left_out), page.printed, page.under_way) == (1, 0, 2)
    told = status.view().bulk
    assert told is not None
    assert (told.printed, told.count) == (page.printed, page.count)


def test_notes_that_wait_are_no_notices(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    services.cut_line()
    services.notes.write("c-1", "tutore: Anna Verdi")
    services.release_one()
    view = status.view()
    assert (view.waiting_operations, view.waiting_notes) == (1, 1)


def test_cancellation_that_waits_is_to_be_sent_like_a_notice(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    acts = NoticeActs(
        services.database, lambda: services.client, services.sign_in, services.line,
        lambda: None, services.clock, lambda: "cancel-1",
    )  # fmt: skip
    number = services.release_one().notice_number
    services.deliver()
    services.cut_line()
    acts.perform(number, NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore"))
    status.refresh()
    assert status.view().waiting_operations == 1


def test_numbers_last_for_days_like_those_before(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    for _ in range(5):
        for _ in range(2):
            services.release_one()
        assert status.view().numbers_days is None
        services.clock.advance(days=1)
    status.refresh()
    assert status.view().numbers_days == 20  # 40 are left, two a day
    services.release_one()
    assert status.view().numbers_days == 19.5  # a morning is no day


def test_another_desk_has_no_pace_yet(services: Services) -> None:
    status = DeskStatus(
        services.database, services.line, services.spool, services.events, services.clock
    )
    for _ in range(5):
        services.release_one()
        services.clock.advance(days=1)
    status.refresh()
    assert status.view().numbers_days is not None
    with services.database.write() as session:
        session.execute(update(DeskRow).values(desk_id="another"))
        session.execute(update(NoticeRow).values(released_at=services.clock.now()))
    status.refresh()
    assert status.view().numbers_days is None
