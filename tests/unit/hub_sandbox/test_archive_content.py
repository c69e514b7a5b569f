import copy
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from hub_sandbox.archive_content import Position, defects, metadata_conflicts, write_instant
from tests.factories.clock import TEST_START
from tests.factories.sandbox import POSTAL_IBAN, archive_position


def changed(spoil: Callable[[Any], object]) -> Any:
    tree = copy.deepcopy(archive_position())
    spoil(tree)
    return tree


def option(tree: Any) -> Any:
    return tree["paymentOption"][0]


def share(tree: Any) -> Any:
    return option(tree)["transfer"][0]


def test_good_position_has_no_defects() -> None:
    position = Position.model_validate(archive_position())
    assert list(defects(position, TEST_START, creating=True)) == []
    assert list(metadata_conflicts(position)) == []
    assert position.pay_stand_in


@pytest.mark.parametrize(
    "spoil",
    [
        *(
            lambda tree, name=name: tree.pop(name)
            for name in ("iupd", "type", "fiscalCode", "fullName", "companyName", "switchToExpired")
        ),
        *(
            lambda tree, name=name: option(tree).pop(name)
            for name in ("iuv", "amount", "description", "isPartialPayment", "dueDate")
        ),
        *(
            lambda tree, name=name: share(tree).pop(name)
            for name in ("idTransfer", "amount", "remittanceInformation", "category")
        ),
        lambda tree: tree.update(type="X"),
        lambda tree: tree.update(country="ITA"),
        lambda tree: tree.update(companyName="x" * 141),
        lambda tree: option(tree).update(amount=0),
        lambda tree: option(tree).update(amount="22,00"),
        lambda tree: option(tree).update(description="x" * 141),
        lambda tree: option(tree).update(dueDate="2026-12-31"),
        lambda tree: option(tree).update(dueDate="2026-12-31T10:00:00+01:00"),
        lambda tree: option(tree).update(dueDate="2026-02-30T10:00:00"),
        lambda tree: share(tree).update(idTransfer="6"),
        lambda tree: share(tree).update(iban="IT60 X054"),
        lambda tree: share(tree).update(
            transferMetadata=[{"key": str(n), "value": "x"} for n in range(11)]
        ),
    ],
)
def test_what_the_contract_forbids_is_refused(spoil: Callable[[Any], object]) -> None:
    with pytest.raises(ValidationError):
        Position.model_validate(changed(spoil))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda tree: tree.update(validityDate="2026-11-23T09:30:00"), "not after now"),
        (lambda tree: tree.update(validityDate="2027-01-31T00:00:00"), "before validityDate"),
        (lambda tree: option(tree).update(dueDate="2026-11-23T09:29:59"), "dueDate is past"),
        (
            lambda tree: option(tree).update(retentionDate="2026-12-01T00:00:00"),
            "before dueDate",
        ),
        (lambda tree: option(tree).update(amount=2199), "do not add up"),
        (lambda tree: option(tree).update(transfer=[]), "do not add up"),
        (lambda tree: share(tree).pop("iban"), "needs an iban or a stamp"),
        (
            lambda tree: share(tree).update(
                stamp={"hashDocument": "x", "stampType": "01", "provincialResidence": "NA"}
            ),
            "needs an iban or a stamp",
        ),
        (
            lambda tree: (
                share(tree).pop("iban"),
                share(tree).update(
                    postalIban=POSTAL_IBAN,
                    stamp={"hashDocument": "x", "stampType": "01", "provincialResidence": "NA"},
                ),
            ),
            "a stamp and a postalIban",
        ),
        (lambda tree: option(tree)["transfer"].append(share(tree)), "idTransfer repeated"),
    ],
)
def test_defects_across_fields(spoil: Callable[[Any], object], why: str) -> None:
    position = Position.model_validate(changed(spoil))
    assert any(why in found for found in defects(position, TEST_START, creating=True))


def test_past_due_date_may_stay_on_update_unless_it_expires() -> None:
    late = changed(lambda tree: option(tree).update(dueDate="2026-11-01T00:00:00"))
    position = Position.model_validate(late)
    assert list(defects(position, TEST_START, creating=False)) == []
    expiring = Position.model_validate({**late, "switchToExpired": True})
    assert list(defects(expiring, TEST_START, creating=False)) != []


def test_metadata_keys_are_the_archives_or_used_once() -> None:
    pairs = [{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]
    twice = Position.model_validate(
        changed(lambda tree: option(tree).update(paymentOptionMetadata=pairs))
    )
    assert list(metadata_conflicts(twice)) == ["metadata key repeated"]
    reserved = [{"key": "NOTIFICATION_FEE", "value": "1"}]
    taken = Position.model_validate(
        changed(lambda tree: share(tree).update(transferMetadata=reserved))
    )
    assert list(metadata_conflicts(taken)) == ["metadata key NOTIFICATION_FEE is reserved"]


def test_number_of_the_notice_comes_from_the_iuv_when_missing() -> None:
    position = Position.model_validate(changed(lambda tree: option(tree).pop("nav")))
    assert position.payment_option[0].notice_number == "301000000000004285"


@pytest.mark.parametrize("ending", ["", "Z", ".000", ".000Z", ".000000000Z"])
def test_times_are_utc_with_or_without_their_sign(ending: str) -> None:
    tree = changed(lambda tree: option(tree).update(dueDate=f"2026-12-31T22:59:59{ending}"))
    due = Position.model_validate(tree).payment_option[0].due_date
    assert due == datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)
    assert write_instant(due) == "2026-12-31T22:59:59.000"


def test_fields_without_a_name_in_the_contract_are_dropped() -> None:
    position = Position.model_validate({**archive_position(), "status": "PAID", "colour": "red"})
    assert "colour" not in position.model_dump()
