from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from central_server.db.blocks import in_blocks


@given(items=st.lists(st.integers()), size=st.integers(min_value=1, max_value=7))
def test_blocks_are_the_items_in_their_order(items: list[int], size: int) -> None:
    blocks = list(in_blocks(items, size))
    assert [item for block in blocks for item in block] == items
    assert all(len(block) == size for block in blocks[:-1])
    assert all(0 < len(block) <= size for block in blocks)


def test_a_block_reads_no_further_than_its_end() -> None:
    read: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(10):
            read.append(number)
            yield number

    assert next(in_blocks(numbers(), 3)) == [0, 1, 2]
    assert read == [0, 1, 2]
