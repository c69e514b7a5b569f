"""Finds people, at the server when it can be asked and among those seen lately when not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from counter_app.services import notice_rows
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.people_here import PeopleHere
from counter_app.services.ports import Reachability, Server
from counter_app.services.recognition import Typed, TypedKind, notice_number_of, recognise
from counter_app.services.sign_in import SignIn
from counter_app.services.views import CitizenView, NoticeView, RowState, SearchResult
from counter_app.store import begun_forms, citizens, desk, drafts, new_persons, notices
from counter_app.store.database import Database
from payments_core.clock import Clock, rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.audit_act import AuditAct
from payments_core.money import Cents
from payments_core.rules.person_search import parse_query
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import NoticeInfo

#: Rows that a clerk can still look through.
SEARCH_LIMIT = 50
#: Citizens in the list of those served lately.
RECENT_LIMIT = 10
#: How long a citizen stays on the desk: the policy "recent, expiring" (product decision 9).
KEEP_CITIZENS = timedelta(days=30)
#: How long drafts, and people made here, stay where the desk keeps nobody: until they are finished.
KEEP_UNFINISHED = timedelta(days=1)

#: What finds the debtor of a notice.
_OF_A_NOTICE = (TypedKind.NOTICE_NUMBER, TypedKind.VERIFICATION_CODE)


class CitizenLookup:
    """Search and citizen page. While the line is known to be down nothing is asked of it: `nudge`
    has the synchronisation try, and rows come at once."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        nudge: Callable[[], None],
        clock: Clock,
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._nudge = nudge
        self._clock = clock
        self._trail = trail
        self._here = PeopleHere(database, clock)

    def search(self, text: str) -> SearchResult:
        """Citizens for a name, a tax code, or a notice of theirs.

        Raises `not_signed_in`, `sign_in_again`, what the server refuses, and for a notice number
        what `recognition.notice_number_of` raises.
        """
        # Whoever asks now, though they may have left before the server fails to answer.
        asker, typed = self._sign_in.operator_id(), self._begun(text)
        if typed.value and self._may_ask():
            try:
                return self._search_server(text, typed)
            except WorldTrouble:
                return self._search_here(text, typed, asker)
        return self._search_here(text, typed, asker)

    def search_here(self, text: str) -> SearchResult:
        """The same among those kept here, whatever is known of the line: it asks nobody, but has
        the synchronisation try.

        Raises as `search`, but for what the server refuses.
        """
        asker, typed = self._sign_in.operator_id(), self._begun(text)
        self._nudge()
        return self._search_here(text, typed, asker)

    def remember(self, result: SearchResult) -> None:
        """Keep whom the server has just named, for when it cannot be asked.

        Apart from the search, which would keep its rows waiting for the disk, and would keep
        whoever passes by while a name is being typed.
        """
        if result.as_of is not None:
            return
        with self._database.write() as session:
            if desk.keeps_nobody(session):
                return
            mine = new_persons.untold_ids(session)
            named = [one for one in result.citizens if one.citizen_id not in mine]
            citizens.keep_citizens(session, named, self._clock.now())

    def citizen(self, citizen_id: str) -> CitizenView:
        """A citizen's page; `citizen_unknown` when the line is down and they were not seen here.

        Somebody made here has their page here as long as the server does not know them.
        """
        asker = self._sign_in.operator_id()
        citizen_id, told = self._opened(citizen_id)
        if told and self._may_ask():
            try:
                return self._page_from_server(citizen_id)
            except WorldTrouble:
                return self._page_from_here(citizen_id, asker, told=told)
        return self._page_from_here(citizen_id, asker, told=told)

    def citizen_here(self, citizen_id: str) -> CitizenView:
        """The page as it is kept here, whatever is known of the line: it asks nobody, but has the
        synchronisation try; `citizen_unknown` for whoever was not seen here."""
        asker = self._sign_in.operator_id()
        citizen_id, told = self._opened(citizen_id)
        self._nudge()
        return self._page_from_here(citizen_id, asker, told=told)

    def recent(self) -> tuple[CitizenInfo, ...]:
        """Citizens opened lately on this desk, last first."""
        with self._database.read() as session:
            return tuple(citizens.opened_lately(session, RECENT_LIMIT))

    def forget_old(self) -> None:
        """Drop the people who have not been seen for KEEP_CITIZENS, and drafts as old."""
        with self._database.write() as session:
            nobody = desk.keeps_nobody(session)
            horizon = self._clock.now() - (KEEP_UNFINISHED if nobody else KEEP_CITIZENS)
            citizens.forget_before(session, horizon)
            if nobody:
                citizens.forget_seen(session)
            drafts.forget_before(session, horizon)
            begun_forms.forget_before(session, horizon)
            new_persons.forget_before(session, horizon)

    def _opened(self, citizen_id: str) -> tuple[str, bool]:
        """The id by which a citizen is known by now, and whether the server knows them, too."""
        with self._database.read() as session:
            told = new_persons.untold(session, citizen_id) is None
            citizen_id = new_persons.known_as(session, citizen_id)
        self._let_go(but=citizen_id)
        return citizen_id, told

    def _begun(self, text: str) -> Typed:
        typed = recognise(text, rome_date(self._clock.now()))
        if typed.value:
            self._let_go()
        return typed

    def _may_ask(self) -> bool:
        if self._line.offline_since is None:
            return True
        self._nudge()
        return False

    def _search_server(self, text: str, typed: Typed) -> SearchResult:
        token = self._sign_in.token()
        if typed.kind in _OF_A_NOTICE:
            check = self._server().check(notice_number_of(text, self._entity_id()), token)
            found, more = self._debtor_of(check.notice, token), False
        else:
            page = self._server().citizens(typed.value, SEARCH_LIMIT, token)
            found, more = page.citizens, page.more
            with self._database.read() as session:
                found += self._made_here(session, typed.value, found)
        return SearchResult(text, found, more, as_of=None)

    def _made_here(
        self, session: Session, words: str, found: tuple[CitizenInfo, ...]
    ) -> tuple[CitizenInfo, ...]:
        """Whoever this desk has made and the server has not named, by id or by tax code."""
        ids = {one.citizen_id for one in found}
        codes = {one.tax_code for one in found if one.tax_code is not None}
        asked, born_on = parse_query(words)
        mine = (each.info for each in new_persons.search(session, asked, born_on, SEARCH_LIMIT))
        return tuple(one for one in mine if one.citizen_id not in ids and one.tax_code not in codes)

    def _debtor_of(self, notice: NoticeInfo, token: str) -> tuple[CitizenInfo, ...]:
        if notice.citizen_id is None:
            return ()
        return (self._server().citizen(notice.citizen_id, token),)

    def _search_here(self, text: str, typed: Typed, asker: str) -> SearchResult:
        if not typed.value:
            return SearchResult(text, (), more=False, as_of=None)
        if typed.kind in _OF_A_NOTICE:
            number = notice_number_of(text, self._entity_id())
            here = self._here.only(self._debtor_here(number))
        else:
            here = self._here.search(typed.value, SEARCH_LIMIT)
        with self._database.write() as session:
            self._trail.note(session, asker, AuditAct.SEARCHED, hits=len(here.citizens))
        return SearchResult(text, here.citizens, here.more, here.as_of)

    def _debtor_here(self, number: str) -> str | None:
        """Who owes a notice that this desk knows; None when it does not. Names and even codes would
        find others, too."""
        with self._database.read() as session:
            found = notices.by_number(session, number) or citizens.known_notice(session, number)
            return found.citizen_id if found is not None else None

    def _page_from_server(self, citizen_id: str) -> CitizenView:
        token = self._sign_in.token()
        # What the server was asked at this hour it may have found before the answer came.
        now = self._clock.now()
        citizen = self._server().citizen(citizen_id, token)
        listed = self._server().notices_of(citizen_id, token).notices
        with disk_may_refuse("page_not_kept"), self._database.write() as session:
            citizens.keep_citizens(session, (citizen,), now)
            citizens.mark_opened(session, citizen_id, now)
            citizens.keep_notices(session, listed, now)
            citizens.mark_listed(session, citizen_id, now)
        return self._page(citizen, listed, as_of=None)

    def _page_from_here(self, citizen_id: str, asker: str, *, told: bool) -> CitizenView:
        """Of somebody whom the server has not been told of, what is here is all there is."""
        here = self._here.find(citizen_id)
        if here is None:
            raise RuleBroken("citizen_unknown", citizen_id=citizen_id)
        with self._database.write() as session:
            self._trail.note(session, asker, AuditAct.CITIZEN_OPENED, citizen_id=citizen_id)
            row = citizens.find(session, citizen_id)
            if row is None:
                citizens.keep_citizens(session, (here.info,), here.seen_at)
            known = citizens.notices_of(session, citizen_id)
            read_at = row.notices_read_at if row is not None else None
            as_of = read_at or here.seen_at
            citizens.mark_opened(session, citizen_id, self._clock.now())
            listed = tuple(NoticeInfo.model_validate_json(each.info) for each in known)
        if not told:
            return self._page(here.info, listed, as_of=None)
        view = self._page(here.info, listed, as_of)
        return replace(view, listed=read_at is not None)

    def _let_go(self, but: str | None = None) -> None:
        """Where the desk keeps nobody, whoever had a page before is gone."""
        with self._database.read() as session:
            nobody = desk.keeps_nobody(session)
        if nobody:
            with self._database.write() as session:
                citizens.forget_seen(session, but)

    def _page(
        self, citizen: CitizenInfo, listed: tuple[NoticeInfo, ...], as_of: datetime | None
    ) -> CitizenView:
        """The page, with the notices of this desk that the server does not list yet.

        The sums are of what bears the citizen's own name; of a debt that is shared the debtor is
        asked for all of it.
        """
        today = rome_date(self._clock.now())
        numbers = {info.notice_number for info in listed}
        with self._database.read() as session:
            views = notice_rows.told(session, listed, today)
            rows = notices.of_citizen(session, citizen.citizen_id)
            unlisted = [row for row in rows if row.notice_number not in numbers]
            views += notice_rows.of_desk(session, unlisted, today)
        views = [
            replace(view, as_co_debtor=view.citizen_id != citizen.citizen_id) for view in views
        ]
        views = notice_rows.with_plans(views)
        mine = [view for view in views if not view.as_co_debtor]
        return CitizenView(
            citizen=citizen,
            to_pay_cents=_sum(mine, {RowState.TO_PAY, RowState.OVERDUE, RowState.TO_REGISTER}),
            overdue_cents=_sum(mine, {RowState.OVERDUE}),
            paid_this_year_cents=_sum(
                [v for v in mine if v.paid_at and rome_date(v.paid_at).year == today.year],
                {RowState.PAID, RowState.TO_CHECK},
            ),
            notices=notice_rows.open_first(views),
            as_of=as_of,
        )

    def _entity_id(self) -> str:
        with self._database.read() as session:
            return desk.get(session).entity_id


def _sum(views: list[NoticeView], states: set[RowState]) -> Cents:
    return notice_rows.one_way_cents([view for view in views if view.state in states])
