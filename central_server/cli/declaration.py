"""The declarative file of `apply`: what an installation consists of, checked before anything is
touched.

Every fault is named with its place in the file, all of them at once.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from central_server.entities.archive_key import ENVIRONMENT_PREFIX
from payments_core import money
from payments_core.errors import BadValue
from payments_core.identifiers import iban, tax_code
from payments_core.wire.desk.messages import Role
from payments_core.wire.field_faults import faults_of

#: Largest file that is read, bytes.
FILE_LIMIT_BYTES = 2_000_000
#: Largest logo: every desk downloads it with its profile, bytes.
LOGO_LIMIT_BYTES = 200_000
#: Faults that one refusal names.
FAULTS_LIMIT = 20

_PNG = b"\x89PNG\r\n\x1a\n"
#: Signs that no paper shows and that the hub's messages cannot carry.
_UNPRINTABLE = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\ufffe\uffff]")


def _organisation_code(text: str) -> str:
    code = tax_code.validate(text)
    if len(code) != 11:
        raise ValueError("tax_code_not_of_an_organisation")
    return code


def _cents(written: object) -> int:
    # A number of YAML would be a float: 5,16 written without quotes is refused, not guessed.
    if not isinstance(written, str):
        raise ValueError("amount_not_in_quotes")  # noqa: TRY004  (pydantic reports ValueError)
    cents = money.from_typed(written)
    if not 1 <= cents <= money.NOTICE_MAX_CENTS:
        raise ValueError("amount_out_of_range")
    return cents


def _printable(text: str) -> str:
    if _UNPRINTABLE.search(text):
        raise ValueError("unprintable")
    return text


def _picture(name: object, info: ValidationInfo) -> bytes:
    """The picture of this name beside the declaration, and in no other folder."""
    if not isinstance(name, str) or Path(name).name != name:
        raise ValueError("not_a_file_name")
    folder = info.context
    assert isinstance(folder, Path)  # noqa: S101  (read_declaration gives it)
    try:
        with (folder / name).open("rb") as file:
            picture = file.read(LOGO_LIMIT_BYTES + 1)
    except OSError as trouble:
        raise ValueError("file_unreadable") from trouble
    if len(picture) > LOGO_LIMIT_BYTES:
        raise ValueError("too_large")
    if not picture.startswith(_PNG):
        raise ValueError("not_png")
    return picture


OrganisationCode = Annotated[str, AfterValidator(_organisation_code)]
Iban = Annotated[str, AfterValidator(iban.validate)]
Logo = Annotated[bytes, BeforeValidator(_picture)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,35}$")]
_PRINTABLE = AfterValidator(_printable)
Text = Annotated[str, Field(min_length=1, max_length=120), _PRINTABLE]
#: Digits and a prefix as the hub wants them since 2026 (hub protocol 1.5).
Taxonomy = Annotated[str, Field(pattern=r"^[6-9]/\d{7}(IM|TS|SP|SA|AP)/$")]


class Part(BaseModel):
    """Anything in the file: unknown fields are faults, because they are mostly slips of the pen."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Station(Part):
    """A station at the hub and the archive that it feeds."""

    station_id: Annotated[str, Field(min_length=1, max_length=35), _PRINTABLE]
    broker_tax_code: OrganisationCode
    segregation_code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    # Neither a password in the address nor a blank in the key: one is shown, the other not sent.
    archive_url: Annotated[str, Field(pattern=r"^https?://[^\s@]+$", max_length=300)]
    archive_key: Annotated[str, Field(pattern=r"^[!-~]+$", max_length=300)]


class Account(Part):
    """An account; `authorisation` is Poste's text for slips."""

    account_id: Name
    iban: Iban
    holder: Text
    authorisation: Text | None = None


class RatePart(Part):
    """A share of a rate, the amount as people write it: "16,79", and its place in the accounts."""

    label: Text
    amount_cents: Annotated[int, BeforeValidator(_cents), Field(alias="amount")]
    chapter: Annotated[str, Field(min_length=1, max_length=40), _PRINTABLE] | None = None
    assessment: Annotated[str, Field(pattern=r"^\d{4}/\d{1,10}$")] | None = None


class Rate(Part):
    """One version of a predefined rate."""

    rate_id: Name
    version: Annotated[int, Field(ge=1)]
    name: Text
    name_en: Text
    remittance: Annotated[str, Field(min_length=1, max_length=90), _PRINTABLE]
    category: Taxonomy
    account_id: Name
    due_days: Annotated[int, Field(ge=1, le=3650)]
    offline: bool
    parts: Annotated[tuple[RatePart, ...], Field(min_length=1, max_length=10)]


class Operator(Part):
    """A person with an account."""

    username: Name
    display_name: Text
    password: Annotated[str, Field(min_length=8, max_length=256)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]


class Desk(Part):
    """A desk and the one-time code with which a machine takes its place."""

    desk_id: Name
    name: Annotated[str, Field(min_length=1, max_length=80), _PRINTABLE]
    office: Text
    enrolment_code: Annotated[str, Field(min_length=8, max_length=64)]
    retired: bool = False


class Entity(Part):
    """A creditor entity with everything that belongs to it."""

    tax_code: OrganisationCode
    name: Annotated[str, Field(min_length=1, max_length=70), _PRINTABLE]
    sector: Text | None = None
    contacts: Annotated[str, Field(max_length=300), _PRINTABLE] | None = None
    cbill: Annotated[str, Field(pattern=r"^[0-9A-Z]{5}$")] | None = None
    training: bool = False
    logo: Logo | None = None
    stations: tuple[Station, ...] = ()
    accounts: tuple[Account, ...] = ()
    rates: tuple[Rate, ...] = ()
    operators: tuple[Operator, ...] = ()
    desks: tuple[Desk, ...] = ()

    @model_validator(mode="after")
    def _names_are_unique_and_known(self) -> Self:
        _require_unique([station.station_id for station in self.stations])
        _require_unique([row.segregation_code for row in self.stations])
        _require_unique([account.account_id for account in self.accounts])
        _require_unique([account.iban for account in self.accounts])
        _require_unique([(rate.rate_id, rate.version) for rate in self.rates])
        _require_unique([operator.username for operator in self.operators])
        _require_unique([desk.desk_id for desk in self.desks])
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
    """Read and check the file; secrets written `env:NAME` are looked up, archive keys are not:
    those stay a reference, so that a copy of the database does not hold them."""
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
        return Declaration.model_validate(tree, context=path.parent)
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False, include_input=False)
        raise DeclarationRefused(path, faults_of(errors)[:FAULTS_LIMIT]) from None


def _with_secrets(
    tree: Any, environment: Mapping[str, str], faults: list[tuple[str, str]], place: str = ""
) -> Any:
    match tree:
        case dict():
            return {
                key: _with_secrets(value, environment, faults, f"{place}.{key}".lstrip("."))
                if key != "archive_key"
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
