"""Lists of what all desks of this desk's office have released: only the server knows.

A list is read page by page and held as a whole, so that it is sorted and looked through like any
other. An office releases a few hundred notices a day: OFFICE_ROWS are a month of a large one. What
goes beyond is left out, the oldest first, and said so: fewer days or a filter bring it back. What
is told of its notices later turns their rows; what is released later comes with another question.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services import notice_rows
from counter_app.services.list_choice import ListQuestion, days_of
from counter_app.services.open_list import HeldList, finds, held, read_text
from counter_app.services.ports import Reachability, Server
from counter_app.services.progress import Progress
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView
from payments_core.clock import Clock, rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_list_messages import (
    ListedNotice,
    ListedState,
    OfficeListQuery,
    OfficeNoticePage,
)

#: Rows of a list that a desk holds.
OFFICE_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class OfficeList:
    """The rows, and the desks and operators by which they may be filtered, names by id."""

    rows: HeldList
    desks: Mapping[str, str]
    operators: Mapping[str, str]


class OfficeLists:
    """Asks the server, which notes for the audit log what it shows."""

    def __init__(
        self, server: Callable[[], Server], sign_in: SignIn, line: Reachability, clock: Clock
    ) -> None:
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._clock = clock

    def open(self, asked: ListQuestion, progress: Progress) -> OfficeList:
        """The list that was asked for, or what there is of it when it is called off meanwhile.

        `progress` counts rows. Raises `office_list_offline` without the line, `server_older` from
        a server without such lists, `search_too_long`, `not_signed_in`, and the server's refusals.
        """
        words, digits = read_text(asked.text)
        today = rome_date(self._clock.now())
        found, desks = list[NoticeView](), dict[str, str]()
        operators, as_of, complete = dict[str, str](), self._clock.now(), True
        for page in self._pages(asked, today, progress):
            desks = {one.desk_id: one.name for one in page.desks}
            operators |= {one.operator_id: one.operator_name for one in page.notices}
            views = (_view(one, desks, today) for one in page.notices)
            found += (one for one in views if finds(one, words, digits))
            as_of, complete = page.as_of, page.next is None
        choice = asked.choice
        rows = held(
            found, choice.sort, descending=choice.descending, as_of=as_of, complete=complete
        )
        return OfficeList(rows, desks, operators)

    def _pages(
        self, asked: ListQuestion, today: date, progress: Progress
    ) -> Iterator[OfficeNoticePage]:
        if self._line.offline_since is not None:
            raise RuleBroken("office_list_offline")
        query: OfficeListQuery | None = _query(asked, today)
        read = 0
        while query is not None and read < OFFICE_ROWS and progress.wanted():
            try:
                page = self._server().office_notices(query, self._sign_in.token())
            except WorldTrouble as trouble:
                if trouble.code == SERVER_OLDER:
                    raise
                raise RuleBroken("office_list_offline") from trouble
            read += len(page.notices)
            progress.done = read
            yield page
            query = query.model_copy(update={"after": page.next}) if page.next else None


def _query(asked: ListQuestion, today: date) -> OfficeListQuery:
    choice, (first_on, last_on) = asked.choice, days_of(asked, today)
    return OfficeListQuery(
        first_on=first_on,
        last_on=last_on,
        state=None if choice.state is None else ListedState(choice.state.value),
        kind_id=choice.kind_id,
        desk_id=choice.desk_id,
        operator_id=choice.operator_id,
    )


def _view(listed: ListedNotice, desks: Mapping[str, str], today: date) -> NoticeView:
    return replace(
        notice_rows.from_server(listed.notice, today),
        operator=listed.operator_name or listed.operator_id,
        desk=desks.get(listed.desk_id, ""),
    )
