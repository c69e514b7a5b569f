import threading

import pytest

from counter_app.asking_nobody import AskedAllTheSame, asking_nobody, refuse_to_ask


def test_the_server_is_asked_everywhere_but_in_work_that_asks_nobody() -> None:
    refuse_to_ask()
    with asking_nobody():
        with pytest.raises(AskedAllTheSame):
            refuse_to_ask()
        with asking_nobody():
            pass
        with pytest.raises(AskedAllTheSame):
            refuse_to_ask()
    refuse_to_ask()


def test_other_threads_ask_meanwhile() -> None:
    asked: list[str] = []

    def ask() -> None:
        refuse_to_ask()
        asked.append("another thread")

    with asking_nobody():
        other = threading.Thread(target=ask)
        other.start()
        other.join()
    assert asked == ["another thread"]
