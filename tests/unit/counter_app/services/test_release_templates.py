"""Forms filled in before: nothing of one citizen reaches another through them."""

import pytest

from counter_app.services.release_templates import (
    NAME_LIMIT,
    TEMPLATES_LIMIT,
    FilledForm,
    ReleaseTemplates,
    lasting,
)
from counter_app.store import desk
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind, FieldType
from payments_core.wire.desk.messages import KindInfo
from tests.factories.desk_services import Services
from tests.factories.fake_server import PASSWORD, kind
from tests.factories.fake_server import profile as server_profile

#: One value that could be typed for each type of field.
TYPED = {
    FieldType.TEXT: "Rossi Luca",
    FieldType.NUMBER: "12",
    FieldType.AMOUNT: "12,50",
    FieldType.DATE: "2026-12-24",
    FieldType.CHOICE: "ottobre",
    FieldType.TAX_CODE: "RSSMRA80A41Z999C",
    FieldType.DOCUMENT_HASH: "0" * 64,
}


def of_every_type() -> DebtKind:
    fields = [
        {
            "field": one.value, "label": "X", "label_en": "X", "type": one.value,
            "required": False, "choices": ["ottobre"] if one is FieldType.CHOICE else [],
        }
        for one in FieldType
    ]  # fmt: skip
    return kind("tutto", remittance="Gita", fields=fields)


def all_typed() -> dict[str, str]:
    return {one.value: text for one, text in TYPED.items()}


@pytest.fixture
def templates(services: Services) -> ReleaseTemplates:
    return ReleaseTemplates(services.database, services.clock)


def test_what_lasts_is_nobody_s() -> None:
    kept = lasting(of_every_type(), all_typed())
    assert kept == {"number": "12", "amount": "12,50", "choice": "ottobre"}


def test_a_template_is_there_again_with_its_plan_and_nothing_personal(
    templates: ReleaseTemplates,
) -> None:
    form = FilledForm("  Gita  di  maggio ", "tutto", "tutto", all_typed(), 3)
    templates.keep("anna", form, of_every_type())
    (kept,) = templates.of("anna")
    assert (kept.name, kept.kind_id, kept.instalments) == ("Gita di maggio", "tutto", 3)
    assert dict(kept.typed) == lasting(of_every_type(), all_typed())
    assert templates.of("ugo") == ()
    templates.drop("anna", "Gita di maggio")
    assert templates.of("anna") == ()


def test_a_name_is_needed_and_not_longer_than_a_button(templates: ReleaseTemplates) -> None:
    with pytest.raises(RuleBroken, match="template_name_missing"):
        templates.keep("anna", FilledForm(" \t", "tutto", "tutto"), of_every_type())
    templates.keep("anna", FilledForm("x" * 100_000, "tutto", "tutto"), of_every_type())
    assert [one.name for one in templates.of("anna")] == ["x" * NAME_LIMIT]


def test_there_are_no_more_than_there_are_keys_but_one_may_change(
    templates: ReleaseTemplates,
) -> None:
    for place in range(TEMPLATES_LIMIT):
        templates.keep("anna", FilledForm(f"M{place}", "tutto", "tutto"), of_every_type())
    templates.keep("anna", FilledForm("M0", "tutto", "tutto", {"number": "7"}), of_every_type())
    with pytest.raises(RuleBroken, match="templates_too_many"):
        templates.keep("anna", FilledForm("uno di più", "tutto", "tutto"), of_every_type())
    assert [one.name for one in templates.of("anna")] == ["M0", "M1", "M2", "M3", "M4"]
    assert dict(templates.of("anna")[0].typed) == {"number": "7"}


def test_the_last_release_is_repeated_without_the_codes_of_one_citizen(
    services: Services, templates: ReleaseTemplates
) -> None:
    with pytest.raises(RuleBroken, match="nothing_to_repeat"):
        templates.last("op-laura")
    known = (*server_profile().kinds, KindInfo(revision=1, kind=of_every_type()))
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"kinds": known}))
    services.release_one("tutto", **all_typed())
    last = templates.last("op-laura")
    assert (last.kind_id, last.rate_id, last.instalments) == ("tutto", "tutto", 1)
    assert dict(last.typed) == {
        "text": "Rossi Luca",
        "number": "12",
        "amount": "12,50",
        "date": "24/12/2026",
        "choice": "ottobre",
    }
    services.clock.advance(minutes=1)
    services.release_one("suolo", plan=2, metri="10")
    last = templates.last("op-laura")
    assert (last.kind_id, dict(last.typed), last.instalments) == ("suolo", {"metri": "10"}, 2)


def test_another_operator_repeats_only_what_is_theirs(
    services: Services, templates: ReleaseTemplates
) -> None:
    services.release_one()
    services.sign_in.sign_in("ugo", PASSWORD)
    with pytest.raises(RuleBroken, match="nothing_to_repeat"):
        templates.last(services.sign_in.operator_id())
