from counter_app.services import paper_record
from counter_app.services.views import JobState, PaperView
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW


def test_papers_of_one_notice_are_told_oldest_first_and_of_no_other(services: Services) -> None:
    first, other = services.release_one().notice_number, services.release_one().notice_number
    for number in (first, other, first):
        services.spool.print_notice(services.reprint.content(number))
    with services.database.read() as session:
        found = paper_record.papers_of(session, first)
    assert [(one.notice_number, one.copy) for one in found] == [(first, False), (first, True)]
    assert {one.state for one in found} == {JobState.QUEUED}


def test_paper_of_another_desk_is_none_of_ours() -> None:
    ours = PaperView(
        "job-1", "notice/1", "1", "paper", copy=False, asked_at=NOW, asked_by=None,
        state=JobState.CONFIRMED,
    )  # fmt: skip
    kind = EvidenceKind.NOTICE_PRINTED
    told = [Evidence(kind=kind, at=NOW, reference="job-1")]
    assert not paper_record.printed_elsewhere(told, kind, [ours])
    assert paper_record.printed_elsewhere(told, kind, [])
    assert not paper_record.printed_elsewhere(told, EvidenceKind.RECEIPT_PRINTED, [])


def test_paper_of_a_plan_is_in_the_story_of_each_of_its_numbers(services: Services) -> None:
    released = services.release_one("suolo", plan=2, metri="10")
    ticket = services.spool.print_notice(services.plans.content(released.notice_number))
    for number in released.notice_numbers:
        with services.database.read() as session:
            (paper,) = paper_record.papers_of(session, number)
        assert (paper.job_id, paper.document) == (ticket.job_id, f"plan/{released.notice_number}")


def test_own_paper_of_a_plan_is_known_again_by_each_of_its_entries() -> None:
    ours = PaperView(
        "job-1", "plan/1", "1", "paper", copy=False, asked_at=NOW, asked_by=None,
        state=JobState.CONFIRMED,
    )  # fmt: skip
    kind = EvidenceKind.NOTICE_PRINTED
    told = [
        Evidence(kind=kind, at=NOW, reference=paper_record.entry_id(job_id, place))
        for job_id in ("job-1", "job-10")
        for place in range(3)
    ]
    elsewhere = paper_record.papers_elsewhere(told, [ours])
    assert [one.reference for one in elsewhere] == ["job-10", "job-10.1", "job-10.2"]
