"""A day without a line: the cable is pulled, the power is cut, the cable comes back.

It happens at a desk that is a program of its own (`outage_desk`), so that cutting its power is what
it is for any program: it is killed and has no moment to tidy up. This process plays cable, power,
citizens and treasurer, and believes only what the desk tells and what lies in the printer.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from demo import story
from demo.city.installation import enrolment_code
from demo.hands import Hands
from demo.outage_desk import Half, Mark, Order
from demo.outage_scenes import LINE_SECONDS, is_online
from demo.processes import end_with_parent
from demo.report import Picture
from demo.stage import Stage

#: Notices that are released and printed while there is no line.
NOTICES = 30
#: The desk, and who sits at it.
DESK_ID, CLERK = "sportello-21", "paola.sanguineti"
#: Folder of what its printer printed, and file of what it logged, in the folder of the run.
PAPERS, LOG = "outage-papers", "outage-desk.log"
#: Its window is on no screen: two programs' windows on one would take the keys from each other.
SCREEN = "offscreen"
#: Longest until the desk has come to its next mark.
PATIENCE_SECONDS = 420


@dataclass(frozen=True, slots=True)
class Outage:
    """What came of it: the numbers that were printed, in their order, and what was photographed."""

    numbers: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


class FollowedDesk:
    """The desk's program and what it has told so far; it runs until the context ends at the
    latest."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.numbers: list[str] = []
        self.pictures: list[Picture] = []
        self._marks: set[Mark] = set()
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> Self:
        self._listener.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut_power()
        self._listener.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def until(self, hands: Hands, mark: Mark) -> None:
        """Let the window of this process live until the desk has come so far."""
        what = f"that the other desk came to {mark}"
        hands.until(lambda: self._is_over() or mark in self._marks, what, PATIENCE_SECONDS)
        if mark not in self._marks:
            raise SystemExit(f"the desk of the outage ended before {mark}; see {LOG}")

    def until_closed(self, hands: Hands) -> None:
        """Let the window of this process live until the desk has ended by itself."""
        hands.until(self._is_over, "that the other desk has closed", PATIENCE_SECONDS)

    def cut_power(self) -> None:
        """Kill it as it is (SIGKILL)."""
        self.process.kill()
        self.process.wait()

    def _listen(self) -> None:
        assert self.process.stdout is not None  # noqa: S101  (a pipe, see _started)
        for line in self.process.stdout:
            self._lines.put(line)

    def _is_over(self) -> bool:
        """Take in what was told; whether nothing more will be."""
        # Asked before: what it told with its last breath is read afterwards.
        is_over = not self._listener.is_alive()
        while not self._lines.empty():
            said = json.loads(self._lines.get())
            if "number" in said:
                self.numbers.append(said["number"])
            if "picture" in said:
                self.pictures.append(Picture(**said["picture"]))
            if "mark" in said:
                self._marks.add(Mark(said["mark"]))
        return is_over


def live_through(hands: Hands, stage: Stage) -> Outage:
    """Thirty notices are released and printed without a line, outlive a power cut, are registered
    by themselves, paid and credited."""
    order = Order(
        half=Half.MORNING,
        home=str(stage.settings.home.with_name("outage")),
        papers=str(stage.folder / PAPERS),
        pictures=str(stage.folder),
        log=str(stage.folder / LOG),
        server_url=f"http://127.0.0.1:{stage.cable.port}",
        enrolment_code=enrolment_code(stage.secrets, DESK_ID),
        username=CLERK,
        password=stage.secrets.password,
        notices=NOTICES,
        printed=(),
        first_picture=len(hands.pictures) + 1,
    )
    with _started(order, stage.folder) as morning:
        morning.until(hands, Mark.SERVED)
        stage.cable.cut()
        morning.until(hands, Mark.PRINTED)
        morning.cut_power()
    numbers, pictures = tuple(morning.numbers), tuple(morning.pictures)
    order = replace(
        order, half=Half.AFTERNOON, printed=numbers,
        first_picture=order.first_picture + len(pictures),
    )  # fmt: skip
    with _started(order, stage.folder) as afternoon:
        afternoon.until(hands, Mark.SEEN)
        stage.cable.mend()
        afternoon.until(hands, Mark.REGISTERED)
        stage.pay_all(numbers)
        story.settle_and_credit(stage)
        afternoon.until(hands, Mark.PAID)
        afternoon.until_closed(hands)
    hands.pictures += [*pictures, *afternoon.pictures]
    # Its line was the same.
    hands.until(lambda: is_online(hands), "that it is on line again", LINE_SECONDS)
    if hands.find("password") is not None:
        story.come_back(hands, stage)
    return Outage(numbers, (*pictures, *afternoon.pictures))


def _started(order: Order, folder: Path) -> FollowedDesk:
    """The desk's program, told what to do."""
    with (folder / LOG).open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "demo.outage_desk"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            env=os.environ | {"QT_QPA_PLATFORM": SCREEN}, preexec_fn=end_with_parent,
        )  # fmt: skip
    assert process.stdin is not None  # noqa: S101  (a pipe, see above)
    process.stdin.write(order.to_line() + "\n")
    process.stdin.flush()
    return FollowedDesk(process)
