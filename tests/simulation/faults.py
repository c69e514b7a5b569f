"""What may go wrong in a run. Each seed draws its own mixture: some worlds are nearly well, others
suffer from one thing all the time, few from everything (swarm testing)."""

from dataclasses import dataclass, fields, replace
from random import Random

#: How likely a fault is each time that it could happen.
_LEVELS = (0.0, 0.0, 0.02, 0.1, 0.3)


@dataclass(frozen=True)
class Faults:
    """Likelihoods, each for the occasion that it names."""

    #: A request: does not arrive; is answered, but the answer is lost; is answered by a gateway or
    #: a sign-on page; takes seconds; arrives twice; arrives much later, when nobody waits for it.
    lost: float = 0.0
    reply_lost: float = 0.0
    garbled: float = 0.0
    slow: float = 0.0
    repeated: float = 0.0
    late: float = 0.0
    #: An answer to a batch that leaves some operations out.
    partial: float = 0.0
    #: A step: the server, or a desk, loses its power within the next few steps on its disk.
    server_cut: float = 0.0
    desk_cut: float = 0.0
    #: A step: the server, or a desk's line, is away for minutes to days.
    server_away: float = 0.0
    line_away: float = 0.0
    #: A step: a desk's clock jumps by hours, either way.
    clock_jump: float = 0.0
    #: A step: a desk's store is copied, or an earlier copy brought back without its mark.
    restore: float = 0.0
    #: A step: the whole disk of a desk is copied to another machine, which is switched on.
    clone: float = 0.0
    #: A step: the same, with the machine's identity; a machine is rolled back as a whole, its mark
    #: and its turn with it. All machines of such a world are virtual ones, and say so.
    twin: float = 0.0
    roll_back: float = 0.0
    #: A step: the server's database is brought back from a copy made earlier.
    server_restore: float = 0.0
    #: A step: a machine is enrolled again as the desk that it is.
    enrolment: float = 0.0

    @property
    def virtual(self) -> bool:
        """Whether the machines of this world are virtual ones."""
        return self.twin > 0 or self.roll_back > 0


NONE = Faults()


def draw(chance: Random) -> Faults:
    """The mixture of one seed."""
    quiet = chance.random() < 0.1
    drawn = {
        one.name: 0.0 if quiet else chance.choice(_LEVELS) * _SCALE.get(one.name, 1.0)
        for one in fields(Faults)
    }
    if chance.random() < 0.6:
        drawn["twin"] = drawn["roll_back"] = 0.0
    return replace(NONE, **drawn)


#: What is drawn at each step, and not at each message, happens more rarely.
_SCALE = {
    "server_cut": 0.5,
    "desk_cut": 0.5,
    "server_away": 0.2,
    "line_away": 0.2,
    "clock_jump": 0.2,
    "restore": 0.2,
    "clone": 0.1,
    "twin": 0.1,
    "roll_back": 0.1,
    "server_restore": 0.1,
    "enrolment": 0.1,
}
