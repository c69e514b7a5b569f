"""Papers of the stand-in desk: what tasks tell of, and what the clerk says of it."""

from typing import TYPE_CHECKING

from counter_app.events import TaskClosed
from counter_app.printing.device import JobState
from counter_app.services.views import PaperView, PrintDecision
from payments_core.errors import RuleBroken

if TYPE_CHECKING:
    from tests.factories.screens import World


class FakePapers:
    def __init__(self, world: "World") -> None:
        self._world = world

    def of_notice(self, notice_number: str) -> tuple[PaperView, ...]:
        return tuple(one for one in self._world.papers if one.notice_number == notice_number)

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
