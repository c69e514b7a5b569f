"""The declarative file of `apply`: what an installation consists of, checked before anything is
touched.

Every fault is named with its place in the file, all of them at once.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from central_server.entities.models import HubModel, HubService
from central_server.entities.secret_reference import ENVIRONMENT_PREFIX
from central_server.identity.enrolment_codes import is_weak
from payments_core.errors import BadValue
from payments_core.identifiers.iban import postal_account_of
from payments_core.model.debt_kind import DebtKind
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.model.role import Role
from payments_core.model.written import (
    PRINTABLE,
    AmountOrNothing,
    Iban,
    Name,
    OrganisationCode,
    Text,
)
from payments_core.notice.language import Language, SecondForm
from payments_core.rules import web_address
from payments_core.rules.catalogue_checks import kind_faults
from payments_core.wire.field_faults import faults_of
from payments_documents.notices.notice_limits import (
    ACCOUNT_HOLDER_LIMIT,
    CONTACTS_LIMIT,
    ENTITY_NAME_LIMIT,
    SECTOR_LIMIT,
)
from payments_documents.pdf.picture_files import read_picture

#: Largest file that is read, bytes.
FILE_LIMIT_BYTES = 2_000_000
#: Faults that one refusal names.
FAULTS_LIMIT = 20


def _picture(name: object, info: ValidationInfo) -> bytes:
    """The picture of this name beside the declaration, and in no other folder."""
    if not isinstance(name, str) or Path(name).name != name:
        raise ValueError("not_a_file_name")
    folder = info.context
    assert isinstance(folder, Path)  # noqa: S101  (read_declaration gives it)
    return read_picture(folder / name)


Logo = Annotated[bytes, BeforeValidator(_picture)]


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port beyond the last one
        is_address = False
    if not is_address:
        raise ValueError("not_an_address")
    return url


# Neither a password in the address nor a blank in the key: one is shown, the other not sent.
ServiceUrl = Annotated[
    str, Field(pattern=r"^https?://[^\s@]+$", max_length=300), AfterValidator(_address)
]
ServiceKey = Annotated[str, Field(pattern=r"^[!-~]+$", max_length=300)]
#: Keys that stay a reference, so that a copy of the database does not hold them.
REFERENCES = ("positions_key", "service_key", "subscription_key", "amounts_key")
#: Shortest, usual and longest time that a payer waits for a management program, milliseconds: the
#: station's whole answer has five seconds.
TIMEOUT_MS = (100, 1500, 3000)


def _on_paper(limit: int) -> AfterValidator:
    """No longer than a notice can bear it: what does not fit is never cut, so nothing would be
    printed."""

    def check(text: str) -> str:
        if len(text) > limit:
            raise ValueError("longer_than_on_paper")
        return text

    return AfterValidator(check)


class Part(BaseModel):
    """Anything in the file: unknown fields are faults, because they are mostly slips of the pen."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Station(Part):
    """A station at the hub and the service that its positions go to. Of several the one with
    `new_numbers` numbers new notices."""

    station_id: Annotated[str, Field(min_length=1, max_length=35), PRINTABLE]
    broker_tax_code: OrganisationCode
    segregation_code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    hub_model: HubModel = HubModel.STATION
    positions_url: ServiceUrl
    positions_key: ServiceKey
    new_numbers: bool = False


def _web_base(text: str) -> str:
    if web_address.parse(text).has_query:
        raise BadValue("web_address_malformed", address=text)
    return text


#: Where browsers may be sent: this address and all below it.
WebBase = Annotated[str, Field(max_length=300), AfterValidator(_web_base)]


class HubServiceUse(Part):
    """A service of the hub that the entity calls; the checkout has its pages elsewhere.

    `subscription_key` only with flows_soap, whose `service_key` is the station's password.
    """

    service: HubService
    url: ServiceUrl
    service_key: ServiceKey
    subscription_key: ServiceKey | None = None
    pages_url: WebBase | None = None

    @model_validator(mode="after")
    def _gateway_is_of_the_soap_service(self) -> Self:
        if self.subscription_key is not None and self.service is not HubService.FLOWS_SOAP:
            raise ValueError("subscription_key_unknown")
        return self

    @model_validator(mode="after")
    def _checkout_alone_has_pages(self) -> Self:
        if (self.service is HubService.CHECKOUT) != (self.pages_url is not None):
            raise ValueError("pages_of_the_checkout")
        return self


class Portal(Part):
    """A citizen portal (portale), with the key that opens the carts to it and the addresses to
    which it may have citizens sent back."""

    name: Name
    key: Annotated[str, Field(pattern=r"^[!-~]{32,300}$")]
    return_urls: Annotated[tuple[WebBase, ...], Field(min_length=1, max_length=20)]
    retired: bool = False


class Program(Part):
    """A management program (gestionale) that is asked how much is owed of its debts: of those of
    these kinds that come from a file without `fields`. One that is `retired` is asked nothing."""

    program_id: Name
    name: Annotated[str, Field(min_length=1, max_length=70), PRINTABLE]
    amounts_url: ServiceUrl
    amounts_key: ServiceKey
    amounts_timeout_ms: Annotated[int, Field(ge=TIMEOUT_MS[0], le=TIMEOUT_MS[2])] = TIMEOUT_MS[1]
    kinds: Annotated[tuple[Name, ...], Field(min_length=1)]
    retired: bool = False


class Account(Part):
    """An account; `authorisation` is Poste's text for slips."""

    account_id: Name
    iban: Iban
    holder: Text
    authorisation: Text | None = None

    @field_validator("holder")
    @classmethod
    def _fits_the_slip(cls, holder: str, info: ValidationInfo) -> str:
        is_postal = postal_account_of(info.data.get("iban", "")) is not None
        if is_postal and len(holder) > ACCOUNT_HOLDER_LIMIT:
            raise ValueError("longer_than_on_paper")
        return holder


class Operator(Part):
    """A person with an account; without a role somebody who has left, and signs in nowhere.

    `kinds` limit what they release; null lifts the limit, and without a word of it it stays.
    """

    username: Name
    display_name: Text
    password: Annotated[str, Field(min_length=8, max_length=256)]
    roles: tuple[Role, ...]
    kinds: Annotated[tuple[Name, ...], Field(min_length=1)] | None = None


class Desk(Part):
    """A desk and the one-time code with which a machine takes its place: outside training one that
    nobody guesses."""

    desk_id: Name
    name: Annotated[str, Field(min_length=1, max_length=80), PRINTABLE]
    office: Text
    enrolment_code: Annotated[str, Field(min_length=8, max_length=64)]
    retired: bool = False


class SecondLanguageUse(Part):
    """The language in which notices are printed beside Italian, and how: small, full or only.

    `sector` is the entity's in this language; without it the Italian one stands alone.
    """

    language: Language
    form: SecondForm
    sector: Annotated[Text, _on_paper(SECTOR_LIMIT)] | None = None

    @field_validator("form", mode="before")
    @classmethod
    def _form_in_capitals(cls, form: object) -> object:
        return form.upper() if isinstance(form, str) else form

    @field_validator("language")
    @classmethod
    def _is_another(cls, language: Language) -> Language:
        if language is Language.IT:
            raise ValueError("second_language_italian")
        return language


class Entity(Part):
    """A creditor entity with everything that belongs to it.

    `registry_on_desks` says what its desks keep of people: nothing, those looked up lately, or all
    of the registry, which needs a privacy assessment first. A notice over `cancel_approval_over` is
    cancelled by two people: one asks, another approves; null means none.
    """

    tax_code: OrganisationCode
    name: Annotated[str, Field(min_length=1), PRINTABLE, _on_paper(ENTITY_NAME_LIMIT)]
    sector: Annotated[Text, _on_paper(SECTOR_LIMIT)] | None = None
    contacts: Annotated[str, PRINTABLE, _on_paper(CONTACTS_LIMIT)] | None = None
    cbill: Annotated[str, Field(pattern=r"^[0-9A-Z]{5}$")] | None = None
    training: bool = False
    logo: Logo | None = None
    registry_on_desks: RegistryPolicy = RegistryPolicy.RECENT
    second_language: SecondLanguageUse | None = None
    cancel_approval_over: AmountOrNothing | None = None
    stations: tuple[Station, ...] = ()
    hub_services: tuple[HubServiceUse, ...] = ()
    accounts: tuple[Account, ...] = ()
    kinds: tuple[DebtKind, ...] = ()
    programs: tuple[Program, ...] = ()
    operators: tuple[Operator, ...] = ()
    desks: tuple[Desk, ...] = ()
    portals: tuple[Portal, ...] = ()

    @model_validator(mode="after")
    def _names_are_unique_and_known(self) -> Self:
        _require_unique([station.station_id for station in self.stations])
        _require_unique([row.segregation_code for row in self.stations])
        _require_unique([row.new_numbers for row in self.stations if row.new_numbers])
        _require_unique([use.service for use in self.hub_services])
        _require_unique([account.account_id for account in self.accounts])
        _require_unique([account.iban for account in self.accounts])
        _require_unique([kind.kind_id for kind in self.kinds])
        _require_unique([program.program_id for program in self.programs])
        _require_unique([kind_id for program in self.programs for kind_id in program.kinds])
        _require_unique([operator.username for operator in self.operators])
        _require_unique([desk.desk_id for desk in self.desks])
        _require_unique([portal.name for portal in self.portals])
        return self


class Declaration(Part):
    """The whole file."""

    entities: Annotated[tuple[Entity, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _entities_are_unique(self) -> Self:
        _require_unique([entity.tax_code for entity in self.entities])
        # A machine with a code shared by two desks would become either of them.
        _require_unique([desk.enrolment_code for entity in self.entities for desk in entity.desks])
        return self


class _Loader(yaml.SafeLoader):
    """YAML without aliases, with which a small file can stand for a boundless one."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem_mark=self.get_mark())
        return super().compose_node(parent, index)


class DeclarationRefused(BadValue):
    """The file is refused; `faults` are pairs of place and reason."""

    def __init__(self, path: Path, faults: list[tuple[str, str]]) -> None:
        super().__init__("declaration_refused", file=path.name, faults=len(faults))
        self.faults = faults


def read_declaration(path: Path, environment: Mapping[str, str]) -> Declaration:
    """Read and check the file; secrets written `env:NAME` are looked up, but for REFERENCES."""
    if path.stat().st_size > FILE_LIMIT_BYTES:
        raise DeclarationRefused(path, [("-", "too_large")])
    try:
        tree = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506  (a safe one)
    except UnicodeDecodeError as trouble:
        raise DeclarationRefused(path, [("-", "not_utf8")]) from trouble
    except yaml.YAMLError as trouble:
        mark = getattr(trouble, "problem_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "-"
        raise DeclarationRefused(path, [(place, "not_yaml")]) from trouble
    except (RecursionError, ValueError) as trouble:  # nested, or a day that no calendar has
        raise DeclarationRefused(path, [("-", "not_yaml")]) from trouble
    faults: list[tuple[str, str]] = []
    tree = _with_secrets(tree, environment, faults)
    if faults:
        raise DeclarationRefused(path, faults[:FAULTS_LIMIT])
    try:
        declaration = Declaration.model_validate(tree, context=path.parent)
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False, include_input=False)
        raise DeclarationRefused(path, faults_of(errors)[:FAULTS_LIMIT]) from None
    if faults := [*_faults_of_kinds(declaration), *_faults_of_desks(declaration)]:
        raise DeclarationRefused(path, faults[:FAULTS_LIMIT])
    return declaration


def _faults_of_desks(declaration: Declaration) -> Iterator[tuple[str, str]]:
    for entity_no, entity in enumerate(declaration.entities):
        for desk_no, desk in enumerate(entity.desks):
            if not entity.training and not desk.retired and is_weak(desk.enrolment_code):
                place = f"entities.{entity_no}.desks.{desk_no}.enrolment_code"
                yield place, "enrolment_code_weak"


def _faults_of_kinds(declaration: Declaration) -> Iterator[tuple[str, str]]:
    for entity_no, entity in enumerate(declaration.entities):
        for kind_no, kind in enumerate(entity.kinds):
            place = f"entities.{entity_no}.kinds.{kind_no}"
            yield from ((f"{place}.{field}", reason) for field, reason in kind_faults(kind))


def _with_secrets(
    tree: Any, environment: Mapping[str, str], faults: list[tuple[str, str]], place: str = ""
) -> Any:
    match tree:
        case dict():
            return {
                key: _with_secrets(value, environment, faults, f"{place}.{key}".lstrip("."))
                if key not in REFERENCES
                else value
                for key, value in tree.items()
            }
        case list():
            return [
                _with_secrets(value, environment, faults, f"{place}.{number}")
                for number, value in enumerate(tree)
            ]
        case str() if tree.startswith(ENVIRONMENT_PREFIX):
            name = tree.removeprefix(ENVIRONMENT_PREFIX)
            if name not in environment:
                faults.append((place, "environment_lacks_it"))
            return environment.get(name, "")
        case _:
            return tree


def _require_unique(names: list[Any]) -> None:
    if len(set(names)) < len(names):
        raise ValueError("named_twice")
