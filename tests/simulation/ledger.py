"""What people outside have in their hands: papers, answers, blocks of numbers.

No program can change what is written here, and it is compared with what programs say.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

import httpx


@dataclass(frozen=True)
class Paper:
    """A notice as a citizen holds it. `debt` is the subject, different for each debt."""

    number: str
    debt: str
    debtor: str
    amount_cents: int
    standing: str
    machine: str


@dataclass
class Ledger:
    """Appended to, never corrected."""

    papers: list[Paper] = field(default_factory=list)
    #: Machine and number of each release that has returned to its clerk.
    released: list[tuple[str, str]] = field(default_factory=list)
    #: Outcomes told to a machine about an operation, in the order in which they arrived.
    answers: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    #: What was noted on a machine for the server's audit log, by the id of the entry.
    noted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Blocks that machines were told to be theirs: lease, code, first and last base.
    blocks: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    #: Machines each block was told to.
    holders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def delivered(self, machine: str, request: httpx.Request, response: httpx.Response) -> None:
        """An answer has reached a machine."""
        if not response.is_success:
            return
        path = request.url.path
        if path.endswith("/desks/operations"):
            for answer in json.loads(response.content)["answers"]:
                self.answers[machine][answer["operation_id"]].append(answer["outcome"])
        elif path.endswith("/desks/leases"):
            told = json.loads(response.content)
            block = told["segregation_code"], told["first_base"], told["last_base"]
            self.blocks[told["lease_id"]] = block
            self.holders[told["lease_id"]].add(machine)

    def printed(self, machine: str, payload: bytes) -> Paper:
        """A paper has come out of a machine's printer."""
        paper = Paper(machine=machine, **json.loads(payload))
        self.papers.append(paper)
        return paper

    def numbers_on_paper(self) -> list[str]:
        """Each number that somebody could pay, in the order of its first paper."""
        return list(dict.fromkeys(paper.number for paper in self.papers))
