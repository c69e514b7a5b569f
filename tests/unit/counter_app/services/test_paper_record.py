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
