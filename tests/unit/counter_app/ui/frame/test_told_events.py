import pytest

from counter_app.events import LineReturned, OutboxChanged, PrintJobMoved
from counter_app.ui.frame.told_events import told_of
from counter_app.ui.style.words import Words

IT, EN = Words("it"), Words("en")


@pytest.mark.parametrize(
    ("event", "italian", "english"),
    [
        (LineReturned(0, 0), "Di nuovo in linea.", "Back online."),
        (
            LineReturned(1, 1),
            "Di nuovo in linea. 1 avviso registrato, si può pagare.",
            "Back online. 1 notice registered, it can be paid.",
        ),
        (
            LineReturned(3, 3),
            "Di nuovo in linea. 3 avvisi registrati, si possono pagare.",
            "Back online. 3 notices registered, they can be paid.",
        ),
        (
            LineReturned(3, 2),
            "Di nuovo in linea. 3 avvisi registrati, si potranno pagare tra poco.",
            "Back online. 3 notices registered, they can be paid in a little while.",
        ),
    ],
)
def test_return_of_the_line_says_what_became_of_what_had_waited(
    event: LineReturned, italian: str, english: str
) -> None:
    assert (told_of(IT, event), told_of(EN, event)) == (italian, english)


def test_only_what_is_seen_nowhere_else_is_told() -> None:
    assert told_of(EN, PrintJobMoved("job-1", "School meals")) is not None
    assert told_of(IT, OutboxChanged()) is None
