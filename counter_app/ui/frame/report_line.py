"""Tells before sign-in that the program has failed, and hands the report on."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from counter_app.crash_reports import CrashReports
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.entry_card import ROOMY_UP_TO
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import card, label, picture, row

COPY_KEY, OPEN_KEY = "Ctrl+Shift+C", "Ctrl+Shift+O"


class ReportLine(QWidget):
    """Copied or looked at, the reports count as seen and the line is not there the next time."""

    def __init__(self, look: Look, reports: CrashReports) -> None:
        super().__init__()
        self._look = look
        self._reports = reports
        say, px = look.words.say, look.theme.px
        self.setObjectName("report_line")
        self._said = label(say("report.left"), "hint", wrap=True)
        self._said.setObjectName("report_said")
        self.setAccessibleName(self._said.text())
        sign = picture(look.icons.pixmap("warning-circle", look.theme.palette.text2, 20))
        self._copy = self._button("copy", "copy", COPY_KEY)
        self._copy.clicked.connect(lambda _checked=False: self._hand_on())
        self._open = self._button("open", "folder", OPEN_KEY)
        self._open.clicked.connect(lambda _checked=False: self._show_folder())
        inside, column = card(look, margin=12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(8), px(16), 0)
        outer.addWidget(inside)
        line = row(look, sign, self._said)
        line.setStretch(1, 1)
        acts = row(look, self._copy, self._open)
        roomy = look.theme.scale_percent <= ROOMY_UP_TO
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        both = QBoxLayout(across if roomy else upright)
        both.setSpacing(px(8))
        both.addLayout(line, 1)
        both.addLayout(acts)
        column.addLayout(both)

    def _button(self, name: str, icon: str, key: str) -> KeyButton:
        button = KeyButton(self._look, self._look.words.say(f"report.{name}"), icon=icon, key=key)
        button.setObjectName(f"report_{name}_button")
        QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _hand_on(self) -> None:
        QGuiApplication.clipboard().setText(self._reports.text())
        self._reports.mark_seen()
        self._said.setText(self._look.words.say("report.copied"))
        self._copy.setEnabled(False)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._reports.folder)))
        self._reports.mark_seen()
        self._said.setText(self._look.words.say("report.opened"))
