"""Lists of notices behind the window's stand-ins: filtered and sorted as the desk's own are."""

import itertools
from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counter_app.services.list_choice import ListQuestion, ListScope
from counter_app.services.list_export import ExportColumn
from counter_app.services.notice_listing import Listing
from counter_app.services.open_list import OpenList, finds, held, read_text
from counter_app.services.progress import Progress
from counter_app.services.views import NoticeView
from payments_core.errors import RuleBroken
from tests.factories.screen_world import World

DESKS = {"d-3": "Sportello 3", "d-12": "Sportello 12"}
OPERATORS = {"op-1": "Laura Bianchi", "op-2": "Marco Neri"}


class FakeListing:
    """The notices of the world, whichever days are asked for."""

    def __init__(self, world: World) -> None:
        self._world = world

    def open(self, asked: ListQuestion, progress: Progress) -> Listing:
        world, choice = self._world, asked.choice
        world.lists_asked.append(asked)
        if world.list_trouble is not None:
            raise world.list_trouble
        if choice.scope is ListScope.OFFICE and not world.online:
            raise RuleBroken("office_list_offline")
        words, digits = read_text(asked.text)
        kinds = {offer.kind.kind_id: offer.kind for offer in world.offers}
        rows = [
            one
            for one in self._rows(choice.scope)
            if choice.state in (None, one.state)
            and choice.operator_id in (None, _id(OPERATORS, one.operator))
            and choice.desk_id in (None, _id(DESKS, one.desk))
            and finds(one, words, digits)
        ]
        found = held(rows, choice.sort, descending=choice.descending, as_of=world.known_at)
        desks = DESKS if choice.scope is ListScope.OFFICE else {}
        return Listing(found, kinds, OPERATORS, desks)

    def _rows(self, scope: ListScope) -> Sequence[NoticeView]:
        if scope is not ListScope.OFFICE:
            return [replace(one, operator="Laura Bianchi") for one in self._world.notices]
        places = itertools.cycle([("Sportello 3", "Marco Neri"), ("Sportello 12", "Laura Bianchi")])
        return [
            replace(one, desk=desk, operator=who)
            for one, (desk, who) in zip(self._world.notices, places, strict=False)
        ]


class FakeExports:
    """Remembers what was exported, and writes nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def write(
        self,
        path: Path,
        source: OpenList,
        numbers: "array[int]",
        columns: Sequence[ExportColumn],
        progress: Progress,
    ) -> int:
        progress.whole = len(numbers)
        rows = source.rows(numbers)
        lines = [[one.text(rows[number]) for one in columns] for number in numbers]
        self._world.exported.append((path, [one.title for one in columns], lines))
        if (gate := self._world.hold) is not None:
            with self._world.standing_at(gate):
                while progress.wanted() and not gate.wait(0.01):
                    pass
        return len(numbers) if progress.wanted() else 0


def _id(names: dict[str, str], wanted: str) -> str | None:
    return next((one for one, name in names.items() if name == wanted), None)
