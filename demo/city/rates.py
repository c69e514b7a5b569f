"""The sample city's predefined rates (tariffe): what is paid, of which parts, into which account.

Taxonomy codes of taxes, fines and public ground are the public ones; the others have the right
form and the municipality's type of body, and no more. Chapters and assessments belong to accounts
that do not exist. The State's share of an identity card passes through a chapter of its own: that
money is only looked after. The province's share of the waste tax goes straight to it.
"""

from dataclasses import dataclass
from datetime import date

from demo.city.offices import (
    CITY_NAME,
    CITY_TAX_CODE,
    COMPANY_NAME,
    COMPANY_TAX_CODE,
    PROVINCE_NAME,
    PROVINCE_TAX_CODE,
)


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """An account that rates are paid into; its bank does not exist."""

    entity: str
    account_id: str
    iban: str
    holder: str


@dataclass(frozen=True, slots=True)
class SamplePart:
    """A share of a rate with its accounting coordinates; `assessment` is year/number."""

    label: str
    amount_cents: int
    chapter: str
    assessment: str

    @property
    def to_province(self) -> bool:
        """Whether it is the province's, paid straight to it."""
        return self.chapter == _SURCHARGE_CHAPTER

    @property
    def passed_on(self) -> bool:
        """Whether it passes through the accounts without being the city's."""
        return self.chapter.startswith(_PASSED_ON)


@dataclass(frozen=True, slots=True)
class SampleRate:
    """A rate in its first version, as the declaration of `apply` names it."""

    entity: str
    rate_id: str
    name: str
    name_en: str
    remittance: str
    category: str
    account_id: str
    due_days: int
    offline: bool
    parts: tuple[SamplePart, ...]

    @property
    def amount_cents(self) -> int:
        """What the citizen pays."""
        return sum(part.amount_cents for part in self.parts)


ACCOUNTS = (
    SampleAccount(CITY_TAX_CODE, "tesoreria", "IT40X0999901400000000012345", CITY_NAME),
    SampleAccount(COMPANY_TAX_CODE, "conto-ordinario", "IT22S0999901400000000067890", COMPANY_NAME),
)
#: Where the province gets its surcharge on the waste tax; no account of ours.
PROVINCE_ACCOUNT = SampleAccount(
    PROVINCE_TAX_CODE, "tesoreria", "IT04P0999901400000000054321", PROVINCE_NAME
)
#: The province's surcharge (TEFA) is this many hundredths of the tax.
SURCHARGE_PERCENT = 5
SURCHARGE_CATEGORY = "9/0201102IM/"
_SURCHARGE_CHAPTER = "90200.05.0003"
_PASSED_ON = "90200."

_PartData = tuple[str, int, str, int]
_RateData = tuple[str, str, str, str, int, bool, tuple[_PartData, ...]]

#: rate_id, name, name in English, taxonomy, days until due, offline,
#: parts: label, cents, chapter, number of the assessment in this year.
_CITY: tuple[_RateData, ...] = (
    ("carta-identita", "Carta d'identità elettronica", "Electronic identity card",
     "9/0101002IM/", 30, True,
     (("Diritto fisso", 516, "30100.02.0042", 114),
      ("Costo della carta", 1679, "90200.99.0007", 115),
      ("Diritto di segreteria", 55, "30100.02.0043", 116))),
    ("mensa", "Mensa scolastica, ottobre 2026", "School meals, October 2026",
     "9/0101003IM/", 30, False, (("Venti pasti", 8400, "30100.02.0120", 231),)),
    ("mensa-ridotta", "Mensa scolastica, tariffa ridotta", "School meals, reduced rate",
     "9/0101003IM/", 30, False, (("Venti pasti a tariffa ridotta", 4200, "30100.02.0120", 232),)),
    ("mensa-minima", "Mensa scolastica, tariffa minima", "School meals, lowest rate",
     "9/0101003IM/", 30, False, (("Venti pasti a tariffa minima", 2100, "30100.02.0120", 233),)),
    ("asilo-nido", "Asilo nido, retta mensile", "Nursery, monthly fee", "9/0101004SP/", 20, False,
     (("Retta", 26500, "30100.02.0131", 240), ("Pasti", 4500, "30100.02.0132", 241))),
    ("scuolabus", "Scuolabus, quota mensile", "School bus, monthly share", "9/0101005SP/", 30,
     False, (("Trasporto di andata e ritorno", 2800, "30100.02.0140", 246),)),
    ("tari", "TARI, tassa sui rifiuti dell'anno", "Waste tax of the year", "9/0101101IM/", 60,
     False,
     (("Quota fissa", 9200, "10101.51.0001", 12), ("Quota variabile", 12800, "10101.51.0001", 12),
      ("Tributo provinciale (TEFA)", 1100, "90200.05.0003", 13))),
    ("tari-seconda-rata", "TARI, seconda rata", "Waste tax, second instalment", "9/0101101IM/", 45,
     False,
     (("Saldo della tassa", 11000, "10101.51.0001", 12),
      ("Tributo provinciale (TEFA)", 550, "90200.05.0003", 13))),
    ("imu-saldo", "IMU, saldo accertato", "Property tax, assessed balance", "9/0101100IM/", 60,
     False,
     (("Imposta", 18600, "10101.06.0002", 20), ("Interessi", 640, "30300.03.0004", 21),
      ("Spese di notifica", 875, "30500.02.0008", 22))),
    ("passo-carrabile", "Canone unico, passo carrabile", "Public ground charge, driveway",
     "9/0101108TS/", 45, False, (("Canone dell'anno", 6400, "30100.03.0055", 301),)),
    ("suolo-pubblico", "Occupazione di suolo pubblico, un giorno", "Use of public ground, one day",
     "9/0101108TS/", 30, True, (("Canone giornaliero", 5400, "30100.03.0056", 302),)),
    ("multa", "Sanzione del codice della strada", "Traffic fine", "6/0102100SA/", 60, False,
     (("Sanzione", 4200, "30200.02.0010", 401), ("Spese di notifica", 1250, "30500.02.0008", 402))),
    ("imposta-soggiorno", "Imposta di soggiorno, trimestre", "Tourist tax, one quarter",
     "9/0101105IM/", 16, False, (("Cento pernottamenti", 20000, "10101.41.0001", 30),)),
    ("certificato-storico", "Certificato anagrafico storico", "Historical registry certificate",
     "9/0101006TS/", 30, True,
     (("Diritto di ricerca", 500, "30100.02.0045", 118),
      ("Diritto di segreteria", 52, "30100.02.0043", 116))),
    ("nozze-civili", "Sala per matrimonio civile", "Room for a civil wedding", "9/0101007SP/", 15,
     False,
     (("Uso della sala", 20000, "30100.03.0061", 310),
      ("Allestimento", 5000, "30100.02.0062", 311))),
    ("concessione-cimiteriale", "Concessione cimiteriale, trent'anni",
     "Cemetery concession, thirty years", "9/0101009SP/", 60, False,
     (("Concessione", 138000, "30100.03.0070", 320),
      ("Diritti di contratto", 7000, "30100.02.0044", 321))),
    ("lampade-votive", "Lampade votive, canone annuo", "Votive lamps, yearly fee", "9/0101010SP/",
     45, False,
     (("Canone", 1510, "30100.02.0071", 325), ("IVA", 340, "90200.03.0001", 326))),
    ("palestra", "Uso della palestra, quattro ore", "Use of the sports hall, four hours",
     "9/0101011SP/", 15, True, (("Quattro ore", 3600, "30100.03.0080", 330),)),
    ("permesso-costruire", "Pratica edilizia, diritti", "Building application, fees",
     "9/0101012TS/", 30, False,
     (("Diritti di istruttoria", 12000, "30100.02.0090", 340),
      ("Diritti di segreteria", 3000, "30100.02.0091", 341))),
    ("accesso-atti", "Accesso agli atti, ricerca e copie", "Access to records, search and copies",
     "9/0101013TS/", 30, True,
     (("Ricerca", 800, "30100.02.0046", 119), ("Copie", 300, "30100.02.0047", 120))),
    ("oggetti-smarriti", "Oggetti ritrovati, custodia", "Lost property, custody", "9/0101014SP/",
     30, True, (("Custodia", 800, "30100.02.0048", 121),)),
)  # fmt: skip
_COMPANY: tuple[_RateData, ...] = (
    ("parcheggio-mensile", "Parcheggio Mercato, abbonamento mensile",
     "Market car park, monthly permit", "9/0101020SP/", 10, True,
     (("Imponibile", 5328, "A1.01.0001", 1), ("IVA", 1172, "D12.01.0001", 2))),
    ("permesso-residenti", "Sosta dei residenti, permesso annuale",
     "Residents' parking, yearly permit", "9/0101021SP/", 30, True,
     (("Permesso", 3000, "A1.01.0002", 3),)),
    ("abbonamento-autobus", "Autobus urbano, abbonamento mensile", "City bus, monthly pass",
     "9/0101022SP/", 10, True, (("Abbonamento", 3500, "A1.02.0001", 4),)),
    ("permesso-ztl", "Zona a traffico limitato, permesso annuale",
     "Limited traffic zone, yearly permit", "9/0101023SP/", 30, False,
     (("Permesso", 3800, "A1.03.0001", 5), ("Contrassegno", 1000, "A1.03.0002", 6))),
)  # fmt: skip


def sample_rates(today: date) -> tuple[SampleRate, ...]:
    """All rates, the city's first; assessments are of today's year."""
    return tuple(
        _rate(entity, account_id, data, today.year)
        for entity, account_id, rates in (
            (CITY_TAX_CODE, "tesoreria", _CITY),
            (COMPANY_TAX_CODE, "conto-ordinario", _COMPANY),
        )
        for data in rates
    )


def account_of(rate: SampleRate) -> SampleAccount:
    """The account that a rate is paid into."""
    key = (rate.entity, rate.account_id)
    return next(known for known in ACCOUNTS if (known.entity, known.account_id) == key)


def _rate(entity: str, account_id: str, data: _RateData, year: int) -> SampleRate:
    rate_id, name, name_en, category, due_days, offline, parts = data
    return SampleRate(
        entity=entity,
        rate_id=rate_id,
        name=name,
        name_en=name_en,
        remittance=name,
        category=category,
        account_id=account_id,
        due_days=due_days,
        offline=offline,
        parts=tuple(
            SamplePart(label, cents, chapter, f"{year}/{number}")
            for label, cents, chapter, number in parts
        ),
    )
