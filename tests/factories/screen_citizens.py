"""People and what was noted about them, answered from memory."""

from dataclasses import replace
from typing import TypeVar

from counter_app.services.new_persons import PersonMade
from counter_app.services.views import (
    CitizenNoteView,
    CitizenView,
    PersonForm,
    RowState,
    SearchResult,
)
from payments_core.identifiers import tax_code
from payments_core.money import Cents
from payments_core.rules import citizen_note
from payments_core.wire.desk.messages import CitizenInfo
from tests.factories.screen_people import NOW, PEOPLE
from tests.factories.screen_world import World

T = TypeVar("T")


class FakeLookup:
    def __init__(self, world: World) -> None:
        self._world = world

    def search(self, text: str) -> SearchResult:
        self._world.answer_comes()
        return self.search_here(text)

    def search_here(self, text: str) -> SearchResult:
        if self._world.lookup_trouble is not None:
            raise self._world.lookup_trouble
        wanted = text.lower().split()

        def fits(citizen: CitizenInfo) -> bool:
            code = citizen.tax_code or ""
            known = f"{citizen.family_name} {citizen.given_name} {code}".lower()
            return all(piece in known for piece in wanted)

        found = tuple(one for one in (*PEOPLE, *self._world.made) if fits(one))
        as_of = None if self._world.online else self._world.known_at
        return SearchResult(text, found, more=False, as_of=as_of)

    def remember(self, result: SearchResult) -> None:
        self._world.remembered.append(result.text)

    def citizen(self, citizen_id: str) -> CitizenView:
        self._world.answer_comes()
        return self.citizen_here(citizen_id)

    def citizen_here(self, citizen_id: str) -> CitizenView:
        people = (*PEOPLE, *self._world.made)
        citizen = next(one for one in people if one.citizen_id == citizen_id)
        rows = [one for one in self._world.notices if one.citizen_id == citizen_id]
        closed = (RowState.PAID, RowState.DEBT_PAID, RowState.CANCELLED)
        rows.sort(key=lambda one: one.state in closed and not one.in_plan)
        if citizen not in self._world.recent:
            self._world.recent.insert(0, citizen)

        def total(*states: RowState) -> Cents:
            return Cents(sum(one.amount_cents for one in rows if one.state in states))

        return CitizenView(
            citizen,
            total(RowState.TO_PAY, RowState.TO_REGISTER, RowState.OVERDUE),
            total(RowState.OVERDUE),
            total(RowState.PAID),
            tuple(rows),
            None if self._world.online else self._world.known_at,
            self._world.online or self._world.listed,
        )

    def recent(self) -> tuple[CitizenInfo, ...]:
        return tuple(self._world.recent)


class FakeNotes:
    """Notes in memory; `World.notes` are told newest first."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, citizen_id: str) -> tuple[CitizenNoteView, ...]:
        return tuple(self._world.notes.get(citizen_id, ()))

    def has_older(self, citizen_id: str) -> bool:
        return citizen_id in self._world.with_older_notes

    def write(self, citizen_id: str, text: str) -> None:
        clean = citizen_note.validate(text)
        waits = not self._world.online
        note = CitizenNoteView(
            f"note-{len(self._world.notes.get(citizen_id, ())) + 1}", clean, "Laura Bianchi", NOW,
            waits=waits, may_withdraw=True,
        )  # fmt: skip
        self._world.notes.setdefault(citizen_id, []).insert(0, note)

    def withdraw(self, note_id: str, reason: str) -> None:
        clean = citizen_note.validate(reason, citizen_note.REASON_LEAST)
        for citizen_id, notes in self._world.notes.items():
            self._world.notes[citizen_id] = [
                replace(
                    note, may_withdraw=False, withdrawn_at=NOW, withdrawn_by="Laura Bianchi",
                    reason=clean,
                )
                if note.note_id == note_id
                else note
                for note in notes
            ]  # fmt: skip


class FakePersons:
    """Makes people in memory; what it refuses is tested elsewhere."""

    def __init__(self, world: World) -> None:
        self._world = world

    def with_tax_code(self, typed: str) -> CitizenInfo | None:
        people = (*PEOPLE, *self._world.made)
        return next((one for one in people if one.tax_code == typed), None)

    def make(self, form: PersonForm) -> PersonMade:
        if self._world.trouble is not None:
            raise self._world.trouble
        code = None if form.without_code else tax_code.validate(form.tax_code)
        if code is not None and (known := self.with_tax_code(code)) is not None:
            return PersonMade(known, existed=True)
        names = {"family_name": form.family_name, "given_name": form.given_name}
        made = PEOPLE[0].model_copy(
            update=names
            | {"citizen_id": f"made-{len(self._world.made) + 1}", "tax_code": code}
            | {"kind": "G" if form.is_body else "F", "born_on": None, "birth_place": None}
        )
        self._world.made.append(made)
        return PersonMade(made, existed=False)
