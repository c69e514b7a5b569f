from enum import StrEnum

import pytest
from lxml import etree

from payments_core.model.cash_journal import DocumentKind, MovementKind, Operation
from tests.shared_spec import spec


@pytest.mark.parametrize("version", ["1_6_1", "1_7_1", "1_8"])
@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("tipo_movimento", MovementKind),
        ("tipo_documento", DocumentKind),
        ("tipo_operazione", Operation),
    ],
)
def test_values_are_those_of_the_journals_schema(
    version: str, element: str, kind: type[StrEnum]
) -> None:
    path = spec("treasury", "xsd", "opi", f"OPI_GIORNALE_DI_CASSA_V_{version}.xsd")
    listed = etree.parse(str(path)).findall(f".//{{*}}element[@name='{element}']//{{*}}enumeration")
    assert listed
    assert {value.get("value") for value in listed} == {value.value for value in kind}
