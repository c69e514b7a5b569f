from counter_app.services.progress import Progress


def test_work_is_wanted_until_it_is_called_off() -> None:
    progress = Progress()
    assert progress.wanted()
    assert (progress.done, progress.whole) == (0, None)
    progress.call_off()
    progress.call_off()
    assert not progress.wanted()
