"""The `central-server` command. Exit status 0 only when all went well; 2 for a wrong call."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from central_server import composition
from central_server.catalogue.service import KindRefused
from central_server.citizens.service import RegistryImportRefused
from central_server.cli import (
    accounting,
    anomalies,
    audit,
    cancellations,
    checkout,
    desks,
    doctor,
    keys,
    notices,
    outbox,
    pads,
    positions,
    receipts,
    reconciliation,
    refunds,
    remittance,
    serving,
    setting_up,
    settlement,
    treasury,
)
from central_server.cli.apply import NamesUnknownKinds
from central_server.cli.command import FAILED, Tools, log_refusal
from central_server.cli.declaration import DeclarationRefused
from central_server.cli.output import Output, configure_logs
from central_server.db.trouble import DATABASE_TROUBLE
from central_server.settings import Settings
from payments_core.errors import PaymentsError, WorldTrouble


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(argv)
    configure_logs(sys.stderr)
    output = Output(arguments.format, arguments.language, sys.stdout)
    server = composition.build(Settings())
    tools = Tools(
        engine=server.engine,
        unit_of_work=server.unit_of_work,
        clock=server.sources.clock,
        new_id=server.sources.new_id,
        neighbours=server.neighbours,
        environment=os.environ,
        output=output,
    )
    try:
        status: int = arguments.run(arguments, tools)
    except PaymentsError as trouble:
        log_refusal(arguments, trouble)
        output.refuse(trouble, _details(trouble))
        return FAILED
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        output.refuse(WorldTrouble("file_trouble", file=trouble.filename, reason=reason), [])
        return FAILED
    except DATABASE_TROUBLE as trouble:
        output.refuse(WorldTrouble("database_away", reason=type(trouble).__name__), [])
        return FAILED
    finally:
        server.close()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="central-server", description="Notices, payments and accounts of creditor entities"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    modules = (
        serving, setting_up, doctor, positions, notices, receipts,
        settlement, treasury, remittance, reconciliation, accounting, refunds, cancellations, pads,
        anomalies, audit, checkout, outbox, desks, keys,
    )  # fmt: skip
    for module in modules:
        module.register(commands)
    return parser


def _details(trouble: PaymentsError) -> list[Mapping[str, Any]]:
    match trouble:
        case DeclarationRefused() | KindRefused() | NamesUnknownKinds():
            return [{"place": place, "reason": reason} for place, reason in trouble.faults]
        case RegistryImportRefused():
            return [dict(refusal.facts) for refusal in trouble.refusals]
    return []


if __name__ == "__main__":
    sys.exit(main())
