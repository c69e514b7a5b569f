"""What people and the world do, one step at a time, as the seed has it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.fake_server import citizen
from tests.simulation.desks import Desk, quietly, replace_folder
from tests.simulation.power import PowerCut
from tests.simulation.server import CITIZENS, KINDS, SERIAL, TAX_CODES
from tests.simulation.world import World

#: How likely each step is, beside the faults.
_WEIGHTS = {
    "release": 30,
    "turn": 25,
    "pay": 8,
    "reprint": 4,
    "cancel": 3,
    "sign_in": 4,
    "sign_out": 1,
    "switch": 4,
    "time": 12,
}
#: Durable steps within which a machine that is to lose its power loses it.
_SOON = 12


class Steps:
    """Does one step after the other. A desk whose power goes falls where it stands."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chance = world.chance

    def one(self) -> None:
        """Whatever comes next."""
        self._world.wake_up()
        self._faults()
        name = self._chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        if name == "time":
            self._time()
        elif name == "pay":
            self.pay()
        else:
            desk = self._chance.choice(self._world.desks)
            self.at(desk, name, getattr(self, name))

    def at(self, desk: Desk, what: str, act: Callable[[Desk], object]) -> None:
        """Something at one desk, from which the power may go meanwhile."""
        if not desk.is_on and what != "switch":
            return
        try:
            outcome = quietly(lambda: act(desk))
        except PowerCut:
            outcome = "power cut"
            desk.fall()
        self._world.trace.write(desk.machine, f"{what}: {outcome}")

    # --- at the desk ------------------------------------------------------------------------------

    def release(self, desk: Desk) -> None:
        """A notice for somebody; online its answer is waited for, then it is printed."""
        counter, world = desk.program, self._world
        if counter.sign_in.current() is None:
            counter.sign_in.sign_in(*world.password)
        place = self._chance.randrange(len(CITIZENS))
        person = citizen(CITIZENS[place], tax_code=TAX_CODES[place])
        wanted = self._chance.choice(list(KINDS))
        offer = next(one for one in counter.release.offers() if one.kind.kind_id == wanted)
        draft = counter.release.draft(person, offer, {SERIAL: world.new_serial()})
        released = counter.release.release(draft)
        for number in released.notice_numbers:
            world.ledger.released.append((desk.machine, number))
        if self._chance.random() < 0.6:
            desk.turn()
        if counter.release.wait_for_answer(released.operation_id, 0).may_print:
            for number in released.notice_numbers:
                counter.spool.print_notice(counter.reprint.first_paper(number))
        desk.print_paper()

    def turn(self, desk: Desk) -> None:
        desk.turn()
        desk.print_paper()

    def reprint(self, desk: Desk) -> None:
        """Another paper: of the desk's last notice, or of any that somebody holds."""
        number = desk.program.reprint.last_notice_number()
        numbers = self._world.ledger.numbers_on_paper()
        if numbers and self._chance.random() < 0.5:
            number = self._chance.choice(numbers)
        if number is not None:
            desk.program.spool.print_notice(desk.program.reprint.content(number))
            desk.print_paper()

    def cancel(self, desk: Desk) -> None:
        """The clerk withdraws the desk's last notice, with the line or without."""
        number = desk.program.reprint.last_notice_number()
        if number is not None:
            wanted = NoticeAct(act=ActKind.CANCEL, reason="Chiesto per errore")
            desk.program.notice_acts.perform(number, wanted)

    def sign_in(self, desk: Desk) -> None:
        desk.sign_in()

    def sign_out(self, desk: Desk) -> None:
        desk.program.sign_in.sign_out()

    def switch(self, desk: Desk) -> None:
        """Off in the evening, on in the morning."""
        if desk.is_on:
            desk.switch_off()
        else:
            desk.switch_on()

    # --- outside ----------------------------------------------------------------------------------

    def pay(self) -> None:
        """A citizen pays what is on a paper."""
        numbers = self._world.ledger.numbers_on_paper()
        if not numbers:
            return
        number = self._chance.choice(numbers)
        twice, repeated = self._chance.random() < 0.15, self._chance.choice((0, 0, 1))
        report = self._world.hub.pay(number, twice=twice, repeated=repeated)
        fault = report.stopped_by.fault if report.stopped_by else ""
        self._world.trace.write("citizen", f"pays {number}: {report.outcome} {fault}")

    def _time(self) -> None:
        seconds = self._chance.choice((2, 30, 300, 1200, 7200, 40000, 200000))
        self._world.clock.pass_by(seconds)
        self._world.trace.write("world", f"{seconds} s later")

    # --- what goes wrong --------------------------------------------------------------------------

    def _faults(self) -> None:
        faults, world = self._world.faults, self._world
        if self._happens(faults.server_cut) and world.server.power.is_on:
            world.server.power.cut_after(self._chance.randint(1, _SOON))
        if self._happens(faults.server_away) and world.server.power.is_on:
            world.server_away_for(self._some_time())
        desk = self._chance.choice(world.desks)
        if self._happens(faults.desk_cut) and desk.is_on:
            desk.power.cut_after(self._chance.randint(1, _SOON))
        if self._happens(faults.line_away):
            world.cut_off_for(desk, self._some_time())
        if self._happens(faults.clock_jump):
            desk.clock.wrong_by = timedelta(hours=self._chance.uniform(-30, 30))
            world.trace.write(desk.machine, f"clock wrong by {desk.clock.wrong_by}")
        self._copies(desk)
        if self._happens(faults.enrolment):
            self.at(desk, "enrolment", self._enrol)

    def _copies(self, desk: Desk) -> None:
        """Disks are copied, and copies brought back."""
        faults, world = self._world.faults, self._world
        if self._happens(faults.restore):
            self._save_or_bring_back(desk, desk.store_folder)
        if self._happens(faults.roll_back):
            self._save_or_bring_back(desk, desk.home)
        for likelihood, with_mark in ((faults.clone, False), (faults.twin, True)):
            if self._happens(likelihood) and not any(one.is_copy for one in world.desks):
                copy = world.copy_desk(desk, with_mark=with_mark)
                world.trace.write(copy.machine, f"is a copy of {desk.machine}, {with_mark=}")
                self.at(copy, "switch", self.switch)
        if self._happens(faults.server_restore):
            world.save_or_bring_back_server()

    def _save_or_bring_back(self, desk: Desk, place: Path) -> None:
        """Somebody copies a folder of a desk that is off, or brings the copy back."""
        if desk.is_on:
            self.at(desk, "switch", self.switch)
        if desk.is_on:
            return
        saved = self._world.folder / f"{desk.machine}-{place.name}-saved"
        if saved.exists() and self._chance.random() < 0.5:
            if place == desk.store_folder and self._chance.random() < 0.5:
                desk.bring_back_database(saved)
                self._world.trace.write(desk.machine, "database brought back")
            else:
                desk.bring_back(saved, place)
                self._world.trace.write(desk.machine, f"{place.name} brought back")
        else:
            replace_folder(place, saved)
            self._world.trace.write(desk.machine, f"{place.name} saved")

    def _enrol(self, desk: Desk) -> None:
        if self._world.server.power.is_on:
            self._world.enrol(desk)

    def _some_time(self) -> timedelta:
        return timedelta(minutes=self._chance.choice((1, 10, 120, 1000, 4000)))

    def _happens(self, likelihood: float) -> bool:
        return self._chance.random() < likelihood
