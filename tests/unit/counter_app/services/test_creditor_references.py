import pytest

from counter_app.services.creditor_references import CreditorReferences
from payments_core.errors import RuleBroken
from payments_core.wire.desk.settlement_messages import ReferenceReply
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, Fault

RF = "RF18539007547034"
OLD = "721265093769322"


@pytest.fixture
def references(services: Services) -> CreditorReferences:
    return CreditorReferences(
        services.database, lambda: services.client, services.sign_in, services.line
    )


def tell(services: Services, reference: str, *numbers: str, flow_id: str | None = None) -> None:
    services.server.references[reference] = ReferenceReply(
        notice_numbers=numbers, flow_id=flow_id, as_of=NOW
    )


def refusal(references: CreditorReferences, reference: str) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        references.notice_of(reference)
    return refused.value


def test_notice_of_this_desk_is_found_without_asking(services, references) -> None:
    number = services.release_one().notice_number
    services.cut_line()
    asked = len(services.server.requests)
    assert references.notice_of(number[1:]) == number
    assert len(services.server.requests) == asked


def test_server_tells_what_nothing_here_does(services, references) -> None:
    tell(services, RF, "301000000000004285", flow_id="2025-05-14A-1")
    assert references.notice_of(RF) == "301000000000004285"


def test_payment_without_a_notice_leads_to_its_flow(services, references) -> None:
    tell(services, RF, flow_id="2025-05-14A-1")
    found = refusal(references, RF)
    assert (found.code, found.facts["flow_id"]) == ("reference_in_flow", "2025-05-14A-1")


def test_reference_of_several_notices_names_them(services, references) -> None:
    tell(services, OLD, "001721265093769322", "094721265093769322")
    found = refusal(references, OLD)
    assert found.code == "reference_of_several"
    assert found.facts["numbers"] == "0017 2126 5093 7693 22, 0947 2126 5093 7693 22"


def test_what_nobody_knows_is_said_to_be_of_no_notice(services, references) -> None:
    assert refusal(references, RF).code == "reference_unknown"
    services.server.references = None
    assert refusal(references, OLD).code == "reference_unknown"


def test_without_the_line_nobody_can_be_asked(services, references) -> None:
    services.server.spoil(f"settlement/references/{RF}", Fault.REFUSE)
    assert refusal(references, RF).code == "reference_unknown_offline"
    services.cut_line()
    assert refusal(references, RF).code == "reference_unknown_offline"
