import re

import pytest

from central_server.cli.declaration import DeclarationRefused, read_declaration
from central_server.entities.models import HubService
from payments_core.model.rate import Fixed
from tests.architecture.source import ROOT
from tests.factories.pictures import COAT_OF_ARMS, a_png, svg_of

ENVIRONMENT = {"LAURA": "password-of-laura"}


def faults(path, environment=ENVIRONMENT):
    with pytest.raises(DeclarationRefused) as refused:
        read_declaration(path, environment)
    return dict(refused.value.faults)


def test_good_file_is_read_with_amounts_in_cents(entity_file):
    [entity] = read_declaration(entity_file, ENVIRONMENT).entities
    assert [part.amount for part in entity.kinds[0].rates[0].parts] == [
        Fixed(amount=516),
        Fixed(amount=1679),
    ]


def test_password_is_looked_up_but_the_archive_key_stays_a_reference(entity_file):
    [entity] = read_declaration(entity_file, ENVIRONMENT).entities
    assert entity.operators[0].password == "password-of-laura"
    assert entity.stations[0].positions_key == "env:ARCHIVE_KEY"


def test_missing_variable_is_named_by_place(entity_file):
    assert faults(entity_file, {}) == {"entities.0.operators.0.password": "environment_lacks_it"}


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("80999990106_01", "", "stations.0.station_id", "string_too_short"),
        ('tax_code: "80999990106"', 'tax_code: "80999990107"', "tax_code", "tax_code_check"),
        (
            'tax_code: "80999990106"',
            "tax_code: RSSMRA80A01Z999Y",
            "tax_code",
            "tax_code_not_of_an_organisation",
        ),
        ("training:", "trainig:", "trainig", "extra_forbidden"),
        ('"5,16"', '"0,00"', "kinds.0.rates.0.parts.0.amount.fixed.amount", "amount_out_of_range"),
        ('"5,16"', "5.16", "kinds.0.rates.0.parts.0.amount", "amount_not_in_quotes"),
        ('"5,16"', '"5.16"', "kinds.0.rates.0.parts.0.amount.fixed.amount", "amount_malformed"),
        ("9/0101100SP/", "0101100SP", "kinds.0.category", "string_pattern_mismatch"),
        ("account_id: posta", "account_id: tesoreria", None, "named_twice"),
        ("IT59N0760114000000011050036", "IT60X0542811101000000123456", None, "named_twice"),
        ("name: Comune di Esempio", r'name: "Comune\x00"', "name", "unprintable"),
        ("remittance: Carta", r'remittance: "Carta\x01"', "kinds.0.remittance", "unprintable"),
        (
            "//127.0.0.1",
            "//user:pw@127.0.0.1",
            "stations.0.positions_url",
            "string_pattern_mismatch",
        ),
        ("127.0.0.1:9", "127.0.0.1:99999", "stations.0.positions_url", "not_an_address"),
        ("127.0.0.1:9", ":9", "stations.0.positions_url", "not_an_address"),
        ("env:ARCHIVE_KEY", r"key\n", "stations.0.positions_key", "string_pattern_mismatch"),
        ("[clerk]", "[king]", "operators.0.roles.0", "enum"),
        ("[clerk]", "[clerk], kinds: []", "operators.0.kinds", "too_short"),
        ("days: 30", "days: -1", "kinds.0.due.after_days.days", "greater_than_equal"),
        ("offline:", "ofline:", "kinds.0.ofline", "unexpected_keyword_argument"),
        (
            "remittance: Carta",
            "remittance: Carta {nome}",
            "kinds.0.remittance",
            "placeholder_unknown",
        ),
    ],
)
def test_fault_is_named_by_place_and_reason(entity_file, old, new, place, reason):
    entity_file.write_text(entity_file.read_text().replace(old, new))
    expected = "entities.0" + (f".{place}" if place else "")
    assert faults(entity_file)[expected] == reason


@pytest.mark.parametrize(
    "text",
    [
        "entities: [",
        "\t- x",
        "&a [*a, *a",
        "!!python/object/apply:os.getcwd []",
        "[" * 5000,
        "entities: &a [*a]",
        "entities: 2026-13-45",
        "entities: " + "9" * 5000,
    ],
)
def test_what_is_no_yaml_is_refused(entity_file, text):
    entity_file.write_text(text)
    assert set(faults(entity_file).values()) == {"not_yaml"}


@pytest.mark.parametrize("text", ["", "[]", "5", "entities: []", "entities: {}", "other: 1"])
def test_what_is_no_declaration_is_refused(entity_file, text):
    entity_file.write_text(text)
    assert faults(entity_file)


def test_other_encodings_and_sizes_are_refused(entity_file, monkeypatch):
    entity_file.write_bytes(b"name: citt\xe0")
    assert faults(entity_file) == {"-": "not_utf8"}
    monkeypatch.setattr("central_server.cli.declaration.FILE_LIMIT_BYTES", 3)
    assert faults(entity_file) == {"-": "too_large"}


def test_refusal_does_not_repeat_secrets(entity_file):
    entity_file.write_text(entity_file.read_text().replace('"env:LAURA"', "[secret-word]"))
    with pytest.raises(DeclarationRefused) as refused:
        read_declaration(entity_file, ENVIRONMENT)
    assert "secret-word" not in repr(refused.value.faults)


def test_few_lines_cannot_stand_for_boundless_ones(entity_file):
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    entity_file.write_text("\n".join([*bomb, "entities: *a9"]))
    assert list(faults(entity_file).values()) == ["not_yaml"]


def test_desks_with_one_code_would_be_either_of_them(entity_file):
    twin = "      - {desk_id: sportello-13, name: B, office: B, enrolment_code: code-of-12}\n"
    entity_file.write_text(entity_file.read_text() + twin)
    assert faults(entity_file)["-"] == "named_twice"


def with_logo(entity_file, name):
    entity_file.write_text(
        entity_file.read_text().replace("  name:", f"  logo: {name}\n    name:", 1)
    )


@pytest.mark.parametrize(
    ("name", "picture"), [("stemma.png", a_png()), ("stemma.svg", COAT_OF_ARMS)]
)
def test_logo_is_read_from_beside_the_file(entity_file, name, picture):
    (entity_file.parent / name).write_bytes(picture)
    with_logo(entity_file, name)
    [entity] = read_declaration(entity_file, ENVIRONMENT).entities[:1]
    assert entity.logo == picture


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../secret.png", "not_a_file_name"),
        ("/etc/hostname", "not_a_file_name"),
        ("[1]", "not_a_file_name"),
        ("absent.png", "file_unreadable"),
        ("other.png", "picture_unknown"),
        ("half.png", "picture_damaged"),
        ("running.svg", "svg_runs"),
        ("sizeless.svg", "svg_not_drawable"),
        ("large.png", "picture_too_large"),
    ],
)
def test_other_files_are_no_logos(entity_file, name, reason):
    (entity_file.parent / "other.png").write_bytes(b"GIF89a")
    (entity_file.parent / "half.png").write_bytes(a_png()[:60])
    (entity_file.parent / "running.svg").write_bytes(svg_of("<script/>"))
    sizeless = svg_of("<path d='M0 0'/>").replace(b'"20"', b'"0"')
    (entity_file.parent / "sizeless.svg").write_bytes(sizeless)
    (entity_file.parent / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 200_000)
    with_logo(entity_file, name)
    assert set(faults(entity_file).values()) == {reason}


@pytest.mark.parametrize(
    ("old", "new", "place", "limit"),
    [
        ("name: Comune di Esempio", "name: {}", "name", 50),
        ("sector: Servizi demografici", "sector: {}", "sector", 50),
        ("training: true", "training: true\n    contacts: {}", "contacts", 100),
        (
            "holder: Comune di Esempio,\n",
            "holder: {},\n",
            "accounts.1.holder",
            50,
        ),
        (
            "training: true",
            "training: true\n    second_language: {{language: de, form: small, sector: {}}}",
            "second_language.sector",
            50,
        ),
    ],
)
def test_what_notices_bear_is_no_longer_than_their_place(entity_file, old, new, place, limit):
    good = entity_file.read_text()
    entity_file.write_text(good.replace(old, new.format("x" * limit), 1))
    read_declaration(entity_file, ENVIRONMENT)
    entity_file.write_text(good.replace(old, new.format("x" * (limit + 1)), 1))
    assert faults(entity_file) == {f"entities.0.{place}": "longer_than_on_paper"}


def test_holder_of_a_bank_account_stands_on_no_notice(entity_file):
    written = entity_file.read_text().replace(
        "holder: Comune di Esempio}", f"holder: {'x' * 120}}}"
    )
    entity_file.write_text(written)
    assert len(read_declaration(entity_file, ENVIRONMENT).entities[0].accounts[0].holder) == 120


def with_second(entity_file, written):
    entity_file.write_text(
        entity_file.read_text().replace("  name:", f"  second_language: {written}\n    name:", 1)
    )


def test_second_language_is_declared_with_its_form(entity_file):
    with_second(entity_file, "{language: de, form: small, sector: Meldeamt}")
    [entity] = read_declaration(entity_file, ENVIRONMENT).entities[:1]
    second = entity.second_language
    assert (second.language, second.form, second.sector) == ("de", "SMALL", "Meldeamt")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("{language: it, form: small}", "second_language_italian"),
        ("{language: es, form: small}", "enum"),
        ("{language: de, form: large}", "enum"),
        ("{language: de, form: 1}", "enum"),
        ("{language: de}", "missing"),
    ],
)
def test_other_second_languages_are_refused(entity_file, written, reason):
    with_second(entity_file, written)
    assert set(faults(entity_file).values()) == {reason}


def test_files_of_the_guide_to_the_hub_are_good_ones(tmp_path):
    guide = (ROOT / "docs" / "joining-the-hub.md").read_text(encoding="utf-8")
    asked, kept = re.findall(r"```\n(entities:.*?)```", guide, re.DOTALL)
    (instead,) = re.findall(r"```\n( *- {service: flows_soap.*?)```", guide, re.DOTALL)
    path = tmp_path / "hub.yaml"
    used = []
    for text in (asked, asked.replace("    portals:", f"{instead}    portals:"), kept):
        path.write_text(text, encoding="utf-8")
        (entity,) = read_declaration(path, {"PORTAL_KEY": "k" * 32}).entities
        used.append({use.service for use in entity.hub_services})
        assert entity.stations[0].positions_key in ("env:ARCHIVE_KEY", "env:GPD_KEY")
        assert {portal.key for portal in entity.portals} <= {"k" * 32}
    first, with_soap, without_station = used
    assert with_soap - first == {HubService.FLOWS_SOAP}
    assert with_soap | without_station == set(HubService)


@pytest.mark.parametrize(("service", "expected"), [("flows", 1), ("flows_soap", 0)])
def test_key_of_a_gateway_goes_with_the_soap_service_alone(entity_file, service, expected):
    use = (
        f'    hub_services: [{{service: {service}, url: "https://hub.test/a", '
        'service_key: "env:PASSWORD", subscription_key: "env:NODE_KEY"}]\n'
    )
    entity_file.write_text(entity_file.read_text().replace("    accounts:", f"{use}    accounts:"))
    if expected:
        assert set(faults(entity_file).values()) == {"subscription_key_unknown"}
        return
    [used] = read_declaration(entity_file, ENVIRONMENT).entities[0].hub_services
    assert (used.service_key, used.subscription_key) == ("env:PASSWORD", "env:NODE_KEY")


def faults_of_entity(tmp_path, fields):
    path = tmp_path / "entity.yaml"
    path.write_text(
        f"entities:\n  - tax_code: '80999990106'\n    name: Comune\n{fields}", encoding="utf-8"
    )
    with pytest.raises(DeclarationRefused) as caught:
        read_declaration(path, {})
    return caught.value.faults


@pytest.mark.parametrize("pages", ["", ", pages_url: 'https://checkout.example.it'"])
def test_checkout_and_nothing_else_has_pages(tmp_path, pages):
    service = "flows" if pages else "checkout"
    use = f"{{service: {service}, url: 'https://h.test', service_key: k{pages}}}"
    faults = faults_of_entity(tmp_path, f"    hub_services: [{use}]\n")
    assert faults == [("entities.0.hub_services.0", "pages_of_the_checkout")]


@pytest.mark.parametrize(
    "address", ["http://portale.example.it", "https://portale.example.it/?a", "https://u@p.it/"]
)
def test_citizens_are_never_sent_anywhere_in_clear(tmp_path, address):
    key = "k" * 32
    portal = f"{{name: portale, key: {key}, return_urls: ['{address}']}}"
    faults = faults_of_entity(tmp_path, f"    portals: [{portal}]\n")
    assert faults == [("entities.0.portals.0.return_urls.0", "web_address_malformed")]


def test_key_of_a_portal_is_a_long_one(tmp_path):
    portal = "{name: portale, key: short, return_urls: ['https://portale.example.it']}"
    faults = faults_of_entity(tmp_path, f"    portals: [{portal}]\n")
    assert faults == [("entities.0.portals.0.key", "string_pattern_mismatch")]


def test_file_of_the_page_about_programs_is_a_good_one(tmp_path):
    page = (ROOT / "docs" / "asking-programs.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(entities:.*?)```", page, re.DOTALL)
    path = tmp_path / "programs.yaml"
    path.write_text(block, encoding="utf-8")
    (entity,) = read_declaration(path, {}).entities
    (program,) = entity.programs
    assert (program.amounts_key, program.amounts_timeout_ms) == ("env:TRIBUTI_KEY", 1500)
    assert program.kinds == ("tari", "imu")


PROGRAM = """    programs:
      - {program_id: tributi, name: Tributi, amounts_url: "https://example.org/importi",
         amounts_key: "env:TRIBUTI_KEY", amounts_timeout_ms: 1500, kinds: [carta-identita]}
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("1500", "99", "programs.0.amounts_timeout_ms", "greater_than_equal"),
        ("1500", "3001", "programs.0.amounts_timeout_ms", "less_than_equal"),
        ("https:", "ftp:", "programs.0.amounts_url", "string_pattern_mismatch"),
        ("[carta-identita]", "[]", "programs.0.kinds", "too_short"),
        ("[carta-identita]", "[tari, tari]", None, "named_twice"),
        ("env:TRIBUTI_KEY", "a key", "programs.0.amounts_key", "string_pattern_mismatch"),
    ],
)
def test_fault_of_a_program_is_named(entity_file, old, new, place, reason):
    written = PROGRAM.replace(old, new)
    entity_file.write_text(
        entity_file.read_text().replace("    operators:\n", f"{written}    operators:\n")
    )
    assert faults(entity_file)["entities.0" + (f".{place}" if place else "")] == reason


def test_code_that_may_be_guessed_is_for_training_or_for_a_desk_that_is_none(entity_file):
    text = entity_file.read_text().replace("training: true", "training: false")
    entity_file.write_text(text)
    assert faults(entity_file) == {"entities.0.desks.0.enrolment_code": "enrolment_code_weak"}
    retired = 'enrolment_code: "code-of-12", retired: true'
    for good in ('enrolment_code: "K7QF9M2X3TBH"', retired):
        entity_file.write_text(text.replace('enrolment_code: "code-of-12"', good))
        assert len(read_declaration(entity_file, ENVIRONMENT).entities) == 1
