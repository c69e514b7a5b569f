"""Which schema of the OPI cash journal a file belongs to, as far as its content tells.

The files do not name their version. What separates the schemas (treasury and accounting, 3.1):

* 1.4 gives a period (first and last day), the later ones a single day of reference;
* 1.7.1 adds two kinds of execution to those of 1.6.1 and drops five;
* 1.8 adds exactly one kind, the instant credit transfer.

A day without those kinds is valid under 1.6.1, 1.7.1 and 1.8 alike: then the oldest is said.
"""

from collections.abc import Set

_SINCE_1_8 = frozenset({"SEPA INSTANT CREDIT TRANSFER"})
_SINCE_1_7_1 = frozenset(
    {
        "ACCREDITO TESORERIA PROVINCIALE STATO",
        "ASSEGNO DI TRAENZA PER COMMUTAZIONE EX ART 219 TUEL",
    }
)


def oldest_version(executions: Set[str], *, gives_period: bool) -> str:
    """The oldest schema that knows everything found; `executions` are the kinds of execution.

    >>> oldest_version({"CASSA"}, gives_period=False)
    '1.6.1'
    """
    if gives_period:
        return "1.4"
    if executions & _SINCE_1_8:
        return "1.8"
    return "1.7.1" if executions & _SINCE_1_7_1 else "1.6.1"
