"""Write anew the words of names with letters that are found by others since: Ł by L, Đ by D."""

import json

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import indexed_words, split, words_of

revision = "0032"
down_revision = "0031"

#: What words had as they stood so far, and are found without since.
_LETTERS = "ØŁĐÐƉĦŦŊÆŒÞẞƏƐƆƁƊƘƳʻʼʾʿ"

_SEEN = sa.table("citizens_seen", sa.column("citizen_id"), sa.column("words"), sa.column("info"))
_NOTICES = sa.table(
    "notices",
    sa.column("notice_number"),
    sa.column("release"),
    sa.column("debtor_words"),
    sa.column("subject_words"),
)


def upgrade() -> None:
    """Of those alone that have one of the letters: they are few."""
    _write_seen(op.get_bind())
    _write_notices(op.get_bind())


def downgrade() -> None:
    """A program of before finds these people by the letters that it knows."""


def _write_seen(connection: sa.Connection) -> None:
    found = sa.select(_SEEN.c.citizen_id, _SEEN.c.info).where(_has_letters(_SEEN.c.words))
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
        _has_letters(_NOTICES.c.debtor_words) | _has_letters(_NOTICES.c.subject_words)
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


def _has_letters(words: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(sa.func.instr(words, letter) > 0 for letter in _LETTERS))


def _listed(text: str) -> str:
    return "".join(f" {word}" for word in dict.fromkeys((*split(text), *words_of(text))))
