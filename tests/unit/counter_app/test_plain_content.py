from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counter_app.plain_content import (
    FAULTS_LIMIT,
    FILE_LIMIT_BYTES,
    PAPERS,
    ContentRefused,
    PlainNotice,
    read_content,
    schema_text,
)
from payments_core.notice.content import NoticeStanding, ReceiptContent
from payments_documents.receipts import receipt_page
from payments_documents.resources import resource_path
from payments_documents.rolls import roll
from payments_documents.texts import load_texts
from tests.factories.notices import (
    POSTAL_ACCOUNT,
    a_fine,
    a_notice,
    a_notice_with_slip,
    a_plan,
    a_receipt_paper,
    an_instalment,
)
from tests.factories.plain_papers import (
    a_plain_creditor,
    a_plain_fine,
    a_plain_notice,
    a_plain_party,
    a_plain_plan,
    a_plain_receipt,
    written,
)


def faults_of(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(ContentRefused) as refusal:
        read_content(path)
    return refusal.value.faults


def test_notice_is_read_as_papers_take_it(tmp_path: Path) -> None:
    assert read_content(written(tmp_path, a_plain_notice())).content() == a_notice()


def test_notice_with_slip_preview_and_marks_are_read(tmp_path: Path) -> None:
    account = {
        "number": POSTAL_ACCOUNT.number,
        "holder": POSTAL_ACCOUNT.holder,
        "authorisation": POSTAL_ACCOUNT.authorisation,
    }
    slip = a_plain_notice(creditor=a_plain_creditor() | {"postal_account": account})
    assert read_content(written(tmp_path, slip)).content() == a_notice_with_slip()
    preview = a_plain_notice(standing="PREVIEW", facsimile=True, copy=True)
    del preview["notice_number"], preview["due_on"]
    assert read_content(written(tmp_path, preview)).content() == a_notice(
        standing=NoticeStanding.PREVIEW,
        notice_number=None,
        due_on=None,
        facsimile=True,
        copy=True,
    )


def test_plan_is_read_as_papers_take_it(tmp_path: Path) -> None:
    assert read_content(written(tmp_path, a_plain_plan(4))).content() == a_plan(4)
    alone = a_plain_plan(4)
    del alone["whole"]
    assert read_content(written(tmp_path, alone)).content() == a_plan(4, whole=False)


def test_what_is_left_of_a_plan_is_read_with_its_places(tmp_path: Path) -> None:
    left = a_plain_plan(4)
    left["instalments"] = [
        one | {"ordinal": place}
        for place, one in enumerate(left["instalments"], start=1)
        if place in (2, 4)
    ]
    left["plan_length"] = 4
    expected = a_plan(4, instalments=(an_instalment(2), an_instalment(4)))
    assert read_content(written(tmp_path, left)).content() == expected


def test_fine_is_read_as_papers_take_it(tmp_path: Path) -> None:
    assert read_content(written(tmp_path, a_plain_fine())).content() == a_fine()


def test_what_plain_receipts_leave_out_is_on_no_paper(tmp_path: Path) -> None:
    read = read_content(written(tmp_path, a_plain_receipt())).content()
    assert isinstance(read, ReceiptContent)
    assert receipt_page.render(read) == receipt_page.render(a_receipt_paper())
    assert roll.receipt_roll(read) == roll.receipt_roll(a_receipt_paper())


def test_receipt_with_little_known_is_read(tmp_path: Path) -> None:
    little = a_plain_receipt(payer=a_plain_party())
    for name in ("payment_method", "fee_cents", "paid_at", "application_on"):
        del little[name]
    del little["transfers"][0]["iban"]
    read = read_content(written(tmp_path, little)).content()
    assert isinstance(read, ReceiptContent)
    receipt = read.receipt
    assert (receipt.fee_cents, receipt.paid_at, receipt.transfers[0].iban) == (None, None, None)
    assert receipt.payer == receipt.debtor


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path, a_plain_notice())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert isinstance(read_content(path), PlainNotice)


Spoil = Callable[[dict[str, Any]], object]
NOTICE_FAULTS: list[tuple[Spoil, str, str]] = [
    (lambda n: n.pop("paper"), "paper", "union_tag_not_found"),
    (lambda n: n.update(paper="bill"), "paper", "union_tag_invalid"),
    (lambda n: n.pop("subject"), "subject", "missing"),
    (lambda n: n.update(subjekt="x"), "subjekt", "extra_forbidden"),
    (lambda n: n.update(subject=5), "subject", "string_type"),
    (lambda n: n.update(subject=""), "subject", "string_too_short"),
    (lambda n: n.update(subject="x" * 91), "subject", "string_too_long"),
    (lambda n: n.update(debtor="Maria"), "debtor", "model_type"),
    (lambda n: n["debtor"].update(kind="X"), "debtor.kind", "enum"),
    (lambda n: n["debtor"]["address"].update(city=1), "debtor.address.city", "string_type"),
    (lambda n: n["creditor"].update(cbill="a"), "creditor.cbill", "string_pattern_mismatch"),
    (lambda n: n.update(amount_cents=21.95), "amount_cents", "int_type"),
    (lambda n: n.update(amount_cents="2195"), "amount_cents", "int_type"),
    (lambda n: n.update(amount_cents=True), "amount_cents", "int_type"),
    (lambda n: n.update(amount_cents=0), "amount_cents", "greater_than_equal"),
    (lambda n: n.update(amount_cents=10**10), "amount_cents", "less_than_equal"),
    (lambda n: n.update(due_on=20261231), "due_on", "date_type"),
    (lambda n: n.update(due_on="2026-02-30"), "due_on", "date_parsing"),
    (lambda n: n.update(notice_number="30100000000000428"), "notice_number",
     "string_pattern_mismatch"),
    (lambda n: n.update(notice_number="301000000000004286"), "notice_number",
     "notice_number_check"),
    (lambda n: n.update(standing="PAID"), "standing", "enum"),
    (lambda n: n.update(copy="yes"), "copy", "bool_type"),
]  # fmt: skip
RECEIPT_FAULTS: list[tuple[Spoil, str, str]] = [
    (lambda r: r.update(transfers={}), "transfers", "tuple_type"),
    (lambda r: r.update(transfers=[]), "transfers", "too_short"),
    (lambda r: r.update(transfers=r["transfers"] * 6), "transfers", "too_long"),
    (lambda r: r["transfers"][0].pop("remittance"), "transfers.0.remittance", "missing"),
    (lambda r: r.update(paid_at=5), "paid_at", "datetime_type"),
    (lambda r: r.update(paid_at="yesterday"), "paid_at", "datetime_parsing"),
    (lambda r: r.update(printed_at="2026-11-23T09:45:00"), "printed_at", "timezone_aware"),
]


PLAN_FAULTS: list[tuple[Spoil, str, str]] = [
    (lambda p: p.update(instalments=p["instalments"][:1]), "instalments", "too_short"),
    (lambda p: p.update(instalments=p["instalments"] * 40), "instalments", "too_long"),
    (lambda p: p["instalments"][1].update(amount_cents=0), "instalments.1.amount_cents",
     "greater_than_equal"),
    (lambda p: p["whole"].update(notice_number="30"), "whole.notice_number",
     "string_pattern_mismatch"),
    (lambda p: p.update(plan_length=121), "plan_length", "less_than_equal"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "place", "reason"), PLAN_FAULTS)
def test_fault_of_a_plan_is_named_with_its_field(
    spoil: Spoil, place: str, reason: str, tmp_path: Path
) -> None:
    plan = a_plain_plan()
    spoil(plan)
    assert faults_of(written(tmp_path, plan)) == [(place, reason)]


@pytest.mark.parametrize(("spoil", "place", "reason"), NOTICE_FAULTS)
def test_fault_of_a_notice_is_named_with_its_field(
    spoil: Spoil, place: str, reason: str, tmp_path: Path
) -> None:
    notice = a_plain_notice()
    spoil(notice)
    assert faults_of(written(tmp_path, notice)) == [(place, reason)]


@pytest.mark.parametrize(("spoil", "place", "reason"), RECEIPT_FAULTS)
def test_fault_of_a_receipt_is_named_with_its_field(
    spoil: Spoil, place: str, reason: str, tmp_path: Path
) -> None:
    receipt = a_plain_receipt()
    spoil(receipt)
    assert faults_of(written(tmp_path, receipt)) == [(place, reason)]


FILE_FAULTS = [
    (b"", "1:0", "json_invalid"),
    (b'{\n "paper": notice}', "2:12", "json_invalid"),
    (b'{"paper": "\xe0"}', "1:12", "json_invalid"),
    (b"[1]", "-", "dict_type"),
    (b" " * (FILE_LIMIT_BYTES + 1), "-", "file_too_large"),
]


@pytest.mark.parametrize(("content", "place", "reason"), FILE_FAULTS, ids=range(len(FILE_FAULTS)))
def test_file_that_is_no_content_is_refused(
    content: bytes, place: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "content.json"
    path.write_bytes(content)
    assert faults_of(path) == [(place, reason)]


def test_file_of_endless_depth_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "content.json"
    path.write_bytes(b"[" * 100_000)
    assert [reason for _, reason in faults_of(path)] == ["json_invalid"]


def test_all_faults_are_named_at_once_up_to_a_limit(tmp_path: Path) -> None:
    two = a_plain_notice(amount_cents="x", due_on="y")
    assert [place for place, _ in faults_of(written(tmp_path, two))] == ["amount_cents", "due_on"]
    many = a_plain_notice(**{f"field_{number}": 1 for number in range(FAULTS_LIMIT + 5)})
    assert len(faults_of(written(tmp_path, many))) == FAULTS_LIMIT


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_reason_has_a_sentence(language: str) -> None:
    texts = load_texts("papers", language)
    known = [*NOTICE_FAULTS, *RECEIPT_FAULTS, *FILE_FAULTS]
    assert [reason for *_, reason in known if not texts.has(f"reason.{reason}")] == []


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_published_schema_is_the_models(paper: str) -> None:
    """After a change on purpose: write `schema_text(paper)` into the file again."""
    published = resource_path("schemas", f"{paper}.schema.json")
    assert published.read_text(encoding="utf-8") == schema_text(paper)
