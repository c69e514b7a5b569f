"""The style sheet, built from the theme: plain widgets only, what is particular paints itself."""

from counter_app.ui.style.fonts import MONO, SANS, Size
from counter_app.ui.style.theme import Theme, Tone


def stylesheet(theme: Theme) -> str:
    """Style sheet of the whole window; where the system draws it only the sizes of texts."""
    if theme.of_system:
        return _sizes(theme)
    return "\n".join((_ground(theme), _labels(theme), _fields(theme), _bars(theme), _popups(theme)))


def _sizes(theme: Theme) -> str:
    roles = (
        ("name", Size.NAME), ("answer", Size.ANSWER), ("title", Size.TITLE), ("label", Size.LABEL),
        ("hint", Size.LABEL), ("header_name", Size.SEARCH), ("overdue", Size.ANSWER),
        ("paid", Size.ANSWER),
    )  # fmt: skip
    return "\n".join(
        f'QLabel[role="{name}"] {{ font-size: {theme.px(size)}px; }}' for name, size in roles
    )


def _ground(theme: Theme) -> str:
    p = theme.palette
    card = f"background: {p.surface}; border: {p.border_px}px solid {p.line};"
    return f"""
    QWidget {{ font-family: "{SANS}"; font-size: {theme.px(Size.BODY)}px; color: {p.text}; }}
    QWidget#ground {{ background: {p.page}; }}
    QDialog {{ background: {p.surface}; }}
    QFrame[part="card"] {{ {card} border-radius: {theme.px(4)}px; }}
    QFrame#command_list, QFrame#help_card {{ border: {p.border_px}px solid {p.control}; }}
    QFrame[part="sum"] {{ background: {p.page}; border: {p.border_px}px solid {p.line};
        border-radius: {theme.px(4)}px; }}
    QFrame[part="line"] {{ background: {p.line}; border: none; }}
    QWidget#header {{ background: {p.header}; }}
    QWidget#rail, QWidget#action_bar, QWidget#status_line {{ background: {p.surface}; }}
    QWidget#training_band {{ background: {p.train}; }}
    """


def _labels(theme: Theme) -> str:
    p = theme.palette

    def role(name: str, size: Size, colour: str, weight: int = 400) -> str:
        return (
            f'QLabel[role="{name}"] {{ font-size: {theme.px(size)}px; '
            f"font-weight: {weight}; color: {colour}; }}"
        )

    return "\n".join(
        (
            "QLabel { background: transparent; border: none; }",
            role("name", Size.NAME, p.text, 600),
            role("answer", Size.ANSWER, p.text, 600),
            role("title", Size.TITLE, p.text, 600),
            role("strong", Size.BODY, p.text, 600),
            role("body", Size.BODY, p.text),
            role("quiet", Size.BODY, p.text2),
            role("label", Size.LABEL, p.text2, 600),
            role("hint", Size.LABEL, p.text2),
            role("muted", Size.BODY, theme.muted),
            role("error", Size.LABEL, theme.error, 600),
            _recognised(theme),
            role("header_name", Size.SEARCH, p.header_text, 600),
            role("header_strong", Size.BODY, p.header_text, 600),
            role("header_hint", Size.LABEL, p.header_muted),
            role("training", Size.LABEL, p.train_text, 600),
            role("overdue", Size.ANSWER, theme.ink(Tone.OVERDUE).text, 600),
            role("paid", Size.ANSWER, theme.ink(Tone.PAID).text, 600),
            _code_role(theme),
        )
    )


def _recognised(theme: Theme) -> str:
    """The line that lies over a view: it has a ground of its own."""
    p = theme.palette
    return (
        f'QLabel[role="recognised"] {{ font-size: {theme.px(Size.BODY)}px; color: {p.text}; '
        f"background: {p.select}; border: {p.border_px}px solid {p.select_bar}; "
        f"border-radius: {theme.px(4)}px; }}"
    )


def _code_role(theme: Theme) -> str:
    face = f'font-family: "{MONO}"; font-size: {theme.px(Size.BODY)}px;'
    return f'QLabel[role="code"] {{ {face} color: {theme.palette.text}; }}'


def _fields(theme: Theme) -> str:
    p = theme.palette
    # The wider border of a focused or wrong field grows inwards, so that the text stays put.
    pad, inner = theme.px(13), theme.px(12)
    return f"""
    QLineEdit {{ background: {p.surface}; color: {p.text}; border-radius: {theme.px(4)}px;
        border: {p.border_px}px solid {p.control}; padding: 0 {pad}px;
        min-height: {theme.px(38)}px; placeholder-text-color: {theme.muted};
        selection-background-color: {p.primary}; selection-color: {p.on_primary}; }}
    QLineEdit:read-only {{ background: {p.sunken}; }}
    QLineEdit:focus {{ border: 2px solid {p.primary}; padding: 0 {inner}px;
        min-height: {theme.px(38) - 2}px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {theme.error}; padding: 0 {inner}px;
        min-height: {theme.px(38) - 2}px; }}
    QLineEdit[role="code"] {{ font-family: "{MONO}"; }}
    QLineEdit#search_field {{ background: {p.search_ground}; border: {p.border_px}px solid
        {p.search_ground if p.border_px == 1 else p.line}; font-size: {theme.px(Size.SEARCH)}px;
        padding-left: {theme.px(38)}px; padding-right: {theme.px(56)}px;
        min-height: {theme.px(42)}px; }}
    """


def _bars(theme: Theme) -> str:
    p = theme.palette
    handle = f"background: {p.control}; border-radius: {theme.px(4)}px;"
    return f"""
    QScrollBar:vertical {{ background: transparent; width: {theme.px(12)}px; margin: 0;
        padding: {theme.px(2)}px; border: none; }}
    QScrollBar::handle:vertical {{ {handle} min-height: {theme.px(34)}px;
        margin: {theme.px(2)}px; }}
    QScrollBar:horizontal {{ height: 0; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QAbstractScrollArea {{ background: {p.surface}; border: none; }}
    QScrollArea, QWidget[part="scrolled"] {{ background: transparent; border: none; }}
    """


def _popups(theme: Theme) -> str:
    p = theme.palette
    chosen = f"background: {p.select}; color: {p.text};"
    return f"""
    QMenu, QListView#choices {{ background: {p.surface}; color: {p.text};
        border: {p.border_px}px solid {p.control}; padding: {theme.px(4)}px; outline: none; }}
    QMenu::item {{ padding: {theme.px(8)}px {theme.px(16)}px; border-radius: {theme.px(4)}px; }}
    QMenu::item:selected {{ {chosen} }}
    QMenu::item:disabled {{ color: {theme.muted}; }}
    QListView#choices::item {{ min-height: {theme.px(34)}px; padding: 0 {theme.px(8)}px; }}
    QListView#choices::item:selected {{ {chosen} border-left: {theme.px(4)}px solid
        {p.select_bar}; border-radius: 0; }}
    QToolTip {{ background: {p.surface}; color: {p.text};
        border: {p.border_px}px solid {p.control}; padding: {theme.px(4)}px; }}
    """
