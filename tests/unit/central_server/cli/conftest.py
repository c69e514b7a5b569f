import http.server
import json
import threading
from pathlib import Path

import pytest
import structlog

from central_server.citizens.registry_file import COLUMNS
from central_server.cli.main import main
from tests.factories.postgresql import free_port

ENTITY_FILE = """
entities:
  - tax_code: "80999990106"
    name: Comune di Esempio
    sector: Servizi demografici
    training: true
    stations:
      - {station_id: "80999990106_01", broker_tax_code: "80999990106", segregation_code: "01",
         positions_url: "http://127.0.0.1:9/aca", positions_key: "env:ARCHIVE_KEY"}
    accounts:
      - {account_id: tesoreria, iban: "IT60X0542811101000000123456", holder: Comune di Esempio}
      - {account_id: posta, iban: "IT59N0760114000000011050036", holder: Comune di Esempio,
         authorisation: "Aut. n. 1"}
    kinds:
      - kind_id: carta-identita
        name: Carta
        name_en: Card
        remittance: Carta
        category: "9/0101100SP/"
        account_id: tesoreria
        due: {rule: after_days, days: 30}
        offline: true
        rates:
          - {rate_id: carta-identita, version: 1, name: Carta, name_en: Card, parts:
             [{label: Diritto fisso, amount: "5,16", chapter: "30100.02.0042",
               assessment: "2026/114"}, {label: Costo, amount: "16,79"}]}
    operators:
      - {username: laura.bianchi, display_name: Laura Bianchi, password: "env:LAURA",
         roles: [clerk]}
    desks:
      - {desk_id: sportello-12, name: Sportello 12, office: Anagrafe, enrolment_code: "code-of-12"}
"""
PEOPLE = ";".join(COLUMNS) + "\nRSSMRA80A01Z999Y;Rossi;Mario;01/01/1980;;;;;;;;\n"


@pytest.fixture(autouse=True)
def _quiet_logs():
    """`main` sends the logs to its error stream, which ends with the test."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def run(empty_database_url, monkeypatch, capsys):
    """Run a command; returns its status and what it wrote, as JSON with `--format json`."""
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", empty_database_url)
    monkeypatch.setenv("LAURA", "password-of-laura")

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        written = capsys.readouterr().out
        return status, json.loads(written) if "json" in arguments else written

    return run


@pytest.fixture
def entity_file(tmp_path: Path) -> Path:
    path = tmp_path / "ente.yaml"
    path.write_text(ENTITY_FILE, encoding="utf-8")
    return path


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    path = tmp_path / "anagrafe.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.fixture
def applied(run, entity_file):
    """`run` on a database that has the entity of the file."""
    run("migrate")
    run("apply", entity_file)
    return run


@pytest.fixture
def archive_url():
    class Archive(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            right = self.headers["Ocp-Apim-Subscription-Key"] == "key"
            self.send_response(200 if right else 401)
            self.end_headers()
            self.wfile.write(b'{"metadata": {"totPage": 0}, "data": [], "totalPages": 0}')

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", free_port()), Archive)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/aca"
    server.shutdown()
    thread.join()
    server.server_close()
