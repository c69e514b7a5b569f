"""An act shows the key that does it."""

from counter_app.ui.widgets.acts import Act


def _nothing() -> None:
    """Do nothing."""


def test_the_cap_shows_the_shortcut() -> None:
    assert Act("release", "Rilascia", "print", "F9", _nothing).key_cap == "F9"


def test_the_cap_may_be_said_in_the_clerk_s_language() -> None:
    assert Act("open", "Apri", "arrow-right", "", _nothing, cap="Invio").key_cap == "Invio"
