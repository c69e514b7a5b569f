import copy
from collections.abc import Callable
from typing import Any

import pytest

from hub_sandbox.positions.debts import Debt, defects, metadata_conflicts
from hub_sandbox.positions.v1 import Position
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


def debt_of(tree: Any) -> Debt:
    return Position.model_validate(tree).debt()


def test_good_position_has_no_defects() -> None:
    debt = debt_of(archive_position())
    assert list(defects(debt, TEST_START, creating=True)) == []
    assert list(metadata_conflicts(debt)) == []
    assert debt.pay_stand_in


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
    position = debt_of(changed(spoil))
    assert any(why in found for found in defects(position, TEST_START, creating=True))


def test_past_due_date_may_stay_on_update_unless_it_expires() -> None:
    late = changed(lambda tree: option(tree).update(dueDate="2026-11-01T00:00:00"))
    position = debt_of(late)
    assert list(defects(position, TEST_START, creating=False)) == []
    expiring = debt_of({**late, "switchToExpired": True})
    assert list(defects(expiring, TEST_START, creating=False)) != []


def test_metadata_keys_are_the_archives_or_used_once() -> None:
    pairs = [{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]
    twice = debt_of(changed(lambda tree: option(tree).update(paymentOptionMetadata=pairs)))
    assert list(metadata_conflicts(twice)) == ["metadata key repeated"]
    reserved = [{"key": "NOTIFICATION_FEE", "value": "1"}]
    taken = debt_of(changed(lambda tree: share(tree).update(transferMetadata=reserved)))
    assert list(metadata_conflicts(taken)) == ["metadata key NOTIFICATION_FEE is reserved"]
