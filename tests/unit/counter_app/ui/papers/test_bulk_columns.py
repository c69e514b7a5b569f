from counter_app.ui.papers.bulk_columns import reason
from counter_app.ui.style.words import Words
from tests.factories.screen_papers import left_out

NUMBER = "301000000000004285"


def test_reason_is_short_where_there_are_words_and_whole_elsewhere() -> None:
    words = Words("en")
    assert reason(words, left_out(NUMBER, "Rossi", "notice_cancelled")) == "cancelled"
    whole = reason(words, left_out(NUMBER, "Rossi", "printer_not_set"))
    assert whole == words.say("problem.printer_not_set")
