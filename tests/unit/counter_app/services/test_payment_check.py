from dataclasses import replace

import pytest

from counter_app.services.views import CheckVerdict, RowState
from counter_app.store import desk, notices
from payments_core.errors import BadValue, RuleBroken
from payments_core.wire.desk.messages import Problem, VerificationKeyInfo
from payments_core.wire.desk.notice_messages import ChangeKind, EvidenceKind
from payments_core.wire.desk.settlement_messages import ReferenceReply
from tests.factories.counter import receipt_info
from tests.factories.desk_services import Services
from tests.factories.fake_server import ENTITY, NOW, Fault, citizen, profile
from tests.factories.receipt_codes import public_key, receipt_code


def test_scanned_notice_is_answered_by_the_server(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    view = services.check.check(f"PAGOPA|002|{number}|{ENTITY}|2195")
    assert view.verdict is CheckVerdict.NOT_PAID
    assert view.online
    services.server.pay(number)
    view = services.check.check(number)
    assert view.verdict is CheckVerdict.PAID
    assert view.notice.state is RowState.PAID
    assert [each.kind for each in view.timeline] == [EvidenceKind.RELEASED, EvidenceKind.PAID]


def test_notice_that_the_server_does_not_have_yet_is_told_from_an_unknown_one(
    services: Services,
) -> None:
    number = services.release_one().notice_number
    assert services.check.check(number).verdict is CheckVerdict.NOT_REGISTERED
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.check.check("301000000000004285")


def test_numbers_of_a_later_plan_are_others_of_the_same_debt(services: Services) -> None:
    number = services.release_one("suolo", metri="21").notice_number
    services.deliver()
    plans = services.notice_plans
    made = plans.make(plans.with_plan(plans.draft(number), 2)).notice_numbers
    services.cut_line()
    assert services.check.check(number).others == set(made)


def test_what_a_restored_server_has_forgotten_is_not_told_as_its_answer(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    assert services.check.check(number).verdict is CheckVerdict.NOT_PAID
    services.server.operations.clear()
    # Of this desk: nobody can pay it before the server is told again.
    view = services.check.check(number)
    assert (view.verdict, view.notice.state) == (
        CheckVerdict.NOT_REGISTERED, RowState.TO_REGISTER,
    )  # fmt: skip
    # Of another: what was known here is no answer to a question that was answered.
    with services.database.write() as session:
        session.delete(notices.by_number(session, number))
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.check.check(number)
    services.cut_line()
    assert services.check.check(number).verdict is CheckVerdict.NOT_PAID


def test_without_the_line_the_answer_is_as_old_as_the_last_contact(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.check.check(number)
    services.clock.advance(minutes=7)
    services.download()
    services.clock.advance(minutes=30)
    services.cut_line()
    view = services.check.check(number)
    assert view.verdict is CheckVerdict.NOT_PAID
    assert not view.online
    assert (view.as_of - NOW).seconds == 7 * 60
    assert services.woken[-1] == "woken"
    with pytest.raises(RuleBroken, match="notice_unknown_offline"):
        services.check.check("301000000000004285")


def test_without_the_line_the_amount_of_a_changed_notice_is_said_to_be_old(
    services: Services,
) -> None:
    seen, unseen = services.release_one().notice_number, services.release_one().notice_number
    services.deliver()
    services.check.check(seen)
    for number in (seen, unseen):
        services.server.append_change(ChangeKind.NOTICE_CHANGED, number)
    services.download()
    assert not services.check.check(seen).changed
    services.server.append_change(ChangeKind.NOTICE_CHANGED, seen)
    services.download()
    services.cut_line()
    assert services.check.check(seen).changed
    assert services.check.check(unseen).changed


def test_payment_told_before_the_line_broke_is_known(services: Services) -> None:
    seen, unseen = services.release_one().notice_number, services.release_one().notice_number
    services.deliver()
    services.check.check(seen)
    for number in (seen, unseen):
        services.server.pay(number)
    services.download()
    services.server.spoil(f"notices/{seen}", Fault.REFUSE)
    assert services.check.check(seen).verdict is CheckVerdict.PAID
    services.cut_line()
    view = services.check.check(unseen)
    assert view.verdict is CheckVerdict.PAID
    assert view.timeline[-1].kind is EvidenceKind.PAID


@pytest.mark.parametrize("ours", [True, False])
def test_payment_that_a_page_has_told_is_known_without_the_line(
    services: Services, ours: bool
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    if not ours:
        with services.database.write() as session:
            session.delete(notices.by_number(session, number))
    assert services.check.check(number).verdict is CheckVerdict.NOT_PAID
    services.server.pay(number)
    services.lookup.citizen(citizen().citizen_id)
    services.download()
    services.cut_line()
    view = services.check.check(number)
    assert view.verdict is CheckVerdict.PAID
    assert view.timeline[-1].kind is EvidenceKind.PAID


def test_page_that_tells_nothing_new_leaves_the_answer_of_the_server(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    told = services.check.check(number)
    services.lookup.citizen(citizen().citizen_id)
    services.cut_line()
    view = services.check.check(number)
    assert not view.online
    # What is known here alone says also when it was registered.
    assert [step.kind for step in view.timeline] == [EvidenceKind.RELEASED]
    assert view.timeline == told.timeline


@pytest.mark.parametrize(
    ("paid", "asked", "verdict"),
    [
        ([1], 0, CheckVerdict.IN_INSTALMENTS),
        ([1, 2], 0, CheckVerdict.DEBT_PAID),
        ([0], 1, CheckVerdict.DEBT_PAID),
        ([1], 2, CheckVerdict.NOT_PAID),
    ],
)
@pytest.mark.parametrize("seen", [True, False])
def test_debt_that_is_paid_otherwise_is_no_unpaid_notice(
    services: Services, paid: list[int], asked: int, verdict: CheckVerdict, seen: bool
) -> None:
    numbers = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.deliver()
    if seen:
        services.check.check(numbers[asked])
    for place in paid:
        services.server.pay(numbers[place])
    services.download()
    services.cut_line()
    for online in (False, True):
        view = services.check.check(numbers[asked])
        assert (view.verdict, view.online, view.notice.in_plan) == (verdict, online, True)
        assert view.others == set(numbers) - {numbers[asked]}
        services.line.mend()


def test_refused_notice_was_never_registered(services: Services) -> None:
    number = services.release_one().notice_number
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.deliver()
    view = services.check.check(number)
    assert view.verdict is CheckVerdict.NOT_REGISTERED
    assert view.notice.state is RowState.TO_CHECK


def test_slip_of_the_hand_is_told_before_anybody_is_asked(services: Services) -> None:
    asked = len(services.server.requests)
    with pytest.raises(BadValue, match="notice_number_check"):
        services.check.check("301000000000004286")
    assert len(services.server.requests) == asked


def test_other_refusals_of_the_server_are_not_hidden(services: Services) -> None:
    number = services.release_one().notice_number
    services.server.desk_refused = Problem(code="desk_retired")
    with pytest.raises(RuleBroken, match="desk_retired"):
        services.check.check(number)


def test_receipt_of_the_check_can_be_printed(services: Services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    view = replace(services.check.check(number), receipts=(receipt_info(),))
    content = services.check.receipt_content(view, "r-1")
    assert content.receipt.receipt_id == "r-1"
    assert content.printed_at == NOW
    assert not content.copy
    services.spool.print_receipt(content)
    assert services.check.receipt_content(view, "r-1").copy
    with pytest.raises(RuleBroken, match="receipt_unknown"):
        services.check.receipt_content(view, "r-2")


@pytest.mark.parametrize("online", [True, False])
@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ((public_key(),), {True, False}),
        ((), {True}),
        ((public_key().model_copy(update={"revoked_at": NOW}),), set()),
    ],
)
def test_code_is_printed_only_as_long_as_it_proves_something(
    services: Services, keys: tuple[VerificationKeyInfo, ...], kept: set[bool], online: bool
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    code = receipt_code(number)
    receipt = receipt_info().model_copy(update={"code": code})
    view = replace(services.check.check(number), receipts=(receipt,), online=online)
    told = profile().model_copy(update={"verification_keys": keys, "as_of": NOW})
    with services.database.write() as session:
        desk.keep_profile(session, told)
    content = services.check.receipt_content(view, "r-1")
    assert content.code == (code if online in kept else None)


def test_number_of_a_form_without_a_debt_is_told_as_such(services: Services) -> None:
    services.server.pads["301000000000004285"] = "carta-identita"
    with pytest.raises(RuleBroken, match="pad_number_waiting"):
        services.check.check("301000000000004285")


def test_check_tells_which_papers_this_desk_has_printed(services: Services) -> None:
    number = services.release_one().notice_number
    services.spool.print_notice(services.reprint.content(number))
    assert [one.document for one in services.check.check(number).papers] == [f"notice/{number}"]
    services.deliver()
    services.spool.print_notice(services.reprint.content(number))
    services.cut_line()
    assert [one.copy for one in services.check.check(number).papers] == [False, True]


OLD = "001721265093769322"


def told(*numbers: str, flow_id: str | None = None) -> ReferenceReply:
    return ReferenceReply(notice_numbers=numbers, flow_id=flow_id, as_of=NOW)


@pytest.mark.parametrize("text", ["/RFS/RF18539007547034/21.95", "rf18 5390 0754 7034"])
def test_reference_of_a_payment_is_answered_by_its_notice(services: Services, text: str) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.references["RF18539007547034"] = told(number)
    assert services.check.check(text).notice.notice_number == number


@pytest.mark.parametrize("text", ["/RFB/721265093769322/21.95", "7212 6509 3769 322"])
def test_iuv_of_the_oldest_form_leads_to_its_number(services: Services, text: str) -> None:
    services.server.references[OLD[3:]] = told(OLD)
    with pytest.raises(RuleBroken) as unknown:
        services.check.check(text)
    assert (unknown.value.code, unknown.value.facts["notice_number"]) == ("notice_unknown", OLD)


def test_digits_that_are_no_iuv_here_are_an_unfinished_number(services: Services) -> None:
    with pytest.raises(BadValue, match="notice_number_short"):
        services.check.check(OLD[3:])
    with pytest.raises(BadValue, match="notice_number_short"):
        services.check.check("3010000000000")
    services.cut_line()
    with pytest.raises(BadValue, match="notice_number_short"):
        services.check.check(OLD[3:])
