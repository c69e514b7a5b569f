from counter_app.printing.device import Job, Outcome, PrinterState
from counter_app.printing.unusable_device import UnusableDevice
from tests.factories.print_attempt import Watched


def test_job_waits_and_the_reason_is_told() -> None:
    watched = Watched()
    assert UnusableDevice().print_job(Job("n", 1, b"x"), watched.attempt) is Outcome.NOT_SENT
    assert watched.states == [PrinterState.WRONG_SETTINGS]
    assert not watched.begun
