"""Programs that are broken on purpose are found out: what never fails proves nothing."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

import pytest

from central_server.desks import bases
from central_server.hub_inbound.station import Station
from central_server.jobs import inbox
from counter_app.client.central_client import CentralClient
from counter_app.store import desk, numbers, outbox
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.sealed_file import SealedFile
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.audit_messages import AuditBatch, AuditReply
from payments_core.wire.desk.operation_messages import (
    OperationAnswer,
    OperationAnswers,
    OperationBatch,
    OperationOutcome,
)
from tests.simulation.faults import Faults
from tests.simulation.seams import STOCK
from tests.simulation.simulation import run
from tests.simulation.world import Stage

#: Within so many seeds each of them is found out.
SEEDS, STEPS = 40, 40


def _forgets_what_failed() -> AbstractContextManager[Any]:
    def forget(session: Any, operation_id: str, until: Any) -> None:
        outbox.remove(session, operation_id)

    return mock.patch.object(outbox, "postpone", forget)


def _gives_numbers_twice() -> AbstractContextManager[Any]:
    # Of eight numbers that a desk asks for the last five are the next desk's, too.
    return mock.patch.object(bases, "take", side_effect=itertools.count(1000, STOCK - 5))


def _names_each_attempt_anew() -> AbstractContextManager[Any]:
    honest, sent = CentralClient.deliver, iter(range(10**9))

    def deliver(self: CentralClient, batch: OperationBatch) -> OperationAnswers:
        fresh = {f"{one.operation_id}.{next(sent)}": one for one in batch.operations}
        operations = tuple(
            one.model_copy(update={"operation_id": name}) for name, one in fresh.items()
        )
        answers = honest(self, OperationBatch(operations=operations))
        return OperationAnswers(
            answers=tuple(
                one.model_copy(update={"operation_id": fresh[one.operation_id].operation_id})
                for one in answers.answers
            )
        )

    return mock.patch.object(CentralClient, "deliver", deliver)


def _takes_silence_for_yes() -> AbstractContextManager[Any]:
    honest = CentralClient.deliver

    def deliver(self: CentralClient, batch: OperationBatch) -> OperationAnswers:
        try:
            return honest(self, batch)
        except WorldTrouble:
            yes = (
                OperationAnswer(
                    operation_id=one.operation_id, outcome=OperationOutcome.ACCEPTED,
                    payable_at=one.release.released_at,
                )
                for one in batch.operations
            )  # fmt: skip
            return OperationAnswers(answers=tuple(yes))

    return mock.patch.object(CentralClient, "deliver", deliver)


def _reads_over_a_change() -> AbstractContextManager[Any]:
    honest = CentralClient.changes

    def changes(self: CentralClient, after: int, limit: int) -> Any:
        page = honest(self, after, limit)
        return page.model_copy(update={"changes": page.changes[1:]})

    return mock.patch.object(CentralClient, "changes", changes)


def _writes_no_mark() -> AbstractContextManager[Any]:
    return mock.patch.object(NumberMark, "_write", return_value=None)


def _believes_any_store() -> AbstractContextManager[Any]:
    return mock.patch.object(numbers, "agree_with_mark", return_value=True)


def _believes_any_machine() -> AbstractContextManager[Any]:
    honest = NumberSource.examine

    def examine(self: NumberSource) -> bool:
        with self._database.read() as session:
            row = desk.find(session)
        self._machine = row.machine if row is not None else self._machine
        return honest(self)

    return mock.patch.object(NumberSource, "examine", examine)


def _takes_no_virtual_machine_for_one() -> AbstractContextManager[Any]:
    honest = NumberSource.__init__

    def init(self: NumberSource, *args: Any, **_named: Any) -> None:
        honest(self, *args)

    return mock.patch.object(NumberSource, "__init__", init)


def _keeps_no_second_journal() -> AbstractContextManager[Any]:
    return mock.patch.object(SealedFile, "append", return_value=None)


def _forgets_what_it_has_told_nobody() -> AbstractContextManager[Any]:
    honest = CentralClient.tell_of

    def tell_of(self: CentralClient, batch: AuditBatch) -> AuditReply:
        try:
            return honest(self, batch)
        except WorldTrouble:
            return AuditReply(recorded=tuple(one.entry_id for one in batch.entries))

    return mock.patch.object(CentralClient, "tell_of", tell_of)


@contextmanager
def _keeps_no_inbox() -> Iterator[None]:
    def receive(*args: Any) -> inbox.Received:
        return inbox.Received(first=True, payload=args[5], answer=None)

    with (
        mock.patch.object(inbox, "receive", receive),
        mock.patch.object(inbox, "store_answer", return_value=None),
    ):
        yield


def _thanks_for_nothing() -> AbstractContextManager[Any]:
    return mock.patch.object(Station, "_record", return_value=None)


@dataclass(frozen=True)
class Broken:
    """A defect, the faults that bring it to light, and what is then no longer true. Rare ones are
    looked for from a `first` seed on from which they are soon met with."""

    build: Callable[[], AbstractContextManager[Any]]
    faults: Faults
    found: str
    first: int = 0


BROKEN = {
    "forgets an operation after a failure": Broken(
        _forgets_what_failed, Faults(partial=0.3), "left unanswered"
    ),
    "leases a number twice": Broken(_gives_numbers_twice, Faults(), "a number in two blocks"),
    "sends again under another id": Broken(
        _names_each_attempt_anew, Faults(reply_lost=0.3), "left unanswered"
    ),
    "takes silence for yes": Broken(_takes_silence_for_yes, Faults(lost=0.3), "payable, unknown"),
    "reads over a change": Broken(_reads_over_a_change, Faults(), "both sides differ"),
    "writes no mark": Broken(_writes_no_mark, Faults(desk_cut=0.1), "in doubt for nothing"),
    "believes any store": Broken(
        _believes_any_store, Faults(restore=0.2, line_away=0.1), "printed"
    ),
    "believes any machine": Broken(
        _believes_any_machine, Faults(clone=0.1, line_away=0.2), "number printed for two debts"
    ),
    "takes no virtual machine for one": Broken(
        _takes_no_virtual_machine_for_one, Faults(twin=0.1), "number printed for two debts"
    ),
    "keeps no second journal": Broken(
        _keeps_no_second_journal,
        Faults(restore=0.3, line_away=0.5),
        "printed, neither registered nor listed",
        first=5,
    ),
    "takes silence for told": Broken(
        _forgets_what_it_has_told_nobody, Faults(lost=0.5), "noted and not told once"
    ),
    "keeps no inbox": Broken(_keeps_no_inbox, Faults(), "operations and"),
    "thanks for receipts that it drops": Broken(
        _thanks_for_nothing, Faults(), "receipt taken and not found"
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_program_is_found_out(built_stage: Stage, name: str) -> None:
    broken = BROKEN[name]
    with broken.build():
        seeds = range(broken.first, broken.first + SEEDS)
        troubles = (run(built_stage, seed, STEPS, broken.faults).trouble for seed in seeds)
        # One defect breaks several rules, and which is met first is for the seed to say.
        found = any(broken.found in trouble for trouble in troubles if trouble is not None)
    assert found


def test_the_same_faults_leave_the_real_program_whole(built_stage: Stage) -> None:
    for seed, broken in enumerate(BROKEN.values()):
        played = run(built_stage, seed, STEPS, broken.faults)
        assert played.trouble is None, played.told()
