"""A look turns the theme's values into Qt's."""

from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words


def test_colours_and_squares_follow_the_theme(qapp: object) -> None:
    theme = Theme(LIGHT, 150)
    look = Look(theme, Icons(theme), Words("it"))
    assert look.colour(LIGHT.primary).name().upper() == LIGHT.primary
    assert (look.square(36).width(), look.square(36).height()) == (54, 54)
