from pathlib import Path

import pytest

from counter_app.events import ChangeArrived, ChangesHeard
from counter_app.store import citizens, desk, notices, numbers
from counter_app.store.tables import ReleaseState
from counter_app.sync import stock
from counter_app.sync.downloads import Downloads
from counter_app.sync.stock import FIRST_STOCK
from payments_core.identifiers import notice_number
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.notice_messages import (
    ChangeKind,
    NoticeInfo,
    NoticeState,
    change_mark,
)
from tests.factories.counter import KEY, Heard
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW, citizen
from tests.factories.releasing import keep, operation_for
from tests.factories.store_pages import plain_content


def downloads_of(desk_: Desk) -> Downloads:
    return Downloads(desk_.database, desk_.events, desk_.clock, desk_.numbers)


def refresh(desk_: Desk, downloads: Downloads | None = None) -> None:
    with desk_.open_client() as client:
        (downloads or downloads_of(desk_)).refresh(client)


def test_profile_is_read_at_first_and_then_every_quarter_of_an_hour(desk_at_server: Desk) -> None:
    downloads = downloads_of(desk_at_server)
    for minutes, expected in ((0, 1), (14, 1), (2, 2)):
        desk_at_server.clock.advance(minutes=minutes)
        refresh(desk_at_server, downloads)
        assert desk_at_server.server.requests.count("GET desk") == expected


def test_clock_that_the_server_sets_back_puts_off_no_profile(desk_at_server: Desk) -> None:
    downloads = downloads_of(desk_at_server)
    refresh(desk_at_server, downloads)
    desk_at_server.clock.advance(hours=-2)
    refresh(desk_at_server, downloads)
    assert desk_at_server.server.requests.count("GET desk") == 2


def test_profile_of_another_desk_is_read_at_once(desk_at_server: Desk) -> None:
    downloads = downloads_of(desk_at_server)
    refresh(desk_at_server, downloads)
    with desk_at_server.database.write() as session:
        desk.get(session).profile = None
    refresh(desk_at_server, downloads)
    assert desk_at_server.server.requests.count("GET desk") == 2
    with desk_at_server.database.read() as session:
        assert desk.profile(session) == desk_at_server.server.profile


def test_changed_profile_arrives(desk_at_server: Desk) -> None:
    changed = desk_at_server.server.profile.model_copy(update={"entity_name": "Altro nome"})
    desk_at_server.server.profile = changed
    refresh(desk_at_server)
    with desk_at_server.database.read() as session:
        assert desk.profile(session).entity_name == "Altro nome"


def test_people_whom_the_desk_may_not_keep_any_more_are_gone_from_the_file(
    desk_at_server: Desk, tmp_path: Path
) -> None:
    desk_, path = desk_at_server, tmp_path / "store.db"
    downloads = downloads_of(desk_)
    refresh(desk_, downloads)
    with desk_.database.write() as session:
        people = (citizen(f"c-{number}", family_name="Zzyzxova") for number in range(200))
        citizens.keep_citizens(session, people, NOW)
    assert b"Zzyzxova" in plain_content(path, KEY)
    nobody = desk_.server.profile.model_copy(update={"registry": RegistryPolicy.NOTHING})
    desk_.server.profile = nobody
    desk_.clock.advance(minutes=15)
    refresh(desk_, downloads)
    assert b"Zzyzxova" not in plain_content(path, KEY)
    assert b"sportello-12" in plain_content(path, KEY), "what the desk is stays"
    with desk_.database.read() as session:
        assert citizens.find(session, "c-1") is None


def test_page_that_is_open_stays_as_long_as_the_policy_does(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    nobody = desk_.server.profile.model_copy(update={"registry": RegistryPolicy.NOTHING})
    desk_.server.profile = nobody
    downloads = downloads_of(desk_)
    refresh(desk_, downloads)
    with desk_.database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
    desk_.clock.advance(minutes=15)
    refresh(desk_, downloads)
    with desk_.database.read() as session:
        assert citizens.find(session, "c-1") is not None


def test_stock_is_filled_up_and_then_again_when_a_quarter_is_used(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    desk_.release(FIRST_STOCK // 4 - 1)
    refresh(desk_)
    assert desk_.server.leases == 0
    desk_.release(1)
    refresh(desk_)
    refresh(desk_)
    assert desk_.server.leases == 1
    assert left(desk_) == FIRST_STOCK


def test_large_stock_comes_in_several_blocks(
    desk_at_server: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stock, "FIRST_STOCK", 2500)
    refresh(desk_at_server)
    assert (desk_at_server.server.leases, left(desk_at_server)) == (2, 2500)


def test_numbers_of_another_station_are_no_stock_and_are_used_last(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    (before,) = desk_.release()
    desk_.server.segregation_code = "02"
    desk_.server.profile = desk_.server.profile.model_copy(update={"segregation_code": "02"})
    refresh(desk_)
    assert left(desk_, "02") == FIRST_STOCK
    numbers_ = desk_.release(FIRST_STOCK)
    assert {notice_number.segregation_code_of(number) for number in numbers_} == {"02"}
    # Nothing is stranded: without the line the desk goes on with what it has of the other one.
    (last,) = desk_.release()
    assert notice_number.segregation_code_of(last) == notice_number.segregation_code_of(before)


def test_changed_station_is_learnt_from_the_lease_before_the_profile(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    downloads = downloads_of(desk_)
    refresh(desk_, downloads)
    desk_.release(FIRST_STOCK // 4)
    desk_.server.segregation_code = "02"
    for _ in range(2):
        refresh(desk_, downloads)
    assert left(desk_, "02") == FIRST_STOCK


def test_desk_in_doubt_asks_for_no_numbers(desk_at_server: Desk) -> None:
    with desk_at_server.database.write() as session:
        desk_at_server.numbers.distrust(session)
    refresh(desk_at_server)
    assert desk_at_server.server.leases == 0


def left(desk_: Desk, code: str | None = None) -> int:
    with desk_.database.read() as session:
        return numbers.numbers_left(session, code)


def test_payment_reaches_the_notice_and_is_told(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    heard = Heard(desk_.events)
    (number,) = desk_.release()
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    refresh(desk_)
    assert desk_.notice(number).state == ReleaseState.PAYABLE
    desk_.server.pay(number)
    refresh(desk_)
    row = desk_.notice(number)
    assert (row.state, row.paid_at) == (ReleaseState.PAID, NOW)
    assert [event for event in heard.events if not isinstance(event, ChangesHeard)] == [
        ChangeArrived(number, ChangeKind.NOTICE_REGISTERED),
        ChangeArrived(number, ChangeKind.NOTICE_PAID),
    ]


def test_what_happens_to_notices_of_others_is_told_by_pages_alone(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    heard = Heard(desk_.events)
    for _ in range(3):
        desk_.server.append_change(ChangeKind.NOTICE_PAID, "301000000000004285")
    refresh(desk_)
    [page] = heard.events
    assert isinstance(page, ChangesHeard)
    assert [one.notice_number for one in page.changes] == ["301000000000004285"] * 3
    with desk_.database.read() as session:
        assert desk.get(session).change_cursor == 3
    refresh(desk_)
    assert len(heard.events) == 1


def test_registration_that_arrives_late_does_not_undo_a_payment(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    (number,) = desk_.release()
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    desk_.server.pay(number)
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    desk_.server.append_change(ChangeKind.NOTICE_SETTLED, number)
    refresh(desk_)
    assert desk_.notice(number).state == ReleaseState.PAID


@pytest.mark.parametrize(
    ("before", "afterwards"),
    [
        (ReleaseState.PENDING, ReleaseState.PENDING),
        (ReleaseState.REFUSED, ReleaseState.REFUSED),
        (ReleaseState.PAYABLE, ReleaseState.PAID),
    ],
)
def test_number_of_a_form_is_ours_only_when_the_server_has_said_so(
    desk_at_server: Desk, before: ReleaseState, afterwards: ReleaseState
) -> None:
    desk_, number = desk_at_server, notice_number.build("01", 77)
    with desk_.numbers.printed_number(number) as (session, (printed,)):
        keep(session, operation_for(printed, "op-pad"))
        notices.by_number(session, number).state = before
    for kind in (ChangeKind.NOTICE_REGISTERED, ChangeKind.NOTICE_PAID):
        desk_.server.append_change(kind, number)
    refresh(desk_)
    row = desk_.notice(number)
    assert row.state == afterwards
    assert (row.paid_at is not None) == (afterwards is ReleaseState.PAID)


def test_what_happens_to_the_debt_of_a_copy_is_not_told_of_ours(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    (number,) = desk_.release()
    with desk_.database.write() as session:
        row = notices.by_number(session, number)
        assert row is not None
        row.state, row.late_print = ReleaseState.REFUSED, True
    for kind in (ChangeKind.NOTICE_REGISTERED, ChangeKind.NOTICE_PAID):
        desk_.server.append_change(kind, number)
    refresh(desk_)
    assert desk_.notice(number).state == ReleaseState.REFUSED


def test_changes_are_read_once_however_many_pages(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    heard = Heard(desk_.events)
    (number,) = desk_.release()
    for _ in range(501):
        desk_.server.append_change(ChangeKind.NOTICE_SETTLED, number)
    refresh(desk_)
    refresh(desk_)
    pages = [event for event in heard.events if isinstance(event, ChangesHeard)]
    assert [len(page.changes) for page in pages] == [500, 1]
    assert len(heard.events) == 501 + 2
    with desk_.database.read() as session:
        row = desk.get(session)
    assert (row.change_cursor, row.changes_read_at) == (501, NOW)
    assert row.last_change == change_mark(number, NOW)


def test_notices_of_other_desks_are_kept_up_to_date(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    info = known_notice("301000000000004285")
    with desk_.database.write() as session:
        citizens.keep_notices(session, (info,), NOW)
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, info.notice_number)
    desk_.server.pay(info.notice_number)
    refresh(desk_)
    with desk_.database.read() as session:
        known = citizens.known_notice(session, info.notice_number)
    assert known is not None
    now = NoticeInfo.model_validate_json(known.info)
    assert (now.state, now.paid_at, now.payable_at) == (NoticeState.PAID, NOW, NOW)


@pytest.mark.parametrize(
    ("news", "ours", "theirs"),
    [
        (ChangeKind.NOTICE_CHANGED, ReleaseState.CHANGED, NoticeState.OPEN),
        (ChangeKind.NOTICE_SUSPENDED, ReleaseState.SUSPENDED, NoticeState.SUSPENDED),
        (ChangeKind.NOTICE_EXPIRED, ReleaseState.EXPIRED, NoticeState.EXPIRED),
        (ChangeKind.NOTICE_CANCELLED, ReleaseState.CANCELLED, NoticeState.CANCELLED),
    ],
)
def test_decision_of_somebody_reaches_own_and_other_notices(
    desk_at_server: Desk, news: ChangeKind, ours: ReleaseState, theirs: NoticeState
) -> None:
    desk_ = desk_at_server
    (number,) = desk_.release()
    other = known_notice("301000000000004285")
    with desk_.database.write() as session:
        citizens.keep_notices(session, (other,), NOW)
    for each in (number, other.notice_number):
        desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, each)
        desk_.server.append_change(news, each)
    refresh(desk_)
    assert desk_.notice(number).state == ours
    with desk_.database.read() as session:
        known = citizens.known_notice(session, other.notice_number)
    assert known is not None
    assert NoticeInfo.model_validate_json(known.info).state is theirs
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    refresh(desk_)
    # Payable or not: what has changed since it was printed stays so.
    changed = news is ChangeKind.NOTICE_CHANGED
    assert desk_.notice(number).state == (ReleaseState.CHANGED if changed else ReleaseState.PAYABLE)


@pytest.mark.parametrize(
    ("news", "states"),
    [
        (
            (ChangeKind.NOTICE_CHANGED, ChangeKind.NOTICE_SUSPENDED, ChangeKind.NOTICE_REGISTERED),
            ("CHANGED", "SUSPENDED", "CHANGED"),
        ),
        (
            (ChangeKind.NOTICE_SUSPENDED, ChangeKind.NOTICE_CHANGED, ChangeKind.NOTICE_REGISTERED),
            ("SUSPENDED", "SUSPENDED", "CHANGED"),
        ),
        (
            (ChangeKind.NOTICE_SUSPENDED, ChangeKind.NOTICE_REGISTERED),
            ("SUSPENDED", "PAYABLE"),
        ),
        ((ChangeKind.NOTICE_EXPIRED, ChangeKind.NOTICE_CHANGED), ("EXPIRED", "CHANGED")),
    ],
)
def test_what_was_changed_stays_so_when_it_is_suspended_and_resumed(
    desk_at_server: Desk, news: tuple[ChangeKind, ...], states: tuple[str, ...]
) -> None:
    desk_ = desk_at_server
    (number,) = desk_.release()
    desk_.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    for one, state in zip(news, states, strict=True):
        desk_.server.append_change(one, number)
        refresh(desk_)
        assert desk_.notice(number).state == state


def test_change_that_the_program_of_before_has_read_is_not_forgotten(desk_at_server: Desk) -> None:
    (number,) = desk_at_server.release()
    with desk_at_server.database.write() as session:
        row = notices.by_number(session, number)
        assert row is not None
        row.state = ReleaseState.CHANGED
    for news in (ChangeKind.NOTICE_SUSPENDED, ChangeKind.NOTICE_REGISTERED):
        desk_at_server.server.append_change(news, number)
        refresh(desk_at_server)
    assert desk_at_server.notice(number).state == ReleaseState.CHANGED


def test_expired_notice_of_others_can_be_paid_again_after_a_change(desk_at_server: Desk) -> None:
    desk_, number = desk_at_server, "301000000000004285"
    expired = known_notice(number).model_copy(update={"state": NoticeState.EXPIRED})
    with desk_.database.write() as session:
        citizens.keep_notices(session, (expired,), NOW)
    desk_.server.append_change(ChangeKind.NOTICE_CHANGED, number)
    refresh(desk_)
    with desk_.database.read() as session:
        known = citizens.known_notice(session, number)
    assert known is not None
    assert known.outdated
    assert NoticeInfo.model_validate_json(known.info).state is NoticeState.OPEN


def known_notice(number: str) -> NoticeInfo:
    return NoticeInfo(
        notice_number=number,
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa",
        amount_cents=4200,
        due_on=NOW.date(),
        state=NoticeState.OPEN,
        released_at=NOW,
        payable_at=None,
        paid_at=None,
    )


def test_first_lease_is_asked_for_by_a_desk_without_numbers(desk_at_server: Desk) -> None:
    desk_ = desk_at_server
    with desk_.database.write() as session:
        numbers.fence_all(session)
    with desk_.open_client() as client:
        downloads_of(desk_).renew_numbers(client)
    with desk_.database.read() as session:
        assert numbers.numbers_left(session) == FIRST_STOCK
