"""What is said of a release once something of it is paid: the whole, or which instalments."""

from dataclasses import replace
from datetime import datetime

from counter_app.services.release_standing import ReleaseStanding
from counter_app.services.views import CheckView
from counter_app.ui.said.answers import Answer, answer
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words


def release_answer(
    words: Words, standing: ReleaseStanding, check: CheckView, now: datetime, of: str = "release"
) -> Answer:
    """What has just been answered about one of its numbers, as an answer about the whole debt:
    `check` tells of a payment that is in `standing` already. `of` is the section of the texts that
    says how the rest is paid."""
    said, count = answer(words, check, now), len(standing.way)
    if count == 1:
        return said
    if standing.is_paid:
        return replace(said, headline=words.say("release.paid_whole_plan", count=count))
    paid = standing.instalments
    which = ", ".join(str(one) for one in paid)
    headline = words.count("release.paid_in_part", len(paid), which=which, count=count)
    detail = f"{said.detail} · {words.say(f'{of}.paid_in_part_detail')}"
    return Answer(Tone.TO_PAY, headline, detail, said.brief)
