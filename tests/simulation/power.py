"""The electricity of one machine: it may go before or after any step that reaches the disk."""


class PowerCut(BaseException):
    """The machine is off. No program catches this, as none notices its own end."""


class Power:
    """Counts durable steps, and is cut at the one that somebody has chosen.

    Whatever the program still does on its way down (`finally`, `__exit__`) finds no power either.
    """

    def __init__(self) -> None:
        self.is_on = True
        self.steps = 0
        self._left: int | None = None

    def cut_after(self, steps: int) -> None:
        """Go at the so-manieth durable step from now: a commit has two, before and after."""
        self._left = steps

    def spare(self) -> None:
        """Do not go, after all."""
        self._left = None

    def cut(self) -> None:
        self.is_on = False

    def back(self) -> None:
        self.is_on, self._left = True, None

    def step(self) -> None:
        """About to reach the disk, or just there."""
        self.steps += 1
        if self._left is not None:
            self._left -= 1
            if self._left <= 0:
                self.cut()
        if not self.is_on:
            raise PowerCut
