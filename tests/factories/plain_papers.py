"""The notice and the receipt of `tests.factories.notices`, written as plain content by hand."""

import json
from pathlib import Path
from typing import Any

from tests.factories.notices import ENTITY_TAX_CODE, NOTICE_NUMBER, plan_number

Plain = dict[str, Any]


def a_plain_creditor() -> Plain:
    return {
        "tax_code": ENTITY_TAX_CODE,
        "name": "Comune di Esempio",
        "sector": "Servizi demografici",
        "contacts": "Piazza del Municipio 1 · 010 555 0100 · anagrafe@comune.esempio.it",
        "cbill": "ABCDE",
    }


def a_plain_party() -> Plain:
    return {
        "kind": "F",
        "identifier": "RSSMRA80A41Z999X",
        "full_name": "Maria Rossi",
        "address": {
            "street": "Via delle Prove",
            "street_number": "12",
            "postal_code": "16100",
            "city": "Esempio",
            "province": "GE",
            "country": "IT",
        },
    }


def a_plain_notice(**changes: Any) -> Plain:
    notice = {
        "paper": "notice",
        "creditor": a_plain_creditor(),
        "debtor": a_plain_party(),
        "subject": "Carta d'identità elettronica",
        "amount_cents": 2195,
        "due_on": "2026-12-31",
        "notice_number": NOTICE_NUMBER,
        "standing": "PAYABLE",
    }
    return notice | changes


def a_plain_plan(count: int = 4, **changes: Any) -> Plain:
    plan = a_plain_head("instalments", "Canone unico patrimoniale 2027") | {
        "whole": {
            "amount_cents": 10_000 * count,
            "due_on": "2027-01-28",
            "notice_number": plan_number(0),
        },
        "instalments": [
            {
                "amount_cents": 10_000 + at,
                "due_on": f"2027-{at + 1:02}-28",
                "notice_number": plan_number(at),
            }
            for at in range(1, count + 1)
        ],
    }
    return plan | changes


def a_plain_fine(**changes: Any) -> Plain:
    fine = a_plain_head("fine", "Verbale di violazione al codice della strada n. 1234/2027") | {
        "creditor": a_plain_creditor() | {"sector": "Polizia locale"},
        "discounted": {"amount_cents": 2940, "notice_number": plan_number(1)},
        "reduced": {"amount_cents": 4200, "notice_number": plan_number(2)},
    }
    return fine | changes


def a_plain_head(paper: str, subject: str) -> Plain:
    return {
        "paper": paper,
        "creditor": a_plain_creditor(),
        "debtor": a_plain_party(),
        "subject": subject,
        "standing": "PAYABLE",
    }


def a_plain_receipt(**changes: Any) -> Plain:
    receipt = {
        "paper": "receipt",
        "creditor": a_plain_creditor(),
        "receipt_id": "c110729d258c4ab1b765fe902aae41d6",
        "notice_number": NOTICE_NUMBER,
        "creditor_tax_code": ENTITY_TAX_CODE,
        "creditor_reference": NOTICE_NUMBER[1:],
        "amount_cents": 2195,
        "description": "Carta d'identità elettronica",
        "company_name": "Comune di Esempio",
        "debtor": a_plain_party(),
        "transfers": [
            {
                "transfer_no": 1,
                "amount_cents": 2195,
                "beneficiary_tax_code": ENTITY_TAX_CODE,
                "beneficiary_name": "Comune di Esempio",
                "iban": "IT60X0542811101000000123456",
                "remittance": "/RFB/01000000000004285/21.95/TXT/Carta d'identità elettronica",
            }
        ],
        "psp": {
            "psp_id": "ABI99999",
            "name": "Banca di Prova S.p.A.",
            "tax_code": "99999999990",
            "channel": "APP",
        },
        "payment_method": "creditCard",
        "fee_cents": 150,
        "paid_at": "2026-11-23T10:41:12+01:00",
        "application_on": "2026-11-23",
        "printed_at": "2026-11-23T09:45:00Z",
    }
    return receipt | changes


def written(folder: Path, content: object, name: str = "content.json") -> Path:
    """The content as a file."""
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
