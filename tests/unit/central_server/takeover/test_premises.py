import pytest

from central_server.takeover.line_shares import LineWrong
from central_server.takeover.positions_file import PositionLine
from central_server.takeover.premises import Premises
from payments_core.errors import RuleBroken
from tests.factories.position_lines import position_line
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, add_everything, add_kind


def line(**changes) -> PositionLine:
    return PositionLine.model_validate(position_line(**changes))


def test_entity_must_be_known(session) -> None:
    with pytest.raises(RuleBroken, match="entity_unknown"):
        Premises(session, ENTITY)


def test_highest_base_grows_with_good_numbers_only(session) -> None:
    add_everything(session)
    premises = Premises(session, ENTITY)
    for base in (5, 90, 7):
        premises.debt_of(line(base=base))
    with pytest.raises(LineWrong):
        premises.debt_of(line(notice_number=number_of(99, "33")))
    assert premises.highest_bases == {"01": 90}


def test_numbers_of_older_forms_name_no_station(session) -> None:
    add_everything(session)
    premises = Premises(session, ENTITY)
    assert premises.debt_of(line(notice_number="001721265093769322")).kind_revision == 1
    assert premises.highest_bases == {}


@pytest.mark.parametrize(
    ("released_at", "fault"),
    [
        ("2026-11-18T22:59:59Z", ("released_at", "kind_not_valid")),
        ("2026-11-18T23:00:00Z", None),
        ("2026-11-20T22:59:59Z", None),
        ("2026-11-20T23:00:00Z", ("released_at", "kind_not_valid")),
    ],
    ids=["the evening before", "the first moment in Rome", "the last one", "the day after"],
)
def test_kind_was_valid_on_the_day_of_the_release(session, released_at, fault) -> None:
    add_everything(session)
    add_kind(session, valid_from="2026-11-19", valid_to="2026-11-20")
    premises, found = Premises(session, ENTITY), None
    try:
        premises.debt_of(line(released_at=released_at))
    except LineWrong as wrong:
        found = wrong.field, wrong.reason
    assert found == fault
