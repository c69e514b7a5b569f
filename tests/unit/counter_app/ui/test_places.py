"""Who sees which area."""

from counter_app.ui.places import Area, areas_of


def test_only_administrators_set_kinds_up() -> None:
    assert areas_of(("administrator",)) == tuple(Area)
    assert areas_of(("clerk", "administrator"))[-1] is Area.KINDS
    for roles in (("clerk",), ("supervisor",), ()):
        assert Area.KINDS not in areas_of(roles)
        assert len(areas_of(roles)) == len(Area) - 1
