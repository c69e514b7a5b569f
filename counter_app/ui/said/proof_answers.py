"""From a receipt's verification code to what the clerk says about the paper."""

from datetime import datetime

from counter_app.services.views import Proof, ProofView
from counter_app.ui.said.answers import Answer, when
from counter_app.ui.style.messages import amount, day_of, fours
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words, day

_TONES = {Proof.GENUINE: Tone.PAID, Proof.OF_OTHER_ENTITY: Tone.TO_PAY}


def proof_answer(words: Words, proof: ProofView, now: datetime, *, stands: str = "") -> Answer:
    """What the code proves, then what it says, to hold the paper against; `stands` is how the
    notice stands by what is known of it, where the code is not all that there is to say.

    A genuine code may have been copied to another paper: amount and day are always read out.
    """
    facts = _facts(words, proof)
    headline = words.say(f"proof.{proof.proof}", **facts)
    parts = [words.say(f"proof.{proof.proof}_detail", **facts)]
    if stands:
        parts.append(words.say("proof.stands", stands=stands))
    if proof.keys_as_of is not None and proof.proof in (Proof.GENUINE, Proof.KEY_UNKNOWN):
        parts.append(words.say("proof.keys_as_of", moment=when(words, proof.keys_as_of, now)))
    detail = " ".join(parts)
    return Answer(_TONES.get(proof.proof, Tone.TO_CHECK), headline, detail, detail)


def claimed(words: Words, proof: ProofView) -> str:
    """What the code says, in a line; nothing of one that cannot be read."""
    if proof.claims is None:
        return ""
    return words.say("proof.claimed", **_facts(words, proof))


def _facts(words: Words, proof: ProofView) -> dict[str, str]:
    facts = {"entity": proof.entity_name, "key_id": fours(proof.key_id or "")}
    if proof.ended_at is not None:
        facts["ended"] = day_of(proof.ended_at)
    if (claims := proof.claims) is not None:
        facts |= {
            "amount": amount(claims.amount_cents), "day": day(claims.paid_on),
            "notice": fours(claims.notice_number), "receipt": claims.receipt_id,
            "entity_id": claims.entity_id,
        }  # fmt: skip
    return facts
