"""The band that says, on every window of a training desk, that nothing here is true."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import label


class TrainingBand(QWidget):
    """Over everything, in a colour that is used for nothing else."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("training_band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = look.theme.px
        words = label(look.words.say("shell.training"), "training", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(4), px(16), px(4))
        line.addWidget(words)
        self.setAccessibleName(words.text())
