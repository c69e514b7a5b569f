import threading

from counter_app.work_thread import WorkThread

WAIT_SECONDS = 10.0


def test_work_is_done_at_the_start_and_whenever_it_is_woken() -> None:
    done = threading.Semaphore(0)

    def work(_stopping: threading.Event) -> float:
        done.release()
        return 3600.0

    thread = WorkThread("work", work, lambda: 3600.0)
    assert not thread.is_started
    thread.start()
    thread.start()
    assert done.acquire(timeout=WAIT_SECONDS)
    thread.wake()
    assert done.acquire(timeout=WAIT_SECONDS)
    thread.stop(WAIT_SECONDS)
    assert not thread.is_started
    assert not done.acquire(blocking=False)


def test_work_that_fails_is_told_and_tried_again() -> None:
    told, mended = list[str](), threading.Event()

    def work(_stopping: threading.Event) -> float:
        if not told:
            raise ValueError("broken")
        mended.set()
        return 3600.0

    def failed() -> float:
        told.append("failed")
        return 0.0

    thread = WorkThread("work", work, failed)
    thread.start()
    assert mended.wait(WAIT_SECONDS)
    thread.stop(WAIT_SECONDS)
    assert told == ["failed"]


def test_thread_that_was_abandoned_does_not_go_on_beside_its_successor() -> None:
    held, begun, ended = threading.Event(), threading.Event(), threading.Event()
    first = list[threading.Thread]()
    worked = list[threading.Thread]()

    def work(stopping: threading.Event) -> float:
        worked.append(threading.current_thread())
        if not first:
            first.append(threading.current_thread())
            begun.set()
            held.wait(WAIT_SECONDS)
            assert stopping.is_set()
            return 0.0
        ended.set()
        return 3600.0

    thread = WorkThread("work", work, lambda: 3600.0)
    thread.start()
    assert begun.wait(WAIT_SECONDS)
    thread.stop(0.01)
    thread.start()
    assert ended.wait(WAIT_SECONDS)
    held.set()
    first[0].join(WAIT_SECONDS)
    thread.stop(WAIT_SECONDS)
    assert worked.count(first[0]) == 1


def test_turn_works_on_the_thread_of_whoever_asks() -> None:
    threads = list[threading.Thread]()

    def work(_stopping: threading.Event) -> float:
        threads.append(threading.current_thread())
        return 5.0

    assert WorkThread("work", work, lambda: 0.0).turn() == 5.0
    assert threads == [threading.current_thread()]
