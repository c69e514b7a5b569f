"""Where the next step of a task is done."""

from collections.abc import Callable

from counter_app.services.cancel_requests import TO_APPROVE, request_of
from counter_app.services.corrections import Correction
from counter_app.services.free_plan import kept, lines_of
from counter_app.services.open_tasks import DRAFT_WAITS, PRINT_HELD
from counter_app.services.refunds import TO_DECIDE
from counter_app.services.views import TaskView
from counter_app.ui.places import (
    BulkPrintPlace,
    CancelDecisionPlace,
    CitizenPlace,
    DecisionPlace,
    HandedTaskPlace,
    NoticesPlace,
    Place,
    ReleasePlace,
    VerifyPlace,
)
from counter_app.ui.release.co_debtors import written
from counter_app.ui.release.plan_choice import FREE_PLAN, PLAN_COUNT
from counter_app.ui.release.release_form import offer_name
from counter_app.ui.style.words import Words, day
from counter_app.ui.widgets.pad_field import PAD_NUMBER

#: Tasks whose next step is to look through the notices of the desk.
_OF_LISTS = frozenset({"store_rebuilt", "store_rebuilt_in_part", "store_older"})


def place_of(task: TaskView, draft_of: Callable[[str], ReleasePlace | None]) -> Place | None:
    """The place that the clerk is taken to; None where nothing is done in this window, as for
    what the office or whoever cares for the PC has to mend."""
    if task.handing is not None:
        return HandedTaskPlace(task)
    match task.problem_code:
        case code if code == TO_DECIDE:
            return DecisionPlace(task.notice_number or "", task.task_id)
        case code if code == TO_APPROVE:
            return CancelDecisionPlace(task.notice_number or "", request_of(task))
        case code if code == DRAFT_WAITS and task.citizen_id:
            return draft_of(task.citizen_id) or CitizenPlace(task.citizen_id)
        case code if code == PRINT_HELD:
            return BulkPrintPlace(print_id=dict(task.facts)["print_id"])
        case code if code in _OF_LISTS:
            return NoticesPlace()
    if task.citizen_id:
        return CitizenPlace(task.citizen_id, task.notice_number)
    return VerifyPlace(task.notice_number) if task.notice_number else None


def form_of(words: Words, found: Correction, task_id: str) -> ReleasePlace:
    """The form of a refused release, filled in as it was; released, it closes the task. A kind that
    is no longer on offer is called by what its notice said."""
    offer = found.offer
    name = offer_name(words, offer) if offer is not None else found.subject
    typed = {name: text for name, text in found.typed.items() if text}
    if found.pad_number is not None:
        typed[PAD_NUMBER] = found.pad_number
    if found.plan:
        typed[PLAN_COUNT] = str(len(found.plan))
        rule = offer.kind.plan if offer is not None else None
        if rule is not None and rule.free:
            typed[FREE_PLAN] = kept(lines_of(found.plan))
    typed.update(written(found.co_debtors))
    return ReleasePlace(found.citizen, name, day(found.due_on), typed, found.fault, task_id)
