"""What is otherwise than usual where a scene begins."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from counter_app.crash_reports import CrashReports
from counter_app.services.desk_setup import FormerDesk
from counter_app.services.release_templates import FilledForm
from counter_app.settings import DEFAULT_PROFILE, TRAINING_PROFILE
from counter_app.ui.machine import Machine
from payments_core.notice.language import Language
from tests.factories.screen_money import bring_money
from tests.factories.screen_notices import a_plan_beside_its_whole, a_plan_of, a_plannable_notice
from tests.factories.screen_offers import FREE_MARKET, a_catalogue
from tests.factories.screen_people import LONG_DESK, NOW, PEOPLE, notice_number
from tests.factories.screen_world import World


def templates(world: World) -> None:
    kind = world.offers[0]
    mine = {
        name: FilledForm(name, kind.kind.kind_id, kind.rate.rate_id)
        for name in ("Carta, sportello mobile", "Rinnovo del sabato")
    }
    world.templates["op-laura.bianchi"] = mine


def supervising(world: World) -> None:
    world.roles["laura.bianchi"] = ("supervisor",)


def money(world: World) -> None:
    numbers = (notice_number(177881), notice_number(123456), notice_number(191203), None)
    bring_money(world, (*numbers, *(notice_number(7000 + place) for place in range(12))))


def with_training(world: World) -> None:
    world.machine = Machine(profile=DEFAULT_PROFILE)


def failed_before(world: World) -> None:
    folder = Path(tempfile.mkdtemp())
    reports = CrashReports(folder, lambda: "1.0.0", lambda: NOW.timestamp())
    reports.write(ValueError())
    world.machine = Machine(profile=DEFAULT_PROFILE, reports=reports)


def training_first(world: World) -> None:
    world.enrolled = False
    world.machine = Machine(profile=TRAINING_PROFILE)


def with_plan(world: World) -> None:
    world.notices += a_plan_of(PEOPLE[3])


def plannable(world: World) -> None:
    world.offers = (FREE_MARKET, *world.offers)
    world.notices.insert(0, a_plannable_notice())


def with_plan_begun(world: World) -> None:
    world.notices += a_plan_beside_its_whole(PEOPLE[3])


def scripts(world: World) -> None:
    """Somebody whose names are in letters that the program's own type does not have."""
    names = {
        "family_name": "\u674e\u5c0f\u9f99 \u0645\u062d\u0645\u062f",
        "given_name": "Zoë \U0001f600 \u05e9\u05dc\u05d5\u05dd",
    }
    world.made.append(PEOPLE[3].model_copy(update={"citizen_id": "c20", **names}))
    world.notices += a_plan_of(world.made[-1])


def administrator(world: World) -> None:
    world.roles = {"laura.bianchi": ("administrator",)}
    world.catalogue = a_catalogue()


def free_plans(world: World) -> None:
    world.offers = (FREE_MARKET, *world.offers)


def not_enrolled(world: World) -> None:
    world.enrolled = False


def lost(world: World) -> None:
    world.enrolled, world.former = False, FormerDesk.LOST


def retired(world: World) -> None:
    world.enrolled, world.former = False, FormerDesk.RETIRED


def bilingual(world: World) -> None:
    world.second_language = Language.DE


def training(world: World) -> None:
    world.identity = replace(world.identity, training=True)


def shared(world: World) -> None:
    """Maria owes the notice that is shown with somebody else's name on it."""
    place = [one.notice_number for one in world.notices].index(notice_number(177881))
    world.notices[place] = replace(
        world.notices[place], debtor_name="Parodi Giovanni", as_co_debtor=True,
        co_debtors=("Rossi Maria", "Canepa Lucia"),
    )  # fmt: skip


def long_names(world: World) -> None:
    world.identity = replace(LONG_DESK, logo=world.identity.logo)


def supervised(prepare: Callable[[World], None]) -> Callable[[World], None]:
    def prepared(world: World) -> None:
        supervising(world)
        prepare(world)

    return prepared
