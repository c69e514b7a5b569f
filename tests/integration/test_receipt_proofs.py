"""A receipt is signed on a real server, printed at a real desk, and proved there without a line."""

from collections.abc import Iterator

import pytest
import structlog

from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.payments import service as payments
from counter_app.composition import Counter
from counter_app.events import CounterEvents
from counter_app.services.views import CheckVerdict, Proof
from counter_app.sync.downloads import Downloads
from payments_documents.receipts import receipt_page
from tests.factories.clock import FakeClock
from tests.factories.fault_proxy import Fault, FaultProxy, Line
from tests.factories.money_day import CALLER
from tests.factories.pdf_reader import printed_codes
from tests.factories.released_debts import receipt_for
from tests.factories.server import ENTITY
from tests.factories.server_process import ServerProcess, wait_until
from tests.factories.signing import ENVIRONMENT, SIGNER

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def installation(
    installation: ServerProcess, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ServerProcess]:
    """It has a key to sign receipts with."""
    for name, secret in ENVIRONMENT.items():
        monkeypatch.setenv(name, secret)
    keys("create")
    yield installation
    structlog.reset_defaults()


def keys(act: str, *words: str) -> None:
    assert central_server(["keys", act, *words, "--by", "Anna", "--entity", ENTITY]) == 0


def pay(installation: ServerProcess, number: str) -> None:
    """The hub delivers the receipt of this notice."""
    engine = make_engine(installation.database_url)
    with UnitOfWork(engine)() as session:
        payments.record_receipt(
            session, CALLER, receipt_for(number), b"raw", 2, FakeClock(), SIGNER
        )
    engine.dispose()


def hear_of_keys(counter: Counter) -> None:
    """What the desk does every quarter of an hour."""
    background = counter.background
    Downloads(
        background.database, CounterEvents(), counter.clock, background.numbers
    ).refresh_profile(background.connection.shared())


def test_printed_receipt_is_proved_without_a_line_until_its_key_is_revoked(
    installation: ServerProcess, counter: Counter, line: FaultProxy
) -> None:
    [person] = counter.lookup.search("rossi").citizens
    (offer,) = counter.release.offers()
    number = counter.release.release(counter.release.draft(person, offer, {})).notice_number
    wait_until(
        lambda: counter.check.check(number).verdict is CheckVerdict.NOT_PAID, "not registered"
    )
    pay(installation, number)
    check = counter.check.check(number)
    (receipt,) = check.receipts
    paper = receipt_page.render(counter.check.receipt_content(check, receipt.receipt_id))
    code = printed_codes(paper)["QRCode"]

    line.become(Line(Fault.REFUSE))
    proof = counter.proofs.prove(code)
    assert (proof.proof, proof.claims.notice_number) == (Proof.GENUINE, number)
    keys("revoke", proof.key_id)
    unheard = counter.proofs.prove(code)
    assert (unheard.proof, unheard.keys_as_of) == (Proof.GENUINE, proof.keys_as_of)

    line.become(Line())
    hear_of_keys(counter)
    heard = counter.proofs.prove(code)
    assert heard.proof is Proof.KEY_REVOKED
    assert heard.keys_as_of > proof.keys_as_of
    (receipt,) = counter.check.check(number).receipts
    assert receipt.code is None
    assert counter.situations.content(number).standing.value == "PAID"
