import threading
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from central_server.entities.models import ProgramRow
from central_server.outbound.circuit import FAILURES_TO_OPEN, PAUSE
from central_server.positions.asked import Enquiry
from central_server.positions.asking import LONGEST_MS, MOST_PLACES, NOBODYS_NOTICE
from payments_core.errors import PaymentsError, WorldTrouble
from payments_core.model.asked_amount import AskedFor, ProgramAnswer, ProgramState
from tests.factories.programs import KEY, PROGRAM, asker, due, peer, raw, saying, silent
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY


@pytest.fixture
def programs(clock):
    with asker(clock) as programs:
        yield programs


def enquiry(url: str, **changes) -> Enquiry:
    asked = Enquiry(ENTITY, PROGRAM, number_of(1), url, "env:TRIBUTI_KEY", 2000, (10000,))
    return replace(asked, **changes)


def test_program_is_asked_about_the_notice_with_its_key(programs) -> None:
    with peer(due(12300)) as program:
        reply = programs.ask(enquiry(program.url), AskedFor.VERIFY)
    assert reply.answer == ProgramAnswer(ProgramState.DUE, 12300, (12300,))
    assert program.questions == [{
        "entity": ENTITY, "notice_number": number_of(1), "iuv": number_of(1)[1:],
        "asked_for": "verify", "at": "2026-11-23T09:30:00Z",
    }]  # fmt: skip
    assert f"Authorization: Bearer {KEY}" in program.heads[0]


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (saying(b"", 500), "program_trouble"),
        (raw(), "program_unreachable"),
        (silent, "program_too_slow"),
        (saying({"state": "due", "amount_cents": 0}), "program_answer_malformed"),
        (due(10100, transfers_cents=[5000, 5100]), "program_answer_malformed"),
    ],
)
def test_no_good_answer_is_none_and_in_the_log(programs, does, code) -> None:
    with peer(does) as program, capture_logs() as logs:
        # Only silence is waited for to its end; what a program says may come late.
        asked = enquiry(program.url, timeout_ms=200 if does is silent else 4000)
        assert programs.ask(asked, AskedFor.ACTIVATE).answer is None
    [entry] = logs
    assert (entry["event"], entry["code"]) == ("program_no_answer", code)
    assert KEY not in str(logs)


def test_retired_program_is_asked_nothing(programs) -> None:
    with peer(due(12300)) as program:
        asked = enquiry(program.url, retired=True)
        assert programs.ask(asked, AskedFor.VERIFY).answer is None
        assert programs.ask_all([asked], AskedFor.OPTIONS)[0].answer is None
    assert program.questions == []


def test_key_that_is_not_there_is_no_answer(programs) -> None:
    asked = enquiry("http://127.0.0.1:1/", key="env:NOTHING")
    with capture_logs() as logs:
        assert programs.ask(asked, AskedFor.VERIFY).answer is None
    assert logs[0]["code"] == "secret_missing"


def test_program_that_is_away_is_left_alone_and_tried_again(programs, clock) -> None:
    with peer(saying(b"", 503)) as program:
        asked = enquiry(program.url)
        for _ in range(FAILURES_TO_OPEN + 5):
            assert programs.ask(asked, AskedFor.VERIFY).answer is None
        assert len(program.questions) == FAILURES_TO_OPEN
        program.does = due(12300)
        # Another program of the same entity, and the same one of another entity, are not.
        for other in (replace(asked, program_id="other"), replace(asked, entity_id="1" * 11)):
            assert programs.ask(other, AskedFor.VERIFY).answer is not None
        clock.advance(seconds=PAUSE.total_seconds())
        assert programs.ask(asked, AskedFor.VERIFY).answer is not None
        assert programs.ask(asked, AskedFor.VERIFY).answer is not None


def test_program_that_never_answers_in_time_is_left_alone_too(programs) -> None:
    with peer(silent) as program, capture_logs() as logs:
        for _ in range(FAILURES_TO_OPEN + 1):
            asked = enquiry(program.url, timeout_ms=50)
            assert programs.ask(asked, AskedFor.VERIFY).answer is None
    # By the log: of a question whose box is over before it is sent the program knows nothing.
    *slow, last = [(entry["event"], entry.get("code")) for entry in logs]
    assert slow == [("program_no_answer", "program_too_slow")] * FAILURES_TO_OPEN
    assert last == ("program_left_alone", None)


def test_slow_programs_together_leave_threads_to_others(programs) -> None:
    inside, leave = threading.Semaphore(0), threading.Event()

    class Slow:
        def ask(self, _address, _question):
            inside.release()
            leave.wait(10)
            raise WorldTrouble("program_unreachable")

    programs._client = Slow()
    waiting = [
        threading.Thread(
            target=programs.ask,
            args=(enquiry("http://127.0.0.1:1/", program_id=f"p{place}"), AskedFor.VERIFY),
        )
        for place in range(MOST_PLACES)
    ]
    for thread in waiting:
        thread.start()
    for _ in waiting:
        assert inside.acquire(timeout=10)
    with capture_logs() as logs:
        one_more = enquiry("http://127.0.0.1:1/", program_id="one-more")
        assert programs.ask(one_more, AskedFor.VERIFY).answer is None
    assert [entry["event"] for entry in logs] == ["programs_left_alone"]
    leave.set()
    for thread in waiting:
        thread.join()
    assert not inside.acquire(blocking=False)


def test_program_that_talks_nonsense_is_asked_again(programs) -> None:
    with peer(saying(b"nonsense")) as program:
        for _ in range(FAILURES_TO_OPEN + 2):
            assert programs.ask(enquiry(program.url), AskedFor.VERIFY).answer is None
        assert len(program.questions) == FAILURES_TO_OPEN + 2


def test_several_notices_of_a_debt_share_the_longest_time(clock) -> None:
    moments = iter([0.0, 0.0, 2.5, 3.0])
    with peer(due(12300)) as program, asker(clock, lambda: next(moments)) as programs:
        asked = [enquiry(program.url, notice_number=number_of(base)) for base in (1, 2, 3)]
        replies = programs.ask_all(asked, AskedFor.OPTIONS)
    assert [reply.answer is not None for reply in replies] == [True, True, False]
    assert [reply.enquiry.timeout_ms for reply in replies] == [2000, 500, 2000]
    assert LONGEST_MS == 3000


def row(url: str) -> ProgramRow:
    return ProgramRow(
        entity_id=ENTITY, program_id=PROGRAM, name="Gestionale tributi", amounts_url=url,
        amounts_key="env:TRIBUTI_KEY", amounts_timeout_ms=2000,
    )  # fmt: skip


def test_check_asks_about_a_notice_of_nobody(programs) -> None:
    with peer(saying({"state": "unknown"})) as program:
        programs.check(row(program.url))
    [question] = program.questions
    assert (question["asked_for"], question["notice_number"]) == ("check", NOBODYS_NOTICE)


@pytest.mark.parametrize("does", [saying(b"", 401), saying(b"{}")])
def test_check_tells_what_is_wrong(programs, does) -> None:
    with peer(does) as program, pytest.raises(PaymentsError, match="program_"):
        programs.check(row(program.url))
