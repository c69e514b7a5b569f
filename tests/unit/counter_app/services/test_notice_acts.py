import pytest

from counter_app.services.notice_acts import NoticeActs
from counter_app.services.views import RowState
from counter_app.store import citizens
from payments_core.errors import RuleBroken
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.desk_services import Services

WANTED = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")


@pytest.fixture
def acts(services: Services) -> NoticeActs:
    return NoticeActs(services.database, lambda: services.client, services.sign_in, services.line)


def test_decision_is_kept_as_the_newest_thing_known(services: Services, acts: NoticeActs) -> None:
    number = services.release_one().notice_number
    services.deliver()
    acts.perform(number, WANTED)
    assert services.server.acts == [(number, WANTED)]
    with services.database.read() as session:
        known = citizens.known_notice(session, number)
    assert known is not None
    assert known.payment_check is not None


def test_nothing_is_decided_offline(services: Services, acts: NoticeActs) -> None:
    number = services.release_one().notice_number
    services.cut_line()
    with pytest.raises(RuleBroken, match="act_needs_line"):
        acts.perform(number, WANTED)


def test_clerk_may_try_to_cancel_and_no_more(acts: NoticeActs) -> None:
    assert acts.possible(RowState.TO_PAY) == (ActKind.CANCEL,)
    assert acts.possible(RowState.PAID) == ()


def test_supervisor_may_try_what_the_state_allows(
    acts: NoticeActs, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    monkeypatch.setattr(services.sign_in, "roles", lambda: frozenset({"supervisor"}))
    assert set(acts.possible(RowState.OVERDUE)) == set(ActKind) - {ActKind.RESUME}
    assert set(acts.possible(RowState.SUSPENDED)) == {
        ActKind.CANCEL, ActKind.RESUME, ActKind.CHANGE,
    }  # fmt: skip
    assert set(acts.possible(RowState.EXPIRED)) == {ActKind.CHANGE, ActKind.PAID_ELSEWHERE}
