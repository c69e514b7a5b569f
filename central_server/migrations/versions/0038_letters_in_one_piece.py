"""Write anew the words of names with letters that are found by others since: Ł by L, Đ by D."""

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import indexed_words

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

#: What words had as they stood so far, and are found without since.
_LETTERS = "ØŁĐÐƉĦŦŊÆŒÞẞƏƐƆƁƊƘƳʻʼʾʿ"
_CITIZENS = sa.table(
    "citizens",
    sa.column("entity_id"),
    sa.column("citizen_id"),
    sa.column("family_name"),
    sa.column("given_name"),
    sa.column("tax_code"),
)
_WORDS = sa.table(
    "citizen_words", sa.column("entity_id"), sa.column("word"), sa.column("citizen_id")
)


def upgrade() -> None:
    """Of those alone that have one of the letters: they are few."""
    connection = op.get_bind()
    has_letters = sa.or_(*(_WORDS.c.word.like(f"%{letter}%") for letter in _LETTERS))
    is_theirs = (_WORDS.c.entity_id == _CITIZENS.c.entity_id) & (
        _WORDS.c.citizen_id == _CITIZENS.c.citizen_id
    )
    found = sa.select(_CITIZENS).join(_WORDS, is_theirs).where(has_letters).distinct()
    for person in connection.execute(found).all():
        whose = {"entity_id": person.entity_id, "citizen_id": person.citizen_id}
        connection.execute(
            _WORDS.delete().where(
                _WORDS.c.entity_id == person.entity_id, _WORDS.c.citizen_id == person.citizen_id
            )
        )
        words = indexed_words(person.family_name, person.given_name, person.tax_code)
        if words:  # a name may be nothing but an apostrophe
            connection.execute(_WORDS.insert(), [whose | {"word": word} for word in words])


def downgrade() -> None:
    """A program of before finds these people by the letters that it knows."""
