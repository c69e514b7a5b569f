"""A file of sealed records to which records are only added: encrypted, ordered, length-checked.

It begins with a mark, a salt and a check of the key. Each record is its length, a proof of that
length, and its content sealed with AES-GCM; proof and seal are bound to the record's place, so
that none can be changed, left out, repeated or moved without being found out. Both keys are
derived from the caller's (HKDF, RFC 5869) with the file's salt.

**Torn or altered.** A power cut may leave the last record in part. Either the file ends before the
record does, or blocks that never reached the disk read as zeros; neither can be made by changing
a record that was whole: a shorter file is the same as a write that did not happen, and a sealed
record has no 32 zero bytes in a row. Such a record was never acknowledged and is ignored. Whatever
else does not verify was altered. A record whose length still verifies is stepped over, so that
those behind it can be read.
"""

import errno
import hmac
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.store.durable_file import write_durably
from payments_core.errors import WorldTrouble

#: Longest record in bytes: a release in instalments with nine co-debtors has about 20,000.
RECORD_LIMIT = 1 << 20

_MARK = b"SPJ1"
_SALT_BYTES = 16
_CHECK_BYTES = 16
_HEADER_BYTES = len(_MARK) + _SALT_BYTES + _CHECK_BYTES
_LENGTH_BYTES = 4
_PROOF_BYTES = 12
_FRAME_BYTES = _LENGTH_BYTES + _PROOF_BYTES
_NONCE_BYTES = 12
_KEY_BYTES = 32
_UNWRITTEN = bytes(32)


class Fault(StrEnum):
    """What is wrong with a file that can be read."""

    NONE = "NONE"
    TORN = "TORN"
    ALTERED = "ALTERED"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file says: every record that verifies, in order, and what is wrong with the rest."""

    records: tuple[bytes, ...]
    fault: Fault


class SealedFile:
    """One file. Callers hold a lock: one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: _Keys | None = None
        self._sound_bytes = 0
        self._places = 0

    @property
    def size(self) -> int:
        """Bytes of the file as far as it is sound."""
        return self._sound_bytes

    def read(self, key: bytes) -> Contents:
        """Everything in the file; nothing is changed.

        Raises `journal_missing`, `journal_key_differs` (it was sealed with another key, or its head
        is damaged) and `journal_unreadable` (the disk refuses).
        """
        try:
            raw = self._path.read_bytes()
        except FileNotFoundError as trouble:
            raise WorldTrouble("journal_missing", path=str(self._path)) from trouble
        except OSError as trouble:
            raise WorldTrouble("journal_unreadable", reason=trouble.strerror) from trouble
        salt = raw[len(_MARK) : len(_MARK) + _SALT_BYTES]
        keys = _Keys(key, salt)
        if raw[:_HEADER_BYTES] != keys.header:
            raise WorldTrouble("journal_key_differs", path=str(self._path))
        return _parse(raw, keys)

    def write_anew(self, key: bytes, records: list[bytes]) -> None:
        """Put these records in the place of what is there, in one step; raises OSError."""
        keys = _Keys(key, os.urandom(_SALT_BYTES))
        frames = [keys.seal(place, record) for place, record in enumerate(records)]
        content = keys.header + b"".join(frames)
        write_durably(self._path, content)
        self._keys, self._sound_bytes, self._places = keys, len(content), len(records)

    def append(self, records: list[bytes]) -> None:
        """Add records that are on the disk when this returns; raises OSError, and adds none then.

        Belongs after `write_anew`: a file is only added to by the program that has begun it.
        """
        keys = self._keys
        assert keys is not None  # noqa: S101 - the order is this package's own
        frames = b"".join(
            keys.seal(self._places + number, record) for number, record in enumerate(records)
        )
        with self._path.open("r+b", buffering=0) as file:
            if file.seek(0, os.SEEK_END) < self._sound_bytes:
                raise OSError(errno.EIO, "the journal has become shorter")
            file.truncate(self._sound_bytes)
            file.seek(self._sound_bytes)
            try:
                _write_all(file.fileno(), frames)
                os.fsync(file.fileno())
            except OSError:
                # What is there of them is cut off now or, when even that fails, by the next call.
                file.truncate(self._sound_bytes)
                raise
        self._sound_bytes += len(frames)
        self._places += len(records)


class _Keys:
    """The two keys of one file, and what is made with them."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        derived = HKDF(
            SHA256(), 2 * _KEY_BYTES, salt, b"sportello-pagamenti outbox journal"
        ).derive(key)
        self._sealing = AESGCM(derived[:_KEY_BYTES])
        self._proving = derived[_KEY_BYTES:]
        beginning = _MARK + salt
        self.header = beginning + self._proof(beginning)[:_CHECK_BYTES]

    def seal(self, place: int, record: bytes) -> bytes:
        """The record as it stands at this place of the file."""
        if len(record) > RECORD_LIMIT:
            raise ValueError("a record of the journal has at most 1 MB")
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._sealing.encrypt(nonce, record, _bytes_of(place))
        return self.frame(place, len(sealed)) + sealed

    def frame(self, place: int, length: int) -> bytes:
        """Length of a sealed record and the proof of it."""
        head = length.to_bytes(_LENGTH_BYTES, "big")
        return head + self._proof(_bytes_of(place) + head)[:_PROOF_BYTES]

    def unseal(self, place: int, sealed: bytes) -> bytes | None:
        """The record, None when it is not what was sealed for this place."""
        if len(sealed) < _NONCE_BYTES:
            return None
        try:
            return self._sealing.decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bytes_of(place)
            )
        except InvalidTag:
            return None

    def _proof(self, content: bytes) -> bytes:
        return hmac.digest(self._proving, content, "sha256")


def _parse(raw: bytes, keys: _Keys) -> Contents:
    records: list[bytes] = []
    altered, at, place = False, _HEADER_BYTES, 0
    while at < len(raw):
        frame = raw[at : at + _FRAME_BYTES]
        length = int.from_bytes(frame[:_LENGTH_BYTES], "big")
        if frame != keys.frame(place, length):
            return _ended(records, altered, torn=_never_written(raw[at:]))
        sealed = raw[at + _FRAME_BYTES : at + _FRAME_BYTES + length]
        record = keys.unseal(place, sealed)
        at, place = at + _FRAME_BYTES + length, place + 1
        if record is not None:
            records.append(record)
        elif at >= len(raw):
            return _ended(records, altered, torn=len(sealed) < length or _UNWRITTEN in sealed)
        else:
            altered = True
    return Contents(tuple(records), Fault.ALTERED if altered else Fault.NONE)


def _ended(records: list[bytes], altered: bool, *, torn: bool) -> Contents:
    """The file ends with something that is no record."""
    return Contents(tuple(records), Fault.TORN if torn and not altered else Fault.ALTERED)


def _never_written(rest: bytes) -> bool:
    """Whether not even the frame of a record has reached the disk whole."""
    return len(rest) < _FRAME_BYTES or len(rest.rstrip(b"\0")) < _FRAME_BYTES


def _bytes_of(place: int) -> bytes:
    return place.to_bytes(8, "big")


def _write_all(descriptor: int, content: bytes) -> None:
    """A nearly full disk takes a part without complaint and refuses only the rest."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]
