"""The looks of a window: chosen, worn, remembered for whoever chose them."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from counter_app.services.appearance import Appearance, ThemeChoice
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.system_look import look_of, theme_of
from counter_app.ui.style.theme import TEXT_SCALES

if TYPE_CHECKING:
    from counter_app.ui.main_window import MainWindow


class Wardrobe(QObject):
    """Changes what the window wears; the window builds itself again in it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        #: Whether the look was changed on a card, by whoever signs in next.
        self._chosen_on_card = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def change(self, *, language: str | None = None, scale_percent: int | None = None) -> None:
        """Another language or text size, chosen by whoever sits here: it is remembered."""
        here = self._window.look.appearance
        self.choose(
            replace(
                here,
                language=language or here.language,
                scale_percent=scale_percent or here.scale_percent,
            )
        )

    def choose(self, appearance: Appearance) -> None:
        """Wear what was chosen by whoever sits here, and remember it for them; before anybody has
        signed in for whoever does so next."""
        self._wear(appearance)
        operator_id = self._window.operator_at_work()
        self._chosen_on_card = operator_id is None
        self._keep(operator_id)

    def step_scale(self, step: int) -> None:
        """Larger or smaller text by one size; 0 for the usual one."""
        here = TEXT_SCALES.index(self._window.look.theme.scale_percent)
        wanted = 0 if step == 0 else min(max(here + step, 0), len(TEXT_SCALES) - 1)
        if wanted != here:
            self.change(scale_percent=TEXT_SCALES[wanted])

    def dress_for(self, operator_id: str, then: Callable[[], None]) -> None:
        """Wear what somebody has just chosen on the card, otherwise what they had chosen before,
        and go on."""
        window, shown = self._window, self._window.look.appearance
        counter = window.counter
        if counter is None:
            return
        chosen_now, self._chosen_on_card = self._chosen_on_card, False
        if chosen_now:
            self._keep(operator_id)
            then()
            return

        def known(appearance: Appearance) -> None:
            if appearance != window.look.appearance:
                self._wear(appearance)
                self._keep(None)
            then()

        window.background.run_here(
            lambda: counter.appearances.of(operator_id, shown), known, lambda _error: known(shown)
        )

    def _wear(self, appearance: Appearance) -> None:
        here, ratio = self._window.look, self._window.devicePixelRatioF()
        if appearance == here.appearance:
            return
        look = look_of(appearance, ratio)
        if appearance.theme is here.choice:
            theme = replace(here.theme, scale_percent=appearance.scale_percent)
            look = replace(look, theme=theme, icons=Icons(theme, ratio))
        self._window.set_look(look)

    def _keep(self, operator_id: str | None) -> None:
        counter, appearance = self._window.counter, self._window.look.appearance
        if counter is not None:
            self._window.background.run_here(
                lambda: counter.appearances.keep(operator_id, appearance),
                lambda _none: None,
                lambda _error: None,
            )

    def _system_changed(self) -> None:
        """The system shows itself otherwise: whoever leaves the colours to it follows."""
        look = self._window.look
        wanted = theme_of(look.choice, look.theme.scale_percent)
        if look.choice is ThemeChoice.SYSTEM and wanted != look.theme:
            self._window.set_look(look_of(look.appearance, self._window.devicePixelRatioF()))
