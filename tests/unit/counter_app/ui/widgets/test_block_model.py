"""A million rows: only what is looked at is read, and little of it is held."""

from array import array
from collections.abc import Sequence

import pytest

from counter_app.ui.widgets.block_model import BLOCK, BLOCKS_KEPT, READ_AT_ONCE, WAITING, BlockModel
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column

COLUMNS = (Column("Row", Kind.TEXT, 0, Cell),)


class Worker:
    """Reads when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[int], object, object]] = []

    def read(self, numbers, then, failed) -> None:
        self.asked.append((numbers, then, failed))

    def answer(self) -> list[int]:
        numbers, then, _failed = self.asked.pop(0)
        then({number: f"row {number}" for number in numbers})
        return list(numbers)

    def fail(self) -> None:
        self.asked.pop(0)[2]()


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def model(qapp: object, worker: Worker) -> BlockModel[str]:
    made = BlockModel[str](COLUMNS, worker.read)
    made.show(array("q", range(1_000_000)), {})
    return made


def text(model: BlockModel[str], row: int) -> str:
    return model.index(row, 0).data()


def test_the_length_is_right_before_any_row_is_here(model, worker) -> None:
    assert model.rowCount() == 1_000_000
    assert worker.asked == []


def test_a_row_has_a_place_until_it_comes_and_the_table_hears_of_it(model, worker, qtbot) -> None:
    assert text(model, 999_999) == "…"
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert worker.answer() == list(range(1_000_000 - BLOCK, 1_000_000))
    first, last, *_ = changed.args
    assert (first.row(), last.row()) == (1_000_000 - BLOCK, 999_999)
    assert text(model, 999_999) == "row 999999"
    assert model.rows[-1] == "row 999999"


def test_a_block_is_asked_for_once(model, worker) -> None:
    for row in range(BLOCK):
        text(model, row)
    assert len(worker.asked) == 1


def test_few_blocks_are_held(model, worker) -> None:
    for block in range(BLOCKS_KEPT + 5):
        text(model, block * BLOCK)
        worker.answer()
    assert len(model.rows) == BLOCKS_KEPT * BLOCK
    text(model, 0)
    assert len(worker.asked) == 1


def test_whoever_drags_past_many_reads_the_last_ones(model, worker) -> None:
    for block in range(100):
        text(model, block * BLOCK)
    assert len(worker.asked) == READ_AT_ONCE
    read = []
    while worker.asked:
        read.append(worker.answer()[0] // BLOCK)
    assert read[:READ_AT_ONCE] == [0, 1]
    assert sorted(read[READ_AT_ONCE:]) == [99 - place for place in reversed(range(WAITING))]


def test_what_comes_for_another_list_is_dropped(model, worker) -> None:
    text(model, 0)
    model.show(array("q", [7, 8]), {0: {7: "seven", 8: "eight"}})
    worker.answer()
    assert model.rows == ("seven", "eight")


def test_a_block_that_failed_is_asked_for_again(model, worker) -> None:
    text(model, 0)
    worker.fail()
    text(model, 0)
    assert len(worker.asked) == 1


def test_a_row_that_has_changed_is_read_anew_if_it_is_here(model, worker) -> None:
    model.look_again(5)
    assert worker.asked == []
    text(model, 5)
    worker.answer()
    model.look_again(5)
    model.look_again(-3)
    assert len(worker.asked) == 1


def test_a_number_knows_its_row(model) -> None:
    model.show(array("q", [30, 10, 20]), {})
    assert [model.place_of(number) for number in (20, 30, 99)] == [2, 0, -1]
