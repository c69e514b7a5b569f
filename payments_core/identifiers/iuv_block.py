"""A block of notice numbers leased to one desk, so that it can release notices on its own.

No number may ever be used twice, whatever fails: the server hands out ranges of bases that do
not overlap, and the desk spends each base once. The generation fences blocks that were leased
before a desk's store was restored from a copy.

>>> block = IuvBlock("lease-1", "01", first_base=42, last_base=44, generation=1)
>>> block.size, block.number_at(42)
(3, '301000000000004285')
"""

from dataclasses import dataclass

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number


@dataclass(frozen=True, slots=True)
class IuvBlock:
    """Bases `first_base` to `last_base`, both included, under one segregation code.

    Raises `iuv_block_malformed` when the bounds are crossed, and as `notice_number.build` when
    they are not bases at all.
    """

    lease_id: str
    segregation_code: str
    first_base: int
    last_base: int
    generation: int

    def __post_init__(self) -> None:
        notice_number.build(self.segregation_code, self.first_base)
        notice_number.build(self.segregation_code, self.last_base)
        if self.first_base > self.last_base:
            raise BadValue(
                "iuv_block_malformed", first_base=self.first_base, last_base=self.last_base
            )

    @property
    def size(self) -> int:
        """How many numbers the block holds, spent ones included."""
        return self.last_base - self.first_base + 1

    def number_at(self, base: int) -> str:
        """The notice number of a base of this block; raises `iuv_block_exceeded` for others."""
        if not self.first_base <= base <= self.last_base:
            raise BadValue("iuv_block_exceeded", lease_id=self.lease_id, base=base)
        return notice_number.build(self.segregation_code, base)
