"""The sample municipality: invented people and codes that no live station serves.

Tax codes carry the place code Z999, which belongs to nobody; the entity's own code and its bank
do not exist. Passwords and keys are made anew for each run.
"""

import csv
import random
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from stdnum.it import codicefiscale

ENTITY_TAX_CODE = "80999990015"
ENTITY_NAME = "Comune di Esempio"
STATION_ID = "80999990015_01"
IBAN = "IT40X0999901400000000012345"
POSTAL_IBAN = "IT26Y0760101400000012345678"
USERNAME = "laura.bianchi"

_MONTHS = "ABCDEHLMPRST"
_REGISTRY_COLUMNS = (
    "codice_fiscale", "cognome", "nome", "data_nascita", "luogo_nascita", "via", "civico", "cap",
    "citta", "provincia", "email", "telefono",
)  # fmt: skip

#: family name, given name, woman, born on, street, number
_PEOPLE = (
    ("Rossi", "Maria", True, date(1980, 1, 1), "Via Garibaldi", "12"),
    ("Rossi", "Maria Chiara", True, date(1962, 9, 15), "Salita San Nicolò", "4/7"),
    ("De' Rossi", "Mariano", False, date(1947, 7, 3), "Corso Europa", "118"),
    ("Parodi", "Giovanni", False, date(1971, 3, 22), "Via Balbi", "31"),
    ("Canepa", "Lucia", True, date(1990, 11, 5), "Via San Vincenzo", "8/2"),
    ("Bruzzone", "Ada", True, date(1938, 2, 28), "Piazza Colombo", "3"),
    ("D'Angelo", "Niccolò", False, date(1999, 6, 17), "Via dei Giustiniani", "21"),
    ("Müller", "Jürgen", False, date(1968, 4, 9), "Via Assarotti", "44"),
    ("Nguyễn", "Thị Hồng", True, date(1985, 12, 30), "Via di Francia", "15"),
    ("Perić", "Žarko", False, date(1977, 8, 8), "Via Cairoli", "6"),
    ("Conti Ferrari di San Martino", "Maria Antonietta", True, date(1955, 5, 19),
     "Passo Acquidotto delle Fontane Marose", "102/B"),
    ("Fo", "Al", False, date(2001, 10, 2), "Vico Indoratori", "1"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a run makes up for itself."""

    password: str
    enrolment_code: str
    archive_key: str


def make_secrets(chance: random.Random) -> Secrets:
    """Secrets of one run; they guard nothing but this demonstration on this machine."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

    def word(length: int) -> str:
        return "".join(chance.choice(letters) for _ in range(length))

    return Secrets(f"prova-{word(10)}", word(12), word(32))


def tax_code(family_name: str, given_name: str, woman: bool, born_on: date) -> str:
    """The tax code of an invented person, with the place code that belongs to nobody."""
    day = born_on.day + (40 if woman else 0)
    stem = (
        f"{_three_letters(family_name, False)}{_three_letters(given_name, True)}"
        f"{born_on.year % 100:02d}{_MONTHS[born_on.month - 1]}{day:02d}Z999"
    )
    return stem + str(codicefiscale.calc_check_digit(stem))


def _three_letters(name: str, is_given_name: bool) -> str:
    plain = [letter for letter in _fold(name) if letter.isalpha()]
    consonants = [letter for letter in plain if letter not in "AEIOU"]
    vowels = [letter for letter in plain if letter in "AEIOU"]
    if is_given_name and len(consonants) >= 4:
        consonants = [consonants[0], consonants[2], consonants[3]]
    return "".join([*consonants, *vowels, "X", "X"][:3])


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.upper())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and ord(c) < 128)


def write_registry(path: Path) -> Path:
    """The population registry as a file of the kind that `registry import` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_REGISTRY_COLUMNS)
        for family, given, woman, born_on, street, number in _PEOPLE:
            writer.writerow([
                tax_code(family, given, woman, born_on), family, given, f"{born_on:%d/%m/%Y}",
                "Esempio", street, number, "00199", "Esempio", "EE", "", "",
            ])  # fmt: skip
    return path


def write_entity(path: Path, secrets: Secrets, sandbox_port: int) -> Path:
    """The declarative file that `central-server apply` reads."""
    entity = {
        "tax_code": ENTITY_TAX_CODE,
        "name": ENTITY_NAME,
        "sector": "Servizi demografici",
        "contacts": "Via del Municipio 1, 00199 Esempio · 010 555 0100",
        "cbill": "EX4MP",
        "training": True,
        "stations": [
            {
                "station_id": STATION_ID,
                "broker_tax_code": ENTITY_TAX_CODE,
                "segregation_code": "01",
                "archive_url": f"http://127.0.0.1:{sandbox_port}/aca/debt-positions-service/v1",
                "archive_key": secrets.archive_key,
            }
        ],
        "accounts": [{"account_id": "tesoreria", "iban": IBAN, "holder": ENTITY_NAME}],
        "rates": _rates(),
        "operators": [
            {
                "username": USERNAME,
                "display_name": "Laura Bianchi",
                "password": secrets.password,
                "roles": ["clerk"],
            }
        ],
        "desks": [
            {
                "desk_id": "sportello-12",
                "name": "Sportello 12",
                "office": "Anagrafe centro",
                "enrolment_code": secrets.enrolment_code,
            }
        ],
    }
    path.write_text(yaml.safe_dump({"entities": [entity]}, allow_unicode=True), encoding="utf-8")
    return path


def _rates() -> list[dict[str, object]]:
    return [
        _rate("carta-identita", "Carta d'identità elettronica", "Electronic identity card",
              "9/0101002IM/", True, ("Diritto fisso", "5,16"), ("Costo della carta", "16,79"),
              ("Diritto di segreteria", "0,55")),
        _rate("mensa", "Mensa scolastica, ottobre 2026", "School meals, October 2026",
              "9/0101003IM/", False, ("Venti pasti", "84,00")),
        _rate("suolo-pubblico", "Occupazione di suolo pubblico, un giorno",
              "Use of public ground, one day", "9/0101108TS/", True,
              ("Canone giornaliero", "54,00")),
    ]  # fmt: skip


def _rate(
    rate_id: str, name: str, name_en: str, category: str, offline: bool, *parts: tuple[str, str]
) -> dict[str, object]:
    return {
        "rate_id": rate_id,
        "version": 1,
        "name": name,
        "name_en": name_en,
        "remittance": name,
        "category": category,
        "account_id": "tesoreria",
        "due_days": 30,
        "offline": offline,
        "parts": [{"label": label, "amount": amount} for label, amount in parts],
    }


def write_world(path: Path, secrets: Secrets, server_port: int) -> Path:
    """What the stand-in hub knows of the entity, and the banks that take payments there."""
    world = {
        "entities": [
            {
                "tax_code": ENTITY_TAX_CODE,
                "name": ENTITY_NAME,
                "broker_tax_code": ENTITY_TAX_CODE,
                "station_id": STATION_ID,
                "segregation_code": "01",
                "station_url": f"http://127.0.0.1:{server_port}/hub/pa/v1",
                "archive_key": secrets.archive_key,
                "ibans": [IBAN],
            }
        ],
        "psps": [
            {
                "psp_id": "TSTPITMM001",
                "name": "Banca di Esempio S.p.A.",
                "broker": "80999990023",
                "channel": "80999990023_01",
            }
        ],
        "treasurer": {"abi": "09999", "name": "Tesoreria di Esempio"},
    }
    path.write_text(yaml.safe_dump(world, allow_unicode=True), encoding="utf-8")
    return path
