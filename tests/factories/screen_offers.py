"""What can be released on the screens, and the catalogue that it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pydantic import TypeAdapter

from payments_core.model.debt_kind import DebtKind, Offer, PlanRule
from payments_core.money import Cents
from payments_core.wire.desk.catalogue_messages import AccountInfo, ManagedKind
from tests.factories.screen_people import NOW


def an_offer(
    kind_id: str,
    name: str,
    name_en: str,
    parts: Sequence[tuple[str, str | dict[str, object]]],
    *,
    days: int = 30,
    offline: bool = True,
    **changes: object,
) -> Offer:
    """A kind with its one rate; texts are fixed amounts."""
    names = {"name": name, "name_en": name_en}
    rate = {"rate_id": kind_id, "version": 1, **names, "parts": [
        {"label": label, "amount": amount} for label, amount in parts
    ]}  # fmt: skip
    document = {
        "kind_id": kind_id,
        **names,
        "category": "9/0101108TS/",
        "remittance": name[:90],
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": days},
        "offline": offline,
        "rates": [rate],
    }
    kind = TypeAdapter(DebtKind).validate_python(document | changes)
    return Offer(kind, 1, kind.rates[0])


OFFERS = (
    an_offer(
        "carta-identita",
        "Carta d'identità elettronica",
        "Electronic identity card",
        [("Diritto fisso", "5,16"), ("Costo della carta", "16,79"),
         ("Diritto di segreteria", "0,55")],
    ),
    an_offer(
        "mensa", "Mensa scolastica", "School meals", [("Buoni del mese", "42,00")], offline=False
    ),
    an_offer(
        "suolo", "Occupazione di suolo pubblico", "Use of public ground",
        [("Canone giornaliero", "54,00")], days=10,
    ),
    an_offer(
        "certificato", "Certificato anagrafico", "Registry certificate",
        [("Diritto di segreteria", "0,52"), ("Stampati", "0,26")],
    ),
)  # fmt: skip

#: A kind that asks for something, works the amount out and may be paid in instalments.
MARKET = an_offer(
    "mercato",
    "Canone del mercato",
    "Market fee",
    [("Canone", {"rule": "tiers", "of": "metri", "steps": [
        {"up_to": 20, "each": "12,40"}, {"each": "9,90"}]})],
    days=60,
    remittance="Canone del mercato {year}, posto {posto}",
    fields=[
        {"field": "posto", "label": "Posto", "label_en": "Pitch", "type": "text", "mask": "A00"},
        {"field": "metri", "label": "Metri quadrati", "label_en": "Square metres",
         "type": "number", "minimum": 1, "maximum": 200},
        {"field": "merce", "label": "Merce", "label_en": "Goods", "type": "choice",
         "choices": ["Alimentari", "Abbigliamento", "Altro"], "required": False},
    ],
    plan={"counts": [2, 3, 4], "minimum": "100,00"},
)  # fmt: skip

#: The same, with instalments that may be typed.
FREE_MARKET = replace(
    MARKET,
    kind=replace(
        MARKET.kind,
        plan=PlanRule(counts=(2, 3, 4), minimum=Cents(10000), free=True),
    ),
)

ACCOUNTS = (
    AccountInfo(
        account_id="tesoreria", holder="Comune di Esempio", iban="IT60X0542811101000000123456"
    ),
    AccountInfo(account_id="posta", holder="Comune di Esempio", iban="IT59N0760114000000011050036"),
)


def managed(kind: DebtKind, **changes: object) -> ManagedKind:
    """A kind as the server keeps it, by default from the file."""
    made = {"revision": 1, "made_at": datetime(2026, 1, 7, 8, 30, tzinfo=UTC), "made_by": None}
    return ManagedKind(kind=kind, **(made | changes))  # type: ignore[arg-type]


def a_catalogue() -> list[ManagedKind]:
    """The kinds of a desk, some of them changed by people, one over and one to come."""
    by_anna = {"made_by": "Anna Neri", "made_at": NOW - timedelta(days=3)}
    return [
        managed(OFFERS[0].kind, revision=4, **by_anna),
        managed(replace(OFFERS[1].kind, valid_from=date(2027, 1, 1)), revision=2, **by_anna),
        managed(replace(OFFERS[2].kind, valid_to=date(2026, 12, 31))),
        managed(replace(OFFERS[3].kind, valid_to=date(2025, 12, 31))),
        managed(MARKET.kind, revision=3, **by_anna),
    ]


_LONG_KINDS = (
    "Diritti di segreteria per certificati di destinazione urbanistica",
    "Diritti di segreteria per permessi di costruire",
    "Carta d'identità elettronica",
    "Carta d'identità cartacea nei casi d'urgenza",
    "Mensa scolastica e pre-scuola, quota mensile",
    "Trasporto scolastico, quota trimestrale",
    "Retta dell'asilo nido comunale",
    "Occupazione temporanea di suolo pubblico, un giorno",
    "Canone unico patrimoniale, esposizione pubblicitaria",
    "Concessione di loculo cimiteriale, trent'anni",
    "Illuminazione votiva, canone annuale",
    "Celebrazione di matrimonio civile in villa",
    "Affitto di palestra comunale, un'ora",
    "Impianto sportivo di via Dante, stagione",
    "Sanzione amministrativa, regolamento di polizia urbana",
    "Accesso agli atti, copie e ricerche",
    "Certificato storico di residenza",
    "Passo carrabile, canone annuale",
    "Permesso per la zona a traffico limitato, residenti",
    "Permesso per la zona a traffico limitato, imprese",
    "Deposito di oggetti rinvenuti",
    "Numero civico, fornitura della targa",
    "Idoneità alloggiativa, rilascio del certificato",
    "Iscrizione al corso di lingua per adulti",
    "Biblioteca, prestito fra enti",
)


def many_offers() -> tuple[Offer, ...]:
    """The twenty-five kinds of a busy desk, most with long names."""
    return tuple(
        an_offer(f"kind-{place}", name, name, [("Importo", "54,00")], offline=place % 4 != 1)
        for place, name in enumerate(_LONG_KINDS)
    )


def leaves(kind: DebtKind) -> Iterator[tuple[str, str]]:
    """The single values of a document by their places."""
    trees: list[tuple[str, object]] = [("", TypeAdapter(DebtKind).dump_python(kind, mode="json"))]
    while trees:
        place, tree = trees.pop(0)
        match tree:
            case dict():
                trees[:0] = [(f"{place}.{name}".lstrip("."), one) for name, one in tree.items()]
            case list():
                trees[:0] = [(f"{place}.{number}", one) for number, one in enumerate(tree)]
            case None:
                continue
            case _:
                yield place, str(tree)
