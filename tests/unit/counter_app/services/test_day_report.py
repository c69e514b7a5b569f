import csv
from io import StringIO

import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.day import DayView
from counter_app.services.day_report import DayReports, table
from counter_app.services.views import JobState
from counter_app.store import audit, prints
from counter_app.store.prints import NewJob
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.notice.day_report import ReportScope
from payments_core.wire.desk.audit_messages import AuditEntry
from tests.factories.counter import ids
from tests.factories.day_on_screen import a_line, some_desks, some_figures, sums
from tests.factories.day_server import DayServer, Leader, day_of
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW

TODAY = rome_date(NOW)


def view_of(**changes) -> DayView:
    return DayView(some_figures(NOW, TODAY, TODAY, **changes), False, some_desks(NOW))


@pytest.fixture
def reports(services: Services) -> DayReports:
    trail = AuditTrail(services.clock, ids("entry"))
    return DayReports(services.database, services.sign_in, services.clock, trail)


def noted(services: Services) -> list[AuditEntry]:
    with services.database.read() as session:
        return [one for one in audit.due(session, 100) if one.act == AuditAct.DAY_EXPORTED]


def rows(view: DayView, language: str = "it") -> list[dict[str, str]]:
    text = table(view, language).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_report_says_by_whom_and_names_the_desks_to_look_at(reports) -> None:
    content = reports.content(view_of(), "it")
    assert (content.scope, content.made_by, content.facsimile) == (
        ReportScope.ENTITY, "Laura", True,
    )  # fmt: skip
    assert [one.name for one in content.desks] == [
        "Sportello 3", "Sportello 7", "Sportello 12", "Sportello 21",
    ]  # fmt: skip
    told = {one.name: (one.silent, one.waiting, one.uncertain) for one in content.attention}
    assert told == {
        "Sportello 7": (False, 1, 0), "Sportello 12": (False, 0, 1), "Sportello 21": (True, 3, 0),
    }  # fmt: skip
    assert [one.reason for one in content.cancellations] == ["Emesso due volte"]


def test_report_of_an_office_is_called_by_its_name(reports) -> None:
    content = reports.content(view_of(office="Tributi"), "en")
    assert (content.scope, content.place) == (ReportScope.OFFICE, "Tributi")
    assert content.kinds[0].name == "Electronic identity card"


def test_report_of_this_desk_alone_tells_of_its_doubtful_papers(services, reports) -> None:
    who = Leader(services.sign_in)
    who.may = frozenset({"clerk"})
    services.release_one()
    view = day_of(services, DayServer(), who).look(TODAY, TODAY)
    content = reports.content(view, "it")
    assert (content.scope, content.place) == (ReportScope.DESK, "Sportello 12, Anagrafe centro")
    assert (content.attention, content.payments_count) == ((), None)
    with services.database.write() as session:
        job = NewJob("job-1", "paper", "notice:1", "Carta", None, b"x")
        prints.add(session, job, JobState.UNCERTAIN, NOW)
    [desk] = reports.content(view, "it").attention
    assert (desk.name, desk.uncertain) == ("Sportello 12", 1)


@pytest.mark.parametrize("language", ["it", "en"])
def test_report_is_a_pdf_in_the_language_of_the_window(reports, language: str) -> None:
    assert reports.pdf(view_of(), language).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("way", ["pdf", "csv"])
def test_whoever_takes_notices_of_a_day_away_is_told(services, reports, way: str) -> None:
    made = getattr(reports, way)
    assert made(view_of(), "it")
    [entry] = noted(services)
    assert (entry.act, entry.hits, entry.operator_id) == ("DAY_EXPORTED", 4, "op-laura")
    # Sums are nobody's.
    assert made(view_of(not_payable=(), registered_late=(), cancellations=()), "it")
    assert len(noted(services)) == 1


def test_nothing_is_made_for_nobody(services, reports) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        reports.csv(view_of(), "it")


def test_table_is_as_spreadsheets_here_read_it() -> None:
    data = table(view_of(), "it")
    assert data.startswith(b"\xef\xbb\xbfVoce;Nome;")
    assert b"\r\n" in data
    first = rows(view_of())[0]
    assert (first["Voce"], first["Nome"], first["Stato"]) == (
        "Sportello", "Sportello 3", "Da pagare",
    )  # fmt: skip
    assert (first["Avvisi"], first["Importo"]) == ("104", "2282,80")
    gone = rows(view_of())[-1]
    assert (gone["Voce"], gone["Motivo"], gone["Numero avviso"]) == (
        "Annullato", "Emesso due volte", "3000 0000 0001 2345 67",
    )  # fmt: skip


def test_numbers_stand_in_fours_so_that_no_spreadsheet_rounds_them() -> None:
    numbers = [one["Numero avviso"] for one in rows(view_of()) if one["Numero avviso"]]
    assert numbers == [
        "3000 0000 0001 2345 67", "3000 0000 0004 8011 52", "3000 0000 0001 9120 33",
        "3000 0000 0001 2345 67",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx"])
def test_no_text_becomes_a_formula(name: str) -> None:
    view = view_of(kinds=(a_line(name, sums(1, 0), line_id="k"),), desks=(), operators=())
    assert rows(view)[0]["Nome"] == f"'{name}"


@pytest.mark.parametrize("reason", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx"])
def test_no_reason_that_somebody_typed_becomes_a_formula(reason: str) -> None:
    (gone,) = view_of().figures.cancellations
    told = rows(view_of(cancellations=(gone.model_copy(update={"reason": reason}),)))[-1]
    assert told["Motivo"] == f"'{reason}"


def test_states_of_a_later_server_are_passed_over() -> None:
    later = sums(1, 0)[0].model_copy(update={"state": "OF_TOMORROW"})
    view = view_of(kinds=(a_line("Uno", (later,)),), desks=(), operators=())
    assert [one for one in rows(view) if one["Voce"] == "Tipo"] == []
