import pytest

from payments_core.errors import BadValue, RuleBroken
from payments_core.notice.content import NoticeStanding
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import Operation
from tests.factories.desk_services import Services
from tests.factories.fake_server import Fault


def test_paper_claims_payable_only_after_the_answer(services: Services) -> None:
    number = services.release_one().notice_number
    assert services.reprint.content(number).standing is NoticeStanding.TO_REGISTER
    services.deliver()
    content = services.reprint.content(number)
    assert content.standing is NoticeStanding.PAYABLE
    assert content.debtor.address.city == "Esempio"
    assert content.notice_number == number


def test_second_paper_says_that_it_is_a_copy(services: Services) -> None:
    number = services.release_one().notice_number
    first = services.reprint.content(number)
    assert not first.copy
    services.spool.print_notice(first)
    assert services.reprint.content(number).copy


def test_nothing_is_printed_that_cannot_be_paid(services: Services) -> None:
    paid, refused = services.release_one().notice_number, services.release_one().notice_number
    services.server.refusals[refused] = Problem(code="rate_unknown")
    services.deliver()
    services.server.pay(paid)
    services.download()
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.reprint.content(paid)
    with pytest.raises(RuleBroken, match="notice_refused"):
        services.reprint.content(refused)
    with pytest.raises(BadValue, match="notice_number_check"):
        services.reprint.content(paid[:-1] + str((int(paid[-1]) + 1) % 10))


def test_notice_of_another_desk_is_asked_for_and_is_a_copy(services: Services) -> None:
    number = released_elsewhere(services)
    content = services.reprint.content(number)
    assert content.copy
    assert content.debtor.full_name == "Rossi Maria"
    services.cut_line()
    assert services.reprint.content(number) == content


def test_line_that_breaks_leaves_what_was_known(services: Services) -> None:
    number = released_elsewhere(services)
    services.server.spoil(f"notices/{number}", Fault.REFUSE)
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.reprint.content(number)
    services.reprint.content(number)
    services.server.spoil(f"notices/{number}", Fault.REFUSE)
    assert services.reprint.content(number).notice_number == number


def test_notice_of_another_desk_that_was_paid_is_not_printed(services: Services) -> None:
    number = released_elsewhere(services)
    services.server.pay(number)
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.reprint.content(number)


def test_last_notice_is_this_desks(services: Services) -> None:
    assert services.reprint.last_notice_number() is None
    services.release_one()
    services.clock.advance(minutes=1)
    last = services.release_one().notice_number
    assert services.reprint.last_notice_number() == last


def released_elsewhere(services: Services) -> str:
    """Have the server know a notice that this desk does not."""
    services.release_one()
    services.deliver()
    (operation,) = services.server.operations
    number = "301000000000004285"
    payment = operation.release.payments[0].model_copy(update={"notice_number": number})
    release = operation.release.model_copy(update={"payments": (payment,)})
    other = Operation(operation_id="elsewhere", operator_id="op-2", release=release)
    services.server.answers["elsewhere"] = services.server.answers[operation.operation_id]
    services.server.operations.append(other)
    return number
