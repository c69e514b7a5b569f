from payments_core.clock import rome_date
from tests.factories.day_on_screen import some_figures
from tests.factories.fake_server import NOW

TODAY = rome_date(NOW)


def test_notices_told_one_by_one_are_counted_and_sums_are_not() -> None:
    assert some_figures(NOW, TODAY, TODAY).named == 4
    sums = some_figures(NOW, TODAY, TODAY, not_payable=(), registered_late=(), cancellations=())
    assert sums.totals != ()
    assert sums.named == 0
