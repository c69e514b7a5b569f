from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import citizens, new_persons
from counter_app.store.database import Database
from payments_core.rules.person_search import parse_query
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.notice_messages import NoticeInfo, NoticeState, PaymentCheck
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW, citizen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    with database.write() as session:
        people = (
            citizen("c-1"),
            citizen("c-2", family_name="De’ Rossi", given_name="Mariano", tax_code="AAA"),
            citizen("c-3", family_name="Canèpa", given_name="Lucia", tax_code="BBB"),
        )
        citizens.keep_citizens(session, people, NOW)
    yield database
    database.close()


def found(store: Database, text: str) -> list[str]:
    with store.read() as session:
        words, born_on = parse_query(text)
        return [seen.info.citizen_id for seen in citizens.search(session, words, born_on, 10)]


def test_words_are_found_by_how_they_begin_in_any_order(store: Database) -> None:
    assert found(store, "mar ross") == ["c-1", "c-2"]
    assert found(store, "canepa") == ["c-3"]
    assert found(store, "CANÈPA luc") == ["c-3"]
    assert found(store, "RSSMRA80") == ["c-1"]
    assert found(store, "ossi") == []


def test_whoever_bears_just_the_names_that_were_typed_comes_first(store: Database) -> None:
    with store.write() as session:
        people = (
            citizen("c-4", given_name="Maria Chiara", tax_code="RSSMCH62P55Z999U"),
            citizen(
                "c-5", family_name="De’ Rossi", given_name="Maria", tax_code="DRSMRA80A41Z999X"
            ),
        )
        citizens.keep_citizens(session, people, NOW)
    assert found(store, "rossi maria")[0] == "c-1"
    assert found(store, "rossi maria")[-1] == "c-2"


def test_signs_of_a_pattern_are_letters_like_others(store: Database) -> None:
    assert found(store, "%") == []
    assert found(store, "r_ssi") == []


def test_opened_citizens_are_listed_last_first(store: Database) -> None:
    with store.write() as session:
        citizens.mark_opened(session, "c-3", NOW)
        citizens.mark_opened(session, "c-1", NOW + timedelta(seconds=1))
        citizens.mark_opened(session, "nobody", NOW)
    with store.read() as session:
        opened = citizens.opened_lately(session, 10)
    assert [each.citizen_id for each in opened] == ["c-1", "c-3"]


def test_seeing_somebody_again_keeps_when_they_were_opened(store: Database) -> None:
    with store.write() as session:
        citizens.mark_opened(session, "c-1", NOW)
        citizens.keep_citizens(session, (citizen("c-1", given_name="Marta"),), NOW)
    with store.read() as session:
        assert citizens.opened_lately(session, 10)[0].given_name == "Marta"


def test_people_not_seen_for_long_are_forgotten(store: Database) -> None:
    later = NOW + timedelta(days=31)
    with store.write() as session:
        citizens.keep_citizens(session, (citizen("c-1"),), later)
        citizens.forget_before(session, NOW + timedelta(days=1))
        assert citizens.find(session, "c-1") is not None
        assert citizens.find(session, "c-2") is None


def test_birth_date_finds_who_was_born_on_it(store: Database) -> None:
    assert found(store, "01/01/1980 luc") == ["c-3"]
    assert found(store, "02/01/1980") == []


def test_page_remembers_when_its_notices_were_listed(store: Database) -> None:
    with store.write() as session:
        citizens.mark_listed(session, "c-1", NOW)
        citizens.mark_listed(session, "nobody", NOW)
        listed = [citizens.find(session, each) for each in ("c-1", "c-2")]
    assert [row and row.notices_read_at for row in listed] == [NOW, None]


def test_everybody_seen_is_forgotten_but_whom_the_server_does_not_know_yet(store: Database) -> None:
    with store.write() as session:
        person = NewPerson(
            citizen_id="made-here", kind="F", tax_code=None, family_name="Diop", given_name="Awa"
        )
        new_persons.add(session, person, "op-laura", NOW)
        citizens.forget_seen(session)
    assert found(store, "rossi") == []
    assert found(store, "diop") == ["made-here"]


def test_page_that_was_asked_for_earlier_takes_back_nothing_learnt_since(store: Database) -> None:
    to_pay = listed_notice(NoticeState.OPEN)
    paid = listed_notice(NoticeState.PAID)
    check = PaymentCheck(notice=paid, timeline=(), receipts=(), as_of=NOW)
    with store.write() as session:
        citizens.keep_check(session, check)
        citizens.keep_notices(session, [to_pay], NOW - timedelta(seconds=5))
    with store.read() as session:
        known = citizens.known_notice(session, paid.notice_number)
        assert known is not None
        assert NoticeInfo.model_validate_json(known.info) == paid
        assert known.payment_check == check.model_dump_json()
    with store.write() as session:
        citizens.keep_notices(session, [to_pay], NOW + timedelta(seconds=5))
        known = citizens.known_notice(session, paid.notice_number)
        assert known is not None
        assert (NoticeInfo.model_validate_json(known.info), known.payment_check) == (to_pay, None)


def listed_notice(state: NoticeState) -> NoticeInfo:
    return NoticeInfo(
        notice_number="301000000000004285", citizen_id="c-1", debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C", subject="Mensa", amount_cents=2195,
        due_on=NOW.date(), state=state, released_at=NOW, payable_at=NOW,
        paid_at=NOW if state is NoticeState.PAID else None,
    )  # fmt: skip
