from counter_app.services.profiles import creditor_of, rate_of
from payments_core.wire.desk.messages import PostalAccountInfo
from tests.factories.fake_server import profile, rate


def test_rate_keeps_its_parts_and_total() -> None:
    kept = rate_of(rate())
    assert kept.total_cents == 2195
    assert [part.label for part in kept.parts] == ["Diritto fisso", "Costo della carta"]
    assert kept.offline


def test_postal_account_is_there_only_when_the_entity_has_one() -> None:
    assert creditor_of(profile()).postal_account is None
    account = PostalAccountInfo(number="000000000101", holder="Comune", authorisation="AUT. 1")
    with_account = profile().model_copy(update={"postal_account": account})
    kept = creditor_of(with_account).postal_account
    assert kept is not None
    assert (kept.number, kept.authorisation) == ("000000000101", "AUT. 1")
