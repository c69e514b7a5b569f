"""How a damaged store is told from a disk that is full, a wrong key and a defect.

SQLCipher answers NOTADB when the first page does not verify and CORRUPT when a later one does not,
or when pages contradict each other. With a key that is proved to be the store's (`key_slots`) both
mean that the file has changed without the key. A full or read-only disk, a busy file and a disk
that cannot be read have codes of their own and leave the file where it is.
"""

from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from payments_core.errors import WorldTrouble

_DAMAGE = {sqlcipher3.dbapi2.SQLITE_CORRUPT, sqlcipher3.dbapi2.SQLITE_NOTADB}
_READ_ONLY = {sqlcipher3.dbapi2.SQLITE_READONLY, sqlcipher3.dbapi2.SQLITE_CANTOPEN}
#: The lower byte of an extended result code of SQLite is its family.
_FAMILY = 0xFF


class StoreDamaged(WorldTrouble):
    """The file is not the store that was written, or the key is not the file's: `store_unreadable`,
    or `store_damaged` when the key has opened it before."""

    def __init__(self, path: Path, reason: str, code: str = "store_unreadable") -> None:
        super().__init__(code, path=str(path), reason=reason)


def trouble_of(error: DBAPIError, path: Path, code: str = "store_unreadable") -> WorldTrouble:
    """What an error of the database says about the store: StoreDamaged with `code`,
    `store_read_only` or `store_trouble`."""
    family = getattr(error.orig, "sqlite_errorcode", 0) & _FAMILY
    reason = getattr(error.orig, "sqlite_errorname", None) or type(error.orig).__name__
    if family in _DAMAGE:
        return StoreDamaged(path, reason, code)
    if family in _READ_ONLY:
        return WorldTrouble("store_read_only", path=str(path), reason=reason)
    return WorldTrouble("store_trouble", reason=reason)
