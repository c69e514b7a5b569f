"""kill -9 of desks, server and PostgreSQL at random moments under load, on a line that breaks too.

Four programs run as processes of their own: three desks that release and print without a pause, the
server, and a PostgreSQL that reaches the disk with every commit. Afterwards everything is mended
and the books are opened: what was acknowledged is there, what was printed is registered, and no
number stands for two debts.
"""

import random
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central_server.changes.models import ChangeRow
from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.secrets import hash_password
from central_server.jobs.models import InboxRow
from central_server.notices.models import NoticeRow
from central_server.positions.models import PositionRow
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.desk.operation_messages import Operation
from tests.factories import server as factory
from tests.factories.desk_at_work import DeskProcess, Left
from tests.factories.fault_proxy import Fault, FaultProxy, Line, faulty_line
from tests.factories.forked import ForkedServer
from tests.factories.postgresql import Cluster
from tests.factories.server import ENTITY, PASSWORD
from tests.factories.server_process import free_port

DESKS = 3
#: How often each program is killed: for every day, and for the long ones.
ROUNDS, LONG_ROUNDS = 3, 25
#: Before a blow a desk has told its clerk up to so many things, and the server registered so many
#: notices: a busy machine has slow programs, and they are to be killed at work.
MOST_SAID, MOST_REGISTERED = 10, 6
#: Whoever has got on so little in so many seconds is killed all the same.
LONGEST_PATIENCE = 15.0
#: Longest that a line is left in peace, and that anything is away, seconds.
LONGEST_PEACE, LONGEST_OUTAGE = 8.0, 1.0
#: A desk that has printed and died finds its print job half done, and says so.
OF_A_KILLED_PRINT = {"print_uncertain"}
LINES = (
    Line(Fault.REFUSE),
    Line(Fault.BLACK_HOLE),
    Line(Fault.DELAY, seconds=0.2),
    Line(Fault.BREAK_ASKING, after_bytes=700),
    Line(Fault.BREAK_ANSWERING, after_bytes=1),
    Line(Fault.BREAK_ANSWERING, after_bytes=300),
)


class City:
    """The programs, the lines between them, and the blows that they take."""

    def __init__(self, folder: Path, cluster: Cluster, books: UnitOfWork, seed: int) -> None:
        self._folder = folder
        self._seed = seed
        self._over = threading.Event()
        self._cluster = cluster
        self._books = books
        self._server = ForkedServer(f"{cluster.url}/postgres", free_port())
        self._lines: list[FaultProxy] = []
        self.desks: list[DeskProcess] = []
        self.blows: Counter[str] = Counter()

    def open(self, stack: ExitStack) -> None:
        """Enrol the desks, and let them begin."""
        stack.callback(self._server.kill)
        self._server.start()
        for number in range(DESKS):
            line = stack.enter_context(faulty_line(self._server.port))
            url = f"http://127.0.0.1:{line.port}"
            desk = DeskProcess(self._folder / f"desk-{number}", url, code_of(number))
            desk.enrol()
            stack.callback(desk.kill)
            self.desks.append(desk)
            self._lines.append(line)
        for desk in self.desks:
            desk.start()

    def suffer(self, rounds: int) -> None:
        """Each program and each line takes its blows, whatever happens to the others."""
        with ThreadPoolExecutor(1 + 2 * DESKS) as threads:
            for line, chance in zip(self._lines, self._chances("lines"), strict=True):
                threads.submit(self._spoil, line, chance)
            (chance, *_) = self._chances("machine room")
            deaths = [threads.submit(self._kill_in_the_machine_room, rounds, chance)]
            for desk, chance in zip(self.desks, self._chances("desks"), strict=True):
                deaths.append(threads.submit(self._kill_desk, desk, rounds, chance))
            try:
                for death in deaths:
                    death.result()
            finally:
                self._over.set()

    def mend(self) -> list[Left]:
        """Let everything that waits be delivered; what each desk has left."""
        for desk in self.desks:
            desk.kill()
        with ThreadPoolExecutor(DESKS) as threads:
            return list(threads.map(DeskProcess.deliver, self.desks))

    def _chances(self, of_what: str) -> list[random.Random]:
        return [random.Random(f"{self._seed}/{of_what}/{number}") for number in range(DESKS)]

    def _kill_desk(self, desk: DeskProcess, rounds: int, chance: random.Random) -> None:
        for _ in range(rounds):
            _await_progress(lambda: len(desk.said), chance.randint(0, MOST_SAID))
            self._over.wait(chance.uniform(0, 0.1))
            desk.kill()
            desk.start()
            self.blows["desk"] += 1

    def _kill_in_the_machine_room(self, rounds: int, chance: random.Random) -> None:
        for number in range(rounds):
            _await_progress(lambda: registered(self._books), chance.randint(1, MOST_REGISTERED))
            what = ("server", "database", "both")[number % 3]
            if what != "database":
                self._server.kill()
            if what != "server":
                self._cluster.kill()
                self._over.wait(chance.uniform(0, LONGEST_OUTAGE))
                self._cluster.start()
            if what != "database":
                self._server.start()
            self.blows[what] += 1

    def _spoil(self, line: FaultProxy, chance: random.Random) -> None:
        while not self._over.wait(chance.uniform(0, LONGEST_PEACE)):
            fault = chance.choice(LINES)
            line.become(fault)
            self._over.wait(chance.uniform(0, LONGEST_OUTAGE))
            line.become(Line())
            self.blows[fault.fault] += 1


def _await_progress(how_far: Callable[[], int], more: int) -> None:
    begin, pause = how_far(), threading.Event()
    patience = time.monotonic() + LONGEST_PATIENCE
    while how_far() < begin + more and time.monotonic() < patience:
        pause.wait(0.02)


def registered(books: UnitOfWork) -> int:
    with books() as session:
        return session.scalar(select(func.count()).select_from(NoticeRow)) or 0


def code_of(number: int) -> str:
    return f"code-of-the-desk-{number}"


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    if not request.config.getoption("--postgresql"):
        pytest.skip("only with --postgresql")
    folder = Path(tempfile.mkdtemp(prefix="cluster-", dir="/tmp"))
    folder.chmod(0o755)
    cluster = Cluster(folder / "pg", durable=True)
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def books(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    url = f"{cluster.url}/postgres"
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", url)
    assert central_server(["migrate"]) == 0
    engine = make_engine(url)
    unit_of_work = UnitOfWork(engine)
    with unit_of_work() as session:
        factory.add_entity(session)
        factory.add_kind(session)
        factory.add_operator(session, password_hash=hash_password(PASSWORD))
        factory.add_citizen(session)
        for number in range(DESKS):
            factory.add_desk(
                session, desk_id=f"desk-{number}", enrolled=False, code=code_of(number)
            )
    yield unit_of_work
    engine.dispose()


@pytest.mark.database
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("seed", "rounds"),
    [
        (1, ROUNDS),
        *(pytest.param(seed, LONG_ROUNDS, marks=pytest.mark.slow) for seed in range(2, 6)),
    ],
)
def test_whatever_is_killed_nothing_is_lost_and_no_number_is_used_twice(
    seed: int, rounds: int, cluster: Cluster, books: UnitOfWork, tmp_path: Path
) -> None:
    city = City(tmp_path, cluster, books, seed)
    with ExitStack() as stack:
        city.open(stack)
        city.suffer(rounds)
        left = city.mend()
    said = [line for desk in city.desks for line in desk.said]
    released = [(line["released"], line["operation"]) for line in said if "released" in line]
    payable = {line["payable"] for line in said if "payable" in line}
    printed = [number for desk in city.desks for number in desk.printed]
    assert all(desk.printed for desk in city.desks), city.blows

    registered = check_server(books)
    assert all(one.doubt is None for one in left), left
    assert {code for one in left for code, _ in one.tasks} <= OF_A_KILLED_PRINT
    assert len({number for number, _ in released}) == len(released), "a number was released twice"
    assert dict(released).items() <= registered.items(), "released and not registered as such"
    assert payable | set(printed) <= registered.keys(), "in somebody's hand and not registered"


def check_server(books: UnitOfWork) -> dict[str, str]:
    """The server's books agree with each other; the operation that brought each number."""
    with books() as session:
        notices = list(session.scalars(select(NoticeRow.notice_number)))
        positions = list(session.scalars(select(PositionRow.position_id)))
        changes = session.execute(
            select(ChangeRow.cursor, ChangeRow.notice_number)
            .where(ChangeRow.entity_id == ENTITY, ChangeRow.kind == ChangeKind.NOTICE_REGISTERED)
            .order_by(ChangeRow.cursor)
        ).all()
        inbox = session.scalars(select(InboxRow)).all()
    assert all(row.answer is not None for row in inbox), "half an operation was committed"
    operations = [Operation.model_validate(row.payload) for row in inbox]
    brought = {each.release.notice_number: each.operation_id for each in operations}
    assert sorted(brought) == sorted(notices)
    assert len(positions) == len(operations) == len(notices)
    assert [change.cursor for change in changes] == list(range(1, len(notices) + 1))
    assert sorted(change.notice_number for change in changes) == sorted(notices)
    return brought
