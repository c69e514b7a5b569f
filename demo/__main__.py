"""`./run demo`: the main job, end to end, with the real programs."""

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from demo.city import installation as city
from demo.city.installation import HubModel
from demo.settling import CITIZENS, SEED, City
from demo.surroundings import now, virtual_screen
from payments_core.clock import rome_date
from payments_documents.texts import load_texts

if TYPE_CHECKING:
    from demo.hands import Hands
    from demo.report_page import Report
    from demo.stage import Stage


def main(argv: list[str]) -> int:
    """Tell the story; 0 only when every stage agrees to the cent."""
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="on a virtual screen")
    parser.add_argument("--output", type=Path, default=Path("out"), help="where everything is left")
    parser.add_argument("--outage", action="store_true", help="a day without a line, too")
    parser.add_argument(
        "--hub-model",
        type=HubModel,
        choices=list(HubModel),
        default=HubModel.STATION,
        help="whether the hub asks a station or keeps the positions itself",
    )
    parser.add_argument("--citizens", type=int, default=CITIZENS, help="size of the sample city")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, another city")
    arguments = parser.parse_args(argv)
    town = City(arguments.citizens, arguments.seed, rome_date(now()), arguments.hub_model)
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    output = arguments.output.resolve()
    make_empty(output)
    if arguments.headless or not display:
        with virtual_screen():
            return tell(output, town, stay=False, outage=arguments.outage)
    return tell(output, town, stay=True, outage=arguments.outage)


def make_empty(output: Path) -> None:
    """An empty folder for this run; only a folder of an earlier run is emptied."""
    mark = output / ".demonstration"
    if output.exists() and any(output.iterdir()) and not mark.exists():
        raise SystemExit(f"{output} is not empty and not of an earlier demonstration: name another")
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    mark.touch()


def tell(output: Path, town: City, *, stay: bool, outage: bool) -> int:
    """Let the story run and write the report; with somebody in front of it, as a guided tour."""
    if stay and os.environ.get("DISPLAY"):
        # Wayland lets no window say where it stands, and the tour must not stand in the way.
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    from demo import colleagues
    from demo.stage import set_stage

    show = guide if stay else perform
    with set_stage(output, town, before=colleagues.work) as (hands, stage):
        report = show(hands, stage, town, outage)
    return 0 if report is not None and report.holds else 1


def perform(hands: "Hands", stage: "Stage", town: City, outage: bool) -> "Report":
    """Every scene by the story's hands."""
    from demo.scenes import Scenes, play

    scenes = Scenes(hands, stage)
    play(scenes.steps())
    return conclude(hands, stage, town, scenes.sights.number, outage)


def guide(hands: "Hands", stage: "Stage", town: City, outage: bool) -> "Report | None":
    """The scenes by whoever sits in front of the window, which stays theirs until they close it.

    None when that was before the end.
    """
    from demo.tour import guided
    from demo.watched import PersonLeft

    try:
        with guided(hands, stage) as visit:
            number = visit.tour.lead()
            report = conclude(visit.hands, visit.stage, town, number, outage)
            visit.tour.end(stage.folder)
            print(f"The counter stays open: {city.USERNAME}, password {stage.secrets.password}")
            print("Close its window to end; server and sandbox then stop too.")
            hands.stay()
            return report
    except PersonLeft:
        print(load_texts("demonstration", "it").say("tour.left"))
        return None


def conclude(hands: "Hands", stage: "Stage", town: City, number: str, outage: bool) -> "Report":
    """What follows the main job: an outage if one is wanted, the other windows, the report."""
    from demo import facts, report_page, story
    from demo.outage import Outage, live_through

    lived = live_through(hands, stage) if outage else Outage()
    story.look_around(hands)
    report = facts.gather(stage, town, number, lived, hands.pictures, now())
    shutil.copy(stage.crest, stage.folder / "crest.png")
    report_page.write(report, stage.folder)
    say(report, stage.folder)
    return report


def say(report: "Report", output: Path) -> None:
    """The report on the terminal, and where everything is."""
    from demo.report_page import PAGES, TEXT_FILES

    print((output / TEXT_FILES["it"]).read_text(encoding="utf-8"))
    print(f"Pictures, papers and report: {output / PAGES['it']}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
