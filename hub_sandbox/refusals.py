"""Why the hub says no: its own fault codes, as a PSP reads them."""

from enum import StrEnum

from payments_core.errors import Fact, PaymentsError


class HubFault(StrEnum):
    """Fault codes of the hub (hub protocol 3a.3, 5.3)."""

    STATION_TIMEOUT = "PPT_STAZIONE_INT_PA_TIMEOUT"
    STATION_UNREACHABLE = "PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE"
    STATION_ANSWER = "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE"
    STATION_REFUSED = "PPT_ERRORE_EMESSO_DA_PAA"
    STATION_UNKNOWN = "PPT_STAZIONE_INT_PA_SCONOSCIUTA"
    ENTITY_UNKNOWN = "PPT_DOMINIO_SCONOSCIUTO"
    PSP_UNKNOWN = "PPT_PSP_SCONOSCIUTO"
    NOTICE_MALFORMED = "PPT_SINTASSI_EXTRAXSD"
    ALREADY_PAID = "PPT_PAGAMENTO_DUPLICATO"
    IN_PROGRESS = "PPT_PAGAMENTO_IN_CORSO"
    #: No word of the hub: a postal payer's own provider goes no further.
    NOT_ALL_POSTAL = "ALL_CCP_FALSE"


class HubRefusal(PaymentsError):
    """The hub refuses a step of a payment.

    `original_fault` is the station's own PAA_* code when it was the station that said no; `detail`
    says what was wrong and where, for whoever mends the station.
    """

    def __init__(
        self, fault: HubFault, *, original_fault: str | None = None, detail: str | None = None
    ) -> None:
        facts: dict[str, Fact] = {"original_fault": original_fault, "detail": detail}
        super().__init__(fault.value, **{name: fact for name, fact in facts.items() if fact})
        self.fault = fault
        self.original_fault = original_fault
        self.detail = detail
