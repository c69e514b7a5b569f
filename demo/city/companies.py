"""Invented companies of the sample city: they owe fees for stalls, signs and waste as people do."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from demo.city.chance import Weighted
from demo.city.contacts import MAIL_DOMAIN, draw_address, draw_landline
from demo.city.names import FAMILY_NAMES
from demo.city.streets import CITY, PROVINCE
from demo.city.tax_codes import COMPANY_CODES, company_code, fold

_TRADES = (
    "Panificio", "Ferramenta", "Officina", "Trattoria", "Bar Pasticceria", "Edil", "Idraulica",
    "Autotrasporti", "Farmacia", "Cartoleria", "Nautica", "Ottica", "Lavanderia", "Termoimpianti",
    "Floricoltura", "Macelleria", "Pescheria", "Falegnameria", "Carrozzeria", "Tipografia",
    "Immobiliare", "Studio Tecnico", "Vetreria", "Gelateria", "Impresa di Pulizie", "Enoteca",
)  # fmt: skip
_PLACES = (
    "del Borgo", "di Levante", "della Marina", "Ponente", "San Fruttuoso", "del Faro", "Al Molo",
    "dell'Angolo", "La Lanterna", "Due Torri", "Il Gabbiano", "Mareverde", "Tre Pini", "Centrale",
    "La Scogliera", "Riviera", "del Mercato", "Nuova Esempio",
)  # fmt: skip
_FORMS = Weighted([
    ("S.r.l.", 40), ("S.n.c.", 25), ("S.a.s.", 20), ("S.r.l.s.", 10), ("Soc. Coop.", 3),
    ("S.p.A.", 2),
])  # fmt: skip
_FAMILY_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Company:
    """One company with its seat in the city."""

    tax_code: str
    name: str
    street: str
    street_number: str
    postal_code: str
    city: str
    province: str
    email: str
    phone: str


def companies(count: int, seed: int) -> Iterator[Company]:
    """Companies of the city of this seed; ValueError past the codes that nobody can have."""
    if count > len(COMPANY_CODES):
        raise ValueError(f"at most {len(COMPANY_CODES)} companies, not {count}")
    return _companies(count, seed)


def _companies(count: int, seed: int) -> Iterator[Company]:
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
    taken: set[str] = set()
    for number in COMPANY_CODES[:count]:
        title = _title(chance)
        while title in taken:
            title = _title(chance)
        taken.add(title)
        mail = f"info.{fold(title).lower()}@{MAIL_DOMAIN}"
        yield Company(
            company_code(number), f"{title} {_FORMS.draw(chance)}", *draw_address(chance), CITY,
            PROVINCE, mail, draw_landline(chance),
        )  # fmt: skip


def _title(chance: random.Random) -> str:
    trade = chance.choice(_TRADES)
    is_of_family = chance.random() < _FAMILY_SHARE
    return f"{trade} {chance.choice(FAMILY_NAMES if is_of_family else _PLACES)}"
