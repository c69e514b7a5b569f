from dataclasses import replace

from counter_app.services.bulk_order import BulkView, BulkWay
from counter_app.store.bulk_prints import BulkState
from tests.factories.fake_server import NOW


def test_print_is_over_when_nothing_more_will_happen() -> None:
    view = BulkView(
        "p-1", BulkWay.PRINTER, None, BulkState.RUNNING, 2, printed=1, under_way=1, to_check=0,
        left_out=(), asked_at=NOW, asked_by="Laura", waits_for=None, problem=None, facts={},
    )  # fmt: skip
    over = {state for state in BulkState if replace(view, state=state).is_over}
    assert over == {BulkState.DONE, BulkState.CANCELLED}
