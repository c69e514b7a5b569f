"""Messages between a desk and the central server, `/api/v1`, as both sides know them.

Here are refusals, enrolment and sign-in, what a desk downloads, and people; the other modules of
this folder have what is released, what is told of notices, refunds, and kinds of debt.

JSON with amounts in integer cents, dates ISO, instants ISO with offset. An old desk lives through
one upgrade of the server: fields that it does not know are ignored, and so are kinds of debt, steps
of a timeline and changes of which it has never heard. Values of the wrong type are refused.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Base64Bytes, BeforeValidator, Field, ValidationError

from payments_core.model.debt_kind import DebtKind
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.model.role import Role
from payments_core.notice.language import Language, SecondForm
from payments_core.wire.desk.message import CARRIED, Identifier, Message, Revision


class Problem(Message):
    """Every refusal of the server: a stable code and the facts a sentence needs."""

    code: str
    facts: dict[str, str | int | None] = Field(default_factory=dict)


class FaultInfo(Message):
    """What is wrong in which place of a document, `rates.0.parts.1.to`; the reason is a code."""

    place: str
    reason: str


class DocumentProblem(Problem):
    """The refusal of a whole document, with all that is wrong in it."""

    faults: tuple[FaultInfo, ...] = ()


class EnrolRequest(Message):
    """A machine asks to become a desk with the one-time code its administrator was given.

    `training` is what the machine's store is for: training alone, never training; None where it
    does not say. `only_entity_id` is the entity whose desk it is and must stay, because there is
    something that its server has not been told yet; None where it may become anybody's.
    """

    enrolment_code: Annotated[str, Field(min_length=8, max_length=64)]
    machine_name: Annotated[str, Field(min_length=1, max_length=120, pattern=CARRIED)]
    training: bool | None = None
    only_entity_id: Identifier | None = None


class EnrolReply(Message):
    """The desk's identity; `credential` is shown once and kept in the encrypted store.

    Changes up to `change_cursor` happened before this desk was one: it has no use for them.
    """

    entity_id: str
    desk_id: str
    credential: str
    change_cursor: int = 0


class SignInRequest(Message):
    """Sent with the desk's credential."""

    username: Identifier
    password: Annotated[str, Field(min_length=1, max_length=256)]


class SignInReply(Message):
    """`token` goes into the Authorization header of what the operator does.

    `kinds` are the kinds of debt that the operator may release, None for all.
    """

    token: str
    operator_id: str
    username: str
    display_name: str
    roles: tuple[Role, ...]
    kinds: tuple[str, ...] | None = None
    expires_at: datetime


class PostalAccountInfo(Message):
    """Postal account for the slip, with Poste's authorisation text."""

    number: str
    holder: str
    authorisation: str


class KindInfo(Message):
    """A kind of debt in one revision, all that a desk needs to work out an amount alone."""

    revision: Revision
    kind: DebtKind


def _readable(kinds: Any) -> Any:
    """The kinds that this program understands.

    A newer server may offer one with a rule that an old desk has never heard of: the desk does not
    offer that one, and works on. A field it does not know could change an amount, so it is no
    less reason.
    """
    return [info for info in kinds if _is_readable(info)] if isinstance(kinds, list) else kinds


def _is_readable(info: Any) -> bool:
    try:
        KindInfo.model_validate(info)
    except ValidationError:
        return False
    return True


def _known_policy(policy: Any) -> Any:
    """A policy of which this program has never heard: it keeps no more than it is sure it may."""
    unknown = isinstance(policy, str) and policy not in set(RegistryPolicy)
    return RegistryPolicy.NOTHING if unknown else policy


class VerificationKeyInfo(Message):
    """The public half of a key of the entity (Ed25519, 32 bytes): it signed until `retired_at`, and
    proves nothing from `revoked_at` on."""

    key_id: str
    public_key: Base64Bytes
    retired_at: datetime | None = None
    revoked_at: datetime | None = None


class MarksInfo(Message):
    """Third parties' marks of the installation, each a PNG or SVG; None where it has none."""

    pagopa: Base64Bytes | None = None
    poste: Base64Bytes | None = None
    bancoposta: Base64Bytes | None = None
    bollettino: Base64Bytes | None = None


class SecondLanguageInfo(Message):
    """The second language of the entity's notices, with its sector in it if that is known."""

    language: Language
    form: SecondForm
    sector: str | None = None


def _known_language(second: Any) -> Any:
    """None for a language or form unknown to this program: Italian is always right."""
    known = isinstance(second, dict) and (
        second.get("language") in set(Language) and second.get("form") in set(SecondForm)
    )
    return second if known or isinstance(second, SecondLanguageInfo) else None


class DeskProfile(Message):
    """Everything that a desk keeps to work alone: entity, itself and kinds; `logo` is a PNG or
    SVG.

    `registry` is what it keeps of people; servers that do not say mean the usual. With
    `verification_keys` it checks the codes of the entity's receipts. Over
    `cancel_approval_over_cents` somebody else approves a cancellation; None means none. All of it
    is so `as_of` then, by the server's clock.
    """

    entity_id: str
    entity_name: str
    sector: str | None
    contacts: str | None
    cbill: str | None
    postal_account: PostalAccountInfo | None
    training: bool
    logo: Base64Bytes | None = None
    marks: MarksInfo = MarksInfo()
    second_language: Annotated[SecondLanguageInfo | None, BeforeValidator(_known_language)] = None
    desk_id: str
    desk_name: str
    office: str
    segregation_code: str
    registry: Annotated[RegistryPolicy, BeforeValidator(_known_policy)] = RegistryPolicy.RECENT
    kinds: Annotated[tuple[KindInfo, ...], BeforeValidator(_readable)]
    verification_keys: tuple[VerificationKeyInfo, ...] = ()
    cancel_approval_over_cents: int | None = None
    as_of: datetime | None = None


class CitizenInfo(Message):
    """A person of the registry. Some have no tax code; `registry_number` is the registry's own."""

    citizen_id: str
    kind: str
    tax_code: str | None
    registry_number: str | None = None
    family_name: str
    given_name: str
    born_on: date | None
    birth_place: str | None
    street: str | None
    street_number: str | None
    postal_code: str | None
    city: str | None
    province: str | None
    email: str | None
    phone: str | None
    died_on: date | None = None
    moved_away_on: date | None = None
    open_count: int = 0
    overdue_count: int = 0


class CitizenPage(Message):
    """Answer to a search; `more` says that there were further matches."""

    citizens: tuple[CitizenInfo, ...]
    more: bool
