import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI

from hub_sandbox.cli import main
from tests.factories.clock import FakeClock
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    CannedStation,
    HttpRequest,
    assert_valid_flow,
    assert_valid_journal,
    http_station,
    payment_answer,
    receipt_answer,
    refusal,
    running,
    sandbox_client,
    verify_answer,
    willing_station,
    world_tree,
)

PRINTED_NOTICE = "3010 0000 0000 0042 85"
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def station() -> CannedStation:
    return willing_station()


@pytest.fixture
def sandbox(station: CannedStation, clock: FakeClock) -> Iterator[str]:
    with sandbox_client(station, clock) as client:
        yield str(client.base_url)


class Command:
    """Runs a command and reads what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str], sandbox: str) -> None:
        self._capsys, self._sandbox = capsys, sandbox

    def __call__(self, *arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--sandbox", self._sandbox])
        captured = self._capsys.readouterr()
        return code, captured.out + captured.err

    def as_json(self, *arguments: str) -> tuple[int, Any]:
        code, printed = self(*arguments, "--format", "json")
        return code, json.loads(printed)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], sandbox: str) -> Command:
    return Command(capsys, sandbox)


def test_notice_is_paid_settled_and_credited(command: Command, tmp_path: Path) -> None:
    code, paid = command.as_json("pay", PRINTED_NOTICE, "--entity", ENTITY_ID)
    assert (code, paid["outcome"], paid["notice_number"]) == (0, "PAID", NOTICE)
    output = ("--entity", ENTITY_ID, "--output", str(tmp_path / "files"))
    code, settled = command.as_json("settle", *output)
    (flow,) = settled["flows"]
    assert (code, flow["total_cents"]) == (0, 2200)
    assert_valid_flow(Path(flow["path"]).read_text(encoding="utf-8"))
    code, journal = command.as_json("treasury-day", *output, "--date", "2026-11-23")
    assert (code, journal["credits"][0]["flow_id"]) == (0, flow["flow_id"])
    assert_valid_journal(Path(journal["path"]).read_text(encoding="utf-8"))
    code, state = command.as_json("state")
    assert (code, state["flow_ids"]) == (0, [flow["flow_id"]])


def test_people_are_told_in_their_language(command: Command, tmp_path: Path) -> None:
    _, paid = command("pay", NOTICE, "--entity", ENTITY_ID)
    assert "Pagati € 22,00" in paid
    output = ("--entity", ENTITY_ID, "--output", str(tmp_path), "--language", "en")
    _, settled = command("settle", *output)
    assert settled.startswith("Flow 2026-11-23")
    assert str(tmp_path) in settled
    _, journal = command("treasury-day", *output)
    assert "flows credited: 1" in journal
    assert "Flows: 1. Cash journals: 1." in command("state", "--language", "en")[1]


def test_all_ways_to_pay_are_told(command: Command) -> None:
    code, told = command("options", PRINTED_NOTICE, "--entity", ENTITY_ID)
    way, installment = told.splitlines()
    assert (code, way) == (0, "Soluzione unica: € 22,00, stato PO_UNPAID.")
    assert installment == f"  {NOTICE}  € 22,00  entro il 31/12/2026  POI_UNPAID"
    code, report = command.as_json("options", NOTICE, "--entity", ENTITY_ID)
    assert (code, report["options"]["payment_options"][0]["amount"]) == (0, 2200)
    code, told = command("options", NOTICE, "--entity", "99999999999", "--language", "en")
    assert code == 1
    assert told.startswith("No way to pay: PPT_DOMINIO_SCONOSCIUTO.")


def test_receipt_is_held_back(command: Command, station: CannedStation) -> None:
    code, paid = command.as_json("pay", NOTICE, "--entity", ENTITY_ID, "--hold-receipt")
    assert (code, paid["payments"][0]["held"]) == (0, True)
    assert station.messages("paSendRTV2") == []


def test_faults_are_planned_and_told(command: Command) -> None:
    code, plan = command.as_json("fault", "gpd", "slow", "--count", "2", "--seconds", "5")
    assert (code, plan["service"], plan["fault"]) == (0, "gpd", "slow")
    assert (plan["count"], plan["after"], plan["seconds"]) == (2, 0, 5)
    code, said = command("fault", "archive", "lost-answer", "--after", "3", "--language", "en")
    assert code == 0
    assert said == (
        "Service archive: next answers lost after the request was carried out: 1, after 3 good"
        " ones.\n"
    )
    code, said = command("fault", "flows", "error", "--entity", "nobody")
    assert (code, "entity_id" in said) == (1, True)


def test_refused_payment_is_a_failure(command: Command, station: CannedStation) -> None:
    station.answers["paVerifyPaymentNotice"] = [
        refusal("paVerifyPaymentNoticeRes", "PAA_PAGAMENTO_SCADUTO")
    ]
    code, said = command("pay", NOTICE, "--entity", ENTITY_ID)
    assert code == 1
    assert "PPT_ERRORE_EMESSO_DA_PAA PAA_PAGAMENTO_SCADUTO" in said


def test_undelivered_receipt_is_a_failure(command: Command, station: CannedStation) -> None:
    station.answers["paSendRTV2"] = [refusal("paSendRTV2Response", "PAA_SYSTEM_ERROR")]
    code, paid = command.as_json("pay", NOTICE, "--entity", ENTITY_ID)
    assert (code, paid["outcome"], paid["went_well"]) == (1, "PAID", False)


def test_receipt_lost_five_times_never_arrives(command: Command, station: CannedStation) -> None:
    faults = ("--lose-receipt", "5", "--hide-receipt", "1")
    code, paid = command.as_json("pay", NOTICE, "--entity", ENTITY_ID, *faults)
    assert (code, paid["outcome"], paid["went_well"]) == (1, "PAID", False)
    assert station.messages("paSendRTV2") == []


def test_faults_on_purpose(command: Command, station: CannedStation) -> None:
    faults = ("--twice", "--lose-answers", "1", "--repeat-receipt", "2")
    code, paid = command.as_json("pay", NOTICE, "--entity", ENTITY_ID, *faults)
    assert code == 0
    assert len(paid["payments"]) == 2
    assert len(station.messages("paSendRTV2")) == 2 * (1 + 1 + 2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--date", "2026-11-24"), "date_in_future"),
        (("--date", "2026-11-22"), "nothing_to_settle"),
        (("--entity", "11111111115"), "entity_unknown"),
        (("--entity", "1"), "request_malformed"),
    ],
)
def test_refusals_have_code_and_sentence(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    output = ("--entity", ENTITY_ID, "--output", str(tmp_path), *arguments)
    exit_code, told = command.as_json("settle", *output)
    assert (exit_code, told["error"]) == (1, code)
    assert told["sentence"].endswith(".")
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_made_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    output = ("--entity", ENTITY_ID, "--output", str(tmp_path / "file" / "below"))
    code, told = command.as_json("treasury-day", *output)
    assert (code, told["error"]) == (1, "file_not_written")


def test_file_names_with_a_path_in_them_are_not_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    stranger = FastAPI()

    @stranger.post("/sandbox/v1/settle")
    def settle() -> dict[str, object]:
        flow = {
            "file_name": "../outside.xml",
            "flow_id": "x",
            "revision": 1,
            "psp_id": "x",
            "iban": "x",
            "regulation_id": "x",
            "regulation_on": "2026-11-23",
            "payments": 1,
            "total_cents": 1,
            "content": "x",
        }
        return {"flows": [flow]}

    output = ["--entity", ENTITY_ID, "--output", str(tmp_path / "files")]
    with running(stranger) as address:
        assert main(["settle", *output, "--sandbox", address]) == 1
    assert "../outside.xml" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nobody_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["state", "--sandbox", NOBODY]) == 1
    assert NOBODY in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["pay"],
        ["settle", "--entity", ENTITY_ID, "--output", "x", "--date", "23/11/2026"],
        ["pay", NOTICE, "--entity", ENTITY_ID, "--lose-answers", "21"],
        ["serve", "--world", "x", "--slot-seconds", "-1"],
        ["serve", "--world", "x", "--slot-seconds", "nan"],
    ],
)
def test_wrong_command_line_is_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_help_says_that_memory_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--help", "--language", "en"])
    assert "lost when it stops" in " ".join(capsys.readouterr().out.split())


def test_serve_without_a_world_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["serve", "--world", str(tmp_path / "nowhere.yaml")]) == 1
    assert "nowhere.yaml" in capsys.readouterr().err


def answer_over_http(request: HttpRequest) -> tuple[int, bytes]:
    answers = {
        '"paVerifyPaymentNotice"': verify_answer(),
        '"paGetPaymentV2"': payment_answer(),
        '"paSendRTV2"': receipt_answer(),
    }
    return 200, answers[str(request.action)]


def test_served_sandbox_pays_over_the_network_and_stops_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with http_station(answer_over_http) as station:
        world = tmp_path / "world.yaml"
        world.write_text(yaml.safe_dump(world_tree(station.url)), encoding="utf-8")
        arguments = ["--world", str(world), "--port", "0", "--seed", "1", "--format", "json"]
        with subprocess.Popen(
            [sys.executable, "-m", "hub_sandbox.cli", "serve", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as served:
            try:
                assert served.stdout is not None
                address = json.loads(served.stdout.readline())["listening"]
                code = main(["pay", NOTICE, "--entity", ENTITY_ID, "--sandbox", address])
            finally:
                served.send_signal(signal.SIGINT)
                _, complaints = served.communicate(timeout=20)
    assert code == 0
    assert served.returncode == 0
    assert complaints == ""
    assert "Pagati € 22,00" in capsys.readouterr().out


def test_flow_is_issued_again_with_a_file_of_its_own(command: Command, tmp_path: Path) -> None:
    _, paid = command.as_json("pay", PRINTED_NOTICE, "--entity", ENTITY_ID, "--twice")
    receipts = [payment["token"] for payment in paid["payments"]]
    output = ("--entity", ENTITY_ID, "--output", str(tmp_path))
    _, settled = command.as_json("settle", *output)
    (flow,) = settled["flows"]
    code, again = command.as_json(
        "reissue", flow["flow_id"], *output, "--outcome", f"{receipts[0]}=9"
    )
    assert (code, again["revision"], again["flow_id"]) == (0, 2, flow["flow_id"])
    assert Path(again["path"]).name == f"{flow['flow_id']}.2.xml"
    document = Path(again["path"]).read_text(encoding="utf-8")
    assert_valid_flow(document)
    assert document.count("<pay_i:codiceEsitoSingoloPagamento>9<") == 1
    code, said = command("reissue", flow["flow_id"], *output, "--leave-out", receipts[0])
    assert (code, "revisione 3: pagamenti 1, € 22,00" in said) == (0, True)
    code, said = command("reissue", flow["flow_id"], *output, "--leave-out", receipts[1])
    assert (code, "non resterebbe nulla" in said) == (1, True)


@pytest.mark.parametrize("outcome", ["abc", "abc=7", "=9"])
def test_outcome_that_is_none_is_a_wrong_command_line(command: Command, outcome: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        command("reissue", "x", "--entity", ENTITY_ID, "--output", "y", "--outcome", outcome)
    assert stopped.value.code == 2


def test_cart_is_left_in_the_way_that_is_named(sandbox: str, command: Command) -> None:
    notice = {
        "noticeNumber": NOTICE, "fiscalCode": ENTITY_ID, "amount": 2200, "companyName": "Comune",
        "description": "Carta",
    }  # fmt: skip
    ways = {name: f"https://portale.example.it/{name}" for name in ("Ok", "Cancel", "Error")}
    body = {
        "paymentNotices": [notice],
        "returnUrls": {f"return{name}Url": url for name, url in ways.items()},
    }
    answer = httpx.post(
        f"{sandbox}/checkout/ec/v1/carts", json=body, trust_env=False,
        headers={"Ocp-Apim-Subscription-Key": ARCHIVE_KEY},
    )  # fmt: skip
    cart_id = answer.headers["location"].rpartition("/")[2].partition("?")[0]
    code, printed = command("cart", cart_id, "--outcome", "cancel")
    assert (code, ways["Cancel"] in printed) == (0, True)
    code, report = command.as_json("cart", cart_id)
    assert (code, report["outcome"], report["return_url"]) == (0, "ok", ways["Ok"])
    code, printed = command("cart", cart_id)
    assert (code, ways["Error"] in printed) == (1, True)
    code, printed = command("cart", "nothing")
    assert (code, "/c/" in printed) == (1, True)


def test_postal_payer_is_told_why_the_notice_cannot_be_paid(command: Command) -> None:
    code, said = command("pay", PRINTED_NOTICE, "--entity", ENTITY_ID, "--postal")
    assert (code, "allCCP" in said, "senza --postal" in said) == (1, True, True)
    code, paid = command.as_json("pay", PRINTED_NOTICE, "--entity", ENTITY_ID)
    assert (code, paid["outcome"]) == (0, "PAID")
