"""The paper of a notice as it would be printed now, before it is."""

from PySide6.QtCore import QTimer

from counter_app.services.ready_papers import PaperKind, ReadyPaper
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.paper_acts import acts_of
from counter_app.ui.papers.paper_sheet import PaperSheet
from counter_app.ui.places import Area, PaperPlace, Place, VerifyPlace
from counter_app.ui.style.messages import fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.empty_state import EmptyState
from counter_app.ui.widgets.parts import Elided, card, label, row


class ReadyPaperView(Page):
    """Worked out again whenever something happens to the notice or to one of its papers."""

    area = Area.VERIFY

    def __init__(self, around: Surroundings, place: PaperPlace) -> None:
        super().__init__(around)
        self._place = place
        self._paper: ReadyPaper | None = None
        px = self.look.theme.px
        self.column.setSpacing(px(8))
        self._title = label("", "title")
        self._title.setObjectName("paper_title")
        self._about = Elided("", "hint")
        self._about.setObjectName("paper_about")
        self._where = label("", "hint")
        self._where.setObjectName("paper_page")
        self.column.addLayout(row(self.look, self._title, self._about, None, self._where))
        self._refusal = AnswerBand(self.look, "paper_refusal")
        self._refusal.hide()
        self.column.addWidget(self._refusal)
        self._sheet = PaperSheet(self.look, around.background)
        self._sheet.changed.connect(self._show_where)
        self.column.addWidget(self._sheet, 1)
        self._blank, column = card(self.look)
        self._nothing = EmptyState(self.look, "no_paper")
        column.addWidget(self._nothing)
        self._blank.hide()
        self.column.addWidget(self._blank, 1)
        self._load()

    def acts(self) -> tuple[Act, ...]:
        """What can be done with it, its other pages and sizes, and the notice itself."""
        say, paper, acts = self.words.say, self._paper, list[Act]()
        if paper is not None:
            acts += acts_of(self, paper)
            if len(paper.receipt_ids) > 1:
                text = say("act.other_receipt")
                acts.append(
                    Act("other_receipt", text, "files", "Ctrl+PgDown", self._show_other_receipt)
                )
            acts += self._sizes()
        acts.append(Act("verify", say("act.verify"), "refresh", "F5", self._verify))
        acts.append(
            Act("back", say("act.back"), "arrow-left", "Esc", self.around.ways.back, at_end=True)
        )
        return tuple(acts)

    def arrive(self) -> None:
        """The keys of the sheet work at once."""
        self._sheet.setFocus()

    def leave(self) -> Place:
        """Come back to the same paper."""
        return self._place

    def close_down(self) -> None:
        """Nobody waits for a page any more."""
        super().close_down()
        self._sheet.close_down()

    def notice_changed(self, notice_number: str) -> None:
        """The paper may claim something else now."""
        if notice_number == self._place.notice_number:
            self._load()

    def paper_changed(self) -> None:
        """The next one is a copy."""
        self._load()

    def _sizes(self) -> list[Act]:
        say, sheet = self.words.say, self._sheet
        return [
            Act("larger", say("act.larger"), "zoom-in", "", lambda: sheet.magnify(1), cap="+"),
            Act("smaller", say("act.smaller"), "zoom-out", "", lambda: sheet.magnify(-1), cap="-"),
        ]

    def _load(self) -> None:
        papers, place = self.around.counter.ready_papers, self._place
        self.ask(
            lambda: papers.paper(place.notice_number, place.receipt_id or None),
            self._show,
            self._refused,
        )

    def _show(self, paper: ReadyPaper) -> None:
        self._paper = paper
        self._show_only_sheet(sheet=True)
        kind = "copy" if paper.kind is PaperKind.NOTICE and paper.copy else paper.kind.lower()
        name = self.words.say(f"paper.{kind}", number=paper.spaced_number)
        self._title.setText(name)
        self._about.setText(paper.subject)
        self._sheet.show_pdf(paper.pdf, name)
        self.acts_changed.emit()

    def _refused(self, error: Exception) -> None:
        self._paper = None
        self._sheet.show_nothing()
        self._show_only_sheet(sheet=False)
        self._title.setText(self.words.say("paper.notice", number=fours(self._place.notice_number)))
        self._about.setText("")
        self._where.setText("")
        problem, _, what_now = self.words.problem(error).partition(". ")
        self._refusal.show_answer(Tone.TO_CHECK, problem, what_now)
        say = self.words.say
        self._nothing.say(
            "file", say("paper.none"), say("paper.none_detail"), (("F5", say("act.verify")),)
        )
        self.acts_changed.emit()
        self.around.ways.focus_search()
        QTimer.singleShot(0, self, self.scroll_to_top)

    def _show_only_sheet(self, *, sheet: bool) -> None:
        self._refusal.setVisible(not sheet)
        self._blank.setVisible(not sheet)
        self._sheet.setVisible(sheet)

    def _show_where(self) -> None:
        sheet = self._sheet
        if sheet.pages:
            page = self.words.say("paper.page", page=sheet.page, pages=sheet.pages)
            size = self.words.say("paper.whole") if sheet.zoom == 100 else f"{sheet.zoom} %"
            self._where.setText(f"{page} · {size}")

    def _show_other_receipt(self) -> None:
        if self._paper is not None and self._paper.receipt_id is not None:
            ids = self._paper.receipt_ids
            after = ids[(ids.index(self._paper.receipt_id) + 1) % len(ids)]
            self._place = PaperPlace(self._place.notice_number, after)
            self._load()

    def _verify(self) -> None:
        self.around.ways.go(VerifyPlace(self._place.notice_number))
