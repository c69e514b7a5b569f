"""What a window is still at that will show in it, for whoever waits until all of it does.

That is: work that workers have not answered yet, a short pause after which the window does
something (a letter was typed, another may follow), and parts that are still being built. What
somebody holds on purpose, as a server that says nothing, is not waited for.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from counter_app.ui.background import WORKERS
from counter_app.ui.frame.task_count import TaskCount
from counter_app.ui.main_window import MainWindow

#: The longest pause that a window makes before it does what is wanted; longer ones tell of waiting
#: or look after the window itself.
SHORT_PAUSE_MS = 250

P = ParamSpec("P")
T = TypeVar("T")


class WindowWork:
    """What one window is at, from now on; `is_held` says whether a thread is held on purpose."""

    def __init__(self, window: MainWindow, is_held: Callable[[int], bool]) -> None:
        self._window = window
        background = window.background
        self._pools = [_Pool(one, is_held) for one in (background._pool, background._pool_here)]

    def ended(self) -> Callable[[], bool]:
        """A condition to be asked after each turn of the loop: nothing is left of it.

        An answer that has come is taken in the turn that follows and may lead to more work: only
        what is over twice in a row has ended.
        """
        was_over = False

        def has_ended() -> bool:
            nonlocal was_over
            before, was_over = was_over, self._is_over()
            return before and was_over

        return has_ended

    def _is_over(self) -> bool:
        pools = all(pool.is_over() for pool in self._pools)
        return pools and not self._pauses() and self._is_whole()

    def _pauses(self) -> bool:
        """The figure beside the tasks is asked for a while after every step, and no view is other
        for it: it would keep every scene waiting, several times."""
        return any(
            timer.isActive() and timer.isSingleShot() and timer.interval() <= SHORT_PAUSE_MS
            for timer in self._window.findChildren(QTimer)
            if not isinstance(timer.parent(), TaskCount)
        )

    def _is_whole(self) -> bool:
        """Whether all that is in sight may be painted: what is still being built may not."""
        parts = self._window.findChildren(QWidget)
        return all(part.updatesEnabled() for part in parts if part.isVisible())


class _Pool:
    """The work that one pool of workers is given, and on which threads it runs."""

    def __init__(self, pool: ThreadPoolExecutor, is_held: Callable[[int], bool]) -> None:
        self._submit = pool.submit
        self._is_held = is_held
        self._given = list[Future[object]]()
        self._at_work = set[int]()
        pool.submit = self._follow  # type: ignore[method-assign]

    def is_over(self) -> bool:
        """Where every worker is held, what waits for one of them is held, too."""
        self._given = [one for one in self._given if not one.done()]
        held = sum(self._is_held(thread) for thread in tuple(self._at_work))
        return held in (len(self._given), WORKERS)

    def _follow(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> Future[T]:
        def followed() -> T:
            thread = threading.get_ident()
            self._at_work.add(thread)
            try:
                return work(*given, **named)
            finally:
                self._at_work.discard(thread)

        future = self._submit(followed)
        self._given.append(future)
        return future
