from datetime import date

import pytest

from central_server.citizens.registry_file import (
    COLUMNS,
    FURTHER_COLUMNS,
    RegistryRefused,
    read_registry,
)
from payments_core.identifiers.tax_code import PersonKind

HEADER = ";".join(COLUMNS)
MARIO = "RSSMRA80A01Z999Y;Rossi;Mario;01/01/1980;Genova;Via Roma;1;16100;Genova;ge;;"


@pytest.fixture
def read(tmp_path):
    def read(*lines, encoding="utf-8"):
        path = tmp_path / "anagrafe.csv"
        path.write_bytes("\n".join([*lines, ""]).encode(encoding))
        return list(read_registry(path))

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_person_is_read_with_or_without_a_byte_order_mark(read, encoding):
    [line] = read(HEADER, MARIO, encoding=encoding)
    assert (line.tax_code, line.family_name, line.given_name) == (
        "RSSMRA80A01Z999Y",
        "Rossi",
        "Mario",
    )
    assert (line.born_on.isoformat(), line.province, line.email) == ("1980-01-01", "GE", None)
    assert line.kind is PersonKind.NATURAL


def test_body_has_no_given_name(read):
    [line] = read(HEADER, "80999990106;Azienda di Esempio;;;;;;;;;;")
    assert (line.kind, line.born_on) == (PersonKind.LEGAL, None)


def test_quoted_field_may_hold_the_separator(read):
    [line] = read(HEADER, MARIO.replace("Via Roma", '"Via Roma; interno 2"'))
    assert line.street == "Via Roma; interno 2"


def test_empty_lines_are_passed_over(read):
    assert len(read(HEADER, "", MARIO, ";;;;;;;;;;;")) == 1


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (MARIO.replace("999Y", "999X"), "codice_fiscale", "tax_code_check"),
        (MARIO.replace("RSSMRA80A01Z999Y", ""), "codice_fiscale", "tax_code_malformed"),
        (MARIO.replace("Rossi", " "), "cognome", "missing"),
        (MARIO.replace("Mario", ""), "nome", "missing"),
        (MARIO.replace("01/01/1980", "1980-01-01"), "data_nascita", "not_a_date"),
        (MARIO.replace("01/01/1980", "31/02/1980"), "data_nascita", "not_a_date"),
        (MARIO.replace(";ge;", ";G1;"), "provincia", "not_two_letters"),
        (MARIO.replace("Via Roma", "x" * 121), "via", "too_long_or_unprintable"),
        (MARIO.replace("Via Roma", "Via\tRoma"), "via", "too_long_or_unprintable"),
        (MARIO + ";", "-", "wrong_field_count"),
        ("RSSMRA80A01Z999Y;Rossi", "-", "wrong_field_count"),
    ],
)
def test_bad_line_is_refused_with_its_place(read, line, field, reason):
    _good, refusal = read(HEADER, MARIO, line)
    assert isinstance(refusal, RegistryRefused)
    assert (refusal.facts["line"], refusal.facts["field"]) == (3, field)
    assert refusal.facts["reason"] == reason


FURTHER_HEADER = ";".join(COLUMNS + FURTHER_COLUMNS)


def test_registry_tells_who_died_and_who_moved_away(read):
    dead, gone = read(FURTHER_HEADER, MARIO + ";A1;12/03/2026;", MARIO + ";A2;;01/02/2026")
    assert (dead.registry_number, dead.died_on, dead.moved_away_on) == (
        "A1",
        date(2026, 3, 12),
        None,
    )
    assert (gone.died_on, gone.moved_away_on) == (None, date(2026, 2, 1))


def test_somebody_without_a_tax_code_has_the_number_of_the_registry(read):
    nobody, somebody = read(
        FURTHER_HEADER, ";Diop;Awa;;;;;;;;;;;;", ";Diop;Awa;01/01/1990;Senegal;;;;;;;;A7;;"
    )
    assert nobody.facts["reason"] == "tax_code_malformed"
    assert (somebody.tax_code, somebody.registry_number) == (None, "A7")
    assert somebody.kind is PersonKind.NATURAL


def test_bad_day_of_death_is_refused_with_its_field(read):
    [refusal] = read(FURTHER_HEADER, MARIO + ";A1;31/02/2026;")
    assert (refusal.facts["field"], refusal.facts["reason"]) == ("deceduto_il", "not_a_date")


def test_other_header_is_refused_with_what_is_missing(read):
    with pytest.raises(RegistryRefused) as refused:
        read(HEADER.replace("cap;", ""), MARIO)
    assert refused.value.facts["field"] == "cap"


def test_empty_file_is_refused(read):
    with pytest.raises(RegistryRefused, match="header_differs"):
        read()


def test_other_encoding_is_refused(read):
    with pytest.raises(RegistryRefused, match="not_utf8"):
        read(HEADER, MARIO.replace("Roma", "Città"), encoding="latin-1")


def test_quote_that_is_never_closed_ends_with_a_refusal(read):
    with pytest.raises(RegistryRefused, match="not_csv"):
        read(HEADER, 'RSSMRA80A01Z999Y;"' + "x" * 10_000)


def test_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "archive.zip"
    path.write_bytes(bytes(range(256)) * 10)
    with pytest.raises(RegistryRefused):
        list(read_registry(path))
