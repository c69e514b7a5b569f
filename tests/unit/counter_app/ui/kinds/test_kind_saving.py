"""Two steps, one answer each, and a draft that goes with what was saved."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from counter_app.services.kind_documents import document_of
from counter_app.services.kind_drafts import BegunKind
from counter_app.ui.begun_by_name import BegunByName
from counter_app.ui.kinds.kind_saving import KindSaving
from counter_app.ui.style.words import Words
from payments_core.errors import WorldTrouble
from tests.factories.screen_desk import FakeCatalogue, FakeKindDrafts
from tests.factories.screen_offers import MARKET, a_catalogue, managed
from tests.factories.screen_people import NOW
from tests.factories.screen_world import World
from tests.factories.waiting import Waiting

CHANGED = replace(MARKET.kind, offline=not MARKET.kind.offline)


class View(QObject):
    """Asks, and may go before it is answered."""

    def __init__(self, workers: Waiting) -> None:
        super().__init__()
        self.gone = False
        self.told: list[str] = []
        self.words = Words("it")
        self.around = SimpleNamespace(ways=SimpleNamespace(tell=self.told.append))
        self._workers = workers

    def ask(self, work: Callable[[], Any], then: Any, failed: Any = None) -> None:
        self._workers.run(work, lambda answer: self.gone or then(answer), failed)

    def carry_through(self, work: Callable[[], Any], then: Any, failed: Any) -> None:
        self._workers.run(work, then, failed)


class Table:
    """Everything around a kind that is being saved."""

    def __init__(self) -> None:
        self.world, self.workers = World(catalogue=a_catalogue()), Waiting()
        self.view = View(self.workers)
        drafts = FakeKindDrafts(self.world)
        self.drafts = BegunByName[BegunKind]("anna", drafts, self.workers)  # type: ignore[arg-type]
        self.drafts.keep("mercato", BegunKind(document_of(CHANGED), 3, NOW))
        self.workers.work()
        self.saving = KindSaving(
            self.view,
            FakeCatalogue(self.world),
            self.drafts,
            "mercato",
            3,  # type: ignore[arg-type]
        )
        self.said: list[tuple[str, object]] = []
        self.saving.compared.connect(lambda _kind, reply: self.say("compared", reply.revision))
        self.saving.saved.connect(lambda kind_id, revision: self.say(kind_id, revision))
        self.saving.overtaken.connect(lambda theirs: self.say("overtaken", theirs.revision))
        self.saving.refused.connect(lambda error: self.say("refused", error.code))

    def say(self, what: str, more: object) -> None:
        self.said.append((what, more))


@pytest.fixture
def table(qapp: object) -> Table:
    return Table()


def test_the_second_step_saves_what_the_first_compared(table: Table) -> None:
    table.saving.compare(CHANGED)
    assert table.saving.is_asking
    table.workers.work()
    assert (table.said, table.saving.is_asking) == ([("compared", 3)], False)
    assert table.world.catalogue[-1].kind == MARKET.kind
    table.saving.save()
    table.workers.work()
    assert table.said[1:] == [("mercato", 4)]
    assert table.world.catalogue[-1].kind == CHANGED
    assert table.world.kind_drafts == {"anna": {}}


def test_nothing_is_saved_that_was_not_compared(table: Table) -> None:
    table.saving.save()
    table.saving.compare(MARKET.kind)
    table.workers.work()
    assert table.saving.confirming is None
    table.saving.compare(CHANGED)
    table.workers.work()
    table.saving.step_back()
    table.saving.save()
    table.workers.work()
    assert table.world.catalogue[-1].revision == 3


def test_the_draft_goes_also_when_nobody_waits_for_the_answer(table: Table) -> None:
    table.saving.compare(CHANGED)
    table.workers.work()
    table.saving.save()
    table.view.gone = True
    table.workers.work()
    assert table.said == [("compared", 3)]
    assert table.view.told == [table.view.words.say("kinds.saved", number=4)]
    assert table.world.catalogue[-1].revision == 4
    assert table.world.kind_drafts == {"anna": {}}


def test_a_draft_that_says_more_than_was_saved_stays(table: Table) -> None:
    table.saving.compare(CHANGED)
    table.workers.work()
    table.saving.save()
    typed = BegunKind(document_of(CHANGED) | {"name": "Mercati"}, 3, NOW)
    table.drafts.keep("mercato", typed)
    table.workers.work()
    assert table.said[1:] == [("mercato", 4)]
    assert table.world.kind_drafts == {"anna": {"mercato": typed}}


def test_the_next_comparison_is_with_what_was_saved(table: Table) -> None:
    table.saving.compare(CHANGED)
    table.workers.work()
    table.saving.save()
    table.workers.work()
    table.saving.compare(MARKET.kind)
    table.workers.work()
    assert table.said[2:] == [("compared", 4)]


def test_a_refusal_leaves_the_draft_and_asks_anew(table: Table) -> None:
    table.saving.compare(CHANGED)
    table.workers.work()
    table.world.save_trouble = WorldTrouble("server_unreachable")
    table.saving.save()
    table.workers.work()
    assert table.said[1:] == [("refused", "server_unreachable")]
    assert (table.saving.confirming, table.saving.is_asking) == (None, False)
    assert set(table.world.kind_drafts["anna"]) == {"mercato"}


def test_the_next_comparison_is_with_whoever_was_quicker(table: Table) -> None:
    theirs = managed(replace(MARKET.kind, name="Mercati"), revision=7)
    table.world.catalogue = [*table.world.catalogue[:-1], theirs]
    table.saving.compare(CHANGED)
    table.workers.work()
    assert table.said == [("refused", "kind_changed_meanwhile"), ("overtaken", 7)]
    table.saving.compare(CHANGED)
    table.workers.work()
    assert table.said[2:] == [("compared", 7)]
