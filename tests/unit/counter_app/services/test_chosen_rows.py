from array import array

from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.chosen_rows import ChosenRows

WHOLE = array("q", range(100, 120))


def chosen_of(chosen: ChosenRows) -> set[int]:
    return set(chosen.among(WHOLE))


def test_all_but_some() -> None:
    chosen = ChosenRows()
    assert not chosen
    chosen.choose_all()
    assert chosen.is_all
    assert chosen.among(WHOLE) is WHOLE
    chosen.toggle(105)
    assert not chosen.is_all
    assert chosen.count(len(WHOLE)) == 19
    assert chosen_of(chosen) == set(WHOLE) - {105}
    chosen.clear()
    assert not chosen
    assert chosen.count(len(WHOLE)) == 0


def test_all_but_all_is_none() -> None:
    chosen = ChosenRows()
    chosen.choose_all()
    for number in WHOLE:
        chosen.toggle(number)
        chosen.settle(len(WHOLE))
    assert not chosen
    chosen.toggle(105)
    assert chosen_of(chosen) == {105}


def test_what_has_left_the_list_is_not_chosen_any_more() -> None:
    chosen = ChosenRows()
    chosen.put([100, 101, 119], chosen=True)
    chosen.keep_only(range(100, 110))
    assert chosen_of(chosen) == {100, 101}


def test_a_sum_asks_for_the_few_alone() -> None:
    chosen, asked = ChosenRows(), list[list[int]]()

    class Sums:
        total_cents = sum(WHOLE)

        def total_of(self, numbers) -> int:
            asked.append(list(numbers))
            return sum(numbers)

        def total_but(self, numbers) -> int:
            return self.total_cents - self.total_of(numbers)

    assert chosen.total(Sums()) == 0
    chosen.choose_all()
    assert chosen.total(Sums()) == sum(WHOLE)
    assert asked == []
    chosen.toggle(105)
    assert chosen.total(Sums()) == sum(WHOLE) - 105
    chosen.clear()
    chosen.put([107, 106], chosen=True)
    assert chosen.total(Sums()) == 106 + 107
    assert asked == [[105], [106, 107]]


def test_a_copy_goes_its_own_way() -> None:
    chosen = ChosenRows()
    chosen.toggle(105)
    copied = chosen.copy()
    chosen.clear()
    assert chosen_of(copied) == {105}


NUMBERS = st.sampled_from(sorted(WHOLE))
STEPS = st.one_of(
    st.tuples(st.just("toggle"), NUMBERS),
    st.tuples(st.just("put"), st.lists(NUMBERS), st.booleans()),
    st.tuples(st.just("all")),
    st.tuples(st.just("clear")),
)


@given(st.lists(STEPS))
def test_it_is_a_set_whatever_is_done(steps: list[tuple]) -> None:
    chosen, expected = ChosenRows(), set[int]()
    for step in steps:
        match step:
            case ("toggle", number):
                chosen.toggle(number)
                expected ^= {number}
            case ("put", numbers, wanted):
                chosen.put(numbers, chosen=wanted)
                expected = expected | set(numbers) if wanted else expected - set(numbers)
            case ("all",):
                chosen.choose_all()
                expected = set(WHOLE)
            case _:
                chosen.clear()
                expected = set()
    assert chosen_of(chosen) == expected
    assert chosen.count(len(WHOLE)) == len(expected)
    assert all(chosen.holds(number) is (number in expected) for number in WHOLE)
