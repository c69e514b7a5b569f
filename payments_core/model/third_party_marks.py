"""Marks that belong to others, as far as an installation has them (product decision 15)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThirdPartyMarks:
    """Pictures, PNG or SVG, of pagoPA and of Poste Italiane: of the company, of its bank and of
    its slip. Plain words stand on paper for those that are None."""

    pagopa: bytes | None = None
    poste: bytes | None = None
    bancoposta: bytes | None = None
    bollettino: bytes | None = None
