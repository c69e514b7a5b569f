"""The way from work to training and back, on the cards before anybody has signed in."""

from PySide6.QtGui import QKeySequence, QShortcut

from counter_app.ui.machine import Machine
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton

PROFILE_KEY = "Ctrl+Shift+A"


def profile_button(look: Look, machine: Machine) -> KeyButton | None:
    """A button with its key; None where the machine has but one store."""
    if machine.other_profile is None:
        return None
    word = look.words.say("sign_in.to_work" if machine.trains else "sign_in.to_training")
    button = KeyButton(
        look, word, icon="refresh" if machine.trains else "bookmark", key=PROFILE_KEY
    )
    button.setObjectName("profile_button")
    QShortcut(QKeySequence(PROFILE_KEY), button).activated.connect(button.click)
    return button
