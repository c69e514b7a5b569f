"""The kind of debt that the README shows: set up by its file, released at the counter, paid at a
bank, settled, credited by the treasurer, and divided among its chapters.

Real programs throughout: the server as a process, the stand-in hub and its banks over HTTP, the
counter's own window driven by keys. And one with a duty stamp, which goes the same way but for its
money: that never arrives.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from PySide6.QtCore import Qt
from sqlalchemy import select

from central_server.citizens.registry_file import COLUMNS
from central_server.cli.main import main as central_server
from counter_app.composition import Counter, build
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.store.tables import NoticeRow
from counter_app.ui.application import start
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.world import SystemClock, World
from hub_sandbox.app import create_app
from hub_sandbox.cli import main as hub_sandbox
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.station_client import HttpExchange
from hub_sandbox.world import read_world
from payments_core.clock import rome_date
from payments_core.money import format_euro
from tests.architecture.source import ROOT
from tests.factories import screen_world
from tests.factories.catalogue import BASE64_HASH, HEX_HASH
from tests.factories.clock import FakeClock
from tests.factories.counter import MemoryKeyring
from tests.factories.desk_window import DeskWindow
from tests.factories.sandbox import running, world_tree
from tests.factories.server_process import ServerProcess, free_port

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

ENTITY, PROVINCE = "80999990106", "80999990049"
PROVINCE_IBAN = "IT04P0999901400000000054321"
PASSWORD, CODE = "password-of-laura", "code-of-sportello-12"
PEOPLE = ";".join(COLUMNS) + "\nRSSMRA80A01Z999Y;Rossi;Mario;01/01/1980;;;;;;GE;;\n"
#: 20 x 12.40 + 5 x 9.90; 5 % of it; 3.00.
FEE, SURCHARGE, DUES = 29750, 1488, 300
TOTAL = FEE + SURCHARGE + DUES
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def kind_of_the_readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return block


def installation(archive_url: str) -> str:
    """What there is before: a municipality with an operator and a desk, and no kind of debt."""
    return f"""
entities:
  - tax_code: "{ENTITY}"
    name: Comune di Esempio
    stations:
      - {{station_id: "{ENTITY}_01", broker_tax_code: "{ENTITY}", segregation_code: "01",
         positions_url: "{archive_url}/aca/debt-positions-service/v1",
         positions_key: archive-key-of-the-entity}}
    accounts:
      - {{account_id: tesoreria, iban: "IT60X0542811101000000123456", holder: Comune di Esempio}}
    operators:
      - {{username: laura.bianchi, display_name: Laura Bianchi, password: {PASSWORD},
         roles: [clerk]}}
    desks:
      - {{desk_id: sportello-12, name: Sportello 12, office: Mercati, enrolment_code: {CODE}}}
"""


@dataclass
class Town:
    """Everything that runs, and the command lines to it."""

    folder: Path
    sandbox_url: str
    server_port: int
    clock: FakeClock
    told: Callable[[], str]

    def server(self, *words: str) -> Any:
        """A command of the server that must go well."""
        assert central_server([*words, "--format", "json"]) == 0
        return json.loads(self.told())

    def is_refused_by_the_bank(self, number: str) -> bool:
        """Whether nobody can pay this notice."""
        words = ["pay", number, "--entity", ENTITY, "--sandbox", self.sandbox_url]
        refused = hub_sandbox(words) != 0
        self.told()
        return refused

    def bank(self, *words: str) -> str:
        """A command of the stand-in hub and its banks."""
        assert hub_sandbox([*words, "--entity", ENTITY, "--sandbox", self.sandbox_url]) == 0
        return self.told()


def ways_to_pay(town: Town, number: str) -> list[tuple[str, int]]:
    """What a payer is told of each way: its state, and how many instalments it has."""
    report = json.loads(town.bank("options", number, "--format", "json"))
    options = report["options"]["payment_options"]
    return [(option["status"], option["number_of_installments"]) for option in options]


@pytest.fixture
def town(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Town]:
    url, port = f"sqlite:///{tmp_path}/server.db", free_port()
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", url)
    tree = world_tree(f"http://127.0.0.1:{port}/hub/pa/v1")
    province = tree["entities"][1] | {
        "tax_code": PROVINCE, "name": "Provincia", "station_id": f"{PROVINCE}_01",
        "segregation_code": "03", "ibans": [PROVINCE_IBAN],
    }  # fmt: skip
    tree["entities"].append(province)
    # The banks of the sandbox work in the past, so that no journal speaks of tomorrow.
    clock = FakeClock(datetime.now(UTC).replace(hour=9, minute=0) - timedelta(days=10))  # noqa: TID251  (the desk lives in real time)
    process = ServerProcess(url, port, options=())
    with httpx.Client(trust_env=False) as http:
        exchange, question = HttpExchange(http), HttpQuestion(http)
        around = Surroundings(clock, exchange, question, lambda _pause: None)
        app = create_app(build_sandbox(read_world(tree), around, 1, 1.0))
        with running(app) as sandbox_url:
            town = Town(tmp_path, sandbox_url, port, clock, lambda: capsys.readouterr().out)
            town.server("migrate")
            (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
            (tmp_path / "town.yaml").write_text(installation(sandbox_url), encoding="utf-8")
            town.server("apply", f"{tmp_path}/town.yaml")
            town.server("registry", "import", f"{tmp_path}/people.csv", "--entity", ENTITY)
            process.start()
            yield town
            process.kill()
    # The commands send their logs to an error stream that ends with the test.
    structlog.reset_defaults()


@dataclass
class Desk:
    """The window, and the program behind it."""

    window: DeskWindow
    counter: Counter

    def released(self) -> list[str]:
        """All numbers that it has released, whatever the day was, in their order."""
        with self.counter.background.database.read() as session:
            return sorted(session.scalars(select(NoticeRow.notice_number)))


@pytest.fixture
def desk(town: Town, qapp: object) -> Iterator[Desk]:
    settings = CounterSettings(
        home=town.folder / "desk",
        printers=PrinterSettings(paper=f"file:{town.folder}/papers", roll=f"file:{town.folder}/r"),
    )
    counter: Counter = build(settings, World(SystemClock(), MemoryKeyring(), "machine-1"))
    window = start(lambda: counter, "it", Theme(LIGHT))
    window.activateWindow()
    driven = DeskWindow(window, screen_world.World())
    yield Desk(driven, counter)
    driven.close()


def test_kind_of_the_readme_goes_all_the_way(town: Town, desk: Desk) -> None:
    path = town.folder / "mercato.yaml"
    path.write_text(kind_of_the_readme(), encoding="utf-8")
    added = [{"act": "ADDED", "what": "kind", "name": "mercato", "differences": []}]
    assert town.server("apply", str(path), "--dry-run") == {"changes": added}
    assert town.server("apply", str(path)) == {"changes": added}
    assert town.server("apply", str(path)) == {"changes": []}

    enrol(desk.window, town.server_port)
    release_in_three_instalments(desk.window)
    numbers = desk.released()
    desk.window.wait(lambda: len(list((town.folder / "papers").glob("*.pdf"))) == 1)

    first = numbers[1]
    assert ways_to_pay(town, first) == [("PO_UNPAID", 1), ("PO_UNPAID", 3)]
    town.bank("pay", first)
    assert ways_to_pay(town, first) == [("PO_INVALID", 1), ("PO_PARTIALLY_PAID", 3)]
    shown = town.server("positions", "show", first, "--entity", ENTITY)
    assert shown["status"] == "PARTIALLY_PAID"
    desk.window.wait(lambda: "Pagata la rata 1 di 3" in headline(desk.window))
    for number in numbers[2:]:
        town.bank("pay", number)
    desk.window.wait(lambda: "Pagate tutte le 3 rate" in headline(desk.window))
    assert town.server("positions", "show", first, "--entity", ENTITY)["status"] == "PAID"

    settle_and_credit(town)
    credits_ = town.server("reconciliation", "list", "--entity", ENTITY)["credits"]
    (credit,) = (one for one in credits_ if one["state"] == "MATCHED")
    divided = town.server(
        "accounting", "show", f"{credit['year']}/{credit['document_no']}", "--entity", ENTITY
    )
    assert divided["amount_cents"] == TOTAL - SURCHARGE
    assert {line["chapter"]: line["amount_cents"] for line in divided["lines"]} == {
        "30100.03.0056": 1000,
        "30100.03.0057": FEE - 1000,
        "30100.02.0043": DUES,
    }
    assert {line["assessment"] for line in divided["lines"]} == {"2026/302", "2026/303", None}
    assert {line["payments"] for line in divided["lines"]} == {3}


def test_form_printed_ahead_gets_its_debt_at_the_desk(town: Town, desk: Desk) -> None:
    path, numbers = town.folder / "mercato.yaml", town.folder / "forms.csv"
    path.write_text(kind_of_the_readme(), encoding="utf-8")
    town.server("apply", str(path))
    town.server(
        "pads", "make", "--kind", "mercato", "--count", "3", "--output", str(numbers),
        "--entity", ENTITY,
    )  # fmt: skip
    number = re.findall(r"\b3\d{17}\b", numbers.read_text(encoding="utf-8"))[1]
    assert town.is_refused_by_the_bank(number)

    enrol(desk.window, town.server_port)
    release_with_a_form(desk.window, number)
    town.bank("pay", number)
    desk.window.wait(lambda: "Pagato" in headline(desk.window))
    shown = town.server("positions", "show", number, "--entity", ENTITY)
    assert (shown["status"], shown["amount_cents"]) == ("PAID", TOTAL)
    (pad,) = town.server("pads", "list", "--entity", ENTITY)["pads"]
    assert (pad["used"], pad["count"]) == (1, 3)


def test_instalments_that_were_typed_are_registered_and_paid_one_by_one(
    town: Town, desk: Desk
) -> None:
    path = town.folder / "mercato.yaml"
    path.write_text(
        kind_of_the_readme().replace('minimum: "100,00"', 'minimum: "100,00", free: true'),
        encoding="utf-8",
    )
    town.server("apply", str(path))
    enrol(desk.window, town.server_port)
    begin_market_fee(desk.window)
    today = rome_date(desk.counter.clock.now())
    typed = [(today + timedelta(days=days), cents) for days, cents in
             ((7, 10000), (100, 1), (700, TOTAL - 10001))]  # fmt: skip
    type_free_plan(desk.window, typed)

    numbers = desk.released()
    desk.window.wait(lambda: len(list((town.folder / "papers").glob("*.pdf"))) == 1)
    registered = [
        town.server("positions", "show", number, "--entity", ENTITY) for number in numbers[1:]
    ]
    assert [(one["due_on"], one["amount_cents"]) for one in registered] == [
        (due_on.isoformat(), cents) for due_on, cents in typed
    ]
    for number in numbers[1:]:
        town.bank("pay", number)
        after = town.server("positions", "show", number, "--entity", ENTITY)
        assert after["status"] == ("PAID" if number == numbers[-1] else "PARTIALLY_PAID")


def enrol(desk: DeskWindow, port: int) -> None:
    """The machine becomes a desk; what it may release comes with that."""
    desk.wait(lambda: desk.has("server_url"))
    desk.field("server_url").setText(f"http://127.0.0.1:{port}")
    desk.field("enrolment_code").setText(CODE)
    desk.field("enrolment_code").setFocus()
    desk.press(Qt.Key.Key_Return)


def begin_a_notice(desk: DeskWindow) -> None:
    desk.wait(lambda: desk.has("username"))
    desk.sign_in(password=PASSWORD)
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.focus() == "search_field" and desk.offers("new_notice"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))


def fill_in(desk: DeskWindow) -> None:
    desk.wait(lambda: desk.focus() == "field_posto")
    desk.type("b12")
    desk.press(Qt.Key.Key_Return)
    desk.type("25")
    desk.wait(lambda: desk.words("total") == "315,38 €")


def begin_market_fee(desk: DeskWindow) -> None:
    """With keys alone, up to the total."""
    begin_a_notice(desk)
    desk.press(Qt.Key.Key_1, ALT)
    fill_in(desk)


def release_with_a_form(desk: DeskWindow, number: str) -> None:
    """The number of the form brings its kind."""
    begin_a_notice(desk)
    desk.press(Qt.Key.Key_B, CONTROL)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    fill_in(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "Si può pagare" in headline(desk))


def release_in_three_instalments(desk: DeskWindow) -> None:
    """With keys alone."""
    begin_market_fee(desk)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL)
    assert desk.window.findChild(PlanChoice).count() == 3
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "Si può pagare" in headline(desk))


def type_free_plan(desk: DeskWindow, plan: list[tuple[date, int]]) -> None:
    """With keys alone; the last line gets what is left."""
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: desk.focus() == "plan_due_1")
    for due_on, cents in plan[:-1]:
        for text in (f"{due_on:%d/%m/%Y}", format_euro(cents)):
            desk.type(text)
            desk.press(Qt.Key.Key_Return)
    desk.type(f"{plan[-1][0]:%d/%m/%Y}")
    desk.press(Qt.Key.Key_F5)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "Si può pagare" in headline(desk))


def headline(desk: DeskWindow) -> str:
    return desk.answer("answer_panel").headline() if desk.has("answer_panel") else ""


def settle_and_credit(town: Town) -> None:
    """The day after: the bank pays over what it took, the treasurer tells of it."""
    flows, journals = town.folder / "flows", town.folder / "journals"
    town.clock.advance(days=1)
    town.bank("settle", "--output", str(flows))
    town.bank("treasury-day", "--output", str(journals))
    for path in sorted(flows.iterdir()):
        town.server("settlement", "import", str(path), "--entity", ENTITY)
    for path in sorted(journals.iterdir()):
        town.server("treasury", "import", str(path), "--entity", ENTITY)
    town.server("reconciliation", "run", "--entity", ENTITY)


STAMPED = f"""
entities:
  - tax_code: "{ENTITY}"
    name: Comune di Esempio
    kinds:
      - kind_id: certificato
        name: Certificato in bollo
        name_en: Stamped certificate
        category: "9/0101100SP/"
        remittance: "Certificato in bollo"
        account_id: tesoreria
        due: {{rule: after_days, days: 30}}
        fields:
          - {{field: impronta, label: Impronta, label_en: Hash, type: document_hash}}
        allocation:
          - {{chapter: "30100.02.0043", assessment: "2026/302"}}
        rates:
          - rate_id: certificato
            version: 1
            name: Certificato in bollo
            name_en: Stamped certificate
            parts:
              - {{label: Diritti, amount: "5,00"}}
              - label: Marca da bollo
                amount: {{rule: stamp, amount: "16,00", document: impronta}}
"""


def test_stamp_is_bought_and_the_day_squares_without_it(town: Town, desk: Desk) -> None:
    (town.folder / "bollo.yaml").write_text(STAMPED, encoding="utf-8")
    town.server("apply", f"{town.folder}/bollo.yaml")
    enrol(desk.window, town.server_port)
    begin_a_notice(desk.window)
    desk.window.press(Qt.Key.Key_1, ALT)
    desk.window.wait(lambda: desk.window.focus() == "field_impronta")
    desk.window.type(HEX_HASH)
    desk.window.press(Qt.Key.Key_Return)
    desk.window.wait(lambda: desk.window.words("total") == "21,00 €")
    desk.window.press(Qt.Key.Key_F9)
    desk.window.wait(lambda: "Si può pagare" in headline(desk.window))
    (number,) = desk.released()
    # Whoever pays while the station is silent buys the same stamp.
    desk.window.wait(lambda: len(transfers_in_archive(town)) == 2)
    assert [one.get("stamp") for one in transfers_in_archive(town)] == [
        None,
        {"hashDocument": BASE64_HASH, "stampType": "01", "provincialResidence": "GE"},
    ]

    town.bank("pay", number)
    desk.window.wait(lambda: "Pagato" in headline(desk.window))
    settle_and_credit(town)
    shown = town.server("positions", "show", number, "--entity", ENTITY)
    assert (shown["status"], shown["amount_cents"]) == ("REPORTED", 2100)
    overview = town.server("reconciliation", "list", "--entity", ENTITY)
    assert [flow["state"] for flow in overview["flows"]] == ["CREDITED"]
    (credit,) = (one for one in overview["credits"] if one["state"] == "MATCHED")
    divided = town.server(
        "accounting", "show", f"{credit['year']}/{credit['document_no']}", "--entity", ENTITY
    )
    assert [(one["chapter"], one["amount_cents"]) for one in divided["lines"]] == [
        ("30100.02.0043", 500)
    ]


def transfers_in_archive(town: Town) -> list[dict[str, Any]]:
    """Of all notices that the hub's archive holds."""
    answer = httpx.get(
        f"{town.sandbox_url}/aca/debt-positions-service/v1/organizations/{ENTITY}/debtpositions",
        params={"limit": 10, "page": 0},
        headers={"Ocp-Apim-Subscription-Key": "archive-key-of-the-entity"},
        trust_env=False,
    )
    return [
        transfer
        for position in answer.json()["payment_position_list"]
        for option in position["paymentOption"]
        for transfer in option["transfer"]
    ]
