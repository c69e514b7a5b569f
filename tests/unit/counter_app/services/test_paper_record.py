from counter_app.services import paper_record
from counter_app.services.views import JobState
from tests.factories.desk_services import Services


def test_papers_of_one_notice_are_told_oldest_first_and_of_no_other(services: Services) -> None:
    first, other = services.release_one().notice_number, services.release_one().notice_number
    for number in (first, other, first):
        services.spool.print_notice(services.reprint.content(number))
    with services.database.read() as session:
        found = paper_record.papers_of(session, first)
    assert [(one.notice_number, one.copy) for one in found] == [(first, False), (first, True)]
    assert {one.state for one in found} == {JobState.QUEUED}
