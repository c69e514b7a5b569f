"""A paper as a file of the clerk's, or in a draft of an e-mail: whole, or not there at all."""

import errno
import os
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from shutil import rmtree

from counter_app.services.ready_papers import ReadyPaper
from counter_app.store.durable_file import write_durably
from payments_core.clock import Clock, rome_local
from payments_core.errors import WorldTrouble
from payments_documents.texts import load_texts

#: Beginning of the names of the folders with drafts, in the account's folder for short-lived files.
FOLDER_PREFIX = "sportello-bozze-"
#: What a program that was killed has left is taken away by a later one after so long.
LEFT_BEHIND = timedelta(hours=12)


def save_pdf(path: Path, pdf: bytes) -> None:
    """Write the paper where the clerk wants it; nothing is left half-written.

    Raises `paper_file_disk_full` and `paper_file_unwritable`.
    """
    try:
        write_durably(path, pdf)
    except OSError as trouble:
        full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "paper_file_disk_full" if full else "paper_file_unwritable"
        raise WorldTrouble(code, file=path.name, folder=str(path.parent)) from trouble


class MailDrafts:
    """Drafts for the mail program of this PC: the counter itself sends nothing.

    Each is a file in a folder that only this account can read, until the program ends.
    """

    def __init__(self, clock: Clock, parent: Path | None = None) -> None:
        self._clock = clock
        self._parent = parent or Path(tempfile.gettempdir())
        self._folder: Path | None = None

    def write(self, paper: ReadyPaper) -> Path:
        """A draft with the paper in it; raises as `save_pdf`."""
        message = draft_of(paper, self._clock.now())
        try:
            folder = self._private_folder()
        except OSError as trouble:
            raise WorldTrouble(
                "paper_file_unwritable", file=paper.file_name, folder=str(self._parent)
            ) from trouble
        path = folder / Path(paper.file_name).with_suffix(".eml")
        save_pdf(path, message)
        return path

    def clear(self) -> None:
        """Take the drafts away: the mail program has its own copy by now."""
        if self._folder is not None:
            rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def forget_left_behind(self) -> None:
        """Take away what a program that was killed has left. A young folder stays: it may be
        of one that runs."""
        oldest = (self._clock.now() - LEFT_BEHIND).timestamp()
        for each in self._parent.glob(f"{FOLDER_PREFIX}*"):
            # Another account's folders are its own to take away.
            with suppress(OSError):
                if _is_ours(each) and each.lstat().st_mtime < oldest:
                    rmtree(each)

    def _private_folder(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            self.forget_left_behind()
            self._folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX, dir=self._parent))
        return self._folder


def draft_of(paper: ReadyPaper, at: datetime) -> bytes:
    """The message of RFC 5322, marked `X-Unsent` so that mail programs open it to be edited.

    It has no sender: that is the account of whoever sends it. In both languages, because it is
    not known which one the citizen reads.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = rome_local(at)
    if paper.recipient is not None:
        message["To"] = paper.recipient
    parts = [load_texts("mail", language) for language in ("it", "en")]
    facts = {"number": paper.spaced_number, "subject": paper.subject, "creditor": paper.creditor}
    message["Subject"] = parts[0].say(f"{paper.kind}.subject", **facts)
    bodies = (one.say(f"{paper.kind}.body", **facts) for one in parts)
    message.set_content("\n\n- - -\n\n".join(body.strip() for body in bodies) + "\n")
    message.add_attachment(
        paper.pdf, maintype="application", subtype="pdf", filename=paper.file_name
    )
    return message.as_bytes()


def _is_ours(folder: Path) -> bool:
    return not folder.is_symlink() and (
        not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
    )
