from counter_app.ui.widgets.step import Step


def test_what_is_to_come_proves_nothing() -> None:
    step = Step("file", "Pagato", "", "", reached=False)
    assert not step.money
    assert step.on == ""
