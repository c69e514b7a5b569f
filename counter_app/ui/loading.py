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
    from counter_app.ui.ports import Counter, CounterFactory
    from counter_app.ui.sign_in_view import Desk

#: What comes after sign-in, in portions that hardly stop the window.
VIEW_MODULES = tuple(
    f"counter_app.ui.{name}"
    for name in (
        "rows_table", "choice", "notice_panel", "preview", "search_start", "search_side",
        "search_view", "person_card", "citizen_view", "kind_fields", "plan_line", "free_plan",
        "plan_choice", "plan_acts", "template_row", "release_form", "form_memory", "release_view",
        "verify_view", "paper_view", "notice_act_view", "refund_form", "refund_view",
        "decision_view", "notice_list_view", "bulk_print_view", "tasks_view", "day_columns",
        "day_view", "handed_task_view", "block_model", "list_table", "list_filters",
        "column_chooser", "settings_view", "money_view", "command_list", "person_form",
        "person_view", "form_editor", "form_leaves", "form_references", "form_cards",
        "form_documents", "form_maker", "kind_form", "simulation_panel", "kind_differences",
        "kind_panes", "kind_saving", "kind_view", "kinds_view", "header", "action_bar",
        "key_sheet", "customer_layout", "customer_display", "customer_screen", "shell",
    )
)  # fmt: skip
#: How long a thread may keep the interpreter from the window while modules are loaded.
LOADING_SWITCH_SECONDS = 0.001
#: What the interpreter grants by itself.
USUAL_SWITCH_SECONDS = 0.005


def favour_window() -> None:
    """Until all is loaded the window comes first."""
    sys.setswitchinterval(LOADING_SWITCH_SECONDS)


def favour_nobody() -> None:
    """All is loaded, or cannot be."""
    sys.setswitchinterval(USUAL_SWITCH_SECONDS)


def load_view(module: str) -> None:
    """Load one of VIEW_MODULES; the window's thread only."""
    import_module(module)


def settle_down() -> None:
    """All is loaded. What is there by now stays: looking through all of it for garbage would stop
    the window for 90 ms each time."""
    gc.freeze()
    favour_nobody()


def load(factory: "CounterFactory") -> "Counter":
    """Build and start the program."""
    try:
        counter = factory()
        counter.start()
    except Exception:
        favour_nobody()
        raise
    return counter


def read_desk(counter: "Counter") -> "Desk | None":
    """What the sign-in card says; None when the machine is no desk."""
    from counter_app.ui.sign_in_view import Desk

    identity = counter.setup.identity()
    if identity is None:
        return None
    try:
        return Desk(identity, counter.setup.waiting_operations())
    except RuleBroken:
        return Desk(identity, None)
