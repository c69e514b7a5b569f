from counter_app.ui.answers_in_order import AnswersInOrder


def test_answer_that_is_late_is_not_shown_over_a_newer_one() -> None:
    seen: list[object] = []
    order = AnswersInOrder()
    first, first_failed = order.turn(seen.append, seen.append)
    second, _ = order.turn(seen.append, seen.append)
    second("second")
    first("first")
    first_failed(OSError())
    assert seen == ["second"]


def test_answers_in_their_order_are_all_shown() -> None:
    seen: list[object] = []
    order = AnswersInOrder()
    first, _ = order.turn(seen.append, seen.append)
    second, _ = order.turn(seen.append, seen.append)
    first("first")
    second("second")
    assert seen == ["first", "second"]


def test_failure_is_told_and_takes_no_answer_with_it() -> None:
    seen: list[object] = []
    order, trouble = AnswersInOrder(), OSError()
    first, _ = order.turn(seen.append, seen.append)
    _, second_failed = order.turn(seen.append, seen.append)
    second_failed(trouble)
    first("first")
    assert seen == [trouble, "first"]
