from counter_app.ui.frame.key_sheet import GROUPS
from counter_app.ui.frame.window_acts import window_acts
from counter_app.ui.places import areas_of
from counter_app.ui.style.words import LANGUAGES, Words
from tests.factories.desk_window import DeskWindow


def test_every_act_of_the_window_has_words_and_the_key_on_the_sheet(desk: DeskWindow) -> None:
    on_sheet = {cap for group in GROUPS for caps, _ in group.keys for cap in caps}
    for language in LANGUAGES:
        acts = window_acts(desk.window.shell, Words(language), areas_of(("clerk",)))
        assert len({act.text for act in acts}) == len(acts)
        for act in acts:
            areas = {f"Ctrl+{n}" for n in range(1, 6)}
            assert set(act.key_cap.split()) <= on_sheet | areas


def test_areas_are_those_of_the_role(desk: DeskWindow) -> None:
    def names(*roles: str) -> set[str]:
        return {act.name for act in window_acts(desk.window.shell, Words("it"), areas_of(roles))}

    assert "window_kinds" in names("administrator")
    assert "window_kinds" not in names("clerk")
