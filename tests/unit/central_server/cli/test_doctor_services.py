import http.server
import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from central_server.composition import SystemClock
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities.models import HubModel, StationRow
from central_server.jobs import outbox
from central_server.payments import listed_receipts, searches
from central_server.payments.polling import RECEIPT_POLL
from central_server.settlement import listing
from central_server.settlement.fetching import FLOWS_FETCH
from payments_core.clock import rome_date
from payments_core.wire.hub.flow_documents import FlowKey, ListedFlow
from payments_core.wire.hub.gpd_receipts import ListedReceipt
from tests.factories.programs import KEY, peer, saying
from tests.factories.server import ENTITY
from tests.factories.settlement import settlement_line


def codes(result, grade):
    return {found["code"] for found in result["findings"] if found["grade"] == grade}


@pytest.fixture
def with_flows(run, entity_file, archive_url, monkeypatch, empty_database_url):
    """`run` on an entity that uses the service of settlement flows, at the archive's address."""
    monkeypatch.setenv("ARCHIVE_KEY", "key")
    use = (
        f'    hub_services: [{{service: flows, url: "{archive_url}", service_key: "env:FLOWS"}}]\n'
    )
    described = entity_file.read_text().replace("http://127.0.0.1:9/aca", archive_url)
    entity_file.write_text(described.replace("    accounts:\n", f"{use}    accounts:\n"))
    run("migrate")
    run("apply", entity_file)
    return run


@pytest.fixture
def checkout_url():
    """A checkout that refuses every body, after it has looked at the key."""

    class Checkout(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            right = self.headers["Ocp-Apim-Subscription-Key"] == "key"
            self.send_response(400 if right else 401)
            self.end_headers()

        def log_message(self, *_):
            """Tests are quiet."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Checkout)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("key", "code", "grade"),
    [
        ("key", "checkout_reachable", "GOOD"),
        ("wrong", "checkout_unreachable", "FAILED"),
        (None, "checkout_secret_missing", "FAILED"),
    ],
)
def test_checkout_is_asked_with_its_key(
    run, entity_file, checkout_url, monkeypatch, key, code, grade
):
    use = (
        f'    hub_services: [{{service: checkout, url: "{checkout_url}", service_key: "env:CART",'
        ' pages_url: "https://checkout.example.it"}]\n    accounts:\n'
    )
    entity_file.write_text(entity_file.read_text().replace("    accounts:\n", use))
    run("migrate")
    run("apply", entity_file)
    if key:
        monkeypatch.setenv("CART", key)
    _, result = run("doctor", "--format", "json")
    assert code in codes(result, grade)


SERVICE = """    hub_services:
      - {service: receipts, url: "URL", service_key: "env:RECEIPTS_KEY"}
    accounts:"""


@pytest.fixture
def using(run, entity_file, archive_url, monkeypatch):
    """`run` on an installation whose entity uses a service, at the archive's address."""

    def using(service):
        monkeypatch.setenv("ARCHIVE_KEY", "key")
        text = entity_file.read_text().replace("http://127.0.0.1:9/aca", archive_url)
        use = SERVICE.replace("URL", archive_url).replace("receipts,", f"{service},")
        entity_file.write_text(text.replace("    accounts:", use))
        run("migrate")
        run("apply", entity_file)
        return run

    return using


@pytest.fixture
def using_receipts(using):
    return using("receipts")


@pytest.fixture
def polling_receipts(using):
    return using("gpd_receipts")


@pytest.mark.parametrize(
    ("key", "grade", "code"),
    [
        ("key", "GOOD", "flows_reachable"),
        ("another", "FAILED", "flows_unreachable"),
        (None, "FAILED", "flows_key_missing"),
    ],
)
def test_service_of_flows_answers_with_the_key(with_flows, monkeypatch, key, grade, code):
    if key:
        monkeypatch.setenv("FLOWS", key)
    status, result = with_flows("doctor", "--format", "json")
    assert (status == 0, code in codes(result, grade)) == (grade == "GOOD", True)


SOAP = '{{service: flows_soap, url: "{url}", service_key: {password}}}'


@pytest.mark.parametrize(
    ("without_station", "both", "found"),
    [
        (False, False, ("FAILED", "flows_unreachable")),
        (True, False, ("FAILED", "flows_station_missing")),
        (False, True, ("NOTE", "flows_soap_idle")),
    ],
)
def test_flows_over_soap_are_looked_at(
    run, entity_file, archive_url, monkeypatch, without_station, both, found, empty_database_url
):
    for name in ("ARCHIVE_KEY", "FLOWS"):
        monkeypatch.setenv(name, "key")
    uses = [SOAP.format(url=f"{archive_url}/nowhere", password="password")]
    if both:
        uses.append(f'{{service: flows, url: "{archive_url}", service_key: "env:FLOWS"}}')
    text = entity_file.read_text().replace("http://127.0.0.1:9/aca", archive_url)
    use = f"    hub_services: [{', '.join(uses)}]\n"
    entity_file.write_text(text.replace("    accounts:\n", f"{use}    accounts:\n"))
    run("migrate")
    run("apply", entity_file)
    if without_station:
        engine = make_engine(empty_database_url)
        with UnitOfWork(engine)() as session:
            session.query(StationRow).delete()
        engine.dispose()
    grade, code = found
    assert code in codes(run("doctor", "--format", "json")[1], grade)


def test_flows_that_do_not_come_are_noted_with_what_to_do(
    with_flows, monkeypatch, empty_database_url, clock
):
    monkeypatch.setenv("FLOWS", "key")
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        now = clock.now()
        outbox.enqueue(session, ENTITY, FLOWS_FETCH, "flows", {}, now)
        [job] = outbox.take(session, [FLOWS_FETCH], now, timedelta(minutes=1), 1)
        outbox.postpone(session, job, now, "flows_trouble(status=503)")
        key = FlowKey("PSP", "a-flow", 1)
        listing.add_listed(session, ENTITY, [ListedFlow(key, now, now)], now)
        listing.next_waiting(session, ENTITY).refusal = "no flow"
    engine.dispose()
    status, result = with_flows("doctor", "--format", "json")
    assert (status, codes(result, "NOTE") >= {"flows_postponed", "flows_refused"}) == (0, True)
    _, written = with_flows("doctor")
    assert "flows_trouble(status=503)" in written
    assert "flussi di rendicontazione che non si leggono e mancano: 1." in written


def miss_a_receipt(database_url, days):
    """Have a receipt looked for since so many days."""
    engine = make_engine(database_url)
    now = SystemClock().now()
    with UnitOfWork(engine)() as session:
        started_at = now - timedelta(days=days)
        line = settlement_line(outcome_on=rome_date(started_at))
        searches.begin(session, ENTITY, [line], started_at)
    engine.dispose()


@pytest.mark.parametrize(
    ("key", "code", "grade"),
    [
        ("key", "receipts_reachable", "GOOD"),
        ("wrong", "receipts_unreachable", "FAILED"),
        (None, "service_secret_missing", "FAILED"),
    ],
)
def test_receipts_service_is_asked_with_its_key(using_receipts, monkeypatch, key, code, grade):
    if key:
        monkeypatch.setenv("RECEIPTS_KEY", key)
    status, result = using_receipts("doctor", "--format", "json")
    assert code in codes(result, grade)
    assert status == (0 if grade == "GOOD" else 1)


@pytest.mark.parametrize(("days", "noted"), [(2, False), (4, True)])
def test_receipt_looked_for_in_vain_is_noted(
    using_receipts, empty_database_url, monkeypatch, days, noted
):
    monkeypatch.setenv("RECEIPTS_KEY", "key")
    miss_a_receipt(empty_database_url, days)
    status, result = using_receipts("doctor", "--format", "json")
    assert ("receipts_missing_long" in codes(result, "NOTE")) == noted
    assert status == 0


def test_receipt_that_nobody_can_ask_for_is_noted(applied, empty_database_url):
    miss_a_receipt(empty_database_url, 1)
    _, result = applied("doctor", "--format", "json")
    assert "receipts_missing_unasked" in codes(result, "NOTE")


@pytest.mark.parametrize(
    ("key", "grade", "code"),
    [
        ("key", "GOOD", "gpd_receipts_reachable"),
        ("another", "FAILED", "gpd_receipts_unreachable"),
        (None, "FAILED", "gpd_receipts_key_missing"),
    ],
)
def test_receipts_of_the_asynchronous_model_are_asked_with_their_key(
    polling_receipts, monkeypatch, key, grade, code
):
    if key:
        monkeypatch.setenv("RECEIPTS_KEY", key)
    status, result = polling_receipts("doctor", "--format", "json")
    assert (status == 0, code in codes(result, grade)) == (grade == "GOOD", True)


def test_listed_receipts_that_do_not_come_are_noted_with_what_to_do(
    polling_receipts, monkeypatch, empty_database_url, clock
):
    monkeypatch.setenv("RECEIPTS_KEY", "key")
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        now = clock.now()
        outbox.enqueue(session, ENTITY, RECEIPT_POLL, "receipts", {}, now)
        [job] = outbox.take(session, [RECEIPT_POLL], now, timedelta(minutes=1), 1)
        outbox.postpone(session, job, now, "gpd_receipts_trouble(status=503)")
        listed = ListedReceipt("01000000000000123", now)
        listed_receipts.add_listed(session, ENTITY, [listed], now)
        listed_receipts.note_answer(session, ENTITY, listed, "not_there_yet", now, away=False)
    engine.dispose()
    status, result = polling_receipts("doctor", "--format", "json")
    noted = {"gpd_receipts_postponed", "gpd_receipts_missing"}
    assert (status, codes(result, "NOTE") >= noted) == (0, True)
    _, written = polling_receipts("doctor")
    assert "gpd_receipts_trouble(status=503)" in written
    assert "ricevute che il nodo elenca e che mancano ancora: 1." in written


@pytest.mark.parametrize(
    ("fixture", "missed"), [("using_receipts", True), ("polling_receipts", False)]
)
def test_debts_at_the_hub_whose_receipts_nobody_asks_for_are_found(
    request, empty_database_url, monkeypatch, fixture, missed
):
    monkeypatch.setenv("RECEIPTS_KEY", "key")
    run = request.getfixturevalue(fixture)
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        session.scalars(select(StationRow)).one().hub_model = HubModel.GPD_V1
    engine.dispose()
    _, result = run("doctor", "--format", "json")
    assert ("gpd_receipts_unasked" in codes(result, "FAILED")) == missed


@pytest.fixture
def asking(run, entity_file, archive_url, monkeypatch):
    """`run` on an installation whose entity asks a program what is owed."""
    monkeypatch.setenv("ARCHIVE_KEY", "key")
    run("migrate")

    def asking(url):
        program = (
            f'    programs:\n      - {{program_id: tributi, name: Tributi, amounts_url: "{url}",\n'
            '         amounts_key: "env:TRIBUTI_KEY", kinds: [carta-identita]}\n'
        )
        text = entity_file.read_text().replace("http://127.0.0.1:9/aca", archive_url)
        entity_file.write_text(text.replace("    operators:\n", f"{program}    operators:\n"))
        run("apply", entity_file)
        return run("doctor", "--format", "json")

    return asking


def test_program_that_answers_is_good(asking, monkeypatch):
    monkeypatch.setenv("TRIBUTI_KEY", KEY)
    with peer(saying({"state": "unknown"})) as program:
        status, result = asking(program.url)
    assert (status, "program_answers" in codes(result, "GOOD")) == (0, True)
    assert f"Authorization: Bearer {KEY}" in program.heads[0]


@pytest.mark.parametrize(
    ("does", "key", "reason"),
    [
        (saying(b"", 401), KEY, "program_trouble 401"),
        (saying(b"<html>"), KEY, "program_answer_malformed - json_invalid"),
        (saying({"state": "paid"}), None, "secret_missing TRIBUTI_KEY"),
    ],
)
def test_program_that_does_not_is_found_with_the_reason(asking, monkeypatch, does, key, reason):
    if key:
        monkeypatch.setenv("TRIBUTI_KEY", key)
    with peer(does) as program:
        status, result = asking(program.url)
    [found] = [one for one in result["findings"] if one["code"] == "program_silent"]
    assert (status, found["grade"], found["facts"]["reason"]) == (1, "FAILED", reason)


@pytest.mark.parametrize(
    ("key", "grade", "code"),
    [
        ("key", "GOOD", "uploads_reachable"),
        ("another", "FAILED", "uploads_unreachable"),
        (None, "FAILED", "uploads_key_missing"),
    ],
)
def test_service_of_files_is_asked_with_its_key(using, monkeypatch, key, grade, code):
    run = using("gpd_upload")
    if key:
        monkeypatch.setenv("RECEIPTS_KEY", key)
    _, result = run("doctor", "--format", "json")
    assert code in codes(result, grade)
