"""One seed from its first step to the end, when all is well again and everything must agree."""

import traceback
from dataclasses import dataclass

from tests.simulation import agreement
from tests.simulation.faults import Faults
from tests.simulation.healing import heal
from tests.simulation.invariants import Invariants, require
from tests.simulation.steps import Steps
from tests.simulation.trace import Violation
from tests.simulation.world import Stage, World

#: Steps of one seed before it heals.
STEPS = 60
#: Desks of a world, copies not counted.
DESKS = (1, 2, 2, 3)


@dataclass(frozen=True)
class Run:
    """How a seed went. `trouble` is None when all held."""

    seed: int
    steps: int
    trouble: str | None
    lines: tuple[str, ...]
    digest: str
    papers: int

    def told(self) -> str:
        """For whoever has to mend it."""
        again = f"python -m tests.simulation --first {self.seed} --seeds 1 --steps {self.steps}"
        return "\n".join([*self.lines, f"seed {self.seed}: {self.trouble}", f"repeat: {again}"])


def run(stage: Stage, seed: int, steps: int = STEPS, faults: Faults | None = None) -> Run:
    """Play one seed, with the faults that it draws unless others are wanted."""
    with stage.playing(seed) as world:
        world.faults = faults or world.faults
        trouble = None
        try:
            _play(stage, world, steps)
        except Violation as violation:
            trouble = str(violation)
        except Exception:
            # Nothing but the expected families may come out of either program.
            trouble = traceback.format_exc()
        trace = world.trace
        return Run(seed, steps, trouble, tuple(trace.lines), trace.digest, len(world.ledger.papers))


def _play(stage: Stage, world: World, steps: int) -> None:
    world.trace.write("world", f"{world.faults}")
    for number in range(world.chance.choice(DESKS)):
        desk = world.add_desk(f"sportello-{number + 1}")
        desk.sign_in()
        desk.turn()
    invariants, next_steps = Invariants(world), Steps(world)
    world.begin_faults()
    for _ in range(steps):
        next_steps.one()
        invariants.check()
        _no_complaint(stage)
    heal(world, invariants.check)
    _no_complaint(stage)
    agreement.check(world)


def _no_complaint(stage: Stage) -> None:
    heard = stage.complaints.heard
    require(not heard, "logged as an error", *heard)
