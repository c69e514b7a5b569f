"""The desk, the clerk and the believable people of the screens."""

import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from counter_app.services.views import CitizenNoteView, DeskIdentity, OperatorView
from payments_core.identifiers import notice_number as numbers
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.wire.desk.messages import CitizenInfo

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
ENTITY = CreditorEntity("80999990106", "Comune di Esempio", "Servizi demografici")
DESK = DeskIdentity("Comune di Esempio", "Sportello 12", "Anagrafe centro", training=False)
OPERATOR = OperatorView("op-1", "laura.bianchi", "Laura Bianchi", ("clerk",))
PASSWORD = "parola d'ordine"


#: A desk whose names are as long as they get.
LONG_DESK = DeskIdentity(
    "Unione Montana dei Comuni delle Valli di Esempio e Prova",
    "Sportello 3",
    "Municipio Levante · Sportello polifunzionale",
    training=False,
)


@cache
def drawn_logo() -> bytes:
    """A crest with a transparent ground, as a PNG of 240 by 300."""
    wide, high = 240, 300
    rows = b"".join(
        b"\0" + b"".join(_crest_at(x, y, wide, high) for x in range(wide)) for y in range(high)
    )
    head = struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _crest_at(x: int, y: int, wide: int, high: int) -> bytes:
    """Colour of a point: a shield of two fields with a golden bend and a dark edge."""
    across, down = abs(2 * x / wide - 1), y / high
    bow = max(down - 0.5, 0) / 0.48
    reach = 0.96 * max(1 - bow * bow, 0) ** 0.5
    if across > reach or down < 0.02:
        return bytes((0, 0, 0, 0))
    if across > reach - 0.07 or down < 0.05:
        return bytes((20, 40, 80, 255))
    if abs(x / wide - y / high) < 0.08:
        return bytes((233, 180, 40, 255))
    return bytes((170, 30, 45, 255)) if x / wide > y / high else bytes((30, 90, 160, 255))


def notice_number(base: int) -> str:
    """A valid number of the desk's segregation code."""
    return numbers.build("01", base)


@dataclass
class StillClock:
    """Time that only moves when told."""

    instant: datetime = NOW

    def now(self) -> datetime:
        return self.instant


def person(
    citizen_id: str,
    names: tuple[str, str],
    tax_code: str | None,
    born_on: date | None,
    street: tuple[str, str],
    counts: tuple[int, int] = (0, 0),
    *,
    registry_number: str | None = None,
    died_on: date | None = None,
    moved_away_on: date | None = None,
) -> CitizenInfo:
    return CitizenInfo(
        registry_number=registry_number,
        died_on=died_on,
        moved_away_on=moved_away_on,
        citizen_id=citizen_id,
        kind="F" if born_on else "G",
        tax_code=tax_code,
        family_name=names[0],
        given_name=names[1],
        born_on=born_on,
        birth_place="Esempio" if born_on else None,
        street=street[0],
        street_number=street[1],
        postal_code="16124",
        city="Esempio",
        province="GE",
        email="maria.rossi@esempio.it" if citizen_id == "c1" else None,
        phone="010 555 0102" if citizen_id != "c1" else None,
        open_count=counts[0],
        overdue_count=counts[1],
    )


PEOPLE = (
    person(
        "c1",
        ("Rossi", "Maria"),
        "RSSMRA80A41Z999C",
        date(1980, 1, 1),
        ("Via Garibaldi", "12"),
        (4, 0),
    ),
    person(
        "c2",
        ("Rossi", "Maria Chiara"),
        "RSSMCH62P55Z999U",
        date(1962, 9, 15),
        ("Salita San Nicolò", "4/7"),
    ),
    person(
        "c3",
        ("De' Rossi", "Mariano"),
        "DRSMRN47L03Z999Q",
        date(1947, 7, 3),
        ("Corso Europa", "118"),
        (1, 1),
    ),
    person(
        "c4",
        ("Rossini", "Marilù"),
        "RSSMRL91D52Z999C",
        date(1991, 4, 12),
        ("Via dell'Acquedotto", "3"),
    ),
    person(
        "c5", ("Rossetti", "Marco"), "RSSMRC75T10Z999S", date(1975, 12, 10), ("Piazza Nuova", "1")
    ),
    person(
        "c6",
        ("Rossi", "Martín Ñahui"),
        "RSSMTN88E09Z999C",
        date(1988, 5, 9),
        ("Vico Chiuso", "9"),
        (1, 0),
    ),
    person("c7", ("Parodi", "Giovanni"), "PRDGNN59C12Z999T", date(1959, 3, 12), ("Via Prè", "44")),
    person("c8", ("Canepa", "Lucia"), "CNPLCU70M48Z999J", date(1970, 8, 8), ("Via al Mare", "21")),
    person("c9", ("Ferrando S.r.l.", ""), "80999990288", None, ("Calata Gadda", "2")),
    person(
        "c10",
        ("Bruzzone", "Ada"),
        "BRZDAA38C52Z999U",
        date(1938, 3, 12),
        ("Via del Molo", "5"),
        (2, 1),
        died_on=date(2026, 3, 12),
    ),
    person(
        "c11",
        ("Bruzzi", "Andrea"),
        "BRZNDR85E03Z999L",
        date(1985, 5, 3),
        ("Via dei Glicini", "18"),
        moved_away_on=date(2026, 2, 1),
    ),
    person(
        "c12",
        ("Brunelli", "Sofía"),
        None,
        date(2026, 10, 30),
        ("Via Roma", "2"),
        registry_number="104422",
    ),
    person(
        "c13",
        ("Conti Ferrari di San Martino", "Maria Antonietta"),
        "CNTMNT61T49Z999G",
        date(1961, 12, 9),
        ("Via Brigata Partigiana del Levante", "127/14"),
        (3, 1),
        died_on=date(2026, 9, 2),
    ),
)
DEAD, MOVED, WITHOUT_CODE, LONG_NAMED = PEOPLE[9:13]


def party_of(citizen: CitizenInfo) -> Party:
    return Party(
        PersonKind(citizen.kind),
        citizen.tax_code or ANONYMOUS,
        f"{citizen.family_name} {citizen.given_name}".strip(),
        Address(
            citizen.street,
            citizen.street_number,
            citizen.postal_code,
            citizen.city,
            citizen.province,
        ),
    )


def some_notes() -> list[CitizenNoteView]:
    """One of a colleague, one of one's own that waits, one that was withdrawn."""
    return [
        CitizenNoteView(
            "n3", "Non sente bene: parlare piano e farle leggere l'importo sullo schermo.",
            "Laura Bianchi", NOW - timedelta(minutes=3), waits=True, may_withdraw=True,
        ),
        CitizenNoteView(
            "n2", "Ha chiesto di non telefonare: preferisce la posta elettronica.",
            "Marco De Andreis", NOW - timedelta(days=40),
        ),
        CitizenNoteView(
            "n1", "Tutore: Anna Verdi, decreto del tribunale in fascicolo. " + "Da rivedere. " * 6,
            "Marco De Andreis", NOW - timedelta(days=90),
        ),
        CitizenNoteView(
            "n0", "Passa il figlio a ritirare i documenti.", "Laura Bianchi",
            NOW - timedelta(days=95), withdrawn_at=NOW - timedelta(days=91),
            withdrawn_by="Anna Neri", reason="era di un'altra persona",
        ),
    ]  # fmt: skip
