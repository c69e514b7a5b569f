"""How a flow or a credit stands, in a headline and a line of detail."""

from counter_app.ui.style.messages import amount, day_of, hour_of
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, day
from payments_core.wire.desk.settlement_messages import (
    CreditReply,
    CreditStanding,
    FlowPage,
    FlowStanding,
)

_FLOW_TONES = {
    FlowStanding.CREDITED: Tone.PAID,
    FlowStanding.AWAITED: Tone.TO_PAY,
    FlowStanding.ANOMALOUS: Tone.TO_CHECK,
}
_CREDIT_TONES = {
    CreditStanding.MATCHED: Tone.PAID,
    CreditStanding.NAMES_FLOW: Tone.TO_PAY,
    CreditStanding.SINGLE: Tone.TO_PAY,
    CreditStanding.UNCLEAR: Tone.TO_CHECK,
    CreditStanding.OTHER: Tone.TO_PAY,
    CreditStanding.TAKEN_BACK: Tone.CANCELLED,
}


def flow_said(words: Words, page: FlowPage) -> tuple[Tone, str, str]:
    """Whether the money is there; from which bank, of which day, and as of when."""
    flow = page.flow
    standing = FlowStanding(flow.standing)
    bank = flow.psp_name or flow.psp_id
    headline = words.say(f"flow.{standing}", total=amount(flow.total_cents))
    parts = [words.say("flow.about", bank=bank, day=day_of(flow.flow_at))]
    parts += [
        words.say(
            "flow.credit", day=day(credit.moved_on), number=f"{credit.year}/{credit.document_no}"
        )
        for credit in page.credits
    ]
    if standing is not FlowStanding.CREDITED:
        parts.append(words.say(f"flow.{standing}_detail", day=day(flow.regulation_on)))
    parts.append(words.say("money.as_of", hour=hour_of(page.as_of)))
    return _FLOW_TONES[standing], headline, " ".join(parts)


def credit_said(words: Words, reply: CreditReply) -> tuple[Tone, str, str]:
    """What it is worth and what it pays; who sent it, of which day, and as of when."""
    credit = reply.credit
    standing = CreditStanding(credit.standing)
    headline = words.say(
        "credit.headline", number=f"{credit.year}/{credit.document_no}",
        amount=amount(credit.amount_cents),
    )  # fmt: skip
    parts = (
        words.say("credit.about", day=day(credit.moved_on), who=credit.counterparty.rstrip(".")),
        words.say(f"credit.{standing}", flow=credit.flow_id or ""),
        words.say("money.as_of", hour=hour_of(reply.as_of)),
    )
    return _CREDIT_TONES[standing], headline, " ".join(parts)
