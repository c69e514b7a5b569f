"""F12: the code of a notice on the citizen's screen, where it can be paid now."""

from functools import partial

from counter_app.services.views import RowState
from counter_app.ui.customer.customer_layout import DrawnCode, drawn
from counter_app.ui.customer.customer_screen import PutUp
from counter_app.ui.page import Page
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act

_PAYABLE = (RowState.TO_PAY, RowState.OVERDUE)


def show_code_act(page: Page, notice_number: str, state: RowState, *, online: bool) -> Act:
    """Show the code of a notice; where there is none to show, the act says why."""
    reason = no_code_because(page.words, state, online=online)
    return Act(
        "show_code",
        page.words.say("act.show_code"),
        "presentation",
        "F12",
        partial(show_code, page, notice_number),
        enabled=not reason,
        reason=reason,
    )


def no_code_because(words: Words, state: RowState, *, online: bool) -> str:
    """Why a notice in this state has no code now; empty where it has one."""
    if state is RowState.PAID:
        return words.say("customer.paid")
    if state is RowState.TO_REGISTER:
        return words.say("customer.to_register")
    if state is RowState.IN_INSTALMENTS:
        return words.say("customer.in_instalments")
    if state is RowState.DEBT_PAID:
        return words.say("customer.debt_paid")
    if state not in _PAYABLE:
        return words.say("customer.not_payable")
    return "" if online else words.say("customer.offline")


def show_code(page: Page, notice_number: str) -> None:
    """Ask for the code as it is by now, and show it; the line says where, or why not."""
    codes = page.around.counter.codes
    page.around.customer.await_code(notice_number)
    page.ask(lambda: drawn(codes.of_notice(notice_number)), partial(put_up, page))


def put_up(page: Page, code: DrawnCode) -> None:
    """Show a code and tell the clerk; one that was overtaken by events is asked for again, and the
    answer says what has become of it."""
    match page.around.customer.show_code(code):
        case PutUp.SHOWN:
            page.around.ways.tell(page.words.say(shown_key(page)))
        case PutUp.OUTDATED:
            show_code(page, code.code.notice_number)
        case PutUp.UNWANTED:
            return


def shown_key(page: Page) -> str:
    """The sentence that says where the code is."""
    own = page.around.customer.has_own_screen
    return "customer.shown" if own else "customer.shown_here"
