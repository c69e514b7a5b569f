from counter_app.services import debtors
from payments_core.model.debt_position import PersonKind
from tests.factories.fake_server import citizen


def test_debtor_survives_the_way_to_the_message_and_back() -> None:
    party = debtors.party_of(citizen(email="maria@example.org"))
    assert party.full_name == "Rossi Maria"
    assert party.kind is PersonKind.NATURAL
    assert debtors.message_of(party).party() == party


def test_long_and_doubtful_fields_are_made_to_fit() -> None:
    person = citizen(
        family_name="R" * 60, given_name="M" * 60, city="C" * 50, province="Genova", street="  "
    )
    message = debtors.message_of(debtors.party_of(person))
    assert len(message.full_name) == 70
    assert message.city == "C" * 35
    assert message.province is None
    assert message.country is None
    assert message.street is None


def test_somebody_without_a_tax_code_is_anonymous_to_the_hub() -> None:
    assert debtors.party_of(citizen(tax_code=None)).identifier == "ANONIMO"


def test_company_has_one_name() -> None:
    company = citizen(kind="G", family_name="Officine S.r.l.", given_name="")
    assert debtors.party_of(company).full_name == "Officine S.r.l."
