"""Papers of the stand-in desk: what tasks tell of, and what the clerk says of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.events import BulkPrintChanged, TaskClosed
from counter_app.printing.device import JobState, PaperWay
from counter_app.services.bulk_order import BulkOrder, BulkView, LeftOut
from counter_app.services.bulk_prints import BulkPrints
from counter_app.services.ready_papers import ReadyPaper, ReadyPapers
from counter_app.services.views import CheckView, PaperView, PrintDecision
from counter_app.store.bulk_prints import BulkState
from payments_core.errors import RuleBroken
from tests.factories.screen_checks import FakeCheck, FakeReprint
from tests.factories.screen_world import World


class FakeReadyPapers(ReadyPapers):
    """The real papers of what the stand-ins say; of nobody but Maria an address is known."""

    def __init__(self, check: FakeCheck, reprint: FakeReprint) -> None:
        super().__init__(None, check, reprint)  # type: ignore[arg-type]

    def _recipient(self, check: CheckView) -> str | None:
        return "maria.rossi@example.org" if check.notice.citizen_id == "c1" else None


class FakePapers:
    def __init__(self, world: World) -> None:
        self._world = world

    def of_notice(self, notice_number: str) -> tuple[PaperView, ...]:
        return tuple(one for one in self._world.papers if one.notice_number == notice_number)

    @contextmanager
    def leaving(
        self, work_out: Callable[[], ReadyPaper], way: PaperWay, by: str
    ) -> Iterator[ReadyPaper]:
        paper = work_out()
        yield paper
        self._world.papers.append(
            PaperView(
                f"{way}-{len(self._world.papers)}", paper.document, paper.notice_number, way,
                copy=paper.copy, asked_at=self._world.clock.now(), asked_by="Laura Bianchi",
                state=JobState.CONFIRMED,
            )
        )  # fmt: skip

    def of_task(self, task_id: str) -> PaperView:
        task = next(one for one in self._world.tasks if one.task_id == task_id)
        facts = dict(task.facts)
        failed = task.problem_code == "print_failed"
        return PaperView(
            task_id, facts["document"], task.notice_number, facts["printer"], copy=False,
            asked_at=task.at, asked_by="Laura Bianchi",
            state=JobState.FAILED if failed else JobState.UNCERTAIN,
        )  # fmt: skip

    def decide(self, job_id: str, decision: PrintDecision) -> None:
        if self._world.trouble is not None:
            raise RuleBroken("print_job_unknown", job_id=job_id)
        self._world.paper_decisions.append((job_id, decision))
        self._world.tasks = [one for one in self._world.tasks if one.task_id != job_id]
        self._world.events.publish(TaskClosed(job_id))


def some_papers(number: str, at: datetime) -> list[PaperView]:
    """A notice whose first paper may have come out, and was printed again."""
    lost = PaperView(
        "job-1", f"notice/{number}", number, "paper", copy=False, asked_at=at,
        asked_by="Laura Bianchi", state=JobState.UNCERTAIN, decision=PrintDecision.REPRINTED,
        decided_at=at + timedelta(minutes=2), decided_by="Laura Bianchi",
    )  # fmt: skip
    again = replace(
        lost, job_id="job-2", copy=True, asked_at=at + timedelta(minutes=2),
        state=JobState.CONFIRMED, decision=None, decided_at=None, decided_by=None,
    )  # fmt: skip
    return [lost, again, replace(again, job_id="mail-1", printer="mail")]


class FakeBulkPrints(BulkPrints):
    """What a print would be is worked out as always; what becomes of it is what the world says."""

    def __init__(self, world: World) -> None:
        self._world = world

    def begin(self, order: BulkOrder) -> BulkView:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.bulk_orders.append(order)
        count, target = len(order.notices), order.target
        self._world.bulk = BulkView(
            "bulk-1", order.way, str(target) if target else None, BulkState.RUNNING, count,
            printed=0, under_way=0, to_check=0, left_out=(), asked_at=self._world.clock.now(),
            asked_by="Laura Bianchi", waits_for=None, problem=None, facts={},
        )  # fmt: skip
        return self._world.bulk

    def unfinished(self) -> BulkView | None:
        bulk = self._world.bulk
        return bulk if bulk is not None and not bulk.is_over else None

    def view(self, print_id: str) -> BulkView:
        if self._world.bulk is None:
            raise RuleBroken("bulk_print_unknown", print_id=print_id)
        return self._world.bulk

    def pause(self, print_id: str) -> None:
        self.come_to(state=BulkState.PAUSED)

    def go_on(self, print_id: str) -> None:
        self.come_to(state=BulkState.RUNNING, problem=None)

    def cancel(self, print_id: str) -> None:
        self.come_to(state=BulkState.CANCELLED, problem=None, waits_for=None)

    def come_to(self, **changes: object) -> None:
        """The print comes further, on whichever thread."""
        assert self._world.bulk is not None
        self._world.bulk = replace(self._world.bulk, **changes)  # type: ignore[arg-type]
        self._world.events.publish(BulkPrintChanged(self._world.bulk.print_id))


def left_out(notice_number: str, name: str, problem: str) -> LeftOut:
    return LeftOut(notice_number, name, problem, {"notice_number": notice_number})
