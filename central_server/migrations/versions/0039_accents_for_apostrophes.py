"""Write anew the words of names with an accent or a prime for an apostrophe: D´Angelo."""

import sqlalchemy as sa
from alembic import op

from payments_core.rules.person_search import indexed_words

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

#: What was a gap between words so far; the words do not have it any more, only the names do.
_APOSTROPHES = "´′"
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
    """Of those alone that have one of the signs: they are few."""
    connection = op.get_bind()
    names = (_CITIZENS.c.family_name, _CITIZENS.c.given_name)
    has_sign = sa.or_(*(name.like(f"%{sign}%") for name in names for sign in _APOSTROPHES))
    for person in connection.execute(sa.select(_CITIZENS).where(has_sign)).all():
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
    """A program of before finds these people by the words beside the sign."""
