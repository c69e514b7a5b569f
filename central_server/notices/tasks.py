"""Background work of notices: brings each one to where the hub keeps it."""

from collections.abc import Mapping
from datetime import date

import structlog
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import UnitOfWork
from central_server.entities.models import HubModel
from central_server.hub.positions_client import PositionsClient
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.notices import hub_copy, service
from central_server.notices.hub_copy import HubCopy
from payments_core.clock import Clock, rome_date
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_position import PositionStatus

#: Statuses of the hub in which somebody can pay what is left of a position.
_PAYABLE_THERE = ("VALID", "PARTIALLY_PAID")

_log = structlog.get_logger("notices")


class PositionPublisher:
    """Handler of HUB_PUBLISH: reads in one transaction, calls the hub outside of any."""

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        clients: Mapping[HubModel, PositionsClient],
        environment: Mapping[str, str],
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clients = clients
        self._environment = environment
        self._clock = clock

    def __call__(self, job: Job) -> None:
        """Bring the hub to where the position stands now, whatever asked for it.

        So the order in which jobs are done does not matter, and one done twice does no harm.
        """
        if segregation_code_of(job.subject) is None:
            # A number of another form is not of any station of ours: its issuer answers for it.
            _log.info("notice_of_no_station", notice=job.subject)
            return
        wanted = self._wanted(job)
        if wanted.model is HubModel.STATION:
            self._bring_to_archive(job, wanted)
            is_payable = False
        else:
            is_payable = self._bring_to_gpd(job, wanted)
        with self._unit_of_work() as session:
            now = self._clock.now()
            if self._read(session, job) != wanted:
                # Somebody has decided meanwhile, and what they wanted may have been there before.
                outbox.enqueue(session, job.entity_id, service.HUB_PUBLISH, job.subject, {}, now)
            elif is_payable:
                service.make_payable(session, job.entity_id, wanted.copy.numbers, now)

    def _wanted(self, job: Job) -> HubCopy:
        with self._unit_of_work() as session:
            return self._read(session, job)

    def _read(self, session: Session, job: Job) -> HubCopy:
        return hub_copy.read(session, job.entity_id, job.subject, self._environment, self._today())

    def _bring_to_archive(self, job: Job, wanted: HubCopy) -> None:
        client, copy = self._clients[wanted.model], wanted.copy
        for number in wanted.elsewhere:
            client.mark_paid(wanted.address, copy, number)
        match copy.debt.status:
            case PositionStatus.VALID | PositionStatus.PARTIALLY_PAID if copy.offers:
                client.publish(wanted.address, copy)
            case PositionStatus.DRAFT if copy.offers:
                client.withdraw(wanted.address, copy)
            case PositionStatus.INVALID:
                client.invalidate(wanted.address, copy)
            case PositionStatus.PAID | PositionStatus.REPORTED as status:
                if wanted.elsewhere:
                    # A number that was overdue when the rest went there is not known there, and
                    # the rest would go on being offered. What is paid there stays.
                    client.remove(wanted.address, copy)
                _log.info("archive_copy_pointless", notice=job.subject, status=status)
            case status:
                # The archive takes nothing that is overdue, and what it has is not as it was; the
                # station answers for it all the same.
                client.remove(wanted.address, copy)
                _log.info("archive_copy_overdue", notice=job.subject, status=status)

    def _bring_to_gpd(self, job: Job, wanted: HubCopy) -> bool:
        """Whether it can be paid there, by what was read there."""
        client, copy = self._clients[wanted.model], wanted.copy
        status = copy.debt.status
        if status is PositionStatus.INVALID or (wanted.elsewhere and not copy.offers):
            client.invalidate(wanted.address, copy)
        elif status is PositionStatus.DRAFT and copy.offers:
            client.withdraw(wanted.address, copy)
        elif status is PositionStatus.DRAFT:
            client.remove(wanted.address, copy)
        elif wanted.is_payable(self._today()):
            return client.publish(wanted.address, copy) in _PAYABLE_THERE
        else:
            # What is paid or has expired the hub knows by itself.
            _log.info("hub_position_pointless", notice=job.subject, status=status)
        return False

    def _today(self) -> date:
        return rome_date(self._clock.now())
