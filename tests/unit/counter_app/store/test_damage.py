from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy.exc import OperationalError

from counter_app.store.damage import StoreDamaged, trouble_of

PATH = Path("store.db")


def error_with(code: int) -> OperationalError:
    cause = sqlcipher3.dbapi2.OperationalError("whatever")
    cause.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, cause)


@pytest.mark.parametrize(
    "code", [sqlcipher3.dbapi2.SQLITE_CORRUPT, sqlcipher3.dbapi2.SQLITE_NOTADB, 11 | 1 << 8]
)
def test_file_that_does_not_verify_is_damaged(code: int) -> None:
    trouble = trouble_of(error_with(code), PATH)
    assert isinstance(trouble, StoreDamaged)
    assert trouble.facts["path"] == "store.db"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlcipher3.dbapi2.SQLITE_FULL, "store_trouble"),
        (sqlcipher3.dbapi2.SQLITE_IOERR, "store_trouble"),
        (sqlcipher3.dbapi2.SQLITE_BUSY, "store_trouble"),
        (sqlcipher3.dbapi2.SQLITE_READONLY, "store_read_only"),
        (sqlcipher3.dbapi2.SQLITE_CANTOPEN, "store_read_only"),
    ],
)
def test_disk_that_refuses_is_no_damage(code: int, said: str) -> None:
    trouble = trouble_of(error_with(code), PATH)
    assert not isinstance(trouble, StoreDamaged)
    assert trouble.code == said


def test_error_without_a_code_is_trouble() -> None:
    assert trouble_of(OperationalError("SELECT 1", {}, KeyError()), PATH).code == "store_trouble"
