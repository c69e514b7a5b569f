"""What the trail tells, by the services that show something without asking the server."""

from collections.abc import Callable

import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.store import audit
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.operation_messages import ClockMark
from tests.factories.clock import FakeClock
from tests.factories.desk_services import Services, hand_over_before_the_line_breaks
from tests.factories.fake_server import NOW, PASSWORD, Fault

LAURA = "laura-id"
_Told = tuple[str, str | None, str | None, int | None]


@pytest.fixture
def told(services: Services) -> Callable[[], list[_Told]]:
    """What was noted since the last time: act, person, notice, hits."""
    seen: set[str] = set()

    def told() -> list[_Told]:
        with services.database.read() as session:
            entries = [one for one in audit.due(session, 100) if one.entry_id not in seen]
        seen.update(one.entry_id for one in entries)
        operator = services.sign_in.operator_id()
        assert all(one.operator_id == operator for one in entries)
        return [(one.act, one.citizen_id, one.notice_number, one.hits) for one in entries]

    return told


def test_entry_tells_who_when_and_what_is_to_be_known_of_the_hour(services: Services) -> None:
    mark = ClockMark(corrected_seconds=7, doubtful=True)

    class DoubtfulClock(FakeClock):
        def mark(self) -> ClockMark | None:
            return mark

    trail = AuditTrail(DoubtfulClock(NOW), lambda: "entry-1")
    with services.database.write() as session:
        trail.note(session, LAURA, AuditAct.SEARCHED, hits=3)
        (entry,) = audit.due(session, 9)
    assert (entry.entry_id, entry.operator_id, entry.hits) == ("entry-1", LAURA, 3)
    assert (entry.happened_at, entry.clock) == (NOW, mark)


def test_what_the_server_was_asked_is_not_noted_twice(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.lookup.search("ros")
    services.lookup.citizen("c-1")
    services.check.check(number)
    services.reprint.content(number)
    assert told() == []


def test_search_page_and_check_without_the_line_are_noted(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    number = services.release_one().notice_number
    services.lookup.citizen("c-1")
    services.deliver()
    services.check.check(number)
    services.cut_line()
    services.lookup.search("ros")
    assert told() == [(AuditAct.SEARCHED, None, None, 1)]
    services.lookup.citizen("c-1")
    assert told() == [(AuditAct.CITIZEN_OPENED, "c-1", None, None)]
    services.check.check(number)
    assert told() == [(AuditAct.NOTICE_OPENED, "c-1", number, None)]


def test_answer_that_does_not_come_is_noted_too(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    services.lookup.citizen("c-1")
    services.server.spoil("citizens/c-1", Fault.FAIL)
    services.lookup.citizen("c-1")
    assert told() == [(AuditAct.CITIZEN_OPENED, "c-1", None, None)]


@pytest.mark.parametrize("question", ["check", "citizen", "citizens"])
def test_who_asks_is_who_is_noted_though_another_has_come_before_the_line_breaks(
    services: Services, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.lookup.citizen("c-1")
    look, at = {
        "check": (services.check.check, number),
        "citizen": (services.lookup.citizen, "c-1"),
        "citizens": (services.lookup.search, "ros"),
    }[question]
    hand_over_before_the_line_breaks(services, monkeypatch, question)
    asker = services.sign_in.operator_id()
    look(at)
    with services.database.read() as session:
        noted = [one.operator_id for one in audit.due(session, 100)]
    assert noted == [asker]
    assert services.sign_in.operator_id() != asker


def test_own_notice_that_the_server_does_not_have_yet_is_noted(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    number = services.release_one().notice_number
    services.check.check(number)
    assert told() == [(AuditAct.NOTICE_OPENED, "c-1", number, None)]


def test_each_paper_is_noted_and_a_notice_is_opened_for_the_second(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    number = services.release_one().notice_number
    content = services.reprint.content(number)
    services.spool.print_notice(content)
    assert told() == [(AuditAct.NOTICE_PRINTED, "c-1", number, None)]
    assert services.reprint.content(number).copy
    assert told() == [(AuditAct.NOTICE_OPENED, "c-1", number, None)]


def test_nothing_is_noted_where_nothing_was_shown(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    services.cut_line()
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        services.lookup.citizen("nobody")
    with pytest.raises(RuleBroken, match="notice_unknown_offline"):
        services.check.check("301000000000004285")
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.reprint.content("301000000000004285")
    assert told() == []


def test_what_cannot_be_noted_is_not_shown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.lookup.citizen("c-1")
    number = services.release_one().notice_number
    services.cut_line()
    services.lookup.citizen("c-1")
    monkeypatch.setattr(audit, "ENTRIES_KEPT", 1)
    for show in (
        lambda: services.lookup.citizen("c-1"),
        lambda: services.lookup.search("ros"),
        lambda: services.check.check(number),
    ):
        with pytest.raises(RuleBroken, match="audit_trail_full"):
            show()


def test_sign_in_that_the_desk_itself_decides_is_noted(
    services: Services, told: Callable[[], list[_Told]]
) -> None:
    services.server.spoil("sessions", Fault.REFUSE, Fault.REFUSE)
    services.sign_in.sign_in("laura", PASSWORD)
    assert told() == [(AuditAct.SIGNED_IN, None, None, None)]
    with pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", "guess")
    assert told() == [(AuditAct.SIGN_IN_REFUSED, None, None, None)]
