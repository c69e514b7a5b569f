"""Entities, operators, desks and people for server tests; tax codes of Z999 belong to nobody."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pydantic import TypeAdapter

from central_server.catalogue import service as catalogue
from central_server.changes import feed
from central_server.citizens import repository as citizens
from central_server.citizens import revisions
from central_server.citizens.models import CitizenRow
from central_server.entities.models import AccountRow, EntityRow, StationRow
from central_server.identity.actor import EnrolledDesk
from central_server.identity.models import (
    DeskRow,
    OperatorKindRow,
    OperatorRoleRow,
    OperatorRow,
)
from central_server.identity.secrets import fingerprint
from payments_core.identifiers import notice_number
from payments_core.model.debt_kind import DebtKind
from payments_core.model.role import Role
from payments_core.rules.person_search import indexed_words
from payments_core.wire.desk.operation_messages import (
    DebtorInfo,
    Operation,
    ReleasedPayment,
    ReleaseNotice,
)

ENTITY = "80999990106"
COMPANY = "12345670017"
STATION = f"{ENTITY}_01"
BANK_IBAN = "IT60X0542811101000000123456"
POSTAL_IBAN = "IT59N0760114000000011050036"
RATE = "carta-identita"
RATE_CENTS = 2195
CITIZEN = "citizen-1"
TAX_CODE = "RSSMRA80A01Z999Y"
OPERATOR = "operator-1"
USERNAME = "laura.bianchi"
DESK = "sportello-12"
CREDENTIAL = "credential-of-the-desk"
ENROLMENT_CODE = "code-of-sportello-12"
#: Of an operator who does not sign in: hashing takes a tenth of a second.
NO_HASH = "no password verifies against this"
PASSWORD = "prova-di-accesso"


def add_entity(session, entity_id=ENTITY, *, name="Comune di Esempio", segregation_code="01"):
    session.add(EntityRow(entity_id=entity_id, name=name, sector="Servizi demografici"))
    session.add(
        StationRow(
            entity_id=entity_id, station_id=f"{entity_id}_01", broker_tax_code=ENTITY,
            segregation_code=segregation_code, positions_url="http://127.0.0.1:9/aca",
            positions_key="archive-key",
        )
    )  # fmt: skip
    session.add(
        AccountRow(entity_id=entity_id, account_id="tesoreria", iban=BANK_IBAN, holder=name)
    )
    session.add(
        AccountRow(
            entity_id=entity_id, account_id="posta", iban=POSTAL_IBAN, holder=name,
            authorisation="Aut. n. 1 del 1.1.2026",
        )
    )  # fmt: skip
    feed.open_feed(session, entity_id)
    session.flush()


def kind_document(*, kind_id=RATE, parts=("5,16", "16,79"), **changes):
    """The document of a kind with one rate of the same name; texts are fixed amounts."""
    names = {"name": "Carta d'identità elettronica", "name_en": "Electronic identity card"}
    rate = {
        "rate_id": kind_id,
        "version": 1,
        **names,
        "parts": [
            {"label": f"Parte {number}", "amount": part} if isinstance(part, str) else part
            for number, part in enumerate(parts, start=1)
        ],
    }
    return {
        "kind_id": kind_id,
        **names,
        "category": "9/0101100SP/",
        "remittance": "Carta d'identità elettronica",
        "account_id": "tesoreria",
        "due": {"rule": "after_days", "days": 30},
        "offline": True,
        "rates": [rate],
        **changes,
    }


def a_kind(**changes):
    """The same as a value."""
    return TypeAdapter(DebtKind).validate_python(kind_document(**changes))


def add_kind(session, entity_id=ENTITY, **changes):
    """Set the kind up as a file would."""
    now = datetime(2026, 1, 2, tzinfo=UTC)
    return catalogue.put_kind(
        session, entity_id, a_kind(**changes), author=catalogue.BY_FILE, now=now
    )


def add_operator(
    session, entity_id=ENTITY, *, operator_id=OPERATOR, username=USERNAME, roles=(Role.CLERK,),
    kinds=(), password_hash=NO_HASH,
):  # fmt: skip
    session.add(
        OperatorRow(
            entity_id=entity_id, operator_id=operator_id, username=username,
            display_name="Laura Bianchi", password_hash=password_hash,
        )
    )  # fmt: skip
    session.flush()
    session.add_all(
        OperatorRoleRow(entity_id=entity_id, operator_id=operator_id, role=role) for role in roles
    )
    session.add_all(
        OperatorKindRow(entity_id=entity_id, operator_id=operator_id, kind_id=kind_id)
        for kind_id in kinds
    )
    session.flush()


def add_desk(session, entity_id=ENTITY, *, desk_id=DESK, enrolled=True, code=ENROLMENT_CODE):
    session.add(
        DeskRow(
            entity_id=entity_id, desk_id=desk_id, name="Sportello 12", office="Anagrafe centro",
            enrolment_hash=fingerprint(code),
            enrolment_used_at=datetime(2026, 1, 2, tzinfo=UTC) if enrolled else None,
            credential_hash=fingerprint(CREDENTIAL) if enrolled else None,
            generation=1 if enrolled else 0,
        )
    )  # fmt: skip
    session.flush()
    return EnrolledDesk(entity_id, desk_id, 1)


def add_citizen(
    session, entity_id=ENTITY, *, citizen_id=CITIZEN, tax_code=TAX_CODE, family_name="Rossi",
    given_name="Mario", born_on=date(1980, 1, 1),
):  # fmt: skip
    session.add(
        CitizenRow(
            entity_id=entity_id, citizen_id=citizen_id, kind="F", tax_code=tax_code,
            family_name=family_name, given_name=given_name, born_on=born_on,
            updated_at=datetime(2026, 1, 1, tzinfo=UTC), revision=-1,
        )
    )  # fmt: skip
    session.flush()
    words = {citizen_id: indexed_words(family_name, given_name, tax_code)}
    citizens.replace_words(session, entity_id, words, [])
    revisions.number(session, entity_id)


def add_everything(session, entity_id=ENTITY, *, password_hash=NO_HASH):
    """An entity that works: station, accounts, a kind of debt, an operator, a desk, a citizen."""
    add_entity(session, entity_id)
    add_kind(session, entity_id)
    add_operator(session, entity_id, password_hash=password_hash)
    add_citizen(session, entity_id)
    return add_desk(session, entity_id)


@dataclass(frozen=True)
class Lease:
    """The parts of a lease that an operation names."""

    lease_id: str
    first_base: int
    generation: int = 1
    segregation_code: str = "01"


def release_operation(lease, *, operation_id="operation-1", base=None, number=None, **changes):
    """A release as a desk sends it; `changes` replace fields of the release."""
    number = number or notice_number.build(lease.segregation_code, base or lease.first_base)
    operator_id = changes.pop("operator_id", OPERATOR)
    payment = {
        "option_no": 1,
        "notice_number": number,
        "lease_id": lease.lease_id,
        "amount_cents": changes.get("amount_cents", RATE_CENTS),
        "due_on": date(2026, 12, 23),
    }
    payment |= {name: changes.pop(name) for name in ("due_on", "lease_id") if name in changes}
    release = {
        "generation": lease.generation,
        "kind_id": RATE,
        "kind_revision": 1,
        "rate_id": RATE,
        "rate_version": 1,
        "citizen_id": CITIZEN,
        "debtor": DebtorInfo(kind="F", identifier=TAX_CODE, full_name="Mario Rossi"),
        "subject": "Carta d'identità elettronica",
        "amount_cents": RATE_CENTS,
        "payments": (ReleasedPayment(**payment),),
        "released_at": datetime(2026, 11, 23, 9, 29, tzinfo=UTC),
    } | changes
    return Operation(
        operation_id=operation_id, operator_id=operator_id, release=ReleaseNotice(**release)
    )
