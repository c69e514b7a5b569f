"""Background work of many new positions: one file to the hub (GPD) instead of a call for each.

What the file leaves open, whatever the reason, is left to the jobs of single positions: they bring
the hub to where each stands.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

import structlog
from sqlalchemy.orm import Session

from central_server.db.blocks import in_blocks
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import hub_services
from central_server.entities import repository as entities
from central_server.entities.models import HubModel, HubService
from central_server.hub.address import ServiceAddress
from central_server.hub.positions_client import PositionsClient
from central_server.hub.upload_client import UploadClient
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.notices import hub_copy, service
from central_server.notices.hub_copy import HubCopy
from payments_core.clock import Clock, rome_date
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.identifiers.notice_number import segregation_code_of

#: Job that hands a file in; its payload has the first notice number of each position.
HUB_UPLOAD = "HUB_UPLOAD"
#: Job that reads what became of a file; `file_id` besides.
HUB_UPLOAD_REPORT = "HUB_UPLOAD_REPORT"
#: Fewer positions than these are not worth a file.
MIN_POSITIONS = 20
#: Positions of a file: far below what the hub takes (100,000, and 5 MB zipped).
MAX_POSITIONS = 500
#: Times that a report is asked for, the last ones five minutes apart: some hours.
MOST_QUESTIONS = 40

_log = structlog.get_logger("notices")


def bring(session: Session, entity_id: str, numbers: Sequence[str], now: datetime) -> None:
    """Have new positions brought to the hub, each by its first notice number: as files where the
    entity uses them and they are worth it, else one by one."""
    in_files = hub_services.uses(session, entity_id, HubService.GPD_UPLOAD)
    singly = []
    for some in _of_one_station(numbers):
        is_held = not service.is_asked_from_us(session, entity_id, some[0])
        if in_files and is_held and len(some) >= MIN_POSITIONS:
            for block in in_blocks(some, MAX_POSITIONS):
                payload = {"numbers": list(block)}
                # A subject of its own: no act on a notice in it has to wait for the file.
                subject = f"file of {block[0]}"
                outbox.enqueue(session, entity_id, HUB_UPLOAD, subject, payload, now)
        else:
            singly += some
    _bring_singly(session, entity_id, singly, now)


class PositionUploader:
    """Handlers of HUB_UPLOAD and HUB_UPLOAD_REPORT; calls the hub outside of any transaction."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        uploads: UploadClient,
        clients: Mapping[HubModel, PositionsClient],
        environment: Mapping[str, str],
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._uploads = uploads
        self._clients = clients
        self._environment = environment
        self._clock = clock

    def submit(self, job: Job) -> None:
        """Hand in a file of what is still to be paid.

        A file that the hub refuses is not tried again: its positions go one by one.
        """
        numbers = job.payload["numbers"]
        with self._unit_of_work() as session:
            address, wanted = self._read(session, job.entity_id, numbers)
        copies = [one.copy for one in wanted.values() if one.is_payable(self._today())]
        file_id = None
        if address is not None and copies:
            broker = next(iter(wanted.values())).broker
            try:
                file_id = self._uploads.submit(address, broker, job.entity_id, copies)
            except (RuleBroken, RemoteProtocolError) as refusal:
                _log.warning("hub_upload_refused", entity=job.entity_id, error=str(refusal))
        now = self._clock.now()
        with self._unit_of_work() as session:
            if file_id is None:
                _bring_singly(session, job.entity_id, numbers, now)
            else:
                payload = {"numbers": numbers, "file_id": file_id}
                outbox.enqueue(
                    session, job.entity_id, HUB_UPLOAD_REPORT, job.subject, payload, now
                )  # fmt: skip

    def read_report(self, job: Job) -> None:
        """Tell the desks what the hub is seen to let people pay; the rest goes one by one.

        The report says that a position arrived, not that it can be paid: that is read besides. A
        report that is refused, or does not come for hours, leaves all of them to go one by one.
        """
        numbers = job.payload["numbers"]
        with self._unit_of_work() as session:
            address, wanted = self._read(session, job.entity_id, numbers)
        payable: frozenset[str] = frozenset()
        if address is not None:
            try:
                payable = self._payable(job, address, wanted)
            except (RuleBroken, RemoteProtocolError) as refusal:
                _log.warning("hub_report_refused", entity=job.entity_id, error=str(refusal))
            except WorldTrouble as trouble:
                if job.attempts < MOST_QUESTIONS:
                    raise
                _log.warning("hub_report_given_up", entity=job.entity_id, error=str(trouble))
        self._tell(job.entity_id, wanted, payable)

    def _payable(
        self, job: Job, address: ServiceAddress, wanted: Mapping[str, HubCopy]
    ) -> frozenset[str]:
        """Positions of the file that can be paid as they are wanted, by iupd."""
        one = next(iter(wanted.values()))
        outcomes = self._uploads.report(address, one.broker, job.entity_id, job.payload["file_id"])
        _log.info("hub_upload_done", entity=job.entity_id, outcomes=Counter(outcomes.values()))
        copies = [one.copy for one in wanted.values() if one.is_payable(self._today())]
        return self._clients[one.model].valid_as_wanted(one.address, job.entity_id, copies)

    def is_reachable(self, entity_id: str) -> bool | None:
        """Whether the service answers the entity with its key, None where it is not used or the
        entity has no station; raises `secret_missing`."""
        with self._unit_of_work() as session:
            address = self._address(session, entity_id)
            stations = entities.stations(session, entity_id)
        if address is None or not stations:
            return None
        held = [row for row in stations if row.hub_model != HubModel.STATION]
        broker = (held or stations)[0].broker_tax_code
        return self._uploads.is_reachable(address, broker, entity_id)

    def _tell(
        self, entity_id: str, wanted: Mapping[str, HubCopy], payable: Collection[str]
    ) -> None:
        singly = []
        for number, one in wanted.items():
            if one.copy.iupd in payable:
                with self._unit_of_work() as session:
                    service.make_payable(session, entity_id, one.copy.numbers, self._clock.now())
            else:
                singly.append(number)
        with self._unit_of_work() as session:
            _bring_singly(session, entity_id, singly, self._clock.now())

    def _read(
        self, session: Session, entity_id: str, numbers: Sequence[str]
    ) -> tuple[ServiceAddress | None, dict[str, HubCopy]]:
        wanted = {
            number: hub_copy.read(session, entity_id, number, self._environment, self._today())
            for number in numbers
        }
        return self._address(session, entity_id), wanted

    def _address(self, session: Session, entity_id: str) -> ServiceAddress | None:
        service_of = HubService.GPD_UPLOAD
        return hub_services.address_of(session, entity_id, service_of, self._environment)

    def _today(self) -> date:
        return rome_date(self._clock.now())


def _of_one_station(numbers: Sequence[str]) -> list[list[str]]:
    """Grouped by segregation code, because a file goes to where one station keeps its positions."""
    groups: dict[str | None, list[str]] = {}
    for number in numbers:
        groups.setdefault(segregation_code_of(number), []).append(number)
    return list(groups.values())


def _bring_singly(
    session: Session, entity_id: str, numbers: Sequence[str], now: datetime
) -> None:  # fmt: skip
    for number in numbers:
        outbox.enqueue(session, entity_id, service.HUB_PUBLISH, number, {}, now)
