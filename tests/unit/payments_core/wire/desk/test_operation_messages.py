"""What a desk delivers: what is refused, what is let through, and that nothing is lost."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import (
    BATCH_LIMIT,
    LeaseReply,
    LeaseRequest,
    NoticePlan,
    Operation,
    OperationAnswers,
    OperationBatch,
    OperationOutcome,
    ReleaseNotice,
    read_operation,
)
from tests.factories.notice_plans import plan_operation
from tests.factories.server import Lease

DEBTOR = {"kind": "F", "identifier": "RSSMRA80A01Z999Y", "full_name": "Mario Rossi"}
PAYMENT: dict[str, Any] = {
    "option_no": 1,
    "notice_number": "301000000000004285",
    "lease_id": "lease-1",
    "amount_cents": 2221,
    "due_on": "2026-12-31",
}
RELEASE: dict[str, Any] = {
    "generation": 1,
    "kind_id": "carta-identita",
    "kind_revision": 1,
    "rate_id": "carta-identita",
    "rate_version": 1,
    "citizen_id": None,
    "debtor": DEBTOR,
    "subject": "Carta d'identità elettronica",
    "amount_cents": 2221,
    "payments": [PAYMENT],
    "released_at": "2026-12-01T09:30:00+01:00",
}
OPERATION: dict[str, Any] = {"operation_id": "op-1", "operator_id": "laura", "release": RELEASE}


def test_payments_of_a_release_are_told_option_by_option() -> None:
    numbers = [f"30100000000000{n:04d}" for n in range(4)]
    payments = [
        {**PAYMENT, "option_no": 1 if place == 0 else 2, "notice_number": number}
        for place, number in enumerate(numbers)
    ]
    release = ReleaseNotice.model_validate({**RELEASE, "payments": payments})
    assert [len(option) for option in release.options()] == [1, 3]
    assert release.description(numbers[0]) == "Carta d'identità elettronica"
    assert release.description(numbers[2]) == "Carta d'identità elettronica - rata 2 di 3"
    assert release.payment(numbers[3]).notice_number == numbers[3]


def test_batch_survives_the_journey() -> None:
    batch = OperationBatch.model_validate({"operations": [OPERATION]})
    assert OperationBatch.model_validate_json(batch.model_dump_json()) == batch


def test_instants_with_an_offset_keep_their_meaning() -> None:
    release = ReleaseNotice.model_validate(RELEASE)
    assert release.released_at == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


def test_unknown_fields_of_a_newer_partner_are_ignored() -> None:
    newer = {**OPERATION, "colour": "blue", "release": {**RELEASE, "extra": {"a": 1}}}
    assert Operation.model_validate(newer) == Operation.model_validate(OPERATION)


def test_messages_are_immutable() -> None:
    operation = Operation.model_validate(OPERATION)
    with pytest.raises(ValidationError):
        operation.operation_id = "op-2"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("payments", []),
        ("payments", [PAYMENT] * 14),
        ("payments", [{**PAYMENT, "notice_number": "30100000000000428"}]),
        ("payments", [{**PAYMENT, "notice_number": "3010 0000 0000 0042 85"}]),
        ("payments", [{**PAYMENT, "due_on": "31/12/2026"}]),
        ("payments", [{**PAYMENT, "option_no": 3}]),
        ("fields", {"targa": "x" * 121}),
        ("fields", {"targa": "\x00"}),
        ("amount_cents", 0),
        ("amount_cents", -1),
        ("amount_cents", 10_000_000_000),
        ("amount_cents", 22.21),
        ("amount_cents", "22,21"),
        ("subject", ""),
        ("subject", "x" * 91),
        ("released_at", "yesterday"),
        ("debtor", {**DEBTOR, "kind": "X"}),
        ("debtor", {**DEBTOR, "identifier": "A"}),
        ("debtor", {**DEBTOR, "full_name": "x" * 71}),
        ("debtor", {**DEBTOR, "country": "ITA"}),
        ("debtor", {**DEBTOR, "province": "Roma"}),
        ("debtor", None),
    ],
)
def test_release_that_the_hub_would_refuse_is_refused_at_once(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        ReleaseNotice.model_validate({**RELEASE, field: value})


@pytest.mark.parametrize("field", RELEASE)
def test_no_field_of_a_release_may_be_missing(field: str) -> None:
    less = {name: value for name, value in RELEASE.items() if name != field}
    with pytest.raises(ValidationError):
        ReleaseNotice.model_validate(less)


@pytest.mark.parametrize("count", [0, BATCH_LIMIT + 1])
def test_batch_is_bounded(count: int) -> None:
    with pytest.raises(ValidationError):
        OperationBatch.model_validate({"operations": [OPERATION] * count})


@pytest.mark.parametrize("count", [0, 1001])
def test_lease_is_bounded(count: int) -> None:
    with pytest.raises(ValidationError):
        LeaseRequest(count=count)


@pytest.mark.parametrize("code", ["1", "001", "ab"])
def test_segregation_code_is_two_digits(code: str) -> None:
    with pytest.raises(ValidationError):
        LeaseReply(
            lease_id="lease-1", segregation_code=code, first_base=0, last_base=9, generation=1
        )


def test_answer_carries_the_reason_of_a_refusal() -> None:
    text = json.dumps(
        {
            "answers": [
                {
                    "operation_id": "op-1",
                    "outcome": "REFUSED",
                    "problem": {"code": "lease_unknown", "facts": {"lease_id": "lease-1"}},
                },
                {"operation_id": "op-2", "outcome": "ALREADY_DONE"},
            ]
        }
    )
    refused, done = OperationAnswers.model_validate_json(text).answers
    assert refused.outcome is OperationOutcome.REFUSED
    assert refused.problem == Problem(code="lease_unknown", facts={"lease_id": "lease-1"})
    assert done.outcome is OperationOutcome.ALREADY_DONE
    assert done.payable_at is None
    assert done.problem is None


def test_unknown_outcome_is_refused_and_not_taken_for_an_answer() -> None:
    with pytest.raises(ValidationError):
        OperationAnswers.model_validate({"answers": [{"operation_id": "1", "outcome": "MAYBE"}]})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("released_at", "2026-12-01T09:30:00"),
        ("released_at", "0001-01-01T00:00:00+14:00"),
        ("released_at", "9999-12-31T23:59:59-12:00"),
        ("generation", 2**31),
        ("rate_version", 10**30),
        ("payments", [{**PAYMENT, "lease_id": "\ud800"}]),
        ("rate_id", "a\x00"),
        ("citizen_id", "\x00"),
        ("subject", "a\x01b"),
        ("subject", "a\uffffb"),
        ("debtor", {**DEBTOR, "full_name": "Mario\x0bRossi"}),
        ("debtor", {**DEBTOR, "street": "\x1f"}),
    ],
)
def test_what_neither_database_nor_hub_can_carry_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        ReleaseNotice.model_validate({**RELEASE, field: value})
    assert refused.value.errors()[0]["loc"][0] == field


def test_subject_may_have_any_sign_that_people_write() -> None:
    written = "Carta d’identità\u00a0– n° 1 €\t日本"
    assert ReleaseNotice.model_validate({**RELEASE, "subject": written}).subject == written


CANCELLATION: dict[str, Any] = {
    "kind": "CANCELLATION", "operation_id": "op-2", "operator_id": "laura", "generation": 1,
    "notice_number": "301000000000004285", "reason": "errore", "decided_at": "2026-11-23T09:30:00Z",
}  # fmt: skip


def test_batch_has_operations_of_every_kind() -> None:
    release = {"operation_id": "op-1", "operator_id": "laura", "release": RELEASE}
    batch = OperationBatch.model_validate({"operations": [release, CANCELLATION]})
    assert [each.kind for each in batch.operations] == ["RELEASE", "CANCELLATION"]
    assert OperationBatch.model_validate_json(batch.model_dump_json()) == batch
    for each in batch.operations:
        assert read_operation(each.model_dump_json()) == each
        assert read_operation(each.model_dump(mode="json")) == each


def test_plan_of_a_notice_is_read_as_it_was_stored() -> None:
    plan = plan_operation(Lease("lease-1", 100), "301000000000000136")
    assert read_operation(plan.model_dump_json()) == plan
    with pytest.raises(ValidationError):
        NoticePlan.model_validate(plan.model_dump() | {"payments": plan.payments[:1]})


def test_operation_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValidationError):
        read_operation(CANCELLATION | {"kind": "DELETION"})
