import re

from hub_sandbox.numbering import Numbering


def draw(numbering: Numbering) -> list[object]:
    return [
        numbering.payment_token(),
        numbering.transaction_reference(),
        numbering.next_in("flows"),
        numbering.next_in("flows"),
        numbering.next_in("documents"),
        numbering.amount_cents((100, 90_000)),
    ]


def test_same_seed_gives_the_same_world() -> None:
    assert draw(Numbering(7)) == draw(Numbering(7))


def test_another_seed_gives_another_world() -> None:
    assert draw(Numbering(7)) != draw(Numbering(8))


def test_token_and_reference_have_the_forms_of_the_hub() -> None:
    numbering = Numbering(1)
    assert re.fullmatch(r"[0-9a-f]{32}", numbering.payment_token())
    assert re.fullmatch(r"TRN[0-9A-F]{22}", numbering.transaction_reference())


def test_series_count_by_one_and_apart_from_each_other() -> None:
    numbering = Numbering(3)
    first = numbering.next_in("flows")
    numbering.next_in("documents")
    assert numbering.next_in("flows") == first + 1


def test_amounts_are_whole_euro_within_bounds() -> None:
    numbering = Numbering(5)
    for _ in range(50):
        cents = numbering.amount_cents((200, 500))
        assert 200 <= cents <= 500
        assert cents % 100 == 0
