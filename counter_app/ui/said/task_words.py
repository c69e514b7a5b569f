"""What a task says: what has happened, and how the citizen whom it is about is reached."""

from collections.abc import Mapping
from typing import Final

from counter_app.services.views import TaskView
from counter_app.ui.style.words import Words

#: Refusals that name a debtor and say themselves what was refused.
_SAY_WHAT: Final = frozenset({"cancel_refused", "plan_refused", "plan_not_known_there"})


def task_sentence(words: Words, task: TaskView) -> str:
    """What has happened and what to do. Of a notice that the server refused it says first that it
    did: the reason alone would read like a slip of whoever reads it."""
    facts = dict(task.facts)
    parts = [words.problem_of(task.problem_code, dict(facts))]
    if (name := facts.get("debtor")) and task.problem_code not in _SAY_WHAT:
        parts.insert(0, words.say("tasks.refused", name=name))
    if contact := _contact(facts):
        parts.append(words.say("tasks.contact", contact=contact))
    return " ".join(parts)


def _contact(facts: Mapping[str, str]) -> str:
    return ", ".join(facts[name] for name in ("phone", "email") if facts.get(name))
