"""Everybody whom the server asks: the services of the hub and the management programs, with the
background work that asks them.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import httpx

from central_server.audit import service as audit
from central_server.checkout.opening import CartOpener
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities.models import HubModel
from central_server.hub import positions_api
from central_server.hub.call_bounds import CallBounds
from central_server.hub.checkout_client import CheckoutClient
from central_server.hub.flow_client import FlowClient
from central_server.hub.flow_pull_client import FlowPullClient
from central_server.hub.gpd_receipt_client import GpdReceiptClient
from central_server.hub.positions_client import PositionsClient
from central_server.hub.receipt_client import ReceiptClient
from central_server.hub.upload_client import UploadClient
from central_server.jobs.worker import Handler
from central_server.notices import expiry
from central_server.notices.live_amounts import LIVE_AMOUNTS, LiveAmounts
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.tasks import PositionPublisher
from central_server.notices.uploads import HUB_UPLOAD, HUB_UPLOAD_REPORT, PositionUploader
from central_server.outbound.program_client import ProgramClient
from central_server.payments.polling import RECEIPT_POLL, ReceiptPoller
from central_server.payments.searches import RECEIPT_SEARCH
from central_server.payments.tasks import ReceiptFetcher
from central_server.positions.asking import ProgramAsker
from central_server.settlement.fetching import FLOWS_FETCH, FlowFetcher
from central_server.settlement.sources import FlowSources
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import Clock

#: What holds the positions of a station, by the way the hub learns of them.
POSITIONS_APIS = {
    HubModel.STATION: positions_api.ARCHIVE,
    HubModel.GPD_V1: positions_api.GPD_V1,
    HubModel.GPD_V3: positions_api.GPD_V3,
}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The ways to all of them; `signer` signs receipts that come, `handlers` by kind of job
    and `chores` are for the worker."""

    positions: Mapping[HubModel, PositionsClient]
    uploads: PositionUploader
    flows: FlowSources
    receipts: ReceiptFetcher
    polled_receipts: ReceiptPoller
    carts: CartOpener
    programs: ProgramAsker
    signer: ReceiptSigner
    handlers: Mapping[str, Handler]
    chores: Sequence[Callable[[], None]]
    close: Callable[[], None]


def find_neighbours(
    unit_of_work: UnitOfWork, clock: Clock, new_id: Callable[[], str]
) -> Neighbours:
    """The ways to everybody; nobody is asked yet. Keys that are references are looked up in the
    environment when they are needed."""
    http, keys = httpx.Client(event_hooks=CallBounds().hooks), os.environ
    positions = {model: PositionsClient(http, api) for model, api in POSITIONS_APIS.items()}
    publisher = PositionPublisher(unit_of_work, positions, keys, clock)
    uploads = PositionUploader(unit_of_work, UploadClient(http), positions, keys, clock)
    flows = FlowSources(FlowClient(http), FlowPullClient(http), keys)
    fetcher = FlowFetcher(unit_of_work, flows, clock, new_id)
    receipts = ReceiptFetcher(unit_of_work, ReceiptClient(http), keys, clock)
    polled_receipts = ReceiptPoller(unit_of_work, GpdReceiptClient(http), keys, clock)
    live_amounts = LiveAmounts(unit_of_work, clock)
    program_client = ProgramClient()
    programs = ProgramAsker(program_client, keys, clock)

    def close() -> None:
        program_client.close()
        http.close()

    return Neighbours(
        positions=positions,
        uploads=uploads,
        flows=flows,
        receipts=receipts,
        polled_receipts=polled_receipts,
        carts=CartOpener(unit_of_work, CheckoutClient(http), keys, clock, new_id, programs),
        programs=programs,
        signer=ReceiptSigner(keys),
        handlers={
            HUB_PUBLISH: publisher,
            HUB_UPLOAD: uploads.submit,
            HUB_UPLOAD_REPORT: uploads.read_report,
            FLOWS_FETCH: fetcher,
            RECEIPT_SEARCH: receipts,
            RECEIPT_POLL: polled_receipts,
            LIVE_AMOUNTS: live_amounts,
        },
        chores=(
            partial(_expire, unit_of_work, clock),
            partial(audit.seal_waiting, unit_of_work),
            fetcher.ask_all,
            receipts.ask_where_due,
            polled_receipts.ask_all,
            live_amounts.ask_all,
        ),
        close=close,
    )


def _expire(unit_of_work: UnitOfWork, clock: Clock) -> None:
    """Let expire what is overdue, a batch a transaction."""
    while True:
        with unit_of_work() as session:
            if expiry.expire_some(session, clock) < expiry.BATCH:
                return
