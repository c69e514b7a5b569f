"""`checkout`: opens a cart at the hub's checkout, to try the joining or for somebody who calls."""

import argparse
from typing import TYPE_CHECKING

from central_server.checkout.service import CartOrder
from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.setting_up import require_entity
from payments_core.identifiers import notice_number
from payments_core.rules import web_address
from payments_core.rules.cart import OrderedNotice
from payments_core.wire.hub.checkout import ReturnAddresses
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Who is written down as author of a cart made here.
AUTHOR = "central-server"


def register(commands: "Commands") -> None:
    """Add the command."""
    parser = add_command(
        commands, "checkout", "have one to five notices paid on the hub's page", run_checkout
    )
    parser.add_argument("notices", nargs="+", type=notice_number.compact, metavar="NOTICE")
    parser.add_argument(
        "--return-url", required=True, metavar="URL", help="where the payer comes back to (https)"
    )
    add_entity(parser)


def run_checkout(arguments: argparse.Namespace, tools: Tools) -> int:
    """Tell the page; each run is a cart of its own. Whoever pays comes back to one address."""
    numbers = tuple(notice_number.validate(number) for number in arguments.notices)
    web_address.parse(arguments.return_url)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
    returns = ReturnAddresses(*[arguments.return_url] * 4)
    notices = tuple(OrderedNotice(arguments.entity, number) for number in numbers)
    opened = tools.neighbours.carts.open(
        CartOrder(arguments.entity, AUTHOR, tools.new_id(), notices, returns)
    )

    def sentences(texts: Texts) -> list[str]:
        return [texts.say("checkout.opened", cart=opened.cart_id, location=opened.location)]

    tools.output.show(opened.model_dump(), sentences)
    return DONE
