"""Thousands of notices put on paper, a few at a time: memory does not grow with their number.

What was printed is safely on the disk before it is recorded, and recorded when the work goes on
after a crash in between; so nothing is on paper without a record once the work is done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from central_server.db.unit_of_work import UnitOfWork
from central_server.papers import service
from central_server.papers.service import Paper
from payments_core.clock import Clock
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble
from payments_core.model.creditor_entity import NO_MARKS
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_core.notice.content import AnyNotice

#: Notices read, drawn and recorded together.
BLOCK = 50


class Target(Protocol):
    """Where papers go: a file of all, or a folder. `done` are those that are safely there."""

    run_id: str
    done: dict[str, None]

    def add(self, key: str, content: AnyNotice) -> None:
        """Draw a paper."""
        ...

    def save(self) -> None:
        """Make safe what was added."""
        ...

    def finish(self) -> None:
        """No more papers come."""
        ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A notice that was not printed, and why."""

    notice_number: str
    reason: PaymentsError


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of a run: how many papers there are, how many of them from before it went on."""

    papers: int
    before: int
    left_out: tuple[LeftOut, ...]


class BulkPrinting:
    """Prints notices of one entity; `progress` hears how many of how many are done. `marks` are the
    installation's."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        clock: Clock,
        entity_id: str,
        progress: Callable[[int, int], None],
        marks: ThirdPartyMarks = NO_MARKS,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._entity_id = entity_id
        self._progress = progress
        self._marks = marks

    def run(self, numbers: Sequence[str], target: Target) -> Printed:
        """Print what is not there yet. An interruption leaves the target to be gone on with;
        `bulk_is_empty` when no paper came of it."""
        before = list(target.done)
        for start in range(0, len(before), BLOCK):
            self._record_late(before[start : start + BLOCK], target)
        left_out: list[LeftOut] = []
        missing = iter([number for number in numbers if number not in target.done])
        done = len(before)
        while block := list(islice(missing, BLOCK)):
            left_out.extend(self._print(block, target))
            done += len(block)
            self._progress(done, len(numbers))
        papers = len(target.done)
        try:
            target.finish()
        except RuleBroken:
            # That nothing was printed is told by the reasons, where there are some.
            if not left_out:
                raise
        return Printed(papers, len(before), tuple(left_out))

    def _print(self, numbers: list[str], target: Target) -> list[LeftOut]:
        with self._unit_of_work() as session:
            asked = service.papers(
                session, self._entity_id, numbers, target.run_id, self._clock.now()
            )
        refused = [refusal for paper in asked if (refusal := self._draw(paper, target))]
        target.save()
        left_out = {each.notice_number for each in refused}
        self._record([paper for paper in asked if paper.notice_number not in left_out], target)
        return refused

    def _record_late(self, numbers: list[str], target: Target) -> None:
        """What was safe when the work stopped, and had no record yet."""
        with self._unit_of_work() as session:
            missing = service.not_recorded(session, self._entity_id, numbers, target.run_id)
            asked = service.papers(
                session, self._entity_id, missing, target.run_id, self._clock.now()
            )
        self._record(asked, target)

    def _record(self, printed: list[Paper], target: Target) -> None:
        # Of a paper that nobody could print any more at least the number is known.
        numbers = [
            number for paper in printed for number in paper.numbers or (paper.notice_number,)
        ]
        with self._unit_of_work() as session:
            service.record_printed(
                session, self._entity_id, numbers, target.run_id, self._clock.now()
            )

    def _draw(self, paper: Paper, target: Target) -> LeftOut | None:
        if paper.content is None:
            assert paper.refusal is not None  # noqa: S101 - a paper has the one or the other
            return LeftOut(paper.notice_number, paper.refusal)
        creditor = replace(paper.content.creditor, marks=self._marks)
        try:
            target.add(paper.notice_number, replace(paper.content, creditor=creditor))
        except (BadValue, RuleBroken) as refusal:
            return LeftOut(paper.notice_number, refusal)
        except WorldTrouble as trouble:
            # This name needs a font that is not there; most others do not.
            if trouble.code != "system_font_missing":
                raise
            return LeftOut(paper.notice_number, trouble)
        return None
