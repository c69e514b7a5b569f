"""Every list of notices a clerk looks at, by whose it is, with what it may be filtered by."""

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.services.desk_lists import DeskLists
from counter_app.services.list_choice import ListQuestion, ListScope
from counter_app.services.office_lists import OfficeLists
from counter_app.services.open_list import OpenList
from counter_app.services.progress import Progress
from payments_core.model.debt_kind import DebtKind


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, and the kinds of debt, operators and desks to choose from: by id the kinds, and the
    names of the others."""

    found: OpenList
    kinds: Mapping[str, DebtKind]
    operators: Mapping[str, str]
    desks: Mapping[str, str]


class NoticeListing:
    """Opens lists, wherever they come from."""

    def __init__(self, desk: DeskLists, office: OfficeLists) -> None:
        self._desk = desk
        self._office = office

    def open(self, asked: ListQuestion, progress: Progress) -> Listing:
        """The list that was asked for; what it raises, DeskLists and OfficeLists say."""
        kinds = self._desk.kinds()
        if asked.choice.scope is not ListScope.OFFICE:
            return Listing(self._desk.open(asked, progress), kinds, self._desk.operators(), {})
        office = self._office.open(asked, progress)
        return Listing(office.rows, kinds, office.operators, office.desks)
