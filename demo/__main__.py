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
from pathlib import Path
from typing import TYPE_CHECKING

from demo.city import installation as city
from demo.papers import pictures_of_papers
from demo.processes import Programs, free_port
from demo.report import (
    Picture,
    disagreements,
    settled_in,
    steps_from,
    write_page,
    write_text,
)

if TYPE_CHECKING:
    from demo.stage import Stage

SCREEN = "1920x1080x24"


def main(argv: list[str]) -> int:
    """Tell the story; 0 only when every stage agrees to the cent."""
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--headless", action="store_true", help="on a virtual screen")
    parser.add_argument("--output", type=Path, default=Path("out"), help="where everything is left")
    arguments = parser.parse_args(argv)
    display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    output = arguments.output.resolve()
    make_empty(output)
    if arguments.headless or not display:
        with virtual_screen():
            return tell(output, stay=False)
    return tell(output, stay=True)


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


def tell(output: Path, *, stay: bool) -> int:
    """Set the stage, let the story run, write the report, and leave the window if one may."""
    from demo.stage import set_stage

    made_up = city.make_secrets(random.Random(secrets.randbits(64)))  # noqa: S311 guards nothing
    programs = Programs(output)
    try:
        with set_stage(programs, output, made_up, free_port(), free_port()) as (hands, stage):
            from demo import story

            story.enrol_and_sign_in(hands, stage)
            number = story.release(hands, stage)
            story.pay_and_see(hands, stage, number)
            story.settle_and_credit(stage)
            story.check_afterwards(hands, number)
            pictures = hands.pictures + pictures_of_papers(output, stage.keep_roll())
            status = report(stage, output, number, pictures)
            if stay:
                print(f"The counter stays open: {city.USERNAME}, password {made_up.password}")
                print("Close its window to end; server and sandbox then stop too.")
                hands.stay()
            return status
    finally:
        programs.stop()


def report(stage: "Stage", output: Path, number: str, pictures: list[Picture]) -> int:
    """Ask the databases, write both reports, say where everything is."""
    entity = ("--entity", city.ENTITY_TAX_CODE)
    check = stage.server("positions", "show", number, *entity)
    flow = stage.server("reconciliation", "show", settled_in(check), *entity)
    steps = steps_from(check, flow)
    wrong = disagreements(steps)
    write_text(output / "report.txt", steps, wrong)
    write_page(output / "report.html", steps, wrong, pictures)
    print((output / "report.txt").read_text(encoding="utf-8"))
    print(f"Pictures, papers and report: {output}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
