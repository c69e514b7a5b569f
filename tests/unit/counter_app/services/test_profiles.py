from datetime import date

from counter_app.services.profiles import by_post, creditor_of, offers_of, second_language_of
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.wire.desk.messages import (
    KindInfo,
    MarksInfo,
    PostalAccountInfo,
    SecondLanguageInfo,
)
from tests.factories.catalogue import a_stamped_kind
from tests.factories.fake_server import kind, profile
from tests.factories.pictures import COAT_OF_ARMS, a_png
from tests.factories.server import Lease, release_operation


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


def test_logo_that_cannot_be_drawn_costs_nobody_the_paper() -> None:
    for picture, kept in ((COAT_OF_ARMS, True), (a_png(), True), (a_png()[:60], False)):
        known = profile().model_copy(update={"logo": picture})
        assert (creditor_of(known).logo == picture) is kept


def test_no_slip_pays_what_buys_a_stamp() -> None:
    account = PostalAccountInfo(number="000000000101", holder="Comune", authorisation="AUT. 1")
    kinds = (*profile().kinds, KindInfo(revision=1, kind=a_stamped_kind()))
    known = profile().model_copy(update={"postal_account": account, "kinds": kinds})
    release = release_operation(Lease("lease-1", 1)).release
    stamped = {"kind_id": "certificato", "rate_id": "certificato"}
    assert by_post(known, release)
    assert not by_post(known, release.model_copy(update=stamped))
    # A version that is no longer there is taken for what nearly all are.
    assert by_post(known, release.model_copy(update=stamped | {"rate_version": 9}))
    assert creditor_of(known, by_post=False).postal_account is None
    assert creditor_of(known).postal_account is not None


def test_marks_of_the_installation_are_on_the_papers_of_the_desk() -> None:
    marks = MarksInfo.model_construct(pagopa=COAT_OF_ARMS, poste=a_png()[:60])
    drawn = creditor_of(profile().model_copy(update={"marks": marks})).marks
    assert (drawn.pagopa, drawn.poste, drawn.bancoposta) == (COAT_OF_ARMS, None, None)


def test_second_language_of_the_entity_is_that_of_its_notices() -> None:
    assert second_language_of(profile()) is None
    info = SecondLanguageInfo(language=Language.DE, form=SecondForm.SMALL, sector="Meldeamt")
    said = second_language_of(profile().model_copy(update={"second_language": info}))
    assert said == SecondLanguage(Language.DE, SecondForm.SMALL, None, "Meldeamt")
