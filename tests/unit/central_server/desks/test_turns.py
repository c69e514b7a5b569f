from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.desks.models import DeskContactRow
from central_server.desks.turns import Turn, agree, judge
from tests.factories.desk_contacts import report

GENERATION = 3


@dataclass
class Holder:
    """A desk's side: what it wrote down before it asked. `copy` is a clone of the machine."""

    no: int = 0
    turn: str | None = None
    wanted: str | None = None
    chance: list[int] = field(default_factory=lambda: [0])
    name: str = "a"

    def request(self):
        if self.wanted is None:
            self.chance[0] += 1
            self.wanted = f"turn-{self.name}-{self.chance[0]:016}"
        return report(turn_no=self.no, turn=self.turn, next_turn=self.wanted)

    def answered(self):
        self.no, self.turn, self.wanted = self.no + 1, self.wanted, None

    def copy(self, name="copy"):
        return Holder(self.no, self.turn, self.wanted, self.chance, name)


@dataclass
class Server:
    row: DeskContactRow | None = None
    generation: int = GENERATION

    def take(self, request):
        turn = judge(self.row, self.generation, request)
        if turn is not Turn.OVER:
            self.row = self.row or DeskContactRow()
            agree(self.row, self.generation, request)
        return turn

    def copy(self):
        row = self.row and DeskContactRow(
            generation=self.row.generation, turn_no=self.row.turn_no,
            turn_hash=self.row.turn_hash, previous_hash=self.row.previous_hash,
        )  # fmt: skip
        return Server(row, self.generation)


def talk(holder, server, times=1):
    told = []
    for _ in range(times):
        told.append(server.take(holder.request()))
        if told[-1] is not Turn.OVER:
            holder.answered()
    return told


def test_holder_takes_one_turn_after_the_other():
    assert talk(Holder(), Server(), 4) == [Turn.FIRST, Turn.NEXT, Turn.NEXT, Turn.NEXT]


def test_report_whose_answer_was_lost_is_taken_again():
    holder, server = Holder(), Server()
    talk(holder, server, 2)
    assert server.take(holder.request()) is Turn.NEXT
    assert server.take(holder.request()) is Turn.REPEATED
    assert server.take(holder.request()) is Turn.REPEATED
    holder.answered()
    assert talk(holder, server) == [Turn.NEXT]


def test_first_report_whose_answer_was_lost_is_taken_again():
    holder, server = Holder(), Server()
    server.take(holder.request())
    assert server.take(holder.request()) is Turn.REPEATED


@pytest.mark.parametrize("first", ["holder", "copy"])
@pytest.mark.parametrize("asked_before", [False, True])
@pytest.mark.parametrize("turns", [0, 1, 5])
def test_of_two_copies_the_second_to_report_is_found_out(first, asked_before, turns):
    holder, server = Holder(), Server()
    talk(holder, server, turns)
    if asked_before:
        holder.request()
    copy = holder.copy()
    pair = (holder, copy) if first == "holder" else (copy, holder)
    talk(pair[0], server)
    told = talk(pair[1], server)
    if asked_before:
        # One and the same report from both: nobody can tell them apart yet.
        assert told == [Turn.REPEATED]
        assert Turn.OVER in talk(pair[0], server) + talk(pair[1], server)
    else:
        assert told == [Turn.OVER]


@pytest.mark.parametrize("since", [1, 2, 7])
def test_machine_rolled_back_is_found_out_at_its_first_report(since):
    holder, server = Holder(), Server()
    talk(holder, server, 3)
    earlier = holder.copy("a")
    talk(holder, server, since)
    assert talk(earlier, server) == [Turn.OVER]


@pytest.mark.parametrize("since", [1, 2, 7])
def test_restored_server_learns_from_the_desk_how_far_they_were(since):
    holder, server = Holder(), Server()
    talk(holder, server, 3)
    restored = server.copy()
    talk(holder, server, since)
    assert talk(holder, restored, 2) == [Turn.BEHIND, Turn.NEXT]


def test_new_enrolment_begins_anew():
    holder, server = Holder(), Server()
    talk(holder, server, 3)
    server.generation += 1
    assert talk(Holder(name="new"), server, 2) == [Turn.FIRST, Turn.NEXT]
    assert talk(holder, server) == [Turn.BEHIND] or talk(holder, server) == [Turn.OVER]


def test_lost_book_of_turns_is_no_proof():
    holder, server = Holder(), Server()
    talk(holder, server, 3)
    assert talk(Holder(name="forgetful"), server) == [Turn.OVER]


@given(st.lists(st.tuples(st.integers(0, 1), st.booleans()), max_size=40))
def test_two_that_both_report_do_not_stay_unknown(events):
    """Whoever reports in whatever order, with whatever answers lost: two holders that have both
    gone on from one point are never both taken twice."""
    holder, server = Holder(), Server()
    talk(holder, server, 2)
    both = (holder, holder.copy())
    went_on = [0, 0]
    for which, lost in events:
        turn = server.take(both[which].request())
        if turn is Turn.OVER:
            return
        if turn is Turn.NEXT:
            went_on[which] += 1
        if not lost:
            both[which].answered()
        assert min(went_on) == 0
