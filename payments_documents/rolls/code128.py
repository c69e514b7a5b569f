"""The notice number as Code 128: a reprint is found by holding its roll under a scanner.

Eighteen digits go two by two in code set C: start, nine pairs, check and stop are 134 modules,
with ten blank ones on each side 154 (ISO/IEC 15417).
"""

import re
from typing import Final

from payments_core.errors import BadValue
from payments_documents.rolls.raster import Raster, raster_of_bars

_QUIET_MODULES: Final = 10
#: Aux digits are 0 to 3. The encoder takes a first pair of 99 for a sign of its own, so no other
#: eighteen digits may reach it.
_NUMBER: Final = re.compile(r"[0-3][0-9]{17}", re.ASCII)


def notice_bars(number: str, dots: int, height: int) -> Raster:
    """The bars of a notice number with their blank border; a narrow bar is `dots` wide.

    `notice_number_malformed` for anything else.
    """
    from barcode.codex import Code128  # reads all its kinds of codes: only rolls pay for it

    if not _NUMBER.fullmatch(number):
        raise BadValue("notice_number_malformed", notice_number=number[:40])
    (bars,) = Code128(number).build()
    quiet = "0" * _QUIET_MODULES
    return raster_of_bars(f"{quiet}{bars}{quiet}", dots, height)
