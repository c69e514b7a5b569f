import email
import errno
import os
import stat
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path

import pytest

from counter_app.services import paper_files
from counter_app.services.paper_files import LEFT_BEHIND, MailDrafts, draft_of, save_pdf
from counter_app.services.ready_papers import PaperKind, ReadyPaper
from counter_app.store import durable_file
from payments_core.errors import WorldTrouble
from tests.factories.clock import FakeClock
from tests.factories.fake_server import NOW
from tests.factories.small_disk import PAGE_BYTES, small_disk

NUMBER = "301000000000004285"
PAPER = ReadyPaper(
    kind=PaperKind.NOTICE, document=f"notice/{NUMBER}", notice_number=NUMBER,
    subject="Mensa scolastica, è l'ultima rata", creditor="Comune di Esempio", pdf=b"%PDF-1.7 page",
    copy=False, recipient="maria.rossi@example.org",
)  # fmt: skip


def read(message: bytes) -> EmailMessage:
    parsed = email.message_from_bytes(message, policy=default)
    assert isinstance(parsed, EmailMessage)
    assert not parsed.defects
    return parsed


def test_paper_is_saved_whole(tmp_path: Path) -> None:
    save_pdf(tmp_path / "a.pdf", b"first")
    save_pdf(tmp_path / "a.pdf", b"second")
    assert (tmp_path / "a.pdf").read_bytes() == b"second"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_place_that_cannot_be_written_to_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WorldTrouble, match="paper_file_unwritable") as refusal:
        save_pdf(tmp_path / "file" / "a.pdf", b"page")
    assert refusal.value.facts["file"] == "a.pdf"


def test_full_disk_leaves_the_old_paper_and_no_piece_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    save_pdf(tmp_path / "a.pdf", b"old")
    monkeypatch.setattr(durable_file.os, "fsync", full)
    with pytest.raises(WorldTrouble, match="paper_file_disk_full"):
        save_pdf(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("pages_left", [0, 1, 5])
def test_real_disk_that_is_full_or_read_only_keeps_no_piece_of_the_paper(
    tmp_path: Path, pages_left: int
) -> None:
    with small_disk(tmp_path / "disk", 1 << 20) as disk:
        save_pdf(disk.folder / "a.pdf", b"old")
        disk.fill(pages_left)
        kept = sorted(one.name for one in disk.folder.iterdir())
        for name in ("a.pdf", "b.pdf"):
            with pytest.raises(WorldTrouble, match="paper_file_disk_full"):
                save_pdf(disk.folder / name, bytes(64 * PAGE_BYTES))
        assert (disk.folder / "a.pdf").read_bytes() == b"old"
        assert sorted(one.name for one in disk.folder.iterdir()) == kept
        disk.free()
        disk.become(writable=False)
        with pytest.raises(WorldTrouble, match="paper_file_unwritable"):
            save_pdf(disk.folder / "b.pdf", b"page")
        with pytest.raises(WorldTrouble, match="paper_file_unwritable"):
            MailDrafts(FakeClock(NOW), disk.folder).write(PAPER)


def test_draft_is_a_message_that_nobody_has_sent_with_the_paper_in_it() -> None:
    raw = draft_of(PAPER, NOW)
    message = read(raw)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "maria.rossi@example.org"
    assert message["From"] is None
    assert message["Date"].datetime == NOW
    assert message["Subject"].strip().startswith("Avviso di pagamento 3010 0000 0000 0042 85")
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == f"avviso-{NUMBER}.pdf"
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_content() == PAPER.pdf
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert text.index("trovi l'avviso") < text.index("please find attached")
    assert "Mensa scolastica, è l'ultima rata" in text
    assert all(line.endswith(b"\r\n") for line in raw.splitlines(keepends=True))
    assert max(len(line) for line in raw.splitlines()) <= SMTP.max_line_length * 13  # 998 and CRLF


def test_draft_to_nobody_and_of_a_receipt_has_its_own_words() -> None:
    receipt = ReadyPaper(
        kind=PaperKind.RECEIPT, document="receipt/7", notice_number=NUMBER, subject="Mensa",
        creditor="Comune di Esempio", pdf=b"page", copy=True, recipient=None,
        receipt_id="7", receipt_ids=("7",),
    )  # fmt: skip
    message = read(draft_of(receipt, NOW))
    assert message["To"] is None
    assert message["Subject"].strip().startswith("Ricevuta di pagamento")


def test_subject_of_a_debt_cannot_add_lines_to_the_message() -> None:
    from dataclasses import replace

    message = read(draft_of(replace(PAPER, subject="Mensa\r\nBcc: altri@example.org"), NOW))
    assert message["Bcc"] is None


def test_draft_is_read_by_nobody_else_and_goes_with_the_program(tmp_path: Path) -> None:
    drafts = MailDrafts(FakeClock(NOW), tmp_path)
    path = drafts.write(PAPER)
    assert path.name == f"avviso-{NUMBER}.eml"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert drafts.write(PAPER) == path
    drafts.clear()
    assert list(tmp_path.iterdir()) == []
    drafts.clear()


def test_what_a_killed_program_has_left_goes_and_nothing_else_does(tmp_path: Path) -> None:
    def left(name: str, hours: float) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "avviso.eml").write_text("draft")
        at = NOW.timestamp() - hours * 3600
        os.utime(folder, (at, at))
        return folder

    hours = LEFT_BEHIND.total_seconds() / 3600
    old = left(f"{paper_files.FOLDER_PREFIX}old", hours + 1)
    young = left(f"{paper_files.FOLDER_PREFIX}young", hours - 1)
    other = left("other", hours + 1)
    (tmp_path / f"{paper_files.FOLDER_PREFIX}link").symlink_to(other)
    MailDrafts(FakeClock(NOW), tmp_path).write(PAPER)
    assert not old.exists()
    assert young.exists()
    assert (other / "avviso.eml").exists()


def test_place_for_drafts_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldTrouble, match="paper_file_unwritable"):
        MailDrafts(FakeClock(NOW), tmp_path / "nowhere").write(PAPER)
