"""What is true at every moment, whatever goes wrong (house style 9).

What the programs say is held against the ledger of what people outside have seen, and the desks'
stores against the server's database; each is read here with queries of our own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from tests.simulation.desks import Desk
from tests.simulation.power import Power
from tests.simulation.server import Books
from tests.simulation.trace import Violation
from tests.simulation.world import World

_DONE = {"ACCEPTED", "ALREADY_DONE"}
_REFUSED = {"REFUSED", "GONE"}


def require(holds: bool, what: str, *facts: object) -> None:
    """Stop the run where something that must hold does not."""
    if not holds:
        raise Violation(" ".join([what, *map(repr, facts)]))


class Invariants:
    """Looks on. It remembers what it has seen in each outbox and what was answered."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[str, set[str]] = {}
        self._restored: dict[str, int] = defaultdict(int)
        self._seen: dict[str, tuple[int, int]] = {}

    def check(self) -> None:
        """Everything that can be seen now."""
        self._papers()
        self._answers()
        for desk in self._world.desks:
            if desk.is_on and self._has_moved(desk.machine, desk.power, desk.restored):
                self._store(desk)
        server = self._world.server
        if self._has_moved("server", server.power, 0):
            with server.looked_at() as books:
                check_books(books)
                if not server.restored:
                    # One that was brought back has forgotten until everybody has told it again.
                    self._found(books)
                    self._honest(books)

    def _has_moved(self, machine: str, power: Power, restored: int) -> bool:
        """Whether anything was written on a machine since it was last looked at."""
        seen, self._seen[machine] = self._seen.get(machine), (power.steps, restored)
        return seen != self._seen[machine]

    # --- in people's hands ------------------------------------------------------------------------

    def _papers(self) -> None:
        """A notice number is printed for one debt only, and a debt under one number."""
        debts, numbers = defaultdict(set), defaultdict(set)
        for paper in self._world.ledger.papers:
            debts[paper.number].add((paper.debt, paper.debtor, paper.amount_cents))
            numbers[paper.debt].add(paper.number)
        for number, printed in debts.items():
            require(len(printed) == 1, "number printed for two debts", number, printed)
        for debt, printed in numbers.items():
            require(len(printed) == 1, "debt printed under two numbers", debt, printed)

    def _answers(self) -> None:
        """One operation, one answer, however often it is told; a block has one holder.

        A server that was brought back may have to refuse what it had done: the machine was enrolled
        anew meanwhile, and its former numbers are nobody's. A task tells of it.
        """
        for machine, answers in self._world.ledger.answers.items():
            for operation_id, told in answers.items():
                kinds = [done for done, _ in groupby(outcome in _DONE for outcome in told)]
                forgotten = self._world.server.restored and kinds == [True, False]
                require(len(kinds) < 2 or forgotten, "two answers", machine, operation_id, told)
        for lease_id, machines in self._world.ledger.holders.items():
            require(len(machines) == 1, "lease told to two machines", lease_id, machines)
        require_apart(list(self._world.ledger.blocks.values()))

    # --- on a desk --------------------------------------------------------------------------------

    def _store(self, desk: Desk) -> None:
        if desk.program.background.numbers.in_doubt:
            self._world.doubted.add(desk.machine)
            said = desk.rows(
                "SELECT 1 FROM tasks WHERE problem_code IN ('desk_in_doubt', 'desk_copied')"
            )
            require(bool(said), "in doubt and silent", desk.machine)
            copied = any(one.is_copy for one in self._world.desks)
            require(copied or desk.restored > 0, "in doubt for nothing", desk.machine)
        waiting = {row[0] for row in desk.rows("SELECT operation_id FROM outbox")}
        notices = notices_of(desk)
        self._outbox(desk, waiting)
        noted = desk.rows("SELECT entry_id FROM audit_entries")
        self._world.ledger.noted[desk.machine].update(row[0] for row in noted)
        answers = self._world.ledger.answers[desk.machine]
        for number, operation_id, state in notices:
            if state == "PENDING":
                require(operation_id in waiting, "forgotten", desk.machine, number)
            if state == "REFUSED":
                told = _REFUSED.intersection(answers.get(operation_id, ())) or desk.is_copy
                require(bool(told), "refused by nobody", desk.machine, number)
        known = {number for number, _, _ in notices}
        if not desk.restored:
            for machine, number in self._world.ledger.released:
                if machine == desk.machine:
                    require(number in known, "released and lost", machine, number)

    def _outbox(self, desk: Desk, waiting: set[str]) -> None:
        """A row leaves only on an answer."""
        if self._restored[desk.machine] != desk.restored:
            self._restored[desk.machine] = desk.restored
            self._waiting.pop(desk.machine, None)
        answers = self._world.ledger.answers[desk.machine]
        for operation_id in self._waiting.get(desk.machine, set()) - waiting:
            require(bool(answers[operation_id]), "left unanswered", desk.machine, operation_id)
        self._waiting[desk.machine] = waiting

    # --- both sides -------------------------------------------------------------------------------

    def _found(self, books: Books) -> None:
        """What was acknowledged is found: operations at the desks, receipts at the hub."""
        done = done_in(books)
        for machine, answers in self._world.ledger.answers.items():
            for operation_id, told in answers.items():
                if told and told[-1] in _DONE:
                    require(operation_id in done, "accepted and not found", machine, operation_id)
        stored = {row[0] for row in books.rows("SELECT receipt_id FROM receipts")}
        for receipt_id, (number, arrived) in self._world.hub.receipts().items():
            if arrived:
                require(receipt_id in stored, "receipt taken and not found", receipt_id, number)

    def _honest(self, books: Books) -> None:
        """What a paper or a desk calls payable, the server has; what it calls paid, is."""
        statuses = books.status_of()
        for paper in self._world.ledger.papers:
            if paper.standing == "PAYABLE":
                require(paper.number in statuses, "printed as payable, unknown", paper)
        for desk in self._world.desks:
            if not desk.is_on:
                continue
            for number, _, state in notices_of(desk):
                if state not in ("PENDING", "REFUSED"):
                    require(number in statuses, "held registered, unknown", desk.machine, number)
                if state == "PAID":
                    require(statuses[number] == "PAID", "held paid", desk.machine, number)


def notices_of(desk: Desk) -> list[tuple[str, str, str]]:
    """Number, operation and state of each notice of a desk."""
    rows = desk.rows("SELECT notice_number, operation_id, state FROM notices")
    return [(number, operation_id, state) for number, operation_id, state in rows]


def done_in(books: Books) -> set[str]:
    """Operations that took effect at the server."""
    return {key for (_, key), (_, answer) in books.inbox().items() if _is_done(answer)}


def check_books(books: Books) -> None:
    """The server's database agrees with itself."""
    _once(books)
    _cursors(books)
    require_apart(
        [
            (code, first, last)
            for code, first, last in books.rows(
                "SELECT segregation_code, first_base, last_base FROM leases"
            )
        ]
    )


def _once(books: Books) -> None:
    """Each accepted operation took effect once, and nothing without one."""
    expected: Counter[str] = Counter()
    for (source, key), (payload, answer) in books.inbox().items():
        require(answer is not None, "received without an answer", source, key)
        if _is_done(answer) and "release" in payload:
            expected.update(each["notice_number"] for each in payload["release"]["payments"])
    for what, query in {
        "instalments": "SELECT notice_number FROM installments",
        "notices": "SELECT notice_number FROM notices",
        "changes": "SELECT notice_number FROM changes WHERE kind = 'NOTICE_REGISTERED'",
        # Whatever happens to a notice later is brought to the hub, too.
        "jobs": "SELECT DISTINCT subject FROM outbox WHERE kind = 'HUB_PUBLISH'",
    }.items():
        found = Counter(row[0] for row in books.rows(query))
        differs = (found - expected, expected - found)
        require(found == expected, f"operations and {what} differ", *differs)


def _is_done(answer: dict | None) -> bool:
    return answer is not None and answer["outcome"] == "ACCEPTED"


def _cursors(books: Books) -> None:
    """The change feed has no gap and ends at its counter."""
    cursors = [row[0] for row in books.rows("SELECT cursor FROM changes ORDER BY cursor")]
    require(cursors == list(range(1, len(cursors) + 1)), "gap in the changes", cursors)
    (last,) = books.rows("SELECT last_cursor FROM change_counters")[0]
    require(last == len(cursors), "counter and changes differ", last, len(cursors))


def require_apart(blocks: list[tuple[str, int, int]]) -> None:
    """No number in two blocks."""
    last_of: dict[str, int] = {}
    for code, first, last in sorted(set(blocks)):
        require(first > last_of.get(code, 0), "a number in two blocks", code, first)
        last_of[code] = last


def double_payments(books: Books) -> Iterator[str]:
    """Numbers that more than one receipt has paid."""
    query = "SELECT notice_number FROM receipts GROUP BY notice_number HAVING count(*) > 1"
    for (number,) in books.rows(query):
        yield number
