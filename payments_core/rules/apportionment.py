"""Dividing an amount in proportion, to the cent: nothing is lost and nothing is made.

Each share is the exact one cut to the cent; the cents left over go one each to the largest cut
pieces (largest remainder), the earlier share first where pieces are equal.

>>> apportion(100, (1, 1, 1))
(34, 33, 33)
>>> divide_rows((34, 33, 33), (60, 40))
((20, 14), (20, 13), (20, 13))
"""

from collections.abc import Sequence

from payments_core.money import Cents


def apportion(total_cents: int, weights: Sequence[int]) -> tuple[Cents, ...]:
    """Shares of `total_cents` in proportion to `weights`; they sum to it exactly.

    A share never exceeds its exact value by a cent or more, and a weight of 0 gets nothing.
    `weights` are not negative and not all 0.
    """
    whole = sum(weights)
    exact = [divmod(total_cents * weight, whole) for weight in weights]
    left = total_cents - sum(share for share, _ in exact)
    largest = sorted(range(len(exact)), key=lambda place: (-exact[place][1], place))[:left]
    return tuple(Cents(share + (place in largest)) for place, (share, _) in enumerate(exact))


def divide_rows(rows: Sequence[int], columns: Sequence[int]) -> tuple[tuple[Cents, ...], ...]:
    """A table of cents with these sums of rows and of columns, as proportional as cents allow.

    Instalments are its rows, transfers or chapters its columns. Row after row takes its share of
    what the columns still have, so the last row takes exactly the rest and no cell is negative.
    `rows` and `columns` have the same sum.
    """
    assert sum(rows) == sum(columns)  # noqa: S101  (a defect here would become a wrong debt)
    left = list(columns)
    table = []
    for row_cents in rows:
        cells = apportion(row_cents, left) if row_cents else (Cents(0),) * len(left)
        left = [column - cell for column, cell in zip(left, cells, strict=True)]
        table.append(cells)
    return tuple(table)
