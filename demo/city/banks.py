"""Who takes payments and keeps the money around the sample city: none of them exists.

Seven payment service providers (PSP), one for each way people pay: at home, at a machine, at the
tobacconist's, at the post office, by card, from a telephone, out of a standing wallet.
"""

from demo.city.offices import CITY_NAME, CITY_TAX_CODE, COMPANY_NAME, COMPANY_TAX_CODE
from demo.city.rates import ACCOUNTS, PROVINCE_ACCOUNT
from hub_sandbox.world import Entity, Psp, Treasurer

#: As a world file lists them. The first is the one that acts when none is named.
PSPS: tuple[dict[str, str | int], ...] = (
    {"psp_id": "TSTPITMM001", "name": "Banca di Esempio S.p.A.", "broker": "80999990023",
     "channel": "80999990023_01", "channel_description": "home banking",
     "payment_method": "other", "fee_cents": 100},
    {"psp_id": "TSTAITMM002", "name": "Cassa Rurale del Nonluogo", "broker": "80999990056",
     "channel": "80999990056_01", "channel_description": "sportello automatico",
     "payment_method": "bancomat", "tax_code": "80999990056", "fee_cents": 150},
    {"psp_id": "TSTTITMM003", "name": "Tabaccai Inventati S.p.A.", "broker": "80999990064",
     "channel": "80999990064_02", "channel_description": "tabaccheria",
     "payment_method": "cash", "tax_code": "80999990064", "fee_cents": 200},
    {"psp_id": "TSTUITMM004", "name": "Uffici Postali Immaginari", "broker": "80999990072",
     "channel": "80999990072_01", "channel_description": "ufficio postale",
     "payment_method": "cash", "tax_code": "80999990072", "fee_cents": 200},
    {"psp_id": "TSTCITMM005", "name": "Carta Serena Pagamenti S.p.A.", "broker": "80999990080",
     "channel": "80999990080_01", "channel_description": "sito web",
     "payment_method": "creditCard", "tax_code": "80999990080", "fee_cents": 170},
    {"psp_id": "TSTSITMM006", "name": "Saldamico S.r.l.", "broker": "80999990098",
     "channel": "80999990098_03", "channel_description": "app",
     "payment_method": "creditCard", "tax_code": "80999990098", "fee_cents": 99},
    {"psp_id": "TSTDITMM007", "name": "Borsello Domiciliato S.p.A.", "broker": "80999990114",
     "channel": "80999990114_01", "channel_description": "addebito su conto",
     "payment_method": "other", "tax_code": "80999990114", "fee_cents": 0},
)  # fmt: skip

TREASURER = Treasurer(abi="09999", name="Tesoreria di Esempio")

HOME_BANKING, CASH_MACHINE, TOBACCONIST, POST_OFFICE, WEB_CARD, APP, DIRECT_DEBIT = range(7)


def sample_psps() -> tuple[Psp, ...]:
    """The PSPs as the sandbox's writers know them; positions are the numbers above."""
    return tuple(Psp.model_validate(psp) for psp in PSPS)


def sample_entities() -> tuple[Entity, Entity]:
    """City and company. The city's station speaks version 2 of the hub's messages, the other 1."""
    return (
        _entity(CITY_TAX_CODE, CITY_NAME, "01", 2, "UFTEST"),
        _entity(COMPANY_TAX_CODE, COMPANY_NAME, "02", 1, "UFTES2"),
    )


def sample_province() -> Entity:
    """The province, which has a share in the city's waste tax and no station here."""
    return _entity(PROVINCE_ACCOUNT.entity, PROVINCE_ACCOUNT.holder, "03", 2, "UFTES3")


def _entity(tax_code: str, name: str, segregation: str, version: int, office_code: str) -> Entity:
    # Addresses and keys are for talking, of which there is none in a history of files.
    return Entity.model_validate({
        "tax_code": tax_code,
        "name": name,
        "broker_tax_code": tax_code,
        "station_id": f"{tax_code}_01",
        "segregation_code": segregation,
        "station_url": "http://127.0.0.1/",
        "station_version": version,
        "archive_key": "none",
        "ibans": [account.iban for account in (*ACCOUNTS, PROVINCE_ACCOUNT)
            if account.entity == tax_code],
        "office_code": office_code,
    })  # fmt: skip
