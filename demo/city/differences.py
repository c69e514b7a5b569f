"""The twelve differences planted in the city's year, and what to tell people about each.

Everything else squares to the cent. `expected` is the word of the program for each: an anomaly of
a receipt, a state of a flow or a credit, a label of a payment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from demo.city.money import FlowTwist

FURTHER_CENTS, SHORT_CENTS, EXCESS_CENTS = 4_200, 500, 10_000


class Where(StrEnum):
    """The list of the program in which a difference stands."""

    RECEIPTS = "receipts"
    FLOWS = "flows"
    CREDITS = "credits"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind of difference. Besides where it stands it shows as states `of_flow` and `of_credit`
    and as labels `of_payments`; None where these are as if nothing had happened."""

    code: str
    where: Where
    expected: str
    text_it: str
    text_en: str
    of_flow: str | None = None
    of_credit: str | None = None
    of_payments: tuple[str, ...] | None = None
    twist: FlowTwist | None = None


DIFFERENCES: tuple[Difference, ...] = (
    Difference(
        "PAID_TWICE", Where.RECEIPTS, "DOUBLE_PAYMENT",
        "{name} ha pagato due volte l'avviso {notice}: prima con l'app, poi in tabaccheria. "
        "Rimborsare {amount} euro a chi ha pagato la seconda volta.",
        "{name} paid notice {notice} twice: with the app first, then at a tobacconist's. "
        "Refund {amount} euro to whoever paid the second time.",
    ),
    Difference(
        "PAID_AFTER_CANCELLATION", Where.RECEIPTS, "POSITION_CANCELLED",
        "L'avviso {notice} di {name} era annullato, ma il foglio stampato è stato pagato lo "
        "stesso. I {amount} euro vanno restituiti: la sua storia dice a che punto è il rimborso.",
        "Notice {notice} of {name} had been cancelled, but its printed sheet was paid all the "
        "same. The {amount} euro go back: its story says how far the refund has come.",
    ),
    Difference(
        "OTHER_AMOUNT", Where.RECEIPTS, "AMOUNT_DIFFERS",
        "Per l'avviso {notice} {name} ha pagato l'importo ridotto, quando la riduzione era "
        "scaduta. Mancano {amount} euro: chiederli con un nuovo avviso.",
        "For notice {notice} {name} paid the reduced amount after the reduction had ended. "
        "{amount} euro are missing: ask for them with a new notice.",
    ),
    Difference(
        "UNKNOWN_NOTICE", Where.RECEIPTS, "UNKNOWN_NOTICE",
        "È arrivata la ricevuta dell'avviso {notice}, che questo programma non ha mai emesso: "
        "viene dalla serie del gestionale precedente. Cercare {name} nel vecchio archivio.",
        "A receipt came for notice {notice}, which this program never gave out: it is from the "
        "series of the previous system. Look for {name} in the old archive.",
    ),
    Difference(
        "FLOW_NOT_CREDITED", Where.FLOWS, "AWAITING_CREDIT",
        "Il flusso {flow} di {amount} euro è arrivato da tre settimane, ma il tesoriere non ha "
        "mai mostrato l'accredito. Chiedere alla banca che ha incassato la prova del bonifico.",
        "Flow {flow} of {amount} euro came three weeks ago, but the treasurer never showed its "
        "credit. Ask the PSP for proof of the transfer.",
        of_flow="AWAITING_CREDIT", of_payments=("IUF_NO_TES", "RT_IUF"),
        twist=FlowTwist(credited=False),
    ),
    Difference(
        "CREDIT_WITHOUT_FLOW", Where.CREDITS, "AWAITING_FLOW",
        "Il provvisorio {credit} di {amount} euro cita il flusso {flow}, che non è mai "
        "arrivato. Chiederlo alla banca; fino ad allora non si sa quali avvisi paga.",
        "Provisional receipt {credit} of {amount} euro names flow {flow}, which never came. Ask "
        "the PSP for it; until then nobody knows which notices it pays.",
        of_credit="AWAITING_FLOW", of_payments=("RT_NO_IUF",), twist=FlowTwist(arrives=False),
    ),
    Difference(
        "CREDIT_SHORT", Where.CREDITS, "AMOUNT_DIFFERS",
        "Il provvisorio {credit} è di {amount} euro più basso del suo flusso {flow}: la banca ha "
        "trattenuto una commissione. Farsela restituire.",
        "Provisional receipt {credit} is {amount} euro less than its flow {flow}: the PSP kept a "
        "fee. Have it paid back.",
        of_flow="AMOUNT_DIFFERS", of_credit="AMOUNT_DIFFERS",
        of_payments=("IUF_TES_DIV_IMP", "RT_IUF"), twist=FlowTwist(short_by_cents=SHORT_CENTS),
    ),
    Difference(
        "TEXT_CUT", Where.CREDITS, "TO_IDENTIFY",
        "La banca ha troncato la causale del provvisorio {credit}: il numero del flusso si ferma "
        "alla prima cifra. Per importo ({amount} euro) e data è il flusso {flow}.",
        "The bank cut the text of provisional receipt {credit}: the number of the flow ends after "
        "its first digit. By amount ({amount} euro) and day it is flow {flow}.",
        of_flow="AWAITING_CREDIT", of_credit="TO_IDENTIFY", of_payments=("IUF_NO_TES", "RT_IUF"),
        twist=FlowTwist(bank_text="/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/2"),
    ),
    Difference(
        "WRONG_TOTAL", Where.FLOWS, "ANOMALOUS",
        "Il totale scritto in testa al flusso {flow} supera di {amount} euro la somma delle sue "
        "righe; l'accredito è quello delle righe. Chiedere alla banca un flusso corretto.",
        "The total in the head of flow {flow} exceeds the sum of its lines by {amount} euro; the "
        "credit is that of the lines. Ask the PSP for a corrected flow.",
        of_flow="ANOMALOUS", of_credit="TO_IDENTIFY", of_payments=("IUF_TES_DIV_IMP", "RT_IUF"),
        twist=FlowTwist(excess_cents=EXCESS_CENTS),
    ),
    Difference(
        "LINE_WITHOUT_RECEIPT", Where.PAYMENTS, "IUV_NO_RT",
        "Il flusso {flow} riporta il pagamento dell'avviso {notice} ({amount} euro, esito 9), ma "
        "la ricevuta non è mai arrivata. Il denaro c'è: richiederla al nodo dei pagamenti.",
        "Flow {flow} reports a payment of notice {notice} ({amount} euro, outcome 9) whose "
        "receipt never came. The money is there: ask the hub for the receipt.",
        of_payments=("IUV_NO_RT",), twist=FlowTwist(),
    ),
    Difference(
        "CREDITED_TWICE", Where.CREDITS, "TO_IDENTIFY",
        "Il flusso {flow} era già accreditato per intero; poi la banca ha mandato altri "
        "{amount} euro con lo stesso numero (provvisorio {credit}). Chiedere di chi sono.",
        "Flow {flow} had been credited whole; then the PSP sent {amount} euro more with "
        "the same number (provisional receipt {credit}). Ask whose they are.",
        of_credit="TO_IDENTIFY", twist=FlowTwist(further_credit_cents=FURTHER_CENTS),
    ),
    Difference(
        "NEVER_SETTLED", Where.PAYMENTS, "RT_NO_IUF",
        "La ricevuta dell'avviso {notice} ha un mese, ma nessun flusso la riporta e i {amount} "
        "euro non sono arrivati. Sollecitare la banca con il numero della ricevuta.",
        "The receipt of notice {notice} is a month old, but no flow reports it and the {amount} "
        "euro have not come. Remind the PSP, quoting the receipt's number.",
        of_payments=("RT_NO_IUF",), twist=FlowTwist(reported=False),
    ),
)  # fmt: skip

#: What goes wrong with the flow of each batch; batches bear the code of their difference.
TWISTS: Mapping[str, FlowTwist] = {
    difference.code: difference.twist for difference in DIFFERENCES if difference.twist
}
