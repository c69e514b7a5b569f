from dataclasses import replace
from datetime import UTC, date, datetime

from lxml import etree

from hub_sandbox.settlement import Flow, FlowLine, LineOutcome, write_flow
from hub_sandbox.world import Psp
from tests.factories.sandbox import (
    ENTITY_ID,
    IBAN,
    PSP_ID,
    assert_valid_flow,
    make_world,
)

LINES = (
    FlowLine("01000000000004285", "a" * 32, 1, 2200, date(2026, 11, 22)),
    FlowLine("01000000000004386", "b" * 32, 2, 1, date(2026, 11, 23)),
)
FLOW = Flow(
    flow_id=f"2026-11-23{PSP_ID}-0000000001",
    entity_id=ENTITY_ID,
    psp_id=PSP_ID,
    psp_name="Banca di Esempio",
    iban=IBAN,
    flow_at=datetime(2026, 11, 23, 22, 15, tzinfo=UTC),
    regulation_id="TRN0123",
    regulation_on=date(2026, 11, 23),
    lines=LINES,
)
NAMESPACE = "{http://www.digitpa.gov.it/schemas/2011/Pagamenti/}"


def written(psp: Psp | None = None) -> etree._Element:
    world = make_world()
    document = write_flow(FLOW, world.entities[0], psp or world.psps[0])
    assert_valid_flow(document)
    return etree.fromstring(document.encode())


def text(root: etree._Element, name: str) -> list[str | None]:
    return [found.text for found in root.iter(NAMESPACE + name)]


def test_totals_are_those_of_the_lines() -> None:
    root = written()
    assert text(root, "numeroTotalePagamenti") == ["2"]
    assert text(root, "importoTotalePagamenti") == ["22.01"]
    assert text(root, "singoloImportoPagato") == ["22.00", "0.01"]
    assert FLOW.total_cents == 2201


def test_lines_carry_the_keys_of_the_receipt() -> None:
    root = written()
    assert text(root, "identificativoUnivocoVersamento") == [
        "01000000000004285",
        "01000000000004386",
    ]
    assert text(root, "identificativoUnivocoRiscossione") == ["a" * 32, "b" * 32]
    assert text(root, "indiceDatiSingoloPagamento") == ["1", "2"]
    assert text(root, "dataEsitoSingoloPagamento") == ["2026-11-22", "2026-11-23"]
    assert text(root, "codiceEsitoSingoloPagamento") == ["0", "0"]


def test_instant_of_the_flow_is_romes() -> None:
    assert text(written(), "dataOraFlusso") == ["2026-11-23T23:15:00"]


def test_sender_is_a_bank_code_or_a_tax_code() -> None:
    assert text(written(), "tipoIdentificativoUnivoco") == ["B", "G"]
    company = Psp(psp_id="88888888888", name="Istituto", broker="1", channel="1_01")
    assert text(written(company), "tipoIdentificativoUnivoco") == ["G", "G"]


def test_revoked_payment_is_kept_from_the_total_and_written_with_its_own_amount() -> None:
    revoked = replace(LINES[1], outcome=LineOutcome.REVOKED)
    flow = replace(FLOW, lines=(LINES[0], revoked))
    world = make_world()
    document = write_flow(flow, world.entities[0], world.psps[0])
    assert_valid_flow(document)
    root = etree.fromstring(document.encode())
    assert text(root, "importoTotalePagamenti") == ["21.99"]
    assert text(root, "singoloImportoPagato") == ["22.00", "0.01"]
    assert text(root, "codiceEsitoSingoloPagamento") == ["0", "3"]
