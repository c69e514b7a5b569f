"""Is this receipt genuine? Its verification code answers, also without a line."""

from datetime import datetime

from counter_app.services.views import Proof, ProofView
from counter_app.store import desk
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.notice.verification_code import CodeFault, VerificationKey, check
from payments_core.wire.desk.messages import DeskProfile

_PROOFS = {
    None: Proof.GENUINE,
    CodeFault.MALFORMED: Proof.UNREADABLE,
    CodeFault.KEY_UNKNOWN: Proof.KEY_UNKNOWN,
    CodeFault.SIGNATURE_WRONG: Proof.FORGED,
    CodeFault.KEY_REVOKED: Proof.KEY_REVOKED,
    CodeFault.KEY_RETIRED: Proof.KEY_RETIRED,
}


class ReceiptCheck:
    """Checks codes with the public keys that this desk has of its entity."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def prove(self, text: str) -> ProofView:
        """What a code that was typed or scanned proves; `desk_profile_missing` on a desk that has
        heard nothing of its server yet."""
        with self._database.read() as session:
            profile = desk.profile(session)
        return proof_of(text, profile, self._clock.now())


def proof_of(text: str, profile: DeskProfile, now: datetime) -> ProofView:
    """What a code proves to the desk with this profile.

    It is no earlier than the profile says, however the desk's clock goes: a revocation that was
    told has happened.
    """
    verdict = check(text, verification_keys(profile), max(now, profile.as_of or now))
    proof = _PROOFS[verdict.fault]
    claims = verdict.code.claims if verdict.code else None
    key = verdict.key
    if claims is not None and claims.entity_id != profile.entity_id:
        proof = Proof.OF_OTHER_ENTITY
    return ProofView(
        proof=proof,
        entity_name=profile.entity_name,
        claims=claims,
        key_id=verdict.code.key_id if verdict.code else None,
        ended_at=key.revoked_at or key.retired_at if key else None,
        keys_as_of=profile.as_of,
    )


def verification_keys(profile: DeskProfile) -> tuple[VerificationKey, ...]:
    """The entity's keys as its desks know them."""
    return tuple(
        VerificationKey(
            profile.entity_id, key.key_id, key.public_key, key.retired_at, key.revoked_at
        )
        for key in profile.verification_keys
    )
