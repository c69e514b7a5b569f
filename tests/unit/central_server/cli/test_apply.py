from datetime import date

import pytest
from sqlalchemy import select

from central_server.catalogue import repository as catalogue
from central_server.catalogue.service import KindRefused
from central_server.cli.apply import Applier, NamesUnknownKinds
from central_server.cli.declaration import DeclarationRefused, read_declaration
from central_server.entities import programs
from central_server.entities import repository as entities
from central_server.entities.models import EntityRow, StationRow
from central_server.identity import enrolment, repository
from central_server.identity import portals as portal_keys
from central_server.identity.models import DeskRow
from central_server.identity.secrets import is_password
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.rules.rate_calculation import calculate
from payments_core.wire.desk.messages import EnrolRequest

ENTITY = "80999990106"


@pytest.fixture
def apply(session, entity_file, clock, new_id):
    def apply(*changes):
        text = entity_file.read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = entity_file.with_name("changed.yaml")
        path.write_text(text)
        declaration = read_declaration(path, {"LAURA": "password-of-laura", "NEW": "another-word"})
        steps = Applier(session, new_id, clock.now()).apply(declaration)
        session.flush()
        return [(step.act, step.what, step.name) for step in steps]

    return apply


def test_everything_is_added_once(apply, session):
    assert len(apply()) == 7
    assert apply() == []
    kind = catalogue.kind(session, ENTITY, "carta-identita", 1)
    assert calculate(kind.rates[0], {}, date(2026, 11, 23)).total_cents == 2195
    laura = repository.operator_named(session, ENTITY, "laura.bianchi")
    assert is_password(laura.password_hash, "password-of-laura")
    assert repository.roles_of(session, ENTITY, laura.operator_id) == {Role.CLERK}


@pytest.mark.parametrize(
    ("old", "new", "what", "name"),
    [
        ("Servizi demografici", "Tributi", "entity", ENTITY),
        ("http://127.0.0.1:9/aca", "http://127.0.0.1:9/new", "station", f"{ENTITY}_01"),
        ("Aut. n. 1", "Aut. n. 2", "account", "posta"),
        ("env:LAURA", "env:NEW", "operator", "laura.bianchi"),
        ("[clerk]", "[clerk, supervisor]", "operator", "laura.bianchi"),
        ("Anagrafe", "Tributi", "desk", "sportello-12"),
        ("code-of-12", "new-code-of-12", "desk", "sportello-12"),
    ],
)
def test_difference_is_made_and_told(apply, old, new, what, name):
    apply()
    assert apply((old, new)) == [("CHANGED", what, name)]
    assert apply((old, new)) == []


def test_file_says_what_desks_keep_of_people_and_leaving_it_out_changes_nothing(apply, session):
    apply()
    row = session.get_one(EntityRow, ENTITY)
    assert row.registry_on_desks == "recent"
    sector = "sector: Servizi demografici"
    policy = (sector, f"{sector}\n    registry_on_desks: all")
    assert apply(policy) == [("CHANGED", "entity", ENTITY)]
    assert apply() == []
    assert row.registry_on_desks == "all"
    with pytest.raises(DeclarationRefused) as refused:
        apply((sector, f"{sector}\n    registry_on_desks: everybody"))
    assert [place for place, _ in refused.value.faults] == ["entities.0.registry_on_desks"]


def test_file_says_over_which_amount_two_people_cancel(apply, session):
    apply()
    row = session.get_one(EntityRow, ENTITY)
    sector = "sector: Servizi demografici"

    def declare(written):
        return apply((sector, f"{sector}\n    cancel_approval_over: {written}"))

    assert declare('"1.000,00"') == [("CHANGED", "entity", ENTITY)]
    assert (row.cancel_approval_over, apply()) == (100_000, [])
    assert declare("null") == [("CHANGED", "entity", ENTITY)]
    assert row.cancel_approval_over is None
    for wrong in ("1000", '"-1"', '"molto"'):
        with pytest.raises(DeclarationRefused) as refused:
            declare(wrong)
        assert [place for place, _ in refused.value.faults] == ["entities.0.cancel_approval_over"]


def test_new_version_of_a_rate_is_added_beside_the_old(apply, session):
    apply()
    changed = [("version: 1,", "version: 2, valid_from: 2027-01-01,"), ('"5,16"', '"6,00"')]
    assert apply(*changed) == [("CHANGED", "kind", "carta-identita")]
    kind = catalogue.kind(session, ENTITY, "carta-identita", 2)
    first, second = kind.rates
    assert (first.version, calculate(first, {}, date(2026, 12, 31)).total_cents) == (1, 2195)
    assert (second.version, calculate(second, {}, date(2027, 1, 1)).total_cents) == (2, 2279)


def test_other_data_of_a_kind_are_a_new_revision(apply, session):
    apply()
    assert apply(("days: 30", "days: 60")) == [("CHANGED", "kind", "carta-identita")]
    assert catalogue.kind(session, ENTITY, "carta-identita", 1).due.days == 30
    assert catalogue.kind(session, ENTITY, "carta-identita", 2).due.days == 60


def test_version_that_paper_may_carry_never_changes(apply):
    apply()
    with pytest.raises(KindRefused) as refused:
        apply(('"5,16"', '"6,00"'))
    assert refused.value.faults == (("rates.carta-identita.1", "rate_version_fixed"),)


def test_segregation_code_that_paper_may_carry_never_changes(apply):
    apply()
    with pytest.raises(RuleBroken, match="segregation_code_fixed"):
        apply(('segregation_code: "01"', 'segregation_code: "02"'))


def test_station_never_passes_between_being_asked_and_keeping_positions_at_the_hub(apply):
    code, gpd = 'segregation_code: "01"', 'segregation_code: "01", hub_model: {}'
    apply()
    with pytest.raises(RuleBroken, match="hub_model_fixed"):
        apply((code, gpd.format("gpd_v1")))


def test_station_may_pass_from_one_version_of_positions_at_the_hub_to_another(apply, session):
    code, gpd = 'segregation_code: "01"', 'segregation_code: "01", hub_model: {}'
    for version in ("gpd_v1", "gpd_v3"):
        apply((code, gpd.format(version)))
        assert session.scalars(select(StationRow.hub_model)).all() == [version]


def test_new_numbers_pass_to_the_station_that_says_so(apply, session):
    code = 'segregation_code: "01"'
    apply((code, f"{code}, new_numbers: true"))
    session.add(
        StationRow(
            entity_id=ENTITY, station_id="another", broker_tax_code=ENTITY, segregation_code="02",
            positions_url="https://x.it", positions_key="k",
        )
    )  # fmt: skip
    session.flush()
    assert entities.station_for_new_numbers(session, ENTITY).segregation_code == "01"
    session.get_one(StationRow, (ENTITY, "another")).new_numbers = True
    session.flush()
    # The file says it of its own station, so it is no longer the other one's.
    assert apply((code, f"{code}, new_numbers: true")) == [("CHANGED", "station", "another")]
    assert entities.station_for_new_numbers(session, ENTITY).segregation_code == "01"


def test_kind_for_an_unknown_account_is_refused(apply):
    with pytest.raises(KindRefused) as refused:
        apply(("account_id: tesoreria\n", "account_id: nowhere\n"))
    assert refused.value.faults == (("account_id", "account_unknown"),)


def test_used_enrolment_code_is_not_given_back_by_applying_again(apply, session, clock):
    apply()
    request = EnrolRequest(enrolment_code="code-of-12", machine_name="PC")
    enrolment.enrol(session, request, lambda: "credential", clock.now(), lambda _entity: False)
    assert apply() == []
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        enrolment.enrol(session, request, lambda: "credential", clock.now(), lambda _entity: False)


def test_desk_is_retired_and_taken_back(apply, session):
    apply()
    retired = ('enrolment_code: "code-of-12"', 'enrolment_code: "code-of-12", retired: true')
    assert apply(retired) == [("CHANGED", "desk", "sportello-12")]
    row = session.get_one(DeskRow, (ENTITY, "sportello-12"))
    assert row.retired_at is not None
    row.credential_hash, row.generation = "a hash", 4
    session.commit()
    assert apply() == [("CHANGED", "desk", "sportello-12")]
    # The machine that was retired stays outside: it may have been stolen.
    session.refresh(row)
    assert (row.retired_at, row.credential_hash, row.generation) == (None, None, 5)


def test_operator_who_leaves_is_left_without_roles(apply, session):
    apply()
    assert apply(("roles: [clerk]", "roles: []"))
    who = repository.operator_named(session, ENTITY, "laura.bianchi")
    assert repository.roles_of(session, ENTITY, who.operator_id) == frozenset()


def test_what_the_file_leaves_out_stays(apply, session):
    apply()
    assert apply(("    sector: Servizi demografici\n", "")) == []
    operator = """    operators:
      - {username: laura.bianchi, display_name: Laura Bianchi, password: "env:LAURA",
         roles: [clerk]}
"""
    assert apply((operator, "")) == []
    assert repository.operator_named(session, ENTITY, "laura.bianchi") is not None


@pytest.mark.parametrize(
    ("old", "new"), [("80999990106_01", "80999990106_02"), ("id: posta", "id: bancoposta")]
)
def test_code_or_account_of_an_entry_left_out_is_not_given_to_another(apply, session, old, new):
    apply()
    with pytest.raises(RuleBroken, match="declared_already"), session.begin_nested():
        apply((old, new))


def test_enrolment_code_of_another_desk_is_refused(apply):
    apply()
    with pytest.raises(RuleBroken, match="enrolment_code_taken"):
        apply(("desk_id: sportello-12", "desk_id: sportello-13"))


def test_kinds_are_offered_in_the_order_of_the_declaration(apply, session):
    old = "      - kind_id: carta-identita"
    other = (
        "      - {kind_id: zaino, name: Zaino, name_en: Bag, remittance: Zaino,\n"
        '         category: "9/0101100SP/", account_id: tesoreria,\n'
        "         due: {rule: after_days, days: 30}, rates: []}\n"
    )
    apply()
    moved = apply((old, other + old))
    assert ("CHANGED", "kind", "carta-identita") in moved
    rows = catalogue.current_rows(session, ENTITY)
    assert [(row.kind_id, row.revision) for row in rows] == [("zaino", 1), ("carta-identita", 1)]
    assert apply((old, other + old)) == []


LIMITED = ("roles: [clerk]", "roles: [clerk], kinds: [carta-identita]")
LIFTED = ("roles: [clerk]", "roles: [clerk], kinds: null")


def kinds_of_laura(session):
    laura = repository.operator_named(session, ENTITY, "laura.bianchi")
    return repository.kinds_of(session, ENTITY, laura.operator_id)


def test_operator_is_limited_to_kinds_of_the_same_file(apply, session):
    assert ("ADDED", "operator", "laura.bianchi") in apply(LIMITED)
    assert kinds_of_laura(session) == {"carta-identita"}
    assert apply(LIMITED) == []


def test_limit_is_set_and_lifted_and_told(apply, session):
    apply()
    assert apply(LIMITED) == [("CHANGED", "operator", "laura.bianchi")]
    assert apply(LIMITED) == []
    assert apply() == [], "what the file leaves out stays"
    assert kinds_of_laura(session) == {"carta-identita"}
    assert apply(LIFTED) == [("CHANGED", "operator", "laura.bianchi")]
    assert apply(LIFTED) == []
    assert kinds_of_laura(session) is None


def test_step_says_what_the_limit_was_and_is(entity_file, session, clock, new_id):
    written = entity_file.read_text()
    told = []
    for old, new in (LIFTED, LIMITED):
        entity_file.write_text(written.replace(old, new))
        declaration = read_declaration(entity_file, {"LAURA": "password-of-laura"})
        told += Applier(session, new_id, clock.now()).apply(declaration)
    assert told[-1].differences == ("kinds: - -> carta-identita",)


def test_unknown_kind_of_an_operator_is_refused_by_place(apply):
    wrong = ("roles: [clerk]", "roles: [clerk], kinds: [carta-identita, tari]")
    with pytest.raises(NamesUnknownKinds) as refused:
        apply(wrong)
    assert refused.value.faults == (("entities.0.operators.0.kinds.1", "kind_unknown"),)


PORTAL = "    portals: [{name: portale, key: KEY, return_urls: ['https://portale.example.it/a']}]\n"


def test_portal_is_let_in_until_its_key_changes_or_it_is_retired(apply, session):
    desks = "    desks:\n"

    def portals(text):
        return [step for step in apply((desks, text + desks)) if step[1] == "portal"]

    def is_let_in(key):
        try:
            return portal_keys.authenticate(session, f"{ENTITY}/portale:{key}").return_urls
        except RuleBroken:
            return None

    first, second = "1" * 32, "2" * 32
    assert portals(PORTAL.replace("KEY", f"'{first}'")) == [("ADDED", "portal", "portale")]
    assert portals(PORTAL.replace("KEY", f"'{first}'")) == []
    assert is_let_in(first) == ("https://portale.example.it/a",)
    assert portals(PORTAL.replace("KEY", f"'{second}'")) == [("CHANGED", "portal", "portale")]
    assert (is_let_in(first), is_let_in(second) is not None) == (None, True)
    retired = PORTAL.replace("KEY", f"'{second}'").replace("}]", ", retired: true}]")
    assert portals(retired) == [("CHANGED", "portal", "portale")]
    assert portals(retired) == []
    assert is_let_in(second) is None


def with_programs(**kinds):
    programs = "".join(
        f'      - {{program_id: {name}, name: {name}, amounts_url: "https://{name}.example/",'
        f' amounts_key: "env:KEY", kinds: [{owned}]}}\n'
        for name, owned in kinds.items()
    )
    return ("    operators:\n", f"    programs:\n{programs}    operators:\n")


def test_program_is_added_with_the_kinds_that_it_owns(apply, session):
    apply()
    declared = with_programs(tributi="carta-identita")
    assert apply(declared) == [("ADDED", "program", "tributi")]
    assert apply(declared) == []
    row = programs.program(session, ENTITY, "tributi")
    assert (row.amounts_url, row.amounts_key) == ("https://tributi.example/", "env:KEY")
    assert row.amounts_timeout_ms == 1500
    assert programs.owners(session, ENTITY) == {"carta-identita": "tributi"}
    retired = (declared[0], declared[1].replace("kinds:", "retired: true, kinds:"))
    assert apply(retired) == [("CHANGED", "program", "tributi")]
    assert programs.programs(session, ENTITY) == []
    assert apply(declared) == [("CHANGED", "program", "tributi")]
    elsewhere = (declared[0], declared[1].replace("https://tributi", "https://new"))
    assert apply(elsewhere) == [("CHANGED", "program", "tributi")]
    # Another program takes the kind; it is a change of that one.
    assert apply(with_programs(anagrafe="carta-identita")) == [("ADDED", "program", "anagrafe")]
    assert programs.owners(session, ENTITY) == {"carta-identita": "anagrafe"}
    assert apply(declared)[-1] == ("CHANGED", "program", "tributi")


def test_unknown_kind_of_a_program_is_refused_by_place(apply):
    with pytest.raises(NamesUnknownKinds, match="program_refused") as refused:
        apply(with_programs(tributi="carta-identita, tari"))
    assert refused.value.faults == (("entities.0.programs.0.kinds.1", "kind_unknown"),)


def test_second_language_is_kept_until_the_file_takes_it_away(apply, session):
    apply()
    declared = (
        "    name: Comune",
        "    second_language: {language: de, form: full}\n    name: Comune",
    )
    assert apply(declared) == [("CHANGED", "entity", ENTITY)]
    assert apply(declared) == []
    assert apply() == []
    kept = session.get_one(EntityRow, ENTITY).second_language
    assert kept == {"language": "de", "form": "FULL", "sector": None}
    assert apply(("    name: Comune", "    second_language: null\n    name: Comune")) == [
        ("CHANGED", "entity", ENTITY)
    ]
    assert session.get_one(EntityRow, ENTITY).second_language is None
