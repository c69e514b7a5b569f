"""What the citizen's own screen may show: a code to pay now, and nothing about anybody.

The screen is read by whoever stands in the queue. So it never has a name or a tax code, and of the
subject, into which a clerk may have typed somebody's name, only what comes from the catalogue: the
name of the rate. It has no code either that could not be paid this moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from counter_app.services.known_debts import others_here
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.ports import Reachability
from counter_app.store import desk, notices
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.money import Cents
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.notice.language import Language
from payments_core.rules.offers import rate_version
from payments_core.wire.desk.messages import DeskProfile
from payments_core.wire.desk.operation_messages import ReleaseNotice

#: Spoken on every screen: the citizen's own language is not known.
ALWAYS = (Language.IT, Language.EN)


@dataclass(frozen=True, slots=True)
class CustomerCode:
    """A notice that can be paid now. `subject` is None where it might say something of somebody.

    `languages` are those of the screen; `other_numbers` pay the same debt in another way, and when
    one of them is paid this code is over, too.
    """

    notice_number: str
    subject: str | None
    amount_cents: Cents
    qr_text: str
    languages: tuple[Language, ...] = ALWAYS
    other_numbers: tuple[str, ...] = ()


class CustomerCodes:
    """Makes the code of a notice, if there is one to be shown."""

    def __init__(self, database: Database, reprint: NoticeReprint, line: Reachability) -> None:
        self._database = database
        self._reprint = reprint
        self._line = line

    def of_notice(self, notice_number: str) -> CustomerCode:
        """The code of any notice, for what the server asks for it by now.

        Raises `code_offline`, `code_not_registered` and what `NoticeReprint.confirmed` does for a
        notice that cannot be paid, or of which the server does not say that it can.
        """
        self._refuse_offline()
        return self._code(self._reprint.confirmed(notice_number))

    def of_release(self, notice_number: str) -> CustomerCode:
        """The same for what this desk has just released, asking nobody."""
        return self._code(self._reprint.first_paper(notice_number))

    def _code(self, content: NoticeContent) -> CustomerCode:
        # The line may have gone while the code was made.
        self._refuse_offline()
        number = content.notice_number
        if number is None or content.standing is not NoticeStanding.PAYABLE:
            raise RuleBroken("code_not_registered", notice_number=number)
        with self._database.read() as session:
            profile = desk.profile(session)
            release = _release_of(session, number)
            others = others_here(session, number)
        return CustomerCode(
            notice_number=number,
            subject=_subject(profile, release, number, content.subject),
            amount_cents=content.amount_cents,
            qr_text=qr_payload(number, content.creditor.tax_code, content.amount_cents),
            languages=languages_of(profile),
            other_numbers=tuple(sorted(others)),
        )

    def _refuse_offline(self) -> None:
        if self._line.offline_since is not None:
            raise RuleBroken("code_offline")


def languages_of(profile: DeskProfile) -> tuple[Language, ...]:
    """Italian and English, and the entity's second language where it has declared another one."""
    second = profile.second_language
    own = (second.language,) if second is not None and second.language not in ALWAYS else ()
    return (*ALWAYS, *own)


def _release_of(session: Session, number: str) -> ReleaseNotice | None:
    row = notices.by_number(session, number)
    return ReleaseNotice.model_validate_json(row.release) if row is not None else None


def _subject(
    profile: DeskProfile, release: ReleaseNotice | None, number: str, said: str
) -> str | None:
    """The name of the rate, with the instalment; of other desks' notices what is itself such a
    name, word for word."""
    if release is None:
        return said if said in set(_names(profile)) else None
    kind = next((one.kind for one in profile.kinds if one.kind.kind_id == release.kind_id), None)
    rate = rate_version(kind, release.rate_id, release.rate_version) if kind is not None else None
    if rate is None:
        return None
    return release.model_copy(update={"subject": rate.name}).description(number)


def _names(profile: DeskProfile) -> Iterator[str]:
    for info in profile.kinds:
        yield info.kind.name
        yield from (rate.name for rate in info.kind.rates)
