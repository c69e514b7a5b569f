import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.orm import Session

from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.views import ActOutcome, CheckVerdict
from counter_app.store.database import Database
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.counter import ids
from tests.factories.desk_services import Services


@pytest.mark.parametrize(
    "trouble", [WorldTrouble("store_trouble"), OSError(errno.ENOSPC, "No space left on device")]
)
def test_trouble_of_the_disk_is_not_that_of_whoever_asked(trouble: Exception) -> None:
    with disk_may_refuse("not_kept", notice_number="301000000000004285"):
        raise trouble


def test_a_refusal_is_one_all_the_same() -> None:
    with pytest.raises(RuleBroken, match="not_signed_in"), disk_may_refuse("not_kept"):
        raise RuleBroken("not_signed_in")


@pytest.fixture
def fill(services: Services, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on nothing is committed to the store any more."""

    @contextmanager
    def write(database: Database) -> Iterator[Session]:
        with database.read() as session:
            yield session
            session.rollback()
        raise WorldTrouble("store_trouble", reason="SQLITE_FULL")

    return lambda: monkeypatch.setattr(Database, "write", write)


def test_what_the_server_has_done_is_done_on_a_full_disk(
    services: Services, fill: Callable[[], None]
) -> None:
    acts = NoticeActs(
        services.database, lambda: services.client, services.sign_in, services.line,
        lambda: services.woken.append("woken"), services.clock, ids("cancel"),
    )  # fmt: skip
    number = services.release_one().notice_number
    services.deliver()
    fill()
    wanted = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")
    assert acts.perform(number, wanted) is ActOutcome.DONE


def test_what_the_server_has_told_is_shown_on_a_full_disk(
    services: Services, fill: Callable[[], None]
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.lookup.citizen("c-1")
    fill()
    services.server.pay(number)
    view = services.check.check(number)
    assert (view.verdict, view.online) == (CheckVerdict.PAID, True)
    page = services.lookup.citizen("c-1")
    assert (page.as_of, [one.paid_at is not None for one in page.notices]) == (None, [True])
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.reprint.content(number)
