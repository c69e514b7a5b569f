from counter_app.services.bulk_order import BulkWay
from counter_app.ui.papers.bulk_choice import BulkChoice
from counter_app.ui.widgets.choice import Choice
from tests.factories.desk_window import DeskWindow


def test_each_way_says_what_it_means_also_to_a_screen_reader(desk: DeskWindow) -> None:
    choice = BulkChoice(desk.window.shell.around.look)
    box = choice.findChild(Choice, "bulk_way")
    said = set()
    for way in BulkWay:
        box.setCurrentIndex(box.findData(way))
        assert choice.way is way
        said.add(box.accessibleDescription())
    assert len(said) == len(BulkWay)
