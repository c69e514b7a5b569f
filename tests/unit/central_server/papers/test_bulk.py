import pytest

from central_server.audit.models import AuditEventRow
from central_server.notices import repository as notices
from central_server.papers import bulk
from central_server.papers.bulk import BulkPrinting
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.model.debt_position import PositionStatus
from tests.factories import released_debts as debts
from tests.factories.server import ENTITY, add_everything


class Shelf:
    """Takes papers; may refuse one, or fail before one."""

    def __init__(self, refused=None, fails_at=None, refusal=None):
        self.run_id = "run"
        self.done = {}
        self.finished = False
        self._waiting = []
        self._refused, self._fails_at = refused, fails_at
        self._refusal = refusal or BadValue("letter_not_printable", letter="x")

    def add(self, key, content):
        if key == self._refused:
            raise self._refusal
        if key == self._fails_at:
            raise WorldTrouble("disk_full")
        self._waiting.append(key)

    def save(self):
        self.done.update(dict.fromkeys(self._waiting))
        self._waiting = []

    def finish(self):
        if not self.done:
            raise RuleBroken("bulk_is_empty")
        self.finished = True


@pytest.fixture
def numbers(unit_of_work, clock, monkeypatch):
    monkeypatch.setattr(bulk, "BLOCK", 2)
    with unit_of_work() as session:
        add_everything(session)
        made = [debts.add_position(session, base) for base in range(1, 6)]
        for number in made:
            notices.released(session, ENTITY, number).notice.payable_at = clock.now()
    return made


@pytest.fixture
def heard():
    return []


@pytest.fixture
def printing(unit_of_work, clock, heard):
    return BulkPrinting(
        unit_of_work, clock, ENTITY, lambda done, asked: heard.append((done, asked))
    )


def recorded(unit_of_work):
    with unit_of_work() as session:
        return sorted(row.notice_number for row in session.query(AuditEventRow))


def test_all_are_printed_and_recorded_while_somebody_hears_how_far_it_is(
    printing, numbers, heard, unit_of_work
):
    shelf = Shelf()
    done = printing.run(numbers, shelf)
    assert (done.papers, done.before, done.left_out) == (5, 0, ())
    assert shelf.finished
    assert heard == [(2, 5), (4, 5), (5, 5)]
    assert recorded(unit_of_work) == numbers


@pytest.mark.parametrize(
    "refusal",
    [
        BadValue("letter_not_printable", letter="x"),
        WorldTrouble("system_font_missing", family="DejaVu"),
    ],
)
def test_refused_notice_stops_nobody_and_is_not_recorded(printing, numbers, unit_of_work, refusal):
    done = printing.run(numbers, Shelf(refused=numbers[2], refusal=refusal))
    assert [(each.notice_number, each.reason) for each in done.left_out] == [(numbers[2], refusal)]
    assert recorded(unit_of_work) == [*numbers[:2], *numbers[3:]]


def test_what_was_printed_before_a_crash_is_recorded_afterwards_and_not_drawn_again(
    printing, numbers, unit_of_work
):
    with pytest.raises(WorldTrouble):
        printing.run(numbers, Shelf(fails_at=numbers[3]))
    assert recorded(unit_of_work) == numbers[:2]
    # The third was safe, and the crash came before it was recorded.
    shelf = Shelf(fails_at=numbers[0])
    shelf.done = dict.fromkeys(numbers[:3])
    done = printing.run(numbers, shelf)
    assert (done.papers, done.before) == (5, 3)
    assert recorded(unit_of_work) == numbers


def test_selection_without_a_payable_notice_tells_why(printing, numbers, unit_of_work):
    with unit_of_work() as session:
        paid = debts.add_position(session, 9, status=PositionStatus.PAID)
    done = printing.run([paid], Shelf())
    assert (done.papers, done.left_out[0].reason.code) == (0, "notice_already_paid")
    with pytest.raises(RuleBroken, match="bulk_is_empty"):
        printing.run([], Shelf())
