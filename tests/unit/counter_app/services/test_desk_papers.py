from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.events import TaskClosed
from counter_app.printing.device import Attempt, Job, JobState, Outcome, PaperWay
from counter_app.printing.file_device import FileDevice
from counter_app.printing.print_worker import QUEUE_LIFE
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.desk_papers import DeskPapers
from counter_app.services.print_log import SpoolLog
from counter_app.services.ready_papers import ReadyPaper, ReadyPapers
from counter_app.services.views import PaperView, PrintDecision
from counter_app.store import audit
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.audit_act import AuditAct
from tests.factories.counter import Heard, ids
from tests.factories.desk_services import PLAIN, Services
from tests.factories.fake_server import NOW

#: Who is signed in at the desk of these tests.
LAURA = "op-laura"


def papers_of(services: Services) -> DeskPapers:
    trail = AuditTrail(services.clock, ids("entry"))
    log = SpoolLog(services.sign_in, trail)
    return DeskPapers(
        services.database, services.sign_in, log, trail, services.events, services.clock, ids("way")
    )


@pytest.fixture
def printed_in_doubt(services: Services, monkeypatch: pytest.MonkeyPatch) -> str:
    """A notice whose paper may have come out; its number."""

    def in_doubt(_device: FileDevice, _job: Job, attempt: Attempt) -> Outcome:
        attempt.before_first_byte()
        return Outcome.UNCERTAIN

    monkeypatch.setattr(FileDevice, "print_job", in_doubt)
    number = services.release_one().notice_number
    run_spool(services, number, JobState.UNCERTAIN)
    monkeypatch.undo()
    return number


def run_spool(services: Services, number: str, until: JobState) -> None:
    """Print a notice, and wait for its end."""
    heard = Heard(services.events)
    ticket = services.spool.print_notice(services.reprint.content(number))
    services.spool.start()
    heard.wait_until(lambda: services.spool.ticket(ticket.job_id).state is until)
    services.spool.stop()


def only(services: Services, number: str) -> PaperView:
    (paper,) = papers_of(services).of_notice(number)
    return paper


def test_paper_is_on_record_with_who_when_where_and_how_it_went(services: Services) -> None:
    number = services.release_one().notice_number
    run_spool(services, number, JobState.CONFIRMED)
    paper = only(services, number)
    assert (paper.document, paper.printer, paper.copy) == (f"notice/{number}", "paper", False)
    assert (paper.asked_at, paper.asked_by) == (NOW, "Laura")
    assert (paper.state, paper.decision) == (JobState.CONFIRMED, None)


def test_paper_that_came_out_after_all_is_recorded_and_its_task_goes(
    services: Services, printed_in_doubt: str
) -> None:
    papers, lists, heard = papers_of(services), services.lists, Heard(services.events)
    (task,) = lists.tasks()
    services.clock.advance(minutes=3)
    job_id = papers.of_task(task.task_id).job_id
    papers.decide(job_id, PrintDecision.CAME_OUT)
    assert lists.tasks() == ()
    assert TaskClosed(task.task_id) in heard.events
    paper = only(services, printed_in_doubt)
    assert (paper.state, paper.decision) == (JobState.UNCERTAIN, PrintDecision.CAME_OUT)
    assert paper.decided_at == NOW + timedelta(minutes=3)
    assert paper.decided_by == "Laura"
    papers.decide(job_id, PrintDecision.NOT_NEEDED)
    assert only(services, printed_in_doubt).decision is PrintDecision.CAME_OUT
    assert services.reprint.content(printed_in_doubt).copy


@pytest.mark.parametrize("decision", [PrintDecision.CAME_OUT, PrintDecision.NOT_NEEDED])
def test_audit_log_tells_once_who_decided_about_a_paper(
    services: Services, printed_in_doubt: str, decision: PrintDecision
) -> None:
    papers = papers_of(services)
    (task,) = services.lists.tasks()
    job_id = papers.of_task(task.task_id).job_id
    for _ in range(2):
        papers.decide(job_id, decision)
    with services.database.read() as session:
        told = [one for one in audit.due(session, 100) if one.act == AuditAct.TASK_CLOSED]
    assert [(one.operator_id, one.notice_number) for one in told] == [(LAURA, printed_in_doubt)]


def test_reprint_from_anywhere_settles_the_paper_in_doubt_and_says_copy(
    services: Services, printed_in_doubt: str
) -> None:
    content = services.reprint.content(printed_in_doubt)
    assert content.copy
    ticket = services.spool.print_notice(content)
    assert services.lists.tasks() == ()
    lost, second = papers_of(services).of_notice(printed_in_doubt)
    assert lost.decision is PrintDecision.REPRINTED
    assert (second.job_id, second.copy) == (ticket.job_id, True)


def test_paper_of_which_no_byte_has_left_is_printed_anew_and_is_no_copy(
    services: Services, tmp_path: Path
) -> None:
    paper_folder = tmp_path / "paper"
    paper_folder.write_text("no folder")
    number = services.release_one().notice_number
    services.spool.print_notice(services.reprint.content(number))
    services.clock.advance(seconds=QUEUE_LIFE.total_seconds() + 1)
    heard = Heard(services.events)
    services.spool.start()
    heard.wait_until(lambda: bool(services.lists.tasks()))
    services.spool.stop()
    (task,) = services.lists.tasks()
    assert task.problem_code == "print_failed"
    paper_folder.unlink()
    run_spool(services, number, JobState.CONFIRMED)
    lost, second = papers_of(services).of_notice(number)
    assert (lost.state, lost.decision) == (JobState.FAILED, PrintDecision.REPRINTED)
    assert not second.copy
    assert services.lists.tasks() == ()


def test_nothing_is_decided_about_a_paper_whose_end_is_known(services: Services) -> None:
    papers, number = papers_of(services), services.release_one().notice_number
    ticket = services.spool.print_notice(services.reprint.content(number))
    with pytest.raises(RuleBroken, match="print_not_in_doubt"):
        papers.decide(ticket.job_id, PrintDecision.CAME_OUT)
    with pytest.raises(RuleBroken, match="print_job_unknown"):
        papers.decide("job-0", PrintDecision.CAME_OUT)
    with pytest.raises(RuleBroken, match="print_job_unknown"):
        papers.of_task("refused-op-1")


def test_nobody_decides_without_a_name(services: Services, printed_in_doubt: str) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        papers_of(services).decide(only(services, printed_in_doubt).job_id, PrintDecision.CAME_OUT)


def test_paper_that_is_saved_is_on_record_and_the_next_one_is_a_copy(services: Services) -> None:
    number = services.release_one().notice_number
    ready = ReadyPapers(services.database, services.check, services.reprint, PLAIN)
    papers = papers_of(services)
    with papers.leaving(lambda: ready.paper(number), PaperWay.FILE, LAURA) as leaves:
        assert not leaves.copy
        # Before it has left: whatever happens now, the next paper is a copy.
        assert services.reprint.content(number).copy
    paper = only(services, number)
    assert (paper.printer, paper.state) == (PaperWay.FILE, JobState.CONFIRMED)
    assert paper.asked_by == "Laura"


def test_paper_printed_while_it_is_worked_out_leaves_as_a_copy(services: Services) -> None:
    number = services.release_one().notice_number
    ready = ReadyPapers(services.database, services.check, services.reprint, PLAIN)
    worked_out = list[bool]()

    def work_out() -> ReadyPaper:
        paper = ready.paper(number)
        if not worked_out:
            services.spool.print_notice(services.reprint.content(number))
        worked_out.append(paper.copy)
        return paper

    with papers_of(services).leaving(work_out, PaperWay.FILE, LAURA) as leaves:
        assert leaves.copy
    assert worked_out == [False, True]
    assert [one.copy for one in papers_of(services).of_notice(number)] == [False, True]


def test_paper_that_could_not_be_saved_is_none(services: Services) -> None:
    number = services.release_one().notice_number
    ready = ReadyPapers(services.database, services.check, services.reprint, PLAIN)
    paper = ready.paper(number)
    papers = papers_of(services)
    with pytest.raises(WorldTrouble), papers.leaving(lambda: paper, PaperWay.MAIL, LAURA):
        raise WorldTrouble("paper_file_disk_full")
    assert only(services, number).state is JobState.FAILED
    assert not services.reprint.content(number).copy
