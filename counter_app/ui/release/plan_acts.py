"""What can be done about the plan of a notice that is not released yet."""

from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act


def plan_acts(words: Words, plan: PlanChoice) -> tuple[Act, ...]:
    """Another plan; one that is typed, or what its lines need."""
    say, lines = words.say, plan.lines
    if not plan.is_offered:
        return ()
    another = Act("plan", say("act.plan"), "calendar", "Ctrl+T", plan.next)
    if plan.is_free:
        return (
            another,
            Act("rest", say("act.rest"), "arrow-down", "F5", lines.put_remainder),
            Act(
                "add_line", say("act.add_line"), "plus", "Alt+Ins", lines.add_line,
                enabled=lines.may_add,
            ),
            Act(
                "remove_line", say("act.remove_line"), "delete", "Alt+Del", lines.remove_line,
                cap=f"Alt+{say('key.delete')}", enabled=lines.may_remove,
            ),
        )  # fmt: skip
    if plan.offers_free:
        free = Act("free_plan", say("act.free_plan"), "pencil", "Ctrl+Shift+T", plan.choose_free)
        return (another, free)
    return (another,)
