"""Background work of notices: brings each one to the hub's archive."""

from collections.abc import Mapping
from datetime import date

import structlog
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import repository as entities
from central_server.entities import secret_reference
from central_server.hub.address import ServiceAddress
from central_server.hub.archive_client import ArchiveClient, ArchiveCopy
from central_server.jobs.outbox import Job
from central_server.positions import repository as positions
from payments_core.clock import Clock, rome_date
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_position import DebtPosition, PositionStatus

_log = structlog.get_logger("notices")


class ArchivePublisher:
    """Handler of ARCHIVE_PUBLISH: reads in one transaction, calls the archive outside of any."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        archive: ArchiveClient,
        environment: Mapping[str, str],
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._archive = archive
        self._environment = environment
        self._clock = clock

    def __call__(self, job: Job) -> None:
        """Bring the archive to where the position stands now, whatever asked for it.

        So the order in which jobs are done does not matter, and one done twice does no harm.
        """
        with self._unit_of_work() as session:
            address, copy, elsewhere = self._read(session, job.entity_id, job.subject)
        for number in elsewhere:
            self._archive.mark_paid(address, copy, number)
        match copy.debt.status:
            case PositionStatus.VALID:
                self._publish(job, address, copy)
            case PositionStatus.DRAFT:
                self._archive.withdraw(address, copy)
            case PositionStatus.INVALID:
                self._archive.invalidate(address, copy)
            case status:
                _log.info("archive_copy_pointless", notice=job.subject, status=status)

    def _publish(self, job: Job, address: ServiceAddress, copy: ArchiveCopy) -> None:
        if _last_due_on(copy.debt) < rome_date(self._clock.now()):
            # The archive refuses what is overdue; the station answers for it all the same.
            _log.warning("archive_copy_overdue", notice=job.subject)
            return
        self._archive.publish(address, copy)

    def _read(
        self, session: Session, entity_id: str, notice_number: str
    ) -> tuple[ServiceAddress, ArchiveCopy, list[str]]:
        entity = entities.entity(session, entity_id)
        found = positions.position_by_notice(session, entity_id, notice_number)
        if entity is None or found is None:
            raise RuleBroken("notice_unknown", notice_number=notice_number)
        code = segregation_code_of(notice_number) or ""
        station = entities.station_of_segregation(session, entity_id, code)
        if station is None:
            raise RuleBroken("entity_without_station", entity_id=entity_id)
        address = ServiceAddress(
            station.archive_url, secret_reference.resolve(station.archive_key, self._environment)
        )
        debt = positions.debt(session, entity.name, found.position)
        numbers = [due.notice_number for option in debt.options for due in option.installments]
        elsewhere = sorted(positions.settled_elsewhere(session, entity_id, numbers))
        copy = ArchiveCopy(found.position.position_id, debt, entity.sector, found.position.live)
        return address, copy, elsewhere


def _last_due_on(debt: DebtPosition) -> date:
    return max(due.due_on for option in debt.options for due in option.installments)
