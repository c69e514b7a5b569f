"""What the citizen's screen may show: a code that can be paid, and nothing about anybody."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from counter_app.services.customer_codes import CustomerCode, CustomerCodes
from counter_app.store import desk, notices
from payments_core.errors import RuleBroken
from payments_core.notice.language import Language, SecondForm
from payments_core.wire.desk.messages import KindInfo, SecondLanguageInfo
from tests.factories.desk_services import Services
from tests.factories.fake_server import ENTITY, NOW, Refusal, citizen, kind
from tests.factories.fake_server import profile as server_profile


@pytest.fixture
def codes(services: Services) -> CustomerCodes:
    return CustomerCodes(services.database, services.reprint, services.line)


def payable(services: Services, kind_id: str = "carta-identita", **typed: str) -> str:
    number = services.release_one(kind_id, **typed).notice_number
    services.deliver()
    return number


def known(services: Services, codes: CustomerCodes, *, ours: bool) -> str:
    """A payable notice that the desk has released, or has only been told of."""
    number = payable(services)
    codes.of_notice(number)
    if not ours:
        with services.database.write() as session:
            session.delete(notices.by_number(session, number))
    return number


def raiser(trouble: Exception) -> Callable[[str], None]:
    def answer(_number: str) -> None:
        raise trouble

    return answer


def said(code: CustomerCode) -> str:
    return " ".join(str(getattr(code, field.name)) for field in fields(code))


def test_a_payable_notice_has_its_code_for_what_it_costs(
    services: Services, codes: CustomerCodes
) -> None:
    number = payable(services)
    code = codes.of_notice(number)
    assert code.qr_text == f"PAGOPA|002|{number}|{ENTITY}|2195"
    assert (code.subject, code.amount_cents) == ("Carta d'identità elettronica", 2195)
    assert code.languages == (Language.IT, Language.EN)
    assert codes.of_release(number) == code


def test_what_a_clerk_has_typed_is_not_shown(services: Services, codes: CustomerCodes) -> None:
    name = {"field": "chi", "label": "Chi", "label_en": "Who", "type": "text"}
    trip = kind("gita", remittance="Gita di {chi}", fields=[name])
    known = (KindInfo(revision=1, kind=trip),)
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"kinds": known}))
    number = payable(services, "gita", chi="Rossi Luca")
    assert services.reprint.content(number).subject == "Gita di Rossi Luca"
    code = codes.of_notice(number)
    assert code.subject == "Carta d'identità elettronica"
    person = citizen()
    for secret in ("Luca", person.family_name, person.tax_code or "", "Garibaldi"):
        assert secret not in said(code)


def test_the_subject_of_another_desk_is_shown_only_when_it_is_a_name_of_the_catalogue(
    services: Services, codes: CustomerCodes
) -> None:
    number = payable(services)
    # This desk forgets what it released: then it is a notice like those of other desks.
    with services.database.write() as session:
        row = notices.by_number(session, number)
        session.delete(row)
    assert codes.of_notice(number).subject == "Carta d'identità elettronica"
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"kinds": ()}))
    assert codes.of_notice(number).subject is None


def test_an_instalment_says_which_and_what_else_ends_its_code(
    services: Services, codes: CustomerCodes
) -> None:
    released = services.release_one("suolo", plan=2, metri="10")
    services.deliver()
    whole, first, second = released.notice_numbers
    code = codes.of_notice(first)
    assert code.subject is not None
    assert code.subject.startswith("Suolo pubblico")
    assert "1" in code.subject
    assert "metri" not in code.subject
    assert code.other_numbers == (whole, second)


def test_what_pays_a_debt_by_a_later_plan_ends_its_code_too(
    services: Services, codes: CustomerCodes
) -> None:
    single = payable(services, "suolo", metri="21")
    plans = services.notice_plans
    made = plans.make(plans.with_plan(plans.draft(single), 2)).notice_numbers
    services.deliver()
    first, second = made
    for ask in (codes.of_notice, codes.of_release):
        assert ask(single).other_numbers == made
    assert codes.of_release(first).other_numbers == (single, second)


def test_what_else_pays_the_debt_of_another_desk_ends_its_code(
    services: Services, codes: CustomerCodes
) -> None:
    whole, *instalments = services.release_one("suolo", plan=2, metri="10").notice_numbers
    services.deliver()
    services.lookup.citizen("c-1")
    # This desk forgets what it released: then they are notices like those of other desks.
    with services.database.write() as session:
        for number in (whole, *instalments):
            session.delete(notices.by_number(session, number))
    assert codes.of_notice(whole).other_numbers == tuple(instalments)


def test_what_is_not_registered_has_no_code(services: Services, codes: CustomerCodes) -> None:
    number = services.release_one().notice_number
    for ask in (codes.of_notice, codes.of_release):
        with pytest.raises(RuleBroken, match="code_not_registered"):
            ask(number)


def test_what_is_paid_has_no_code(services: Services, codes: CustomerCodes) -> None:
    number = payable(services)
    services.server.paid[number] = NOW
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        codes.of_notice(number)


def test_without_the_line_there_is_no_code(services: Services, codes: CustomerCodes) -> None:
    number = payable(services)
    services.cut_line()
    for ask in (codes.of_notice, codes.of_release):
        with pytest.raises(RuleBroken, match="code_offline"):
            ask(number)


@pytest.mark.parametrize("ours", [True, False])
@pytest.mark.parametrize("refusal", ["session_expired", "notice_unknown", "slow_down"])
def test_what_the_server_does_not_confirm_has_no_code(
    services: Services,
    codes: CustomerCodes,
    monkeypatch: pytest.MonkeyPatch,
    refusal: str,
    ours: bool,
) -> None:
    number = known(services, codes, ours=ours)
    monkeypatch.setattr(services.server, "_check", raiser(Refusal(409, refusal)))
    with pytest.raises(RuleBroken, match=refusal):
        codes.of_notice(number)
    # On paper it stands as a desk may know it.
    if ours:
        assert services.reprint.content(number).notice_number == number


@pytest.mark.parametrize("ours", [True, False])
def test_a_server_in_trouble_confirms_nothing(
    services: Services, codes: CustomerCodes, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    number = known(services, codes, ours=ours)
    monkeypatch.setattr(services.server, "_check", raiser(Refusal(500, "defect")))
    assert services.line.offline_since is None
    with pytest.raises(RuleBroken, match="code_not_confirmed"):
        codes.of_notice(number)
    assert services.reprint.content(number).notice_number == number


@pytest.mark.parametrize("own", [Language.DE, Language.SL, Language.FR, Language.EN])
def test_the_entity_s_second_language_is_spoken_once(
    services: Services, codes: CustomerCodes, own: Language
) -> None:
    info = SecondLanguageInfo(language=own, form=SecondForm.SMALL)
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"second_language": info}))
    number = payable(services)
    expected = dict.fromkeys((Language.IT, Language.EN, own))
    assert codes.of_notice(number).languages == tuple(expected)
