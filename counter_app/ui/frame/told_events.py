"""What happens behind the window and is said in the line over the acts, wherever the clerk is."""

from counter_app.events import LineReturned, PrintJobMoved
from counter_app.ui.style.words import Words


def told_of(words: Words, event: object) -> str | None:
    """The sentence for an event of the counter; None for one that is seen elsewhere."""
    match event:
        case PrintJobMoved(title=title):
            return words.say("printing.moved", paper=title)
        case LineReturned(registered=registered, payable=payable):
            key = "line.back" if payable == registered else "line.back_soon"
            return words.count(key, registered)
        case _:
            return None
