from dataclasses import replace

import pytest

from counter_app.services.receipt_check import proof_of
from counter_app.services.views import Proof
from counter_app.ui.said.proof_answers import claimed, proof_answer
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from tests.factories.fake_server import NOW, profile
from tests.factories.receipt_codes import public_key, receipt_code

KNOWN = profile().model_copy(update={"verification_keys": (public_key(),), "as_of": NOW})
GENUINE = proof_of(receipt_code("301000000000004285"), KNOWN, NOW)
IT = Words("it")


def test_genuine_receipt_is_read_out_to_hold_the_paper_against() -> None:
    said = proof_answer(IT, GENUINE, NOW)
    assert said.tone is Tone.PAID
    assert said.headline == "Ricevuta autentica: 21,95 € pagati il 12/05/2026"
    assert "Emessa da questo ente, Comune di Esempio, chiave 72AS YEXT" in said.detail
    assert "3010 0000 0000 0042 85" in said.detail
    assert "Le chiavi sono quelle note alle" in said.detail
    assert claimed(IT, GENUINE) == ("Il codice dice: 21,95 €, pagati il 12/05/2026, ricevuta r-1.")


def test_how_the_notice_stands_follows() -> None:
    revoked = replace(GENUINE, proof=Proof.KEY_REVOKED, ended_at=NOW)
    said = proof_answer(IT, revoked, NOW, stands="Pagato il 12/05/2026 alle 10:31")
    assert said.headline.endswith("è stata revocata il 23/11/2026")
    assert said.detail.endswith("Adesso l'avviso risulta così: Pagato il 12/05/2026 alle 10:31.")
    assert "note alle" not in said.detail


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("proof", Proof)
def test_every_proof_has_its_sentences(proof: Proof, language: str) -> None:
    claims = None if proof is Proof.UNREADABLE else GENUINE.claims
    view = replace(GENUINE, proof=proof, claims=claims, ended_at=NOW, keys_as_of=None)
    said = proof_answer(Words(language), view, NOW)
    assert said.headline
    assert "{" not in said.headline + said.detail
    assert (said.tone is Tone.PAID) == (proof is Proof.GENUINE)
    assert bool(claimed(Words(language), view)) == (claims is not None)
