"""`./run demo`: the main job, end to end, with the real programs."""

import argparse
import os
import random
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from demo.city import installation as city
from demo.city.crest import crest
from demo.processes import Programs
from demo.settling import City
from payments_core.clock import rome_date

if TYPE_CHECKING:
    from demo.report_page import Report

SCREEN = "1920x1080x24"
#: Residents of the sample city, and the seed that it grows from.
CITIZENS, SEED = 20_000, 1861


def main(argv: list[str]) -> int:
    """Tell the story; 0 only when every stage agrees to the cent."""
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="on a virtual screen")
    parser.add_argument("--output", type=Path, default=Path("out"), help="where everything is left")
    parser.add_argument("--outage", action="store_true", help="cut the line and come back, too")
    parser.add_argument("--citizens", type=int, default=CITIZENS, help="size of the sample city")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, another city")
    arguments = parser.parse_args(argv)
    town = City(arguments.citizens, arguments.seed, rome_date(now()))
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


@contextmanager
def virtual_screen() -> Iterator[None]:
    """A screen that nobody sees, on a number that the X server chooses."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("the virtual screen (Xvfb) did not start")
        os.environ["DISPLAY"] = f":{number}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
    finally:
        server.terminate()
        server.wait(10)


def tell(output: Path, town: City, *, stay: bool, outage: bool) -> int:
    """Let the story run, write the report, and leave the window if one may."""
    from demo.stage import set_stage

    made_up = city.make_secrets(random.Random(secrets.randbits(64)))  # noqa: S311 guards nothing
    programs = Programs(output)
    try:
        with set_stage(programs, output, made_up, town) as (hands, stage):
            from demo import facts, report_page, story
            from demo.outage import live_through

            story.enrol(hands, stage)
            story.sign_in(hands, stage)
            story.find(hands)
            number = story.release(hands)
            story.pay(hands, stage, number)
            story.print_receipt(hands, stage)
            story.settle_and_credit(stage)
            story.verify(hands, number)
            offline = live_through(hands, stage) if outage else ()
            story.look_around(hands)
            report = facts.gather(stage, town, number, offline, hands.pictures, now())
            (output / "crest.png").write_bytes(crest())
            report_page.write(report, output)
            say(report, output)
            if stay:
                print(f"The counter stays open: {city.USERNAME}, password {made_up.password}")
                print("Close its window to end; server and sandbox then stop too.")
                hands.stay()
            return 0 if report.holds else 1
    finally:
        programs.stop()


def say(report: "Report", output: Path) -> None:
    """The report on the terminal, and where everything is."""
    from demo.report_page import PAGES, TEXT_FILES

    print((output / TEXT_FILES["it"]).read_text(encoding="utf-8"))
    print(f"Pictures, papers and report: {output / PAGES['it']}")


def now() -> datetime:
    """The present, which everything else is handed."""
    return datetime.now(UTC)  # noqa: TID251  (the demonstration happens now)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
