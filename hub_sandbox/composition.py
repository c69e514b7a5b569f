"""Builds the sandbox once: the real clock, network and pauses come in here and nowhere else."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI

from hub_sandbox.app import create_app
from hub_sandbox.archive import Archive
from hub_sandbox.checkout import Checkout
from hub_sandbox.flow_pull import FlowPull
from hub_sandbox.flow_service import FlowService
from hub_sandbox.gpd import Gpd
from hub_sandbox.gpd_notices import GpdNotices
from hub_sandbox.gpd_receipts import GpdReceipts
from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.payer import Payer
from hub_sandbox.payment_options import HttpQuestion, PaymentOptions, Question
from hub_sandbox.rest_faults import RestFaults
from hub_sandbox.sandbox import Sandbox
from hub_sandbox.station_client import Exchange, HttpExchange, StationClient
from hub_sandbox.treasurer import TreasurerBank
from hub_sandbox.uploads.service import UploadService
from hub_sandbox.world import World, load_world
from payments_core.clock import Clock
from payments_documents.texts import load_texts


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)  # noqa: TID251 - the program's only clock


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sandbox needs of the real world; tests and simulations bring their own."""

    clock: Clock
    exchange: Exchange
    question: Question
    sleep: Callable[[float], None]


def build_app(world_file: Path, seed: int, slot_seconds: float) -> FastAPI:
    """The web application of a world file."""
    world = load_world(world_file)
    http = httpx.Client(trust_env=False)
    surroundings = Surroundings(SystemClock(), HttpExchange(http), HttpQuestion(http), time.sleep)
    return create_app(build_sandbox(world, surroundings, seed, slot_seconds))


def build_sandbox(
    world: World, surroundings: Surroundings, seed: int, slot_seconds: float
) -> Sandbox:
    """Everybody in the world, sharing one memory of payments and one source of numbers.

    The treasurer writes in Italian whatever the language of the commands.
    """
    ledger, numbering = Ledger(), Numbering(seed)
    clock = surroundings.clock
    station, gpd = StationClient(surroundings.exchange, world), Gpd(world, clock)
    texts = load_texts("sandbox", "it")
    bank = TreasurerBank(world, ledger, numbering, clock, texts, gpd.report)
    notices = GpdNotices(gpd, clock)
    payer = Payer(
        world, ledger, station, notices, numbering, clock, surroundings.sleep, slot_seconds
    )
    return Sandbox(
        world=world,
        ledger=ledger,
        payer=payer,
        bank=bank,
        archive=Archive(world, clock),
        gpd=gpd,
        uploads=UploadService(gpd, numbering, world.upload_seconds),
        clock=clock,
        gpd_receipts=GpdReceipts(ledger, gpd),
        options=PaymentOptions(surroundings.question, world),
        flows=FlowService(world, bank, clock),
        checkout=Checkout(world, ledger, payer, numbering),
        flow_pull=FlowPull(world, bank),
        rest_faults=RestFaults(),
        sleep=surroundings.sleep,
    )
