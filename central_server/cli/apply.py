"""`apply`: brings the database to what the declarative file says; twice is the same as once.

What the file does not mention is left alone: nothing is deleted by leaving it out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central_server.catalogue import service as catalogue
from central_server.catalogue.service import Done
from central_server.changes import feed
from central_server.cli.declaration import (
    Declaration,
    Desk,
    Entity,
    Operator,
    Portal,
    Program,
    Station,
)
from central_server.db.base import Base
from central_server.desks import seals
from central_server.entities import programs
from central_server.entities import repository as entities
from central_server.entities.models import (
    AccountRow,
    EntityRow,
    HubModel,
    HubServiceRow,
    ProgramRow,
    StationRow,
)
from central_server.identity import repository as identity
from central_server.identity.models import (
    DeskRow,
    OperatorKindRow,
    OperatorRoleRow,
    OperatorRow,
    PortalRow,
)
from central_server.identity.secrets import fingerprint, hash_password, is_password
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind


@dataclass(frozen=True, slots=True)
class Step:
    """One difference that was made: `ADDED` or `CHANGED`, of what, which one.

    `differences` are the fields of a kind of debt that changed, and an operator's kinds, with what
    they were and are.
    """

    act: str
    what: str
    name: str
    differences: tuple[str, ...] = ()


#: What is an entity's own; a field that the file does not mention stays as it is.
_OF_AN_ENTITY = frozenset(
    {
        "name",
        "sector",
        "contacts",
        "cbill",
        "training",
        "logo",
        "registry_on_desks",
        "second_language",
        "cancel_approval_over",
    }
)

ADDED = "ADDED"
CHANGED = "CHANGED"


def _kept(entity: Entity, field: str) -> Any:
    """A field's value as its row keeps it."""
    value = getattr(entity, field)
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


class NamesUnknownKinds(RuleBroken):
    """An operator or a program with kinds that the entity does not have; `faults` by place and
    reason."""

    def __init__(self, what: str, name: str, faults: list[tuple[str, str]]) -> None:
        place, reason = faults[0]
        super().__init__(f"{what}_refused", **{what: name}, field=place, reason=reason)
        self.faults = tuple(faults)


class Applier:
    """Applies one declaration inside one transaction and remembers what it changed."""

    def __init__(self, session: Session, new_id: Callable[[], str], now: datetime) -> None:
        self._session = session
        self._new_id = new_id
        self._now = now
        self.steps: list[Step] = []

    def apply(self, declaration: Declaration) -> list[Step]:
        """Apply all entities; the steps that were needed, none when all was so already."""
        for entity in declaration.entities:
            self._entity(entity)
        # Only now: a kind may pay into an account of an entity that comes later in the file.
        for entity in declaration.entities:
            for rank, kind in enumerate(entity.kinds, start=1):
                self._kind(entity.tax_code, kind, rank)
        # And only now: programs and operators name kinds of the same file.
        for entity_no, entity in enumerate(declaration.entities):
            for program_no, program in enumerate(entity.programs):
                place = f"entities.{entity_no}.programs.{program_no}"
                self._check_kinds(entity.tax_code, "program", program.name, program.kinds, place)
                self._program(entity.tax_code, program)
            for operator_no, operator in enumerate(entity.operators):
                place, kinds = f"entities.{entity_no}.operators.{operator_no}", operator.kinds
                self._check_kinds(
                    entity.tax_code, "operator", operator.username, kinds or (), place
                )
                self._operator(entity.tax_code, operator)
        return self.steps

    def _entity(self, entity: Entity) -> None:
        code = entity.tax_code
        self._put(
            EntityRow, "entity", code, {"entity_id": code},
            {field: _kept(entity, field) for field in _OF_AN_ENTITY & entity.model_fields_set},
        )  # fmt: skip
        feed.open_feed(self._session, code)
        # In every copy of the books from the first one on, so that desks know a restored server.
        seals.ensure_installation(self._session, code, self._new_id)
        for station in entity.stations:
            key = {"entity_id": code, "station_id": station.station_id}
            values = station.model_dump(exclude={"station_id"})
            self._refuse_another_station(key, station)
            if station.new_numbers:
                self._stop_new_numbers_elsewhere(code, station.station_id)
            self._put(StationRow, "station", station.station_id, key, values)
        for use in entity.hub_services:
            key = {"entity_id": code, "service": use.service}
            values = use.model_dump(exclude={"service"})
            self._put(HubServiceRow, "hub_service", use.service, key, values)
        for account in entity.accounts:
            key = {"entity_id": code, "account_id": account.account_id}
            values = account.model_dump(exclude={"account_id"})
            self._put(AccountRow, "account", account.account_id, key, values)
        self._session.flush()
        for desk in entity.desks:
            self._desk(code, desk)
        for portal in entity.portals:
            self._portal(code, portal)

    def _put(
        self, kind: type[Base], what: str, name: str, key: dict[str, Any], values: dict[str, Any]
    ) -> None:
        row = self._session.get(kind, tuple(key.values()))
        if row is None:
            self._session.add(kind(**key, **values))
            self._did(ADDED, what, name)
        elif any(getattr(row, field) != value for field, value in values.items()):
            for field, value in values.items():
                setattr(row, field, value)
            self._did(CHANGED, what, name)

    def _did(self, act: str, what: str, name: str, differences: tuple[str, ...] = ()) -> None:
        try:
            self._session.flush()
        except IntegrityError as trouble:
            # An IBAN or a segregation code of something that the file does not mention.
            raise RuleBroken("declared_already", name=name) from trouble
        self.steps.append(Step(act, what, name, differences))

    def _stop_new_numbers_elsewhere(self, entity_id: str, station_id: str) -> None:
        for row in entities.stations(self._session, entity_id):
            if row.new_numbers and row.station_id != station_id:
                row.new_numbers = False
                self._did(CHANGED, "station", row.station_id)

    def _refuse_another_station(self, key: dict[str, str], station: Station) -> None:
        row = entities.station(self._session, key["entity_id"], key["station_id"])
        if row is None:
            return
        # Numbers already printed carry the old code and would find no station any more; those of
        # the old model the hub would look for in the wrong place.
        if row.segregation_code != station.segregation_code:
            raise RuleBroken("segregation_code_fixed", station_id=key["station_id"])
        if (row.hub_model == HubModel.STATION) != (station.hub_model is HubModel.STATION):
            raise RuleBroken("hub_model_fixed", station_id=key["station_id"])

    def _kind(self, entity_id: str, kind: DebtKind, rank: int) -> None:
        before = catalogue.current_kind(self._session, entity_id, kind.kind_id)
        done = catalogue.put_kind(
            self._session, entity_id, kind, author=catalogue.BY_FILE, now=self._now, rank=rank
        )
        if done is not Done.UNCHANGED:
            after = catalogue.current_kind(self._session, entity_id, kind.kind_id)
            told = _told(before, after) if before and after else ()
            self.steps.append(Step(done.value, "kind", kind.kind_id, told))

    def _check_kinds(
        self, entity_id: str, what: str, name: str, kinds: Iterable[str], place: str
    ) -> None:
        faults = [
            (f"{place}.kinds.{number}", "kind_unknown")
            for number, kind_id in enumerate(kinds)
            if catalogue.current_kind(self._session, entity_id, kind_id) is None
        ]
        if faults:
            raise NamesUnknownKinds(what, name, faults)

    def _program(self, entity_id: str, program: Program) -> None:
        name, steps = program.program_id, len(self.steps)
        key = {"entity_id": entity_id, "program_id": name}
        values = program.model_dump(exclude={"program_id", "kinds"})
        self._put(ProgramRow, "program", name, key, values)
        owners = programs.owners(self._session, entity_id)
        before = {kind_id for kind_id, owner in owners.items() if owner == name}
        if before != set(program.kinds):
            programs.set_kinds(self._session, entity_id, name, frozenset(program.kinds))
            if before or len(self.steps) == steps:
                told = f"kinds: {_listed(before)} -> {_listed(program.kinds)}"
                self._did(CHANGED, "program", name, (told,))

    def _operator(self, entity_id: str, operator: Operator) -> None:
        row = identity.operator_named(self._session, entity_id, operator.username)
        if row is None:
            row = OperatorRow(
                entity_id=entity_id,
                operator_id=self._new_id(),
                username=operator.username,
                display_name=operator.display_name,
                password_hash=hash_password(operator.password),
            )
            self._session.add(row)
            self._did(ADDED, "operator", operator.username)
            self._set_roles(row, operator)
            self._set_kinds(row, operator)
        elif self._has_changed(row, operator):
            row.display_name = operator.display_name
            if not is_password(row.password_hash, operator.password):
                row.password_hash = hash_password(operator.password)
            self._set_roles(row, operator)
            self._did(CHANGED, "operator", operator.username, self._set_kinds(row, operator))

    def _has_changed(self, row: OperatorRow, operator: Operator) -> bool:
        roles = identity.roles_of(self._session, row.entity_id, row.operator_id)
        return (
            row.display_name != operator.display_name
            or roles != frozenset(operator.roles)
            or self._has_other_kinds(row, operator)
            or not is_password(row.password_hash, operator.password)
        )

    def _set_roles(self, row: OperatorRow, operator: Operator) -> None:
        self._session.execute(
            delete(OperatorRoleRow).where(
                OperatorRoleRow.entity_id == row.entity_id,
                OperatorRoleRow.operator_id == row.operator_id,
            )
        )
        self._session.add_all(
            OperatorRoleRow(entity_id=row.entity_id, operator_id=row.operator_id, role=role)
            for role in sorted(set(operator.roles))
        )
        self._session.flush()

    def _has_other_kinds(self, row: OperatorRow, operator: Operator) -> bool:
        kinds = identity.kinds_of(self._session, row.entity_id, row.operator_id)
        wanted = None if operator.kinds is None else frozenset(operator.kinds)
        return "kinds" in operator.model_fields_set and kinds != wanted

    def _set_kinds(self, row: OperatorRow, operator: Operator) -> tuple[str, ...]:
        """What the limit was and is, where it changes."""
        if not self._has_other_kinds(row, operator):
            return ()
        before = identity.kinds_of(self._session, row.entity_id, row.operator_id)
        self._session.execute(
            delete(OperatorKindRow).where(
                OperatorKindRow.entity_id == row.entity_id,
                OperatorKindRow.operator_id == row.operator_id,
            )
        )
        self._session.add_all(
            OperatorKindRow(entity_id=row.entity_id, operator_id=row.operator_id, kind_id=kind_id)
            for kind_id in sorted(set(operator.kinds or ()))
        )
        self._session.flush()
        return (f"kinds: {_listed(before)} -> {_listed(operator.kinds)}",)

    def _desk(self, entity_id: str, desk: Desk) -> None:
        row = identity.desk(self._session, entity_id, desk.desk_id, lock=True)
        code_hash = fingerprint(desk.enrolment_code)
        if identity.has_other_desk_with_code(self._session, entity_id, desk.desk_id, code_hash):
            raise RuleBroken("enrolment_code_taken", desk_id=desk.desk_id)
        if row is None:
            row = DeskRow(
                entity_id=entity_id, desk_id=desk.desk_id, name=desk.name, office=desk.office,
                enrolment_hash=code_hash, generation=0,
                retired_at=self._now if desk.retired else None,
            )  # fmt: skip
            self._session.add(row)
            self._did(ADDED, "desk", desk.desk_id)
            return
        changed = (row.name, row.office) != (desk.name, desk.office)
        row.name, row.office = desk.name, desk.office
        if row.enrolment_hash != code_hash:
            # A new code invites another machine; the present one works until it is used.
            row.enrolment_hash, row.enrolment_used_at, changed = code_hash, None, True
        if (row.retired_at is not None) != desk.retired:
            row.retired_at, changed = (self._now if desk.retired else None), True
            if not desk.retired:
                # The place is free again, for a machine with a new code: not for the one that was
                # retired, which may have been stolen.
                row.credential_hash, row.fenced_at = None, None
                row.generation += 1
        if changed:
            self._did(CHANGED, "desk", desk.desk_id)

    def _portal(self, entity_id: str, portal: Portal) -> None:
        key = {"entity_id": entity_id, "portal_id": portal.name}
        row = self._session.get(PortalRow, tuple(key.values()))
        retired_at = row.retired_at if row is not None else None
        values = {
            "key_hash": fingerprint(portal.key),
            "return_urls": "\n".join(portal.return_urls),
            "retired_at": (retired_at or self._now) if portal.retired else None,
        }
        self._put(PortalRow, "portal", portal.name, key, values)


def _told(before: DebtKind, after: DebtKind) -> tuple[str, ...]:
    """`due.days: 30 -> 60`."""
    return tuple(
        f"{one.place}: {'-' if one.before is None else one.before}"
        f" -> {'-' if one.after is None else one.after}"
        for one in catalogue.differences(before, after)
    )


def _listed(kinds: Iterable[str] | None) -> str:
    """Kinds in the order of the alphabet; no limit is `-`, like any absent value."""
    return ", ".join(sorted(set(kinds or ()))) or "-"
