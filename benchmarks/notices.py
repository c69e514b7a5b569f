"""How quickly notices are put on paper: A4 pages with postal slip, and rolls.

Our tagged pages against two engines that draw the same page, words, faces, places and codes alike
(checked before anything is measured): reportlab without our layers and tags, and WeasyPrint.

    .venv/bin/python -m pip install --no-deps --require-hashes -r requirements/benchmarks.txt
    .venv/bin/python benchmarks/notices.py [--quick]

WeasyPrint needs Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0). Ends with
status 1 when a target of the product (chapter 6) is missed.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.notice_peers import LaidOut, WeasyPrintPages, bare_reportlab
from benchmarks.page_parts import PageParts, page_parts
from benchmarks.rates import Rate, RateFinding, rate_of, report_rates
from demo.city.people import Resident, residents
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent
from payments_core.notice.language import Language
from payments_documents.notices import notice_page
from payments_documents.notices.bulk_file import BulkFile
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.rolls import roll
from tests.factories.notices import a_notice_with_slip

#: Product, chapter 6: tagged pages a second in bulk, and times WeasyPrint on the same page.
PAGES_TARGET = 150.0
WEASYPRINT_TIMES_TARGET = 20.0
SEED = 20261126
TODAY = date(2026, 11, 26)
#: Points that a word may stand elsewhere in another engine's page.
PLACE_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: for a release of the program, or for a minute's look."""

    notices: int
    weasyprint_notices: int
    rounds: int


FULL = Size(notices=300, weasyprint_notices=40, rounds=7)
QUICK = Size(notices=60, weasyprint_notices=8, rounds=3)


def main() -> int:
    """Invent the notices, see that the pages are the same, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    size = QUICK if parser.parse_args().quick else FULL
    try:
        weasyprint = WeasyPrintPages()
    except (ImportError, OSError) as error:
        print(
            f"WeasyPrint cannot be used ({error}). Install it with\n"
            "    .venv/bin/python -m pip install --no-deps --require-hashes "
            "-r requirements/benchmarks.txt\n"
            "and on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            file=sys.stderr,
        )
        return 1
    contents = invented(size.notices)
    laid_out = [LaidOut.of(content) for content in contents]
    require_same_page(laid_out[0], bare_reportlab(laid_out[:1]))
    require_same_page(laid_out[0], weasyprint.render(laid_out[:1]))
    good = report_rates("One file of all notices", bulk_findings(laid_out, weasyprint, size))
    good &= report_rates(
        "Documents of one notice with slip", single_findings(laid_out, weasyprint, size)
    )
    good &= report_rates("Rolls", [RateFinding("roll of 80 mm", rolls(contents, size))])
    return 0 if good else 1


# --- in bulk ------------------------------------------------------------------------------------


def bulk_findings(
    laid_out: Sequence[LaidOut], weasyprint: WeasyPrintPages, size: Size
) -> list[RateFinding]:
    """All notices in one file, as for a print shop; ours safely on the disk with its journal."""
    number = len(laid_out)
    few = list(laid_out[: size.weasyprint_notices])
    about = Metadata("Avvisi di pagamento", "Comune di Esempio", "Avvisi", "it-IT")

    def ours() -> bytes:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            path = Path(folder) / "notices.pdf"
            with BulkFile(path, "benchmark", "run", about, Language.IT) as file:
                for position, notice in enumerate(laid_out):
                    file.add(str(position), notice.content)
                file.finish()
            return path.read_bytes()

    slow = rate_of(lambda: weasyprint.render(few), len(few), 1)
    return [
        RateFinding(
            "ours, tagged", rate_of(ours, number, size.rounds), slow,
            target=PAGES_TARGET, target_times=WEASYPRINT_TIMES_TARGET,
        ),
        RateFinding(
            "reportlab alone, untagged, laid out before",
            rate_of(lambda: bare_reportlab(list(laid_out)), number, size.rounds), slow,
        ),
        RateFinding("WeasyPrint, untagged (peer)", slow),
    ]  # fmt: skip


# --- one document each --------------------------------------------------------------------------


def single_findings(
    laid_out: Sequence[LaidOut], weasyprint: WeasyPrintPages, size: Size
) -> list[RateFinding]:
    """A file for each notice, as at a desk."""
    number = len(laid_out)
    few = laid_out[: size.weasyprint_notices]

    def ours() -> bytes:
        return b"".join(notice_page.render(notice.content) for notice in laid_out)

    def bare() -> bytes:
        return b"".join(bare_reportlab([notice]) for notice in laid_out)

    def theirs() -> bytes:
        return b"".join(weasyprint.render([notice]) for notice in few)

    def theirs_tagged() -> bytes:
        return b"".join(weasyprint.render([notice], "pdf/ua-1") for notice in few)

    slow = rate_of(theirs, len(few), 1)
    alone = rate_of(bare, number, size.rounds)
    return [
        RateFinding("ours, tagged", rate_of(ours, number, size.rounds), slow),
        RateFinding("reportlab alone, untagged, laid out before", alone, slow),
        RateFinding("WeasyPrint, untagged (peer)", slow),
        RateFinding("WeasyPrint, tagged (pdf/ua-1)", rate_of(theirs_tagged, len(few), 1), slow),
    ]


def rolls(contents: Sequence[NoticeContent], size: Size) -> Rate:
    """The same notices for a receipt printer."""
    return rate_of(
        lambda: b"".join(roll.notice_roll(content) for content in contents),
        len(contents),
        size.rounds,
    )


# --- what is printed ----------------------------------------------------------------------------


def invented(number: int) -> list[NoticeContent]:
    """Notices to the people of a small city, each with its own number, amount and day.

    People whose names need a font of the system are passed over: engines choose it differently.
    """
    chance = random.Random(SEED)
    subjects = ("Tassa sui rifiuti 2026, saldo", "Mensa scolastica, ottobre 2026", "Canone mercato")
    base = a_notice_with_slip()
    everybody = residents(2 * number, SEED, TODAY)
    people = (each for each in everybody if f"{each.given_name}{each.family_name}".isascii())
    return [
        replace(
            base,
            debtor=_party(person),
            subject=chance.choice(subjects),
            amount_cents=Cents(chance.randint(500, 150_000)),
            due_on=TODAY + timedelta(days=chance.randint(20, 90)),
            notice_number=f"3010000000{position:08d}",
        )
        for position, person in enumerate(islice(people, number))
    ]


def _party(person: Resident) -> Party:
    street = Address(
        person.street, person.street_number, person.postal_code, person.city, person.province, "IT"
    )
    name = f"{person.given_name} {person.family_name}"
    return Party(PersonKind.NATURAL, person.tax_code or "ANONIMO", name, street)


def require_same_page(notice: LaidOut, pdf: bytes) -> None:
    """Stop when another engine's page has other words, faces, sizes or places than ours."""
    for mine, other in zip(_in_order(notice.parts), _in_order(page_parts(pdf)), strict=True):
        same = mine[:1] == other[:1] and all(
            abs(a - b) < PLACE_TOLERANCE for a, b in zip(mine[1:], other[1:], strict=True)
        )
        if not same:
            raise RuntimeError(f"not the same page: {mine} is {other} there")


def _in_order(parts: PageParts) -> list[tuple[str, float, float, float]]:
    ordered = sorted(parts.runs, key=lambda run: (run.text, round(run.baseline), round(run.x)))
    return [(run.text, run.size, run.x, run.baseline) for run in ordered]


if __name__ == "__main__":
    sys.exit(main())
