"""What identifies a person whom no registry vouches for: names and tax code, by kind.

A natural person has both names and a code of 16 characters, or the 11 digits of who waits for it,
or none at all as a foreigner may; a body has one name and 11 digits.
"""

from collections.abc import Mapping

from payments_core.errors import BadValue
from payments_core.identifiers import tax_code as codes
from payments_core.identifiers.tax_code import PersonKind


def faults(
    kind: PersonKind, tax_code: str | None, family_name: str, given_name: str
) -> Mapping[str, BadValue]:
    """What is wrong, by field, in their order; `tax_code` None says that there is none.

    `person_name_missing`, `person_without_code` for a body, `tax_code_not_of_body`,
    `given_name_of_body`, and what `tax_code.validate_typed` raises.
    """
    wrong: dict[str, BadValue] = {}
    natural = kind is PersonKind.NATURAL
    if not family_name.strip():
        wrong["family_name"] = BadValue("person_name_missing")
    if natural and not given_name.strip():
        wrong["given_name"] = BadValue("person_name_missing")
    if not natural and given_name.strip():
        wrong["given_name"] = BadValue("given_name_of_body")
    if (fault := _code_fault(natural, tax_code)) is not None:
        wrong["tax_code"] = fault
    return wrong


def _code_fault(natural: bool, tax_code: str | None) -> BadValue | None:
    if tax_code is None:
        return None if natural else BadValue("person_without_code")
    try:
        code = codes.validate_typed(tax_code)
    except BadValue as fault:
        return fault
    return None if natural or len(code) == 11 else BadValue("tax_code_not_of_body")
