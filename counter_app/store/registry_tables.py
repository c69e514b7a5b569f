"""Tables of the registry's own file, which is made anew whenever they change.

People are found by the words of `people_words`, a full-text index without the text: in a seventh of
the time that a table of words takes, in a smaller file that fills twice as fast (decision 17).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Integer,
    MetaData,
    String,
    Table,
    text,
)

#: Version of these tables and of the words in them; a file of another one is thrown away.
VERSION = 3

metadata = MetaData()

#: One row: whose registry it is, and how far it was read. Everything up to `read_at`, UTC, is here;
#: nothing is said of a registry that has never been read to its end.
state = Table(
    "state",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=False),
    Column("entity_id", String(11), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("begun_at", DateTime, nullable=False),
    Column("read_at", DateTime),
)

#: Whatever RegistryPerson tells; `person_no` is the row of the full-text index.
people = Table(
    "people",
    metadata,
    Column("person_no", Integer, primary_key=True),
    Column("citizen_id", String(64), nullable=False, unique=True),
    Column("kind", String(1), nullable=False),
    Column("tax_code", String(16)),
    Column("registry_number", String(20)),
    Column("family_name", String(120), nullable=False),
    Column("given_name", String(120), nullable=False),
    Column("born_on", Date, index=True),
    Column("birth_place", String(120)),
    Column("street", String(120)),
    Column("street_number", String(16)),
    Column("postal_code", String(16)),
    Column("city", String(80)),
    Column("province", String(2)),
    Column("email", String(256)),
    Column("phone", String(40)),
    Column("died_on", Date),
    Column("moved_away_on", Date),
)

#: Words are folded before they come here, and `ascii` takes each of them whole, in any alphabet.
WORDS_TABLE = """
    CREATE VIRTUAL TABLE people_words USING fts5(
        words, content='', contentless_delete=1, detail='none', prefix='1 2 3', tokenize='ascii'
    )
"""
words_of_person = text("INSERT INTO people_words(rowid, words) VALUES (:person_no, :words)")
words_gone = text("DELETE FROM people_words WHERE rowid = :person_no")
persons_with = text("SELECT rowid FROM people_words WHERE people_words MATCH :query LIMIT :limit")
