"""What is loaded behind the first picture, while the clerk already types.

The program itself is loaded on a worker. Modules with widgets are loaded on the window's thread,
one between two events: classes of Qt that were made on another thread have brought it down.
"""

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from payments_core.errors import RuleBroken

if TYPE_CHECKING:
    from counter_app.ui.entry.sign_in_view import Desk
    from counter_app.ui.ports import Counter, CounterFactory

#: What comes after sign-in, in portions that hardly stop the window.
VIEW_MODULES = tuple(
    f"counter_app.ui.{name}"
    for name in (
        "entry.lock_view", "entry.enrolment_view",
        "widgets.server_wait", "widgets.rows_table", "widgets.choice", "said.people",
        "citizens.notice_panel",
        "widgets.preview", "citizens.search_start", "citizens.search_side", "said.answers", "page",
        "lists.people_columns", "citizens.search_view", "citizens.person_card",
        "lists.notice_columns", "papers.paper_acts", "papers.printing_acts",
        "customer.customer_layout", "customer.customer_acts", "release.kind_fields",
        "release.plan_line", "release.free_plan", "release.plan_choice", "release.template_row",
        "release.co_debtors", "release.release_form", "release.form_memory",
        "citizens.citizen_view", "release.plan_acts", "release.release_view",
        "release.notice_plan_view", "verify.verify_view",
        "papers.paper_view", "verify.notice_act_view", "verify.refund_form", "verify.refund_view",
        "verify.decisions", "verify.decision_view", "widgets.block_model", "widgets.list_table",
        "lists.list_filters", "lists.column_chooser", "lists.notice_list_view",
        "papers.bulk_print_view", "tasks.tasks_view", "day.day_columns", "day.day_view",
        "tasks.handed_task_view", "settings.settings_pin", "settings.settings_view",
        "verify.money_view", "frame.command_list", "citizens.person_form",
        "citizens.person_view", "kinds.form_editor", "kinds.form_leaves",
        "kinds.form_references", "kinds.form_cards", "kinds.form_documents", "kinds.form_maker",
        "kinds.kind_form", "kinds.simulation_panel", "kinds.kind_differences", "kinds.kind_panes",
        "kinds.kind_saving", "kinds.kind_view", "kinds.kinds_view", "frame.header",
        "customer.customer_display", "customer.customer_screen", "widgets.action_bar",
        "frame.key_sheet", "frame.help_card", "frame.place_help", "frame.search_overlays",
        "frame.task_count", "views", "shell",
    )
)  # fmt: skip
#: How long a thread may keep the interpreter from the window. By itself the interpreter grants 5 ms
#: to whoever has it, and the window would wait for that each time it meets another thread at work.
SWITCH_SECONDS = 0.001


def favour_window() -> None:
    """Of the threads that want the interpreter the window is the first to get it."""
    sys.setswitchinterval(SWITCH_SECONDS)


def load_view(module: str) -> None:
    """Load one of VIEW_MODULES; the window's thread only."""
    import_module(module)


def settle_down() -> None:
    """All is loaded. What is there by now stays: looking through all of it for garbage would stop
    the window for 90 ms each time."""
    gc.freeze()


def load(factory: "CounterFactory") -> "Counter":
    """Build and start the program."""
    counter = factory()
    counter.start()
    return counter


def read_desk(counter: "Counter") -> "Desk | None":
    """What the sign-in card says; None when the machine is no desk."""
    from counter_app.ui.entry.sign_in_view import Desk

    identity = counter.setup.identity()
    if identity is None:
        return None
    try:
        return Desk(identity, counter.setup.waiting_operations())
    except RuleBroken:
        return Desk(identity, None)
