"""A printer whose settings cannot be right: it says so, and its jobs wait for who mends them."""

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState


class UnusableDevice:
    """Takes nothing."""

    def state(self) -> PrinterState:
        """Somebody must see to the settings."""
        return PrinterState.WRONG_SETTINGS

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Not a byte leaves."""
        attempt.report(PrinterState.WRONG_SETTINGS)
        return Outcome.NOT_SENT
