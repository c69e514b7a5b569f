from datetime import date
from itertools import count
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.money import Cents
from payments_core.notice.content import (
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
)
from payments_core.notice.language import Language
from payments_documents.notices import bulk_file, notice_page
from payments_documents.notices.bulk_file import BulkFile
from payments_documents.pdf.tagged_pdf import Metadata
from tests.factories.notices import a_notice_with_slip, a_party
from tests.factories.pdf_reader import printed_codes, reader, structure

METADATA = Metadata("Avvisi di pagamento", "Comune di Esempio", "Avvisi", "it-IT")
RUNS = (f"run-{number}" for number in count())
NUMBERS = [f"30100000000000{number:04d}" for number in range(1, 9)]
NAMES = ("Maria Rossi", "Nguyễn Thế", "D'Angelo Čuk", "Иванов")


@pytest.fixture(autouse=True)
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_file, "NOTICES_PER_STEP", 3)


def content(number: str) -> NoticeContent:
    name = NAMES[int(number) % len(NAMES)]
    return a_notice_with_slip(notice_number=number, debtor=a_party(full_name=name))


def bulk(path: Path, purpose: str = "all") -> BulkFile:
    return BulkFile(path, purpose, next(RUNS), METADATA, Language.IT)


def print_all(path: Path, stop_before: str | None = None) -> list[str]:
    """Print what is missing; which notices were drawn in this run."""
    drawn = []
    with bulk(path) as file:
        for number in NUMBERS:
            if number == stop_before:
                raise KeyboardInterrupt
            if number not in file.done:
                file.add(number, content(number))
                drawn.append(number)
        file.finish()
    return drawn


def test_file_has_every_notice_in_order_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    print_all(tmp_path / "avvisi.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["avvisi.pdf"]
    assert (tmp_path / "avvisi.pdf").stat().st_mode & 0o077 == 0
    pages = reader((tmp_path / "avvisi.pdf").read_bytes()).pages
    assert len(pages) == len(NUMBERS)
    for number, page in zip(NUMBERS, pages, strict=True):
        assert number in page.extract_text().replace(" ", "")


@pytest.mark.parametrize("stop_before", NUMBERS)
def test_work_that_was_interrupted_anywhere_goes_on_to_the_same_bytes(
    tmp_path: Path, stop_before: str
) -> None:
    print_all(tmp_path / "whole.pdf")
    path = tmp_path / "interrupted.pdf"
    with pytest.raises(KeyboardInterrupt):
        print_all(path, stop_before)
    assert not path.exists()
    drawn = print_all(path)
    # At most the notices since the last step are drawn a second time.
    assert len(drawn) <= len(NUMBERS) - NUMBERS.index(stop_before) + 2
    assert path.read_bytes() == (tmp_path / "whole.pdf").read_bytes()


def test_work_that_goes_on_is_the_same_run(tmp_path: Path) -> None:
    with bulk(tmp_path / "a.pdf") as begun:
        pass
    with bulk(tmp_path / "a.pdf") as gone_on:
        assert gone_on.run_id == begun.run_id


def test_journal_whose_last_line_was_cut_short_goes_on_from_the_line_before(tmp_path: Path) -> None:
    print_all(tmp_path / "whole.pdf")
    path = tmp_path / "cut.pdf"
    with pytest.raises(KeyboardInterrupt):
        print_all(path, NUMBERS[-1])
    journal = tmp_path / "cut.pdf.journal"
    journal.write_bytes(journal.read_bytes()[:-40])
    assert print_all(path) == NUMBERS[3:]
    assert path.read_bytes() == (tmp_path / "whole.pdf").read_bytes()


@pytest.fixture(scope="module")
def left_unfinished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of two steps that were interrupted, and `whole` without an interruption."""
    folder = tmp_path_factory.mktemp("left")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_file, "NOTICES_PER_STEP", 3)
        print_all(folder / "whole")
        with pytest.raises(KeyboardInterrupt):
            print_all(folder / "a.pdf", NUMBERS[-1])
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def leave(files: dict[str, bytes], folder: Path, journal: bytes) -> None:
    (folder / "a.pdf.part").write_bytes(files["a.pdf.part"])
    (folder / "a.pdf.journal").write_bytes(journal)


@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_journal_cut_anywhere_is_gone_on_from_twice_to_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, left_unfinished: dict[str, bytes], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    journal = left_unfinished["a.pdf.journal"]
    leave(left_unfinished, folder, journal[: data.draw(st.integers(0, len(journal)))])
    with pytest.raises(KeyboardInterrupt):
        print_all(folder / "a.pdf", data.draw(st.sampled_from(NUMBERS[1:])))
    print_all(folder / "a.pdf")
    assert (folder / "a.pdf").read_bytes() == left_unfinished["whole"]


def test_journal_cut_short_is_its_whole_lines(
    tmp_path: Path, left_unfinished: dict[str, bytes]
) -> None:
    journal = left_unfinished["a.pdf.journal"]
    ends = [place + 1 for place, letter in enumerate(journal) if letter == ord("\n")]
    near = {end + off for end in ends for off in (-2, -1, 0, 1)} - {len(journal) + 1}
    for length in near | set(range(0, len(journal), 97)):
        leave(left_unfinished, tmp_path, journal[:length])
        with bulk(tmp_path / "a.pdf") as file:
            assert list(file.done) == NUMBERS[: 3 * max(0, journal[:length].count(b"\n") - 1)]
        left = (tmp_path / "a.pdf.journal").read_bytes()
        assert left.endswith(b"\n")
        assert journal.startswith(left) or b"\n" not in journal[:length]


def test_letter_that_was_cut_in_its_middle_is_a_line_cut_short(
    tmp_path: Path, left_unfinished: dict[str, bytes]
) -> None:
    leave(left_unfinished, tmp_path, left_unfinished["a.pdf.journal"] + b'{"keys": ["\xc3')
    print_all(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == left_unfinished["whole"]


@pytest.mark.parametrize("damage", ["a line away", "a line spoilt", "the file shorter"])
def test_journal_that_does_not_fit_its_file_is_refused_and_left_as_it_is(
    tmp_path: Path, left_unfinished: dict[str, bytes], damage: str
) -> None:
    head, first, second = left_unfinished["a.pdf.journal"].splitlines(keepends=True)
    part = left_unfinished["a.pdf.part"]
    match damage:
        case "a line away":
            journal = head + second
        case "a line spoilt":
            journal = head + first[:-9] + second
            journal += second
        case _:
            journal, part = head + first + second, part[:2000]
    leave({"a.pdf.part": part}, tmp_path, journal)
    with pytest.raises(RuleBroken, match="bulk_journal_damaged"):
        print_all(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf.journal").read_bytes() == journal
    assert (tmp_path / "a.pdf.part").read_bytes() == part


def test_notice_that_cannot_be_printed_is_refused_and_the_others_are_not_touched(
    tmp_path: Path,
) -> None:
    with bulk(tmp_path / "a.pdf") as file:
        file.add(NUMBERS[0], content(NUMBERS[0]))
        with pytest.raises(BadValue, match="letter_not_printable"):
            file.add(NUMBERS[1], a_notice_with_slip(debtor=a_party(full_name="Maria \ue000")))
        file.add(NUMBERS[2], content(NUMBERS[2]))
        file.finish()
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert len(reader(pdf).pages) == 2
    assert list(file.done) == [NUMBERS[0], NUMBERS[2]]
    assert printed_codes(pdf)["DataMatrix"][15:33] == NUMBERS[0]


def test_plan_takes_the_pages_it_needs_between_two_notices(tmp_path: Path) -> None:
    single = a_notice_with_slip()
    payments = [NoticePayment(number, Cents(2000), date(2027, 1, 31)) for number in NUMBERS[:5]]
    plan = InstalmentsContent(
        creditor=single.creditor, debtor=single.debtor, subject=single.subject,
        standing=single.standing, whole=payments[0], plan_length=4,
        instalments=tuple(
            Instalment(one.notice_number, one.amount_cents, one.due_on, ordinal)
            for ordinal, one in enumerate(payments[1:], 1)
        ),
    )  # fmt: skip
    with bulk(tmp_path / "a.pdf") as file:
        for key, notice in (("a", single), ("plan", plan), ("b", single)):
            file.add(key, notice)
        file.finish()
    pdf = (tmp_path / "a.pdf").read_bytes()
    alone = len(reader(notice_page.render(plan)).pages)
    assert alone > 1
    assert len(reader(pdf).pages) == alone + 2
    assert len(list(structure(pdf))) == 3


def test_unfinished_file_of_something_else_is_not_gone_on_with(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        print_all(tmp_path / "a.pdf", NUMBERS[4])
    with (
        pytest.raises(RuleBroken, match="bulk_of_another_purpose"),
        bulk(tmp_path / "a.pdf", "others"),
    ):
        pass


def test_nothing_to_print_leaves_no_file(tmp_path: Path) -> None:
    with bulk(tmp_path / "a.pdf") as file, pytest.raises(RuleBroken, match="bulk_is_empty"):
        file.finish()
    assert list(tmp_path.iterdir()) == []


def test_file_knows_whether_it_has_its_name(tmp_path: Path) -> None:
    file = bulk(tmp_path / "a.pdf")
    assert not file.unfinished
    with file:
        assert file.unfinished
        file.add(NUMBERS[0], content(NUMBERS[0]))
        file.finish()
    assert not file.unfinished


def test_journal_is_for_the_owner_alone(tmp_path: Path) -> None:
    # One that a crash left beside a file that is not there any more.
    (tmp_path / "a.pdf.journal").write_text("{}")
    (tmp_path / "a.pdf.journal").chmod(0o644)
    with bulk(tmp_path / "a.pdf") as file:
        file.add(NUMBERS[0], content(NUMBERS[0]))
        file.save()
        assert (tmp_path / "a.pdf.journal").stat().st_mode & 0o777 == 0o600


def test_journal_that_a_crash_left_beside_the_finished_file_goes(tmp_path: Path) -> None:
    print_all(tmp_path / "a.pdf")
    (tmp_path / "a.pdf.journal").write_text("{}")
    bulk(tmp_path / "a.pdf").tidy()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_journal_of_an_unfinished_file_stays(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        print_all(tmp_path / "a.pdf", NUMBERS[4])
    bulk(tmp_path / "a.pdf").tidy()
    assert bulk(tmp_path / "a.pdf").unfinished


def test_second_run_on_a_file_is_refused_and_disturbs_nothing(tmp_path: Path) -> None:
    print_all(tmp_path / "whole.pdf")
    with bulk(tmp_path / "a.pdf") as file:
        for number in NUMBERS:
            with (
                pytest.raises(WorldTrouble, match="bulk_in_use"),
                bulk(tmp_path / "a.pdf"),
            ):
                pass
            file.add(number, content(number))
        file.finish()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "whole.pdf").read_bytes()


def test_file_that_got_its_name_while_another_run_opened_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        print_all(tmp_path / "a.pdf", NUMBERS[-1])

    def lock_late(_file: BinaryIO) -> None:
        (tmp_path / "a.pdf.part").replace(tmp_path / "a.pdf")

    monkeypatch.setattr(bulk_file, "lock", lock_late)
    with pytest.raises(WorldTrouble, match="bulk_in_use"), bulk(tmp_path / "a.pdf"):
        pass
    assert not (tmp_path / "a.pdf.part").exists()


def test_empty_file_beside_an_old_journal_is_begun_anew(
    tmp_path: Path, left_unfinished: dict[str, bytes]
) -> None:
    leave({"a.pdf.part": b""}, tmp_path, left_unfinished["a.pdf.journal"])
    assert print_all(tmp_path / "a.pdf") == NUMBERS
    assert (tmp_path / "a.pdf").read_bytes() == left_unfinished["whole"]
