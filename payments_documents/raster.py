"""Codes and pictures as dots for a thermal head: rows of bytes, eight dots each, 1 is black."""

from dataclasses import dataclass

from payments_documents.codes import Matrix


@dataclass(frozen=True, slots=True)
class Raster:
    """A black and white picture; every row has the same whole number of bytes."""

    rows: tuple[bytes, ...]

    @property
    def width_bytes(self) -> int:
        """Bytes of a row."""
        return len(self.rows[0])


def raster_of_matrix(matrix: Matrix, dots: int, quiet: int) -> Raster:
    """A square code with its blank border, each module `dots` wide and high."""
    margin = [False] * quiet
    blank = [[False] * (matrix.size + 2 * quiet)] * quiet
    framed = [*blank, *([*margin, *row, *margin] for row in matrix.rows), *blank]
    return Raster(tuple(_row(modules, dots) for modules in framed for _ in range(dots)))


def _row(modules: list[bool], dots: int) -> bytes:
    bits = "".join("1" * dots if dark else "0" * dots for dark in modules)
    padding = -len(bits) % 8
    return int(bits + "0" * padding, 2).to_bytes((len(bits) + padding) // 8)
