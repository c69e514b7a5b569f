from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.services.situation import PaymentSituation, situation_of
from payments_core.errors import RuleBroken
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import PersonKind
from payments_core.notice.situation import SituationSource, SituationStanding
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind, Horizon, HorizonKind
from tests.factories.fake_server import ENTITY, NOW


def test_situation_is_asked_of_the_server_each_time(services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    situations = PaymentSituation(services.database, services.check)
    first = situations.content(number)
    assert (first.standing, first.notice_number) == (SituationStanding.NOT_PAID, number)
    assert (first.creditor.tax_code, first.facsimile) == (ENTITY, True)
    assert first.debtor.kind is PersonKind.NATURAL
    services.server.paid[number] = NOW
    assert situations.content(number).standing is SituationStanding.PAID


def test_without_a_line_there_is_none(services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.check.check(number)
    services.cut_line()
    with pytest.raises(RuleBroken) as refused:
        PaymentSituation(services.database, services.check).content(number)
    assert refused.value.code == "situation_offline"


def test_paper_tells_what_proves_money_and_no_notes_of_the_office(services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    told = [
        Evidence(kind=EvidenceKind.RELEASED, at=NOW, who="Laura", reference="op-1"),
        Evidence(kind=EvidenceKind.ASKED_BY_HUB, at=NOW, reference="ACTIVATE"),
        Evidence(kind=EvidenceKind.CHANGED, at=NOW, note="sbagliato", reference="e-mail"),
        Evidence(kind=EvidenceKind.PAID, at=NOW, amount_cents=2195, reference="r-1"),
        Evidence(kind=EvidenceKind.SETTLED, at=NOW, reference="flow"),
    ]
    heard = Horizon(kind=HorizonKind.FLOWS_ASKED, until=NOW - timedelta(hours=1))
    view = replace(services.check.check(number), timeline=tuple(told), horizon=(heard,))
    content = situation_of(view, CreditorEntity(ENTITY, "Comune"), facsimile=False)
    assert [(step.kind, step.reference, step.whole_day) for step in content.steps] == [
        ("RELEASED", None, False), ("CHANGED", None, False), ("PAID", "r-1", False),
        ("SETTLED", "flow", True),
    ]  # fmt: skip
    assert content.steps[2].amount_cents == 2195
    assert content.sources == (SituationSource("FLOWS_ASKED", NOW - timedelta(hours=1)),)


def test_body_is_told_from_a_person_by_its_code(services) -> None:
    number = services.release_one().notice_number
    services.deliver()
    view = services.check.check(number)
    body = replace(view.notice, debtor_identifier="80999990106")
    content = situation_of(
        replace(view, notice=body), CreditorEntity(ENTITY, "Comune"), facsimile=False
    )
    assert content.debtor.kind is PersonKind.LEGAL
