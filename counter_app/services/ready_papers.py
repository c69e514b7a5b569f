"""A paper as it would be printed now, to be looked at first."""

from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from enum import StrEnum

from counter_app.printing.documents import notice_document, receipt_document
from counter_app.printing.papers import CITIZENS_PAPERS, Papers
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.payment_check import PaymentCheck
from counter_app.services.views import CheckView
from counter_app.store import citizens, notices
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import CitizenInfo


class PaperKind(StrEnum):
    """What is on the paper."""

    NOTICE = "NOTICE"
    RECEIPT = "RECEIPT"


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper on A4 and what there is to say of it.

    `document` is its name among printed documents, `receipt_id` that of the receipt on it, and
    `receipt_ids` those of all receipts of the notice. `recipient` is the citizen's e-mail address,
    as far as this desk knows one.
    """

    kind: PaperKind
    document: str
    notice_number: str
    subject: str
    creditor: str
    pdf: bytes
    copy: bool
    recipient: str | None
    receipt_id: str | None = None
    receipt_ids: tuple[str, ...] = ()

    @property
    def spaced_number(self) -> str:
        """The notice number in fours, as on the paper."""
        number = self.notice_number
        return " ".join(number[start : start + 4] for start in range(0, len(number), 4))

    @property
    def file_name(self) -> str:
        """A name for a file, the same for the same paper, with nobody's name in it."""
        begin = "avviso" if self.kind is PaperKind.NOTICE else "ricevuta"
        place = self.receipt_ids.index(self.receipt_id) if self.receipt_id is not None else 0
        return f"{begin}-{self.notice_number}{f'-{place + 1}' if place else ''}.pdf"


class ReadyPapers:
    """Works out papers with what is known now, and claims no more than a print would."""

    def __init__(
        self,
        database: Database,
        check: PaymentCheck,
        reprint: NoticeReprint,
        papers: Papers = CITIZENS_PAPERS,
    ) -> None:
        self._database = database
        self._check = check
        self._reprint = reprint
        self._papers = papers

    def paper(self, notice_number: str, receipt_id: str | None = None) -> ReadyPaper:
        """The receipt of a notice that is paid, the first where there are several and none is
        named; otherwise the notice. Raises as a check and as a reprint do, `receipt_unknown`.
        """
        check = self._check.check(notice_number)
        if check.receipts:
            return self._receipt(check, receipt_id)
        if receipt_id is not None:
            raise RuleBroken("receipt_unknown", receipt_id=receipt_id)
        return self._notice(check)

    def again(self, shown: ReadyPaper) -> ReadyPaper:
        """The same paper with what is known now. Raises as `paper`, and `notice_already_paid` for a
        notice whose place a receipt has taken."""
        paper = self.paper(shown.notice_number, shown.receipt_id)
        if paper.kind is not shown.kind:
            raise RuleBroken("notice_already_paid", notice_number=shown.notice_number)
        return paper

    def _notice(self, check: CheckView) -> ReadyPaper:
        content = self._reprint.content(check.notice.notice_number)
        return ReadyPaper(
            kind=PaperKind.NOTICE,
            document=notice_document(check.notice.notice_number),
            notice_number=check.notice.notice_number,
            subject=content.subject,
            creditor=content.creditor.name,
            pdf=self._papers.notice_page(content),
            copy=content.copy,
            recipient=self._recipient(check),
        )

    def _receipt(self, check: CheckView, receipt_id: str | None) -> ReadyPaper:
        receipt_ids = tuple(one.receipt_id for one in check.receipts)
        shown = receipt_id or receipt_ids[0]
        content = self._check.receipt_content(check, shown)
        return ReadyPaper(
            kind=PaperKind.RECEIPT,
            document=receipt_document(shown),
            notice_number=check.notice.notice_number,
            subject=content.receipt.description,
            creditor=content.creditor.name,
            pdf=self._papers.receipt_page(content),
            copy=content.copy,
            recipient=self._recipient(check),
            receipt_id=shown,
            receipt_ids=receipt_ids,
        )

    def _recipient(self, check: CheckView) -> str | None:
        if check.notice.citizen_id is None:
            return None
        with self._database.read() as session:
            row = citizens.find(session, check.notice.citizen_id)
            ours = notices.by_number(session, check.notice.notice_number)
        told = [row.info] if row is not None else []
        told += [ours.citizen] if ours is not None else []
        emails = (CitizenInfo.model_validate_json(one).email for one in told)
        return next((_address_of(email) for email in emails if email is not None), None)


def _address_of(text: str) -> str | None:
    """What was typed as an address, where it is one."""
    try:
        address = Address(addr_spec=text.strip())
    except (MessageError, ValueError, IndexError):
        return None
    return address.addr_spec if address.domain else None
