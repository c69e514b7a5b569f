"""Papers of a print of many: all of them, once, with the right word on them, whatever happens."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.printing.device import Attempt, Job, JobState, Outcome
from counter_app.printing.documents import plan_document
from counter_app.printing.file_device import FileDevice
from counter_app.printing.print_worker import QUEUE_LIFE
from counter_app.services import bulk_papers
from counter_app.services.bulk_order import BulkView, BulkWay
from counter_app.services.bulk_papers import AHEAD
from counter_app.services.views import NoticeView
from counter_app.store.bulk_prints import BulkState
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.notice.content import NoticeContent
from payments_core.notice.language import Language
from payments_documents.notices import bulk_file, notice_page
from payments_documents.pdf.tagged_pdf import Metadata
from tests.factories.bulk_printing import Bulk, bulk_printing, print_all
from tests.factories.desk_services import Services
from tests.factories.pdf_reader import reader

FILES = (BulkWay.ONE_FILE, BulkWay.FILE_EACH)


class PowerCut(BaseException):
    """The program ends here; nothing in it may catch this."""


@pytest.fixture
def bulk(services: Services) -> Bulk:
    return bulk_printing(services)


def target_of(way: BulkWay, folder: Path) -> Path:
    return folder / ("avvisi.pdf" if way is BulkWay.ONE_FILE else "avvisi")


def begin(bulk: Bulk, shown: tuple[NoticeView, ...], way: BulkWay, folder: Path) -> BulkView:
    return bulk.begin(shown, way, target_of(way, folder))


def papers_in(way: BulkWay, folder: Path) -> list[tuple[str, bool]]:
    """The notices that are on paper in the files, and whether each says that it is a copy."""
    target = target_of(way, folder)
    paths = [target] if way is BulkWay.ONE_FILE else sorted(target.glob("*.pdf"))
    found = []
    for path in paths:
        for page in reader(path.read_bytes()).pages:
            text = page.extract_text()
            number = re.search(r"(?:\d{4} ){4}\d{2}", text)
            assert number is not None
            found.append((number[0].replace(" ", ""), "COPIA" in text))
    return found


def numbers_of(shown: tuple[NoticeView, ...]) -> list[str]:
    return [one.notice_number for one in shown]


def test_printer_gets_every_notice_and_few_at_a_time(bulk: Bulk, tmp_path: Path) -> None:
    shown = bulk.released(AHEAD + 2)
    begun = bulk.begin(shown)
    bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.printed, view.under_way, view.state) == (0, AHEAD, BulkState.RUNNING)
    print_all(bulk)
    view = bulk.view(begun)
    assert (view.printed, view.under_way, view.state) == (len(shown), 0, BulkState.DONE)
    printed = [bulk.jobs(number) for number in numbers_of(shown)]
    assert [[job.asked_by for job in jobs] for jobs in printed] == [["op-laura"]] * len(shown)
    assert len(list((tmp_path / "paper").iterdir())) == len(shown)


@pytest.mark.parametrize("way", FILES)
def test_files_hold_every_notice_for_their_owner_alone(
    bulk: Bulk, tmp_path: Path, way: BulkWay
) -> None:
    shown = bulk.released(3)
    begun = begin(bulk, shown, way, tmp_path)
    bulk.worker.turn()
    assert bulk.view(begun).state is BulkState.DONE
    assert papers_in(way, tmp_path) == [(number, False) for number in numbers_of(shown)]
    target = target_of(way, tmp_path)
    made = [target] if way is BulkWay.ONE_FILE else list(target.iterdir())
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    (job,) = bulk.jobs(shown[0].notice_number)
    assert (job.printer, job.state, job.asked_by) == ("file", JobState.CONFIRMED, "op-laura")


@pytest.mark.parametrize("way", list(BulkWay))
def test_debt_in_instalments_is_one_paper_with_every_number_on_record(
    bulk: Bulk, tmp_path: Path, way: BulkWay
) -> None:
    shown = bulk.plan(2)
    begun = begin(bulk, shown, way, tmp_path)
    print_all(bulk)
    view = bulk.view(begun)
    assert (view.state, view.count, view.printed) == (BulkState.DONE, 1, 1)
    jobs = [bulk.jobs(number) for number in numbers_of(shown)]
    assert len({job.job_id for each in jobs for job in each}) == 1
    assert [len(each) for each in jobs] == [1, 1, 1]
    assert jobs[0][0].document == plan_document(shown[0].notice_number)
    if way is BulkWay.ONE_FILE:
        pages = reader(target_of(way, tmp_path).read_bytes()).pages
    elif way is BulkWay.FILE_EACH:
        (path,) = target_of(way, tmp_path).glob("*.pdf")
        pages = reader(path.read_bytes()).pages
    else:
        assert len(list((tmp_path / "paper").iterdir())) == 1
        return
    text = "".join(page.extract_text() for page in pages).replace(" ", "")
    assert all(number in text for number in numbers_of(shown))


@pytest.mark.parametrize("way", list(BulkWay))
def test_what_cannot_be_paid_is_left_out_with_its_reason_and_stops_nothing(
    bulk: Bulk, services: Services, tmp_path: Path, way: BulkWay
) -> None:
    shown = bulk.released(3)
    begun = begin(bulk, shown, way, tmp_path)
    services.server.pay(shown[1].notice_number)
    services.download()
    print_all(bulk)
    view = bulk.view(begun)
    assert (view.state, view.printed) == (BulkState.DONE, 2)
    (left_out,) = view.left_out
    assert left_out.notice_number == shown[1].notice_number
    assert left_out.problem == "notice_already_paid"
    assert left_out.debtor_name == shown[1].debtor_name
    assert bulk.jobs(shown[1].notice_number) == []


@pytest.mark.parametrize("way", list(BulkWay))
def test_paper_that_cannot_be_drawn_is_left_out(
    bulk: Bulk, tmp_path: Path, way: BulkWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = bulk.released(2)
    begun = begin(bulk, shown, way, tmp_path)

    def refuse(*given: object) -> None:
        raise RuleBroken("text_does_not_fit")

    monkeypatch.setattr("payments_documents.notices.bulk_file.require_printable", refuse)
    monkeypatch.setattr("payments_documents.notices.notice_page.require_printable", refuse)
    monkeypatch.setattr(bulk.services.spool, "print_notice", refuse)
    print_all(bulk)
    view = bulk.view(begun)
    assert (view.state, view.printed, len(view.left_out)) == (BulkState.DONE, 0, 2)
    assert view.left_out[0].problem == "text_does_not_fit"
    assert {job.state for one in shown for job in bulk.jobs(one.notice_number)} <= {"FAILED"}
    assert not bulk.services.reprint.content(shown[0].notice_number).copy


@pytest.mark.parametrize("way", list(BulkWay))
def test_name_whose_font_is_missing_is_left_out_and_stops_nothing(
    bulk: Bulk, services: Services, tmp_path: Path, way: BulkWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = bulk.released(3)
    begun = begin(bulk, shown, way, tmp_path)
    troubled = shown[1].notice_number

    def unless_troubled(draw: Callable[..., object]) -> Callable[..., object]:
        def refuse(*given: object) -> object:
            if any(getattr(one, "notice_number", None) == troubled for one in given):
                raise WorldTrouble("system_font_missing", family="DejaVu")
            return draw(*given)

        return refuse

    for owner, name in (
        (bulk_file, "require_printable"), (notice_page, "require_printable"),
        (services.spool, "print_notice"),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, unless_troubled(getattr(owner, name)))
    print_all(bulk)
    view = bulk.view(begun)
    assert (view.state, view.printed) == (BulkState.DONE, 2)
    assert [(one.notice_number, one.problem) for one in view.left_out] == [
        (troubled, "system_font_missing")
    ]


@pytest.mark.parametrize("way", list(BulkWay))
def test_second_print_of_a_notice_says_that_it_is_a_copy(
    bulk: Bulk, tmp_path: Path, way: BulkWay
) -> None:
    shown = bulk.released(1)
    for part in ("first", "second"):
        begin(bulk, shown, way, tmp_path / part)
        (tmp_path / part).mkdir()
        print_all(bulk)
    assert [job.copy for job in bulk.jobs(shown[0].notice_number)] == [False, True]
    if way is not BulkWay.PRINTER:
        assert papers_in(way, tmp_path / "second") == [(shown[0].notice_number, True)]


@pytest.mark.parametrize("way", list(BulkWay))
def test_notice_printed_while_its_turn_comes_is_a_copy(
    bulk: Bulk, services: Services, tmp_path: Path, way: BulkWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = bulk.released(1)
    number = shown[0].notice_number
    begin(bulk, shown, way, tmp_path)
    content_of = services.reprint.content

    def content(asked: str) -> NoticeContent:
        known = content_of(asked)
        if not known.copy:
            services.spool.print_notice(known)
        return known

    monkeypatch.setattr(services.reprint, "content", content)
    print_all(bulk)
    assert [job.copy for job in bulk.jobs(number)] == [False, True]
    if way is not BulkWay.PRINTER:
        assert papers_in(way, tmp_path) == [(number, True)]


def cut_at(step: int, where: Callable[..., object]) -> Callable[..., object]:
    """The same function until its call number `step`, in which the power goes: before anything
    happens for even steps, after everything for odd ones."""
    calls = 0

    def cut(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == step // 2 + 1 and step % 2 == 0:
            raise PowerCut
        answer = where(*given, **named)
        if calls == step // 2 + 1:
            raise PowerCut
        return answer

    return cut


@pytest.mark.parametrize(
    ("place", "step"),
    [
        ("record", 0), ("record", 1), ("add", 1), ("add", 4), ("save", 0), ("save", 1),
        ("save", 2), ("settle", 1), ("settle", 2), ("finish", 0), ("finish", 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", FILES)
def test_power_cut_at_any_step_leaves_nothing_out_and_prints_nothing_twice(
    services: Services, tmp_path: Path, way: BulkWay, place: str, step: int
) -> None:
    bulk = bulk_printing(services)
    shown = bulk.released(4)
    begun = begin(bulk, shown, way, tmp_path)
    kind = bulk_papers.BulkFile if way is BulkWay.ONE_FILE else bulk_papers.BulkFolder
    owner, name = {
        "settle": (bulk_papers.bulk_prints, "settle"),
        "record": (bulk_papers.prints, "add"),
    }.get(place, (kind, place))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_papers, "BLOCK", 2)
        patch.setattr(owner, name, cut_at(step, getattr(owner, name)))
        with pytest.raises(PowerCut):
            bulk.worker.turn()
    after = bulk_printing(services)
    after.worker.turn()
    assert after.view(begun).state is BulkState.DONE
    assert after.view(begun).printed == len(shown)
    assert papers_in(way, tmp_path) == [(number, False) for number in numbers_of(shown)]
    jobs = [job for number in numbers_of(shown) for job in after.jobs(number)]
    assert [job.state for job in jobs] == [JobState.CONFIRMED] * len(shown)
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob("*.journal"))


def test_power_cut_before_the_journal_goes_leaves_it_to_the_next_start(
    services: Services, tmp_path: Path
) -> None:
    bulk = bulk_printing(services)
    begun = begin(bulk, bulk.released(1), BulkWay.ONE_FILE, tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_papers.BulkFile, "_forget", cut_at(0, bulk_papers.BulkFile._forget))
        with pytest.raises(PowerCut):
            bulk.worker.turn()
    assert list(tmp_path.glob("*.journal"))
    after = bulk_printing(services)
    after.worker.turn()
    assert after.view(begun).state is BulkState.DONE
    assert not list(tmp_path.glob("*.journal"))


@pytest.mark.parametrize("step", range(8))
def test_power_cut_while_feeding_the_printer_prints_each_notice_once(
    services: Services, tmp_path: Path, step: int
) -> None:
    bulk = bulk_printing(services)
    shown = bulk.released(4)
    begun = bulk.begin(shown)
    owner = services.spool if step < 4 else bulk_papers.bulk_prints
    name = "print_notice" if step < 4 else "settle"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, cut_at(step % 4, getattr(owner, name)))
        with pytest.raises(PowerCut):
            bulk.worker.turn()
    after = bulk_printing(services)
    print_all(after)
    assert after.view(begun).printed == len(shown)
    jobs = [after.jobs(number) for number in numbers_of(shown)]
    assert [[(job.state, job.copy) for job in each] for each in jobs] == [
        [(JobState.CONFIRMED, False)]
    ] * len(shown)


@pytest.mark.parametrize("way", FILES)
@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "bulk_disk_full"), (errno.EACCES, "bulk_unwritable")]
)
def test_disk_that_refuses_pauses_the_print_and_it_goes_on(
    bulk: Bulk, tmp_path: Path, way: BulkWay, number: int, code: str
) -> None:
    shown = bulk.released(2)
    begun = begin(bulk, shown, way, tmp_path)

    def refuse(*given: object) -> None:
        raise OSError(number, "no")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.state, view.problem) == (BulkState.PAUSED, code)
    assert view.facts == {"target": str(target_of(way, tmp_path))}
    bulk.prints.go_on(begun.print_id)
    bulk.worker.turn()
    assert bulk.view(begun).state is BulkState.DONE
    assert papers_in(way, tmp_path) == [(each, False) for each in numbers_of(shown)]


@pytest.mark.parametrize("way", FILES)
def test_files_taken_away_meanwhile_are_told(
    bulk: Bulk, tmp_path: Path, way: BulkWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_papers, "BLOCK", 1)
    begun = begin(bulk, bulk.released(2), way, tmp_path)
    monkeypatch.setattr(bulk.worker, "_tell", lambda _row: bulk.prints.pause(begun.print_id))
    bulk.worker.turn()
    assert bulk.view(begun).printed == 1
    target = target_of(way, tmp_path)
    (target / "print.json" if way is BulkWay.FILE_EACH else Path(f"{target}.part")).unlink()
    bulk.prints.go_on(begun.print_id)
    bulk.worker.turn()
    assert bulk.view(begun).problem == "bulk_file_gone"


@pytest.mark.parametrize("way", FILES)
def test_cancelled_print_leaves_whole_what_it_has_written(
    bulk: Bulk, tmp_path: Path, way: BulkWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_papers, "BLOCK", 1)
    shown = bulk.released(2)
    begun = begin(bulk, shown, way, tmp_path)
    monkeypatch.setattr(bulk.worker, "_tell", lambda _row: bulk.prints.cancel(begun.print_id))
    bulk.worker.turn()
    bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.state, view.printed) == (BulkState.CANCELLED, 1)
    assert papers_in(way, tmp_path) == [(shown[0].notice_number, False)]
    assert not list(tmp_path.rglob("*.part")) + list(tmp_path.rglob("print.json"))


def test_cancelled_print_is_left_whole_also_once_there_is_another(
    bulk: Bulk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = bulk.released(2)
    first = begin(bulk, shown, BulkWay.ONE_FILE, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(bulk_papers, "BLOCK", 1)
        patch.setattr(bulk.worker, "_tell", lambda _row: bulk.prints.cancel(first.print_id))
        bulk.worker.turn()
    (tmp_path / "other").mkdir()
    second = begin(bulk, shown, BulkWay.ONE_FILE, tmp_path / "other")
    bulk.worker.turn()
    assert bulk.view(second).state is BulkState.DONE
    assert papers_in(BulkWay.ONE_FILE, tmp_path) == [(shown[0].notice_number, False)]


def test_unfinished_file_of_another_print_is_left_alone(bulk: Bulk, tmp_path: Path) -> None:
    theirs = bulk_papers.BulkFile(
        tmp_path / "avvisi.pdf", "theirs", "run", Metadata("a", "b", "c", "it-IT"), Language.IT
    )
    with theirs:
        pass
    begun = begin(bulk, bulk.released(1), BulkWay.ONE_FILE, tmp_path)
    bulk.worker.turn()
    assert bulk.view(begun).problem == "bulk_of_another_purpose"
    bulk.prints.cancel(begun.print_id)
    bulk.worker.turn()
    assert theirs.unfinished


def test_file_that_another_program_writes_pauses_the_print_and_it_goes_on(
    bulk: Bulk, tmp_path: Path
) -> None:
    shown = bulk.released(1)
    begun = begin(bulk, shown, BulkWay.ONE_FILE, tmp_path)
    theirs = bulk_papers.BulkFile(
        tmp_path / "avvisi.pdf", "theirs", "run", Metadata("a", "b", "c", "it-IT"), Language.IT
    )
    with theirs:
        bulk.worker.turn()
        assert bulk.view(begun).problem == "bulk_in_use"
        with pytest.raises(RuleBroken, match="bulk_is_empty"):
            theirs.finish()
    bulk.prints.go_on(begun.print_id)
    bulk.worker.turn()
    assert papers_in(BulkWay.ONE_FILE, tmp_path) == [(shown[0].notice_number, False)]


def test_printer_that_gives_a_paper_up_pauses_the_print(
    bulk: Bulk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_device: FileDevice, _job: Job, _attempt: Attempt) -> Outcome:
        return Outcome.NOT_SENT

    begun = bulk.begin(bulk.released(AHEAD + 1))
    bulk.worker.turn()
    with monkeypatch.context() as patch:
        patch.setattr(FileDevice, "print_job", silent)
        services.clock.advance(seconds=QUEUE_LIFE.total_seconds() + 1)
        for worker in services.spool._workers.values():
            worker.turn()
        bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.state, view.problem) == (BulkState.PAUSED, "bulk_printer_silent")
    assert view.to_check == AHEAD
    services.clock.advance(seconds=1)
    bulk.prints.go_on(begun.print_id)
    print_all(bulk)
    assert bulk.view(begun).state is BulkState.DONE
