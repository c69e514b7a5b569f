import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from counter_app.__main__ import main
from tests.factories import escpos_reader
from tests.factories.notices import ENTITY_TAX_CODE, NOTICE_NUMBER, a_signed_paper
from tests.factories.pdf_reader import all_text, printed_codes, reader
from tests.factories.pictures import COAT_OF_ARMS, a_png, svg_of
from tests.factories.plain_papers import (
    a_plain_fine,
    a_plain_notice,
    a_plain_party,
    a_plain_plan,
    a_plain_receipt,
    written,
)

CODE = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


class Called:
    """One call of the command line: status, what was said, the paper or None."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys
        self.output = folder / "out"
        self.status = -1
        self.said = self.complained = ""

    def run(self, command: str, content: object, *options: str) -> bytes | None:
        path = written(self._folder, content)
        self.status = main([command, str(path), str(self.output), *options])
        self.said, self.complained = self._capsys.readouterr()
        return self.output.read_bytes() if self.output.exists() else None

    def printed(self, command: str, content: object, *options: str) -> bytes:
        paper = self.run(command, content, *options)
        assert (self.status, self.complained) == (0, "")
        assert paper is not None
        return paper

    def refusal(self, command: str, content: object, *options: str) -> list[str]:
        assert self.run(command, content, *options) is None
        assert (self.status, self.said) == (1, "")
        assert sorted(path.name for path in self._folder.iterdir()) == ["content.json"]
        return self.complained.splitlines()


@pytest.fixture
def called(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Called:
    return Called(tmp_path, capsys)


def test_notice_is_printed_and_can_be_read_back(called: Called) -> None:
    pdf = called.printed("notice", a_plain_notice())
    text = all_text(pdf)
    assert "Maria Rossi" in text
    assert "21,95 Euro" in text
    assert printed_codes(pdf)["QRCode"] == CODE
    assert str(called.output) in called.said


def test_plan_and_fine_are_printed_by_the_same_command(called: Called) -> None:
    assert "Rata 4" in all_text(called.printed("notice", a_plain_plan(4)))
    assert "IMPORTO RIDOTTO" in all_text(called.printed("notice", a_plain_fine()))


def test_receipt_is_printed_and_can_be_read_back(called: Called) -> None:
    text = all_text(called.printed("receipt", a_plain_receipt()))
    assert "RICEVUTA DI PAGAMENTO" in text
    assert "23/11/2026 10:41" in text
    assert "c110729d258c4ab1b765fe902aae41d6" in text


def test_roll_is_as_wide_as_its_printer(called: Called) -> None:
    narrow = called.printed("roll", a_plain_notice(), "--printer", "generic-58")
    lines = escpos_reader.read(narrow, 384).lines
    assert max(len(line.text) for line in lines) == 32
    assert not any(line.wrapped for line in lines)


def test_unknown_printer_of_a_roll_is_answered_with_those_that_there_are(called: Called) -> None:
    said = called.refusal("roll", a_plain_notice(), "--printer", "epson", "--language", "en")
    assert "epson-tm-t20" in said[-1]


def test_roll_takes_a_notice_or_a_receipt(called: Called) -> None:
    notice = escpos_reader.read(called.printed("roll", a_plain_notice()))
    assert "Maria Rossi" in notice.text
    assert len(notice.pictures) == 2
    assert notice.cuts == 1
    receipt = escpos_reader.read(called.printed("roll", a_plain_receipt()))
    assert "Ricevuta di pagamento" in receipt.text
    assert len(receipt.pictures) == 1


def test_paper_and_answers_speak_the_language_that_is_asked_for(called: Called) -> None:
    text = all_text(called.printed("notice", a_plain_notice(), "--language", "en"))
    assert "PAYMENT NOTICE" in text
    assert called.said.startswith("Wrote")
    called.output.unlink()
    assert "Nothing was written." in called.refusal("notice", {}, "--language", "en")[0]
    assert "Nulla è stato scritto." in called.refusal("notice", {})[0]


def test_same_content_gives_the_same_paper(called: Called) -> None:
    assert called.printed("notice", a_plain_notice()) == called.printed("notice", a_plain_notice())


def test_faults_are_told_with_file_field_and_reason(called: Called) -> None:
    first, *faults = called.refusal("notice", a_plain_notice(amount_cents="21,95", due_on="31/12"))
    assert "content.json" in first
    assert [line.split(":")[0].strip() for line in faults] == ["amount_cents", "due_on"]
    assert "centesimi" in faults[0]


def test_content_of_another_paper_is_refused(called: Called) -> None:
    (_, fault) = called.refusal("notice", a_plain_receipt())
    assert fault.strip().startswith("paper: ")
    (_, fault) = called.refusal("receipt", a_plain_notice())
    assert fault.strip().startswith("paper: ")
    (_, fault) = called.refusal("roll", a_plain_plan())
    assert fault.strip().startswith("paper: ")
    assert "un solo importo" in fault


LONG_STREET = a_plain_party() | {"address": {"street": "x" * 130, "street_number": "y" * 16}}
STRANGE_LETTER = a_plain_party() | {"full_name": "Maria \ue000 Rossi"}


@pytest.mark.parametrize(
    ("command", "content", "place"),
    [
        ("notice", a_plain_notice(notice_number=None), "notice_number"),
        ("notice", a_plain_notice(standing="PREVIEW"), "notice_number"),
        ("notice", a_plain_plan(whole={"amount_cents": 1}), "whole.notice_number"),
        ("notice", a_plain_plan(plan_length=3), "instalments"),
        ("notice", a_plain_fine(discounted=a_plain_fine()["reduced"]), "discounted"),
        (
            "notice",
            a_plain_fine(discounted=a_plain_fine()["reduced"] | {"amount_cents": 1}),
            "discounted.notice_number",
        ),
        ("notice", a_plain_notice(debtor=LONG_STREET), "debtor.address"),
        ("notice", a_plain_notice(debtor=STRANGE_LETTER), "debtor.full_name"),
        ("roll", a_plain_notice(debtor=STRANGE_LETTER), "debtor.full_name"),
        ("receipt", a_plain_receipt(code=a_signed_paper(receipt_id="another").code), "code"),
        ("roll", a_plain_receipt(code="SPV1AAAA"), "code"),
    ],
)
def test_what_a_paper_refuses_is_told_with_its_field(
    called: Called, command: str, content: dict[str, Any], place: str
) -> None:
    (_, fault) = called.refusal(command, content)
    assert fault.strip().startswith(f"{place}: ")
    assert "resources/schemas" not in fault


def test_paper_that_was_there_outlives_a_refusal(called: Called) -> None:
    before = called.printed("notice", a_plain_notice())
    assert called.run("notice", a_plain_notice(amount_cents=0)) == before
    assert called.status == 1


def test_files_that_cannot_be_read_or_written_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.json"
    assert main(["notice", str(missing), str(tmp_path / "out.pdf")]) == 1
    assert str(missing) in capsys.readouterr().err
    content, folder = written(tmp_path, a_plain_notice()), tmp_path / "folder"
    folder.mkdir()
    assert main(["notice", str(content), str(folder)]) == 1
    assert main(["notice", str(content), str(tmp_path / "nowhere" / "out.pdf")]) == 1
    assert "nowhere" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content.json", "folder"]


def test_window_starts_without_what_papers_need() -> None:
    probe = (
        "import sys, counter_app.__main__ as program; program._parser();"
        "print(sorted({'pydantic', 'reportlab', 'counter_app.plain_content'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "ZAHLUNGSMITTEILUNG"), ("sl", "OBVESTILO O PLAČILU"), ("fr", "AVIS DE PAIEMENT")],
)
def test_paper_is_in_any_of_its_languages_and_its_refusal_in_italian(
    called: Called, language: str, title: str
) -> None:
    assert title in all_text(called.printed("notice", a_plain_notice(), "--language", language))
    called.output.unlink()
    lines = called.refusal("notice", a_plain_notice(amount_cents=0), "--language", language)
    assert "Nulla è stato scritto" in lines[0]


def test_receipt_shows_the_code_it_was_given_and_attaches_its_stamps(called: Called) -> None:
    signed = a_signed_paper()
    own = a_plain_receipt()["transfers"][0]
    stamp = {**own, "iban": None, "stamp": "PG1hcmNhLz4="}
    pdf = called.printed("receipt", a_plain_receipt(code=signed.code, transfers=[stamp]))
    assert signed.code in printed_codes(pdf).values()
    assert list(reader(pdf).attachments.values()) == [[b"<marca/>"]]


@pytest.mark.parametrize("command", ["receipt", "roll"])
def test_receipt_comes_out_whatever_its_identifier(called: Called, command: str) -> None:
    called.printed(command, a_plain_receipt(receipt_id="W" * 255))


def test_notice_has_the_second_language_of_its_content(called: Called) -> None:
    second = {"language": "de", "form": "FULL", "subject": "Elektronischer Personalausweis"}
    pdf = called.printed("notice", a_plain_notice(second_language=second))
    assert [printed_codes(pdf, page=page)["QRCode"] for page in (0, 1)] == [CODE, CODE]
    assert "Elektronischer Personalausweis" in all_text(pdf)


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ({"language": "it", "form": "ONLY"}, "l'italiano c'è già"),
        ({"language": "es", "form": "ONLY"}, "non è tra quelli previsti"),
        ({"language": "de", "form": "LARGE"}, "non è tra quelli previsti"),
        ({"language": "de", "form": "FULL", "subject": "W" * 91}, "non entra nel foglio"),
    ],
)
def test_second_language_that_no_paper_has_is_refused(
    called: Called, second: dict[str, str], reason: str
) -> None:
    _head, fault = called.refusal("notice", a_plain_notice(second_language=second))
    assert "second_language" in fault
    assert reason in fault


@pytest.mark.parametrize("command", ["notice", "roll"])
@pytest.mark.parametrize("picture", [COAT_OF_ARMS, a_png()])
def test_logo_of_the_command_is_on_the_paper(
    called: Called, tmp_path: Path, command: str, picture: bytes
) -> None:
    plain = called.printed(command, a_plain_notice())
    called.output.unlink()
    logo = tmp_path / "logo"
    logo.write_bytes(picture)
    assert len(called.printed(command, a_plain_notice(), "--logo", str(logo))) > len(plain)


def test_logo_that_does_more_than_draw_is_refused_with_what_to_do(
    called: Called, tmp_path_factory: pytest.TempPathFactory
) -> None:
    logo = tmp_path_factory.mktemp("logos") / "logo.svg"
    logo.write_bytes(svg_of("<script/>"))
    _head, fault = called.refusal("notice", a_plain_notice(), "--logo", str(logo))
    assert "logo.svg" in fault
    assert "salvarlo come «SVG semplice»" in fault
    _head, fault = called.refusal("roll", a_plain_notice(), "--logo", str(logo.with_name("no")))
    assert "Il file no non si può leggere" in fault


def test_marks_of_a_folder_stand_in_the_place_of_words(
    called: Called, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("marks")
    (folder / "pagopa.svg").write_bytes(COAT_OF_ARMS)
    pdf = called.printed("notice", a_plain_notice(), "--assets", str(folder))
    assert "pagoPA" not in all_text(pdf)
    called.output.unlink()
    _head, fault = called.refusal("notice", a_plain_notice(), "--assets", str(folder / "no"))
    assert "indica quella con i marchi" in fault


@pytest.mark.parametrize(
    ("command", "content", "place", "reason"),
    [
        ("notice", a_plain_notice(debtor=a_plain_party() | {"full_name": " \u200b "}),
         "debtor.full_name", "solo di spazi"),
        ("notice", a_plain_notice(subject="\u00a0"), "subject", "solo di spazi"),
        ("notice", a_plain_notice(due_on="0001-01-01"), "due_on", "tra 1900 e 2200"),
        ("receipt", a_plain_receipt(paid_at="0001-01-01T00:00:00Z"), "paid_at", "tra 1900 e 2200"),
        ("receipt", a_plain_receipt(printed_at="9999-12-31T23:59:59Z"), "printed_at",
         "tra 1900 e 2200"),
    ],
)  # fmt: skip
def test_paper_of_nobody_or_of_no_time_is_refused(
    called: Called, command: str, content: object, place: str, reason: str
) -> None:
    _, fault = called.refusal(command, content)
    assert fault.startswith(f"  {place}: ")
    assert reason in fault


def test_paper_cannot_be_written_to_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, a_plain_receipt())
    assert main(["receipt", str(path), "."]) == 1
    assert "Il file . non si può leggere o scrivere" in capsys.readouterr().err
