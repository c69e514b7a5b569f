from datetime import date

from payments_core.wire.desk.notice_list_messages import ListedState, OfficeListQuery


def test_what_is_not_asked_is_not_in_the_address() -> None:
    assert OfficeListQuery().parameters() == {}
    asked = OfficeListQuery(
        first_on=date(2026, 11, 1), state=ListedState.TO_PAY, kind_id="mensa", after="here"
    )
    assert asked.parameters() == {
        "first_on": "2026-11-01", "state": "TO_PAY", "kind_id": "mensa", "after": "here",
    }  # fmt: skip
    assert OfficeListQuery.model_validate(asked.parameters()) == asked
