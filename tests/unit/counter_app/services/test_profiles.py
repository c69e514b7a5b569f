from datetime import date

from counter_app.services.profiles import creditor_of, offers_of
from payments_core.wire.desk.messages import PostalAccountInfo
from tests.factories.fake_server import profile


def test_offers_are_the_rates_of_a_day_in_the_servers_order() -> None:
    found = offers_of(profile(), date(2026, 11, 23))
    assert [(offer.kind.kind_id, offer.revision, offer.rate.rate_id) for offer in found] == [
        ("carta-identita", 1, "carta-identita"),
        ("concorso", 1, "concorso"),
        ("suolo", 1, "suolo"),
    ]


def test_postal_account_is_there_only_when_the_entity_has_one() -> None:
    assert creditor_of(profile()).postal_account is None
    account = PostalAccountInfo(number="000000000101", holder="Comune", authorisation="AUT. 1")
    with_account = profile().model_copy(update={"postal_account": account})
    kept = creditor_of(with_account).postal_account
    assert kept is not None
    assert (kept.number, kept.authorisation) == ("000000000101", "AUT. 1")
