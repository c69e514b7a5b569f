import pytest
from lxml import etree

from payments_core.wire.treasury.schema_version import oldest_version
from tests.shared_spec import spec


def kinds_of_execution(version: str) -> set[str]:
    schema = etree.parse(str(spec(f"treasury/xsd/opi/OPI_GIORNALE_DI_CASSA_V_{version}.xsd")))
    return {
        str(value)
        for value in schema.xpath(
            "//*[@name='tipo_esecuzione']//*[local-name()='enumeration']/@value"
        )
    }


@pytest.mark.parametrize("kind", ["CASSA", "SEPA CREDIT TRANSFER", "REGOLARIZZAZIONE"])
def test_kinds_common_to_all_say_the_oldest(kind: str) -> None:
    assert oldest_version({kind}, gives_period=False) == "1.6.1"


def test_instant_transfer_says_1_8_whatever_else_occurs() -> None:
    kinds = {"SEPA INSTANT CREDIT TRANSFER", "ACCREDITO TESORERIA PROVINCIALE STATO", "CASSA"}

    assert oldest_version(kinds, gives_period=False) == "1.8"


def test_period_says_1_4() -> None:
    assert oldest_version({"CASSA"}, gives_period=True) == "1.4"


@pytest.mark.parametrize(
    ("official", "said"), [("1_6_1", "1.6.1"), ("1_7_1", "1.7.1"), ("1_8", "1.8")]
)
def test_every_kind_of_the_official_schemas_is_told_apart(official: str, said: str) -> None:
    older = {"1_6_1": set(), "1_7_1": kinds_of_execution("1_6_1")}
    older["1_8"] = older["1_7_1"] | kinds_of_execution("1_7_1")
    added = kinds_of_execution(official) - older[official]

    assert added
    assert {oldest_version({kind}, gives_period=False) for kind in added} == {said}
