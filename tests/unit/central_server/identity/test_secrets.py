import time

from central_server.identity.secrets import (
    NOBODY_HASH,
    fingerprint,
    hash_password,
    is_password,
    is_secret,
)


def test_password_is_recognised_and_another_is_not():
    kept = hash_password("cavallo corretto")
    assert is_password(kept, "cavallo corretto")
    assert not is_password(kept, "cavallo scorretto")


def test_hash_is_argon2id_with_a_salt_of_its_own():
    first, second = hash_password("same"), hash_password("same")
    assert first.startswith("$argon2id$")
    assert first != second


def test_nobody_costs_as_much_as_somebody():
    """An unreadable hash would be refused at once and tell that the name is unknown."""
    started = time.process_time()
    assert not is_password(NOBODY_HASH, "anything")
    nobody = time.process_time() - started
    started = time.process_time()
    is_password(hash_password("somebody"), "anything")
    assert nobody > (time.process_time() - started) / 10


def test_unreadable_hash_matches_nothing():
    assert not is_password("not a hash", "anything")


def test_secret_matches_its_fingerprint_only():
    assert is_secret(fingerprint("credential"), "credential")
    assert not is_secret(fingerprint("credential"), "another")
    assert not is_secret(None, "")
