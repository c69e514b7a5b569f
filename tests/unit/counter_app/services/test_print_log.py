import pytest
from sqlalchemy.orm import Session

from counter_app.printing.documents import notice_document
from counter_app.services.receipts import receipt_of
from counter_app.store import audit
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.notice.content import ReceiptContent
from payments_core.wire.desk.audit_messages import AuditEntry
from tests.factories.counter import receipt_info
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW
from tests.factories.situations import a_situation

PRINTED = (AuditAct.NOTICE_PRINTED, AuditAct.RECEIPT_PRINTED, AuditAct.SITUATION_PRINTED)


def told(services: Services) -> list[AuditEntry]:
    with services.database.read() as session:
        return [one for one in audit.due(session, 100) if one.act in PRINTED]


def test_each_paper_is_told_to_the_audit_log_with_whom_it_is_about(services: Services) -> None:
    number = services.release_one().notice_number
    ticket = services.spool.print_notice(services.reprint.content(number))
    (entry,) = told(services)
    assert (entry.act, entry.operator_id, entry.citizen_id) == ("NOTICE_PRINTED", "op-laura", "c-1")
    assert (entry.notice_number, entry.entry_id) == (number, ticket.job_id)
    assert entry.happened_at == NOW


def test_receipt_is_told_as_one_also_of_somebody_unknown_here(services: Services) -> None:
    creditor = services.reprint.content(services.release_one().notice_number).creditor
    receipt = receipt_of(receipt_info(), creditor.tax_code)
    services.spool.print_receipt_page(ReceiptContent(creditor, receipt, NOW))
    (entry,) = told(services)
    assert (entry.act, entry.notice_number) == ("RECEIPT_PRINTED", receipt.notice_number)
    assert entry.citizen_id is None


def test_what_had_to_wait_is_told_of_whoever_asked_for_it(services: Services) -> None:
    number = services.release_one().notice_number
    services.spool.print_notice(services.reprint.content(number), "op-7")
    assert [one.operator_id for one in told(services)] == ["op-7"]


def test_paper_is_told_of_whoever_asked_also_when_they_have_gone(services: Services) -> None:
    content = services.reprint.content(services.release_one().notice_number)
    receipt = receipt_of(receipt_info(), content.creditor.tax_code)
    services.sign_in.leave()
    services.spool.print_receipt(ReceiptContent(content.creditor, receipt, NOW), "op-7")
    services.spool.print_receipt_page(ReceiptContent(content.creditor, receipt, NOW), "op-7")
    services.spool.print_situation(a_situation(), "op-7")
    assert [one.operator_id for one in told(services)] == ["op-7"] * 3


def test_paper_of_which_nothing_can_be_told_is_not_printed(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number

    def full(_session: Session, _entry: AuditEntry) -> None:
        raise RuleBroken("audit_trail_full", entries=1)

    content = services.reprint.content(number)
    monkeypatch.setattr(audit, "add", full)
    with pytest.raises(RuleBroken, match="audit_trail_full"):
        services.spool.print_notice(content)
    assert not services.spool.was_printed(notice_document(number))


def test_situation_is_no_paper_of_the_notice(services: Services) -> None:
    number = services.release_one().notice_number
    services.spool.print_situation(a_situation(notice_number=number))
    assert [one.act for one in told(services)] == ["SITUATION_PRINTED"]
    assert not services.spool.was_printed(notice_document(number))


def test_paper_of_a_plan_is_told_of_each_of_its_numbers(services: Services) -> None:
    released = services.release_one("suolo", plan=2, metri="10")
    ticket = services.spool.print_notice(services.plans.content(released.notice_number))
    entries = told(services)
    assert [one.notice_number for one in entries] == list(released.notice_numbers)
    assert {one.act for one in entries} == {"NOTICE_PRINTED"}
    assert entries[0].entry_id == ticket.job_id
    assert len({one.entry_id for one in entries}) == 3
