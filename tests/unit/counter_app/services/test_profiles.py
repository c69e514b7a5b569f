from datetime import date

from counter_app.services.profiles import creditor_of, offers_of
from payments_core.wire.desk.messages import KindInfo, PostalAccountInfo
from tests.factories.fake_server import kind, profile


def test_offers_are_the_rates_of_a_day_in_the_servers_order() -> None:
    found = offers_of(profile(), date(2026, 11, 23))
    assert [(offer.kind.kind_id, offer.revision, offer.rate.rate_id) for offer in found] == [
        ("carta-identita", 1, "carta-identita"),
        ("concorso", 1, "concorso"),
        ("suolo", 1, "suolo"),
    ]


def test_kinds_are_offered_on_their_days_only() -> None:
    only = kind("mercato", valid_from="2026-11-23", valid_to="2026-11-24")
    known = profile().model_copy(update={"kinds": (KindInfo(revision=4, kind=only),)})
    days = [date(2026, 11, day) for day in (22, 23, 24, 25)]
    assert [[one.revision for one in offers_of(known, day)] for day in days] == [[], [4], [4], []]


def test_postal_account_is_there_only_when_the_entity_has_one() -> None:
    assert creditor_of(profile()).postal_account is None
    account = PostalAccountInfo(number="000000000101", holder="Comune", authorisation="AUT. 1")
    with_account = profile().model_copy(update={"postal_account": account})
    kept = creditor_of(with_account).postal_account
    assert kept is not None
    assert (kept.number, kept.authorisation) == ("000000000101", "AUT. 1")
