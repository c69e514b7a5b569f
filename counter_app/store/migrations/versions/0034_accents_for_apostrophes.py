"""Write anew the words of names with an accent or a prime for an apostrophe: D´Angelo."""

import json

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import indexed_words, split, words_of

revision = "0034"
down_revision = "0033"

#: What was a gap between words so far; the words do not have it any more, only the names do.
_APOSTROPHES = "´′"

_SEEN = sa.table("citizens_seen", sa.column("citizen_id"), sa.column("words"), sa.column("info"))
_NOTICES = sa.table(
    "notices",
    sa.column("notice_number"),
    sa.column("release"),
    sa.column("debtor_words"),
    sa.column("subject_words"),
)


def upgrade() -> None:
    """Of those alone that have one of the signs: they are few."""
    _write_seen(op.get_bind())
    _write_notices(op.get_bind())


def downgrade() -> None:
    """A program of before finds these people by the words beside the sign."""


def _write_seen(connection: sa.Connection) -> None:
    found = sa.select(_SEEN.c.citizen_id, _SEEN.c.info).where(_has_sign(_SEEN.c.info))
    for citizen_id, info in connection.execute(found).all():
        person = json.loads(info)
        words = indexed_words(person["family_name"], person["given_name"], person["tax_code"])
        connection.execute(
            _SEEN.update()
            .where(_SEEN.c.citizen_id == citizen_id)
            .values(words="".join(f" {word}" for word in words))
        )


def _write_notices(connection: sa.Connection) -> None:
    found = sa.select(_NOTICES.c.notice_number, _NOTICES.c.release).where(
        _has_sign(_NOTICES.c.release)
    )
    for number, text in connection.execute(found).all():
        release = json.loads(text)
        connection.execute(
            _NOTICES.update()
            .where(_NOTICES.c.notice_number == number)
            .values(
                debtor_words=_listed(release["debtor"]["full_name"]),
                subject_words=_listed(release["subject"]),
            )
        )


def _has_sign(text: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(sa.func.instr(text, sign) > 0 for sign in _APOSTROPHES))


def _listed(text: str) -> str:
    return "".join(f" {word}" for word in dict.fromkeys((*split(text), *words_of(text))))
