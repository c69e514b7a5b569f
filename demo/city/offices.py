"""The sample city's entities, offices, desks and staff: names and codes that belong to nobody.

The municipality has six offices of two desks each; its company has one. Tax codes of organisations
are from a range that no live entity has, and their check digits are right.
"""

from dataclasses import dataclass

CITY_TAX_CODE = "80999990015"
CITY_NAME = "Comune di Esempio"
COMPANY_TAX_CODE = "80999990031"
COMPANY_NAME = "Esempio Mobilità S.p.A."
#: Gets its surcharge on the waste tax as a transfer of its own.
PROVINCE_TAX_CODE = "80999990049"
PROVINCE_NAME = "Provincia di Esempio"


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk, the office where it stands, and the clerk who usually sits there."""

    desk_id: str
    name: str
    office: str
    username: str


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody of the staff; `roles` are those of the declaration."""

    username: str
    display_name: str
    roles: tuple[str, ...] = ("clerk",)


CITY_CLERKS = (
    Clerk("laura.bianchi", "Laura Bianchi"),
    Clerk("marco.ferrando", "Marco Ferrando"),
    Clerk("paola.sanguineti", "Paola Sanguineti"),
    Clerk("ahmed.elidrissi", "Ahmed El Idrissi"),
    Clerk("stefano.dagnino", "Stefano D'Agnino"),
    Clerk("giulia.marchetti", "Giulia Marchetti"),
    Clerk("nicolo.traverso", "Nicolò Traverso"),
    Clerk("irene.kovac", "Irene Kovač"),
    Clerk("roberto.olivari", "Roberto Olivari"),
    Clerk("sara.benvenuti", "Sara Benvenuti"),
    Clerk("teresa.larosa", "Teresa La Rosa"),
    Clerk("davide.repetto", "Davide Repetto"),
    Clerk("elena.gandolfo", "Elena Gandolfo", ("clerk", "supervisor")),
    Clerk("silvia.ravera", "Silvia Ravera", ("clerk", "administrator")),
)
COMPANY_CLERKS = (
    Clerk("franca.dellepiane", "Franca Dellepiane"),
    Clerk("luis.herrera", "Luis Herrera Gómez", ("clerk", "supervisor")),
)

CITY_DESKS = (
    Desk("sportello-11", "Sportello 11", "Anagrafe centro", "marco.ferrando"),
    Desk("sportello-12", "Sportello 12", "Anagrafe centro", "laura.bianchi"),
    Desk("sportello-21", "Sportello 21", "Municipio Levante", "paola.sanguineti"),
    Desk("sportello-22", "Sportello 22", "Municipio Levante", "ahmed.elidrissi"),
    Desk("sportello-31", "Sportello 31", "Municipio Ponente", "stefano.dagnino"),
    Desk("sportello-32", "Sportello 32", "Municipio Ponente", "giulia.marchetti"),
    Desk("sportello-41", "Sportello 41", "Tributi", "nicolo.traverso"),
    Desk("sportello-42", "Sportello 42", "Tributi", "irene.kovac"),
    Desk("sportello-51", "Sportello 51", "Polizia locale", "roberto.olivari"),
    Desk("sportello-52", "Sportello 52", "Polizia locale", "sara.benvenuti"),
    Desk("sportello-61", "Sportello 61", "Scuola e famiglia", "teresa.larosa"),
    Desk("sportello-62", "Sportello 62", "Scuola e famiglia", "davide.repetto"),
)
COMPANY_DESKS = (
    Desk("biglietteria-1", "Biglietteria 1", "Parcheggio Mercato", "franca.dellepiane"),
    Desk("biglietteria-2", "Biglietteria 2", "Parcheggio Mercato", "luis.herrera"),
)
