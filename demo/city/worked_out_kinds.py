"""Kinds of debt whose amount is worked out from what a clerk types, beside those of one price.

The market fee goes by square metres and may be paid in instalments. A traffic fine goes by the day
on which it is paid; before `FINE_DAYS` there was only its older rate of one amount.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from demo.city.rates import PROVINCE_ACCOUNT, SURCHARGE_CATEGORY

#: Name of the traffic fine's kind and rate.
FINE = "multa"
#: Since so many days ago the amount of a traffic fine is worked out on its day.
FINE_DAYS = 100
#: Version of that rate.
FINE_VERSION = 2
#: What procedure and notification of a fine cost, as it is typed.
FINE_EXPENSES = "12,50"

_FINE_FIELDS: tuple[Mapping[str, Any], ...] = (
    {"field": "verbale", "label": "Numero del verbale", "label_en": "Number of the report",
     "type": "text"},
    {"field": "ridotta", "label": "Importo in misura ridotta", "label_en": "Reduced amount",
     "type": "amount"},
    {"field": "piena", "label": "Metà del massimo", "label_en": "Half of the maximum",
     "type": "amount"},
    {"field": "spese", "label": "Spese di notifica", "label_en": "Expenses of notification",
     "type": "amount"},
    {"field": "notifica", "label": "Contestata o notificata il", "label_en": "Notified on",
     "type": "date"},
)  # fmt: skip


def market_fee(today: date) -> dict[str, Any]:
    """The kind that shows fields, tiers, a share of somebody else, chapters and plans."""
    names = {"name": "Canone del mercato", "name_en": "Market fee"}
    year = today.year
    province = PROVINCE_ACCOUNT
    return {
        "kind_id": "mercato",
        **names,
        "remittance": "Canone del mercato {year}, posto {posto}",
        "category": "9/0101108TS/",
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": 60},
        "offline": True,
        "fields": [
            {"field": "posto", "label": "Posto", "label_en": "Pitch", "type": "text",
             "mask": "A00"},
            {"field": "metri", "label": "Metri quadrati", "label_en": "Square metres",
             "type": "number", "minimum": 1},
        ],
        "plan": {"counts": [2, 3, 4], "minimum": "50,00"},
        "beneficiaries": [
            {"beneficiary_id": "provincia", "tax_code": province.entity, "name": province.holder,
             "iban": province.iban, "category": SURCHARGE_CATEGORY},
        ],
        "rates": [{
            "rate_id": "mercato",
            "version": 1,
            **names,
            "parts": [
                {"label": "Canone", "part": "canone", "chapter": "30100.03.0057",
                 "assessment": f"{year}/303",
                 "amount": {"rule": "tiers", "of": "metri",
                            "steps": [{"up_to": 20, "each": "12,40"}, {"each": "9,90"}]}},
                {"label": "Addizionale provinciale", "to": "provincia",
                 "amount": {"rule": "percent", "percent": "5", "of": ["canone"],
                            "rounding": "half_up"}},
                {"label": "Diritti", "amount": "3,00", "chapter": "30100.02.0043",
                 "assessment": f"{year}/116"},
            ],
        }],
    }  # fmt: skip


def with_fine_of_the_day(kind: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The traffic fine's kind with its fields, and its second version after the first."""
    first = kind["rates"][0]
    fine, expenses = first["parts"]
    rule = {"rule": "fine", "reduced": "ridotta", "full": "piena", "notified_on": "notifica"}
    second = {
        **first,
        "version": FINE_VERSION,
        "valid_from": today - timedelta(days=FINE_DAYS),
        "parts": [
            {**fine, "amount": rule},
            {**expenses, "amount": {"rule": "free", "of": "spese"}},
        ],
    }
    return {
        **kind,
        "remittance": "Verbale {verbale}",
        # For fines that another program has worked out.
        "allocation": [
            {"chapter": expenses["chapter"], "assessment": expenses["assessment"],
             "amount": FINE_EXPENSES},
            {"chapter": fine["chapter"], "assessment": fine["assessment"], "amount": "TOTALE"},
        ],
        "fields": [dict(one) for one in _FINE_FIELDS],
        "rates": [first, second],
    }  # fmt: skip


def fine_fields(report: str, reduced: str, full: str, notified_on: date) -> dict[str, str]:
    """What a fine is worked out from, as a clerk would type it."""
    return {
        "verbale": report, "ridotta": reduced, "piena": full, "spese": FINE_EXPENSES,
        "notifica": notified_on.isoformat(),
    }  # fmt: skip
