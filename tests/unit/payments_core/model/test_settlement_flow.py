from lxml import etree

from payments_core.model.settlement_flow import Outcome
from tests.shared_spec import spec


def test_outcomes_are_those_of_the_hubs_own_schema() -> None:
    path = spec(
        "pagopa-fdr-nodo-dei-pagamenti/common-xml/src/main/2.0/xsd",
        "FlussoRiversamento_1_0_4.xsd",
    )
    codes = etree.parse(str(path)).findall(
        ".//{*}simpleType[@name='stCodiceEsitoPagamento']//{*}enumeration"
    )
    assert {int(str(code.get("value"))) for code in codes} == {outcome.value for outcome in Outcome}
