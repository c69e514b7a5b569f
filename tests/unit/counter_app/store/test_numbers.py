from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from counter_app.store import desk, numbers
from counter_app.store.database import Database
from counter_app.store.number_mark import MARKED_LEASES, NumberMark
from counter_app.store.tables import LeaseRow
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import EnrolReply
from tests.factories.counter import MACHINE, enrolled_store, lease, open_store
from tests.factories.fake_server import CREDENTIAL, DESK, ENTITY, NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


@pytest.fixture
def mark(tmp_path: Path) -> NumberMark:
    return NumberMark(tmp_path / "marks" / "mark.json")


def take(store: Database, mark: NumberMark) -> str:
    with store.write() as session:
        [number] = numbers.take_next(session, mark, 1)
        return number.notice_number


def take_together(store: Database, mark: NumberMark, count: int) -> list[tuple[str, int]]:
    """Segregation codes and bases of the numbers of one release."""
    with store.write() as session:
        taken = [one.notice_number for one in numbers.take_next(session, mark, count)]
    return [(number[1:3], int(number[3:16])) for number in taken]


def test_blocks_of_which_only_the_mark_is_known_are_not_named(store: Database) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease("a", 1, 2), NOW)
        numbers.add_spent(session, DESK, "forgotten", 7, NOW)
        session.flush()
        assert [one.lease_id for one in numbers.held_leases(session, 10)] == ["a"]


def test_numbers_come_in_order_and_blocks_one_after_the_other(
    store: Database, mark: NumberMark
) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease("a", 1, 2), NOW)
        numbers.add_lease(session, DESK, lease("b", 10, 2), NOW)
        assert numbers.numbers_left(session) == 4
    taken = [take(store, mark) for _ in range(4)]
    assert [int(number[3:16]) for number in taken] == [1, 2, 10, 11]
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        take(store, mark)


def test_numbers_of_one_release_are_of_one_segregation_code(
    store: Database, mark: NumberMark
) -> None:
    """The hub is told of a debt in one way, and the two codes may have two."""
    with store.write() as session:
        reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
        desk.enrol(session, reply, "http://127.0.0.1:9", MACHINE, NOW)
        session.flush()
        desk.get(session).numbers_code = "01"
        numbers.add_lease(session, DESK, lease("old", 100, 4, code="02"), NOW)
        numbers.add_lease(session, DESK, lease("new", 1, 1), NOW)
        numbers.add_lease(session, DESK, lease("newer", 10, 2), NOW)
        numbers.add_lease(session, DESK, lease("lost", 20, 9), NOW)
        session.flush()
        numbers.fence(session, "lost")
    assert take_together(store, mark, 2) == [("01", 1), ("01", 10)]
    assert take_together(store, mark, 3) == [("02", 100), ("02", 101), ("02", 102)]
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        take_together(store, mark, 2)
    assert take_together(store, mark, 1) == [("01", 11)]
    assert take_together(store, mark, 1) == [("02", 103)]


def test_lease_told_twice_is_kept_once(store: Database) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
        session.flush()
        numbers.add_lease(session, DESK, lease(), NOW)
        session.flush()
        assert numbers.numbers_left(session) == 50


def test_fenced_lease_gives_no_numbers(store: Database, mark: NumberMark) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease("a"), NOW)
        numbers.add_lease(session, DESK, lease("b", 100, 1), NOW)
        session.flush()
        numbers.fence(session, "a")
        assert numbers.numbers_left(session) == 1
    assert int(take(store, mark)[3:16]) == 100


def test_number_is_marked_before_the_store_keeps_it(store: Database, mark: NumberMark) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
    with suppress(KeyError), store.write() as session:
        numbers.take_next(session, mark, 1)
        raise KeyError
    kept = mark.of("lease-a")
    assert kept is not None
    assert (kept.intended, kept.used) == (1, 0)


def test_number_lost_in_a_crash_is_skipped(store: Database, mark: NumberMark) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
    mark.intend("lease-a", 1, in_use=[])
    with store.write() as session:
        assert numbers.agree_with_mark(session, mark)
    assert int(take(store, mark)[3:16]) == 2


def test_store_that_has_forgotten_a_used_number_is_found_out(
    store: Database, mark: NumberMark
) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
    mark.confirm("lease-a", 1)
    with store.write() as session:
        assert not numbers.agree_with_mark(session, mark)


def test_store_that_does_not_know_a_marked_lease_is_found_out(
    store: Database, mark: NumberMark
) -> None:
    mark.confirm("lease-of-later", 7)
    with store.write() as session:
        assert not numbers.agree_with_mark(session, mark)


def test_used_numbers_without_any_mark_are_suspicious(store: Database, mark: NumberMark) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
    take(store, mark)
    with store.write() as session:
        assert not numbers.agree_with_mark(session, NumberMark(Path("/nowhere/mark.json")))


Snapshot = dict[str, int]


def next_bases(store: Database) -> Snapshot:
    with store.read() as session:
        return {row.lease_id: row.next_base for row in session.scalars(select(LeaseRow))}


def agrees_as_it_was(store: Database, mark: NumberMark, then: Snapshot) -> bool:
    """Whether a copy of the store from back then would go on releasing."""
    with store.write() as session:
        for row in session.scalars(select(LeaseRow)).all():
            if row.lease_id in then:
                row.next_base = then[row.lease_id]
            else:
                session.delete(row)
        session.flush()
        agreed = numbers.agree_with_mark(session, mark)
        session.rollback()
    return agreed


@pytest.mark.parametrize("told_ahead", [True, False])
def test_long_after_another_segregation_code_the_desk_is_well_and_each_copy_found_out(
    tmp_path: Path, mark: NumberMark, told_ahead: bool
) -> None:
    store = enrolled_store(tmp_path, count=0)
    later = [
        lease(f"new-{n}", 1, 3).model_copy(update={"segregation_code": f"{n + 2:02}"})
        for n in range(MARKED_LEASES + 4)
    ]
    with store.write() as session:
        desk.get(session).numbers_code = "01"
        numbers.add_lease(session, DESK, lease("old", 1, 5), NOW)
    copies = []

    def use() -> None:
        copies.append(next_bases(store))
        with store.write() as session:
            [number] = numbers.take_next(session, mark, 1)
        mark.confirm(number.lease_id, number.base)

    use()
    use()
    for block in later if told_ahead else []:
        with store.write() as session:
            numbers.add_lease(session, DESK, block, NOW)
    for block in later:
        with store.write() as session:
            numbers.add_lease(session, DESK, block, NOW)
            desk.get(session).numbers_code = block.segregation_code
        for _ in range(block.last_base - block.first_base + 1):
            use()
    assert next_bases(store)["old"] == 3
    assert agrees_as_it_was(store, mark, next_bases(store))
    assert [agrees_as_it_was(store, mark, then) for then in copies] == [False] * len(copies)
    use()
    use()
    use()  # the former code's last ones
    assert agrees_as_it_was(store, mark, next_bases(store))
    assert not any(agrees_as_it_was(store, mark, then) for then in copies)
    store.close()


def test_number_of_a_pad_is_used_as_the_desk_that_this_machine_is(
    store: Database, mark: NumberMark
) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
        left = numbers.numbers_left(session)
        printed = numbers.of_a_pad(session, "301000000000007789")
        assert (printed.lease_id, printed.generation) == (None, lease().generation)
        assert numbers.numbers_left(session) == left


def test_generation_of_the_desk_is_known_also_when_no_number_is_left(store: Database) -> None:
    def known() -> int:
        with store.read() as session:
            return numbers.desk_generation(session)

    with store.write() as session:
        enrolled = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
        desk.enrol(session, enrolled, "http://127.0.0.1:9", "machine", NOW)
        former = lease("former").model_copy(update={"generation": 9})
        numbers.add_lease(session, "another desk", former, NOW)
        numbers.add_spent(session, DESK, "forgotten", 7, NOW)
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        known()
    with store.write() as session:
        numbers.add_lease(session, DESK, lease("a").model_copy(update={"generation": 2}), NOW)
        numbers.add_lease(session, DESK, lease("b").model_copy(update={"generation": 3}), NOW)
        session.flush()
        numbers.fence_all(session)
    assert known() == 3


def test_machine_without_a_lease_uses_no_number_of_a_pad(store: Database) -> None:
    with store.write() as session:
        numbers.add_lease(session, DESK, lease(), NOW)
        numbers.fence_all(session)
        with pytest.raises(RuleBroken, match="numbers_exhausted"):
            numbers.of_a_pad(session, "301000000000007789")
