"""Makes people whom the registry does not have. They are kept here at once, with or without the
line, and travel with what is released to them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import Any

from counter_app.services.citizen_lookup import CitizenLookup
from counter_app.services.sign_in import SignIn
from counter_app.services.views import PersonForm
from counter_app.store import new_persons
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.errors import BadValue, WorldTrouble
from payments_core.identifiers import tax_code
from payments_core.identifiers.tax_code import PersonKind
from payments_core.rules import person_identity
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.new_person import NewPerson

#: Lengths that the registry keeps, characters.
LIMITS = {
    "family_name": 120, "given_name": 120, "street": 120, "street_number": 16, "postal_code": 16,
    "city": 80, "email": 256, "phone": 40,
}  # fmt: skip
#: What stands on a notice of theirs.
_ON_PAPER = ("family_name", "given_name", "street", "street_number", "postal_code", "city")
#: Words that a family name may begin with and go on after.
_PARTICLES = frozenset({"de", "di", "del", "della", "dello", "dei", "lo", "la", "li", "van", "von"})
_BODY_DIGITS = 11
#: Under which name an operator's form is kept, and in it what was searched before it.
PERSON_FORM = "person"
_SEARCHED = "#searched"


@dataclass(frozen=True, slots=True)
class PersonMade:
    """The person to go on with; `existed` says that the tax code was known and nobody was made."""

    citizen: CitizenInfo
    existed: bool


class NewPersons:
    """Looks whether somebody is known, and makes them otherwise."""

    def __init__(
        self,
        database: Database,
        lookup: CitizenLookup,
        sign_in: SignIn,
        clock: Clock,
        new_id: Callable[[], str],
        require_printable: Callable[[str], None],
    ) -> None:
        self._database = database
        self._lookup = lookup
        self._sign_in = sign_in
        self._clock = clock
        self._new_id = new_id
        self._require_printable = require_printable

    def with_tax_code(self, typed: str) -> CitizenInfo | None:
        """Who has this tax code, as far as the server, or without the line this desk, knows.

        None also for a text that is no tax code. Raises as `CitizenLookup.search`.
        """
        if not tax_code.is_valid(typed):
            return None
        code = tax_code.validate(typed)
        found = self._lookup.search(code).citizens
        return next((one for one in found if one.tax_code == code), None)

    def make(self, form: PersonForm) -> PersonMade:
        """Keep the person of this form, unless somebody with the tax code is known.

        Raises the first of its `faults`, `letter_not_printable` and `letter_right_to_left` for what
        no notice could bear, `not_signed_in`, and as `with_tax_code`.
        """
        for fault in faults(form).values():
            raise fault
        with suppress(WorldTrouble):  # a font that is missing can still come before a notice does
            for name in _ON_PAPER:
                self._require_printable(getattr(form, name))
        operator_id = self._sign_in.operator_id()
        if not form.without_code and (known := self.with_tax_code(form.tax_code)) is not None:
            return PersonMade(known, existed=True)
        person = _person(form, self._new_id())
        with self._database.write() as session:
            citizen = new_persons.add(session, person, operator_id, self._clock.now())
        return PersonMade(citizen, existed=False)


def taken_up(kept: Mapping[str, str] | None, searched: str) -> PersonForm:
    """The form that was left, unless somebody else is being searched by now; else a new one with
    what was searched."""
    if kept is None or searched not in ("", kept[_SEARCHED]):
        return begun_from(searched)
    said: dict[str, Any] = {
        one.name: kept[one.name] if one.type is str else bool(kept[one.name])
        for one in fields(PersonForm)
    }
    return PersonForm(**said)


def put_aside(form: PersonForm, searched: str) -> Mapping[str, str]:
    """The form and the search that it began from, to be `taken_up` later."""
    texts = {
        name: value if isinstance(value, str) else _yes(value)
        for name, value in asdict(form).items()
    }
    return {**texts, _SEARCHED: searched}


def begun_from(searched: str) -> PersonForm:
    """The form with what was typed in the search field: a tax code, or family name and name.

    >>> begun_from("de rossi maria").family_name
    'De Rossi'
    """
    words = searched.split()
    code = tax_code.compact(searched)
    if tax_code.is_valid(code) or (len(words) == 1 and _has_digit(code)):
        return PersonForm(tax_code=code, is_body=code.isdigit() and len(code) == _BODY_DIGITS)
    if any(_has_digit(word) for word in words):
        return PersonForm()
    family = 2 if len(words) > 2 and words[0].lower() in _PARTICLES else 1
    return PersonForm(_capital(words[:family]), _capital(words[family:]))


def faults(form: PersonForm) -> Mapping[str, BadValue]:
    """What is missing or wrong, by the field of the form, in its order."""
    kind = PersonKind.LEGAL if form.is_body else PersonKind.NATURAL
    code = None if form.without_code else form.tax_code
    given_name = "" if form.is_body else form.given_name
    wrong = dict(person_identity.faults(kind, code, form.family_name, given_name))
    if code is not None and not code:
        wrong["tax_code"] = BadValue("person_code_missing")
    for name, limit in LIMITS.items():
        text = getattr(form, name)
        if len(text) > limit or not text.isprintable():
            wrong.setdefault(name, BadValue("person_text_wrong", limit=limit))
    province = form.province
    if province and not (len(province) == 2 and province.isascii() and province.isalpha()):
        wrong["province"] = BadValue("province_wrong")
    if form.email and not _is_address(form.email):
        wrong.setdefault("email", BadValue("email_wrong"))
    return wrong


def _person(form: PersonForm, citizen_id: str) -> NewPerson:
    return NewPerson(
        citizen_id=citizen_id,
        kind=(PersonKind.LEGAL if form.is_body else PersonKind.NATURAL).value,
        tax_code=None if form.without_code else tax_code.validate(form.tax_code),
        family_name=form.family_name,
        given_name="" if form.is_body else form.given_name,
        street=form.street or None,
        street_number=form.street_number or None,
        postal_code=form.postal_code or None,
        city=form.city or None,
        province=form.province.upper() or None,
        email=form.email or None,
        phone=form.phone or None,
    )


def _yes(said: bool) -> str:
    return "yes" if said else ""


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _capital(words: list[str]) -> str:
    """As a name is written, where it was typed in one size of letters."""
    text = " ".join(words)
    return text.title() if text.islower() or text.isupper() else text


def _is_address(text: str) -> bool:
    name, _, domain = text.partition("@")
    return bool(name) and "." in domain and "@" not in domain and " " not in text
