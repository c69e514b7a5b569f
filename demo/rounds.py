"""What the main job does not come by: kinds with fields, refunds, decisions, administration.

The rounds of a clerk, her supervisor and an administrator, at one window and one after the other,
over what their colleagues have left (demo.colleagues). For the album: nothing is decided for good.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from counter_app.ui.widgets.rows_table import RowsTable
from demo import around_desk, colleagues, story
from demo.city import installation as city
from demo.hands import Hands
from demo.stage import Stage
from payments_core.clock import rome_date

ADMINISTRATOR = "silvia.ravera"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
REFUND_IBAN = "IT60X0542811101000000123456"
#: A new fine of today, and a pitch in the market.
FINE: Mapping[str, str] = {
    "verbale": "32018", "ridotta": "42,00", "piena": "86,50", "spese": "12,50",
}  # fmt: skip
PITCH: Mapping[str, str] = {"posto": "C07", "metri": "32"}
#: Sections of a kind's form by their keys.
RATES = Qt.Key.Key_3


def make(hands: Hands, stage: Stage) -> None:
    """All three; whoever was signed in is so again at the end."""
    of_clerk(hands)
    ask_refund(hands)
    change_over(hands, stage, colleagues.SUPERVISOR)
    of_supervisor(hands, stage)
    change_over(hands, stage, ADMINISTRATOR)
    of_administrator(hands)
    change_over(hands, stage, city.USERNAME)


def of_clerk(hands: Hands) -> None:
    """Forms of kinds with fields, a debt in instalments, a fine that costs more than its paper."""
    # What is begun for somebody is there again at their next notice: not for whom others follow.
    story.open_citizen(hands, colleagues.STALL_HOLDER)
    _fill_in(hands, {"it": "mercato", "en": "market fee"}[hands.words.language], PITCH)
    for _ in range(2):
        hands.press(Qt.Key.Key_T, CTRL)
    hands.settle(1.0)
    hands.picture("release-plan")
    story.open_citizen(hands, colleagues.STALL_HOLDER)
    counter = hands.window.counter
    assert counter is not None  # noqa: S101  (somebody is signed in)
    notified = f"{rome_date(counter.clock.now()):%d/%m/%Y}"
    _fill_in(
        hands,
        {"it": "sanzione", "en": "traffic fine"}[hands.words.language],
        {**FINE, "notifica": notified},
    )
    hands.settle(1.0)
    hands.picture("release-fine")
    _look_up(hands, story.PAID_TWICE, "verbale")
    hands.picture("verify-fine")
    story.open_citizen(hands, colleagues.STALL_HOLDER)
    hands.picture("instalments")
    _look_up(hands, colleagues.PAYS_BY_AND_BY, "mercato")
    for _ in range(2):  # opens the page, and goes to the first plan
        hands.press(Qt.Key.Key_T, CTRL)
        hands.see("notice_plan_title")
        hands.settle(1.0)
    hands.picture("notice-plan")
    _look_up(hands, colleagues.PAID_FOR_NOTHING, colleagues.OF_REFUND)
    hands.picture("refunded")


def ask_refund(hands: Hands) -> None:
    """Of whoever paid twice, until a supervisor decides."""
    _look_up(hands, story.PAID_TWICE, "carta")
    hands.press(Qt.Key.Key_M, CTRL)
    hands.write("refund_iban", REFUND_IBAN)
    hands.write("refund_reason", "Pagato due volte")
    hands.picture("refund")
    hands.press(Qt.Key.Key_F9)
    hands.see("verify_answer")
    hands.settle(1.0)


def of_supervisor(hands: Hands, stage: Stage) -> None:
    """A refund to decide, a notice that is suspended, another about to be cancelled, the day."""
    _look_up(hands, story.PAID_TWICE, "carta")
    hands.press(Qt.Key.Key_M, CTRL)
    hands.see("rejection_reason")
    hands.settle(0.5)
    hands.picture("refund-decision")
    hands.write("rejection_reason", "IBAN di un'altra persona")
    hands.press(Qt.Key.Key_D, CTRL)
    hands.settle(1.0)
    _look_up(hands, colleagues.SUSPENDED, "suolo")
    hands.picture("suspended")
    _look_up(hands, story.CITIZEN, "scuolabus")
    hands.press(Qt.Key.Key_D, CTRL)
    hands.write("reason_field", "Il bambino ha cambiato scuola")
    hands.picture("cancel")
    hands.press(Qt.Key.Key_Escape)
    around_desk.look_at_day(hands, stage)


def of_administrator(hands: Hands) -> None:
    """The kinds of debt: all of them, one of them, a new version tried out, what it would change,
    who changed it; nothing is saved."""
    hands.press(Qt.Key.Key_6, CTRL)
    hands.until(lambda: story.rows(hands, "kinds_table") > 0, "the kinds")
    hands.settle(0.5)
    hands.picture("kinds")
    table = hands.find("kinds_table")
    assert isinstance(table, RowsTable)  # noqa: S101  (seen above)
    table.step(story.rows(hands, "kinds_table"))
    hands.press(Qt.Key.Key_Return)
    hands.see("kind_title")
    hands.settle(1.0)
    # What an earlier round has begun lies here as a draft, and is thrown away on the second word.
    hands.press(Qt.Key.Key_G, CTRL)
    hands.press(Qt.Key.Key_G, CTRL)
    hands.settle(1.0)
    hands.until(lambda: hands.find("tell_line") is None, "the end of what was told")
    hands.picture("kind")
    hands.press(RATES, ALT)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.settle(0.5)
    if hands.find("field_posto") is None:
        hands.press(Qt.Key.Key_F5)
    for name, text in PITCH.items():
        hands.write(f"field_{name}", text)
    hands.settle(1.0)
    hands.picture("kind-trial")
    hands.press(Qt.Key.Key_F9)
    hands.see("differences")
    hands.picture("kind-differences")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_I, CTRL)
    hands.see("history_panel")
    hands.settle(0.5)
    hands.picture("kind-history")
    hands.press(Qt.Key.Key_G, CTRL)


def change_over(hands: Hands, stage: Stage, username: str) -> None:
    """Somebody else sits down at the desk."""
    hands.press(Qt.Key.Key_L, CTRL)
    hands.write("username", username)
    hands.write("password", stage.secrets.password)
    hands.press(Qt.Key.Key_Return)
    hands.see("search_field")
    hands.settle(0.5)


def _fill_in(hands: Hands, kind: str, typed: Mapping[str, str]) -> None:
    """A new notice of a kind, chosen by a piece of its name, with its fields."""
    hands.press(Qt.Key.Key_F4)
    hands.write("kind_field", kind)
    hands.press(Qt.Key.Key_Return)
    for name, text in typed.items():
        hands.write(f"field_{name}", text)
        hands.press(Qt.Key.Key_Return)


def _look_up(hands: Hands, name: str, subject: str) -> None:
    """The answer about somebody's notice, found on their page by a piece of its subject."""
    story.open_citizen(hands, name)
    table = hands.find("notices_table")
    assert isinstance(table, RowsTable)  # noqa: S101  (a citizen's page has one)
    rows = table.rows_model.rows
    table.selectRow(next(at for at, row in enumerate(rows) if subject in row.subject.casefold()))
    hands.press(Qt.Key.Key_F5)
    hands.see("verify_answer")
    hands.settle(0.5)
