"""Reads the downloaded profile as values of the domain."""

from datetime import date

from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.debt_kind import Offer
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_core.notice.language import SecondLanguage
from payments_core.rules.offers import offers, rate_version
from payments_core.wire.desk.messages import DeskProfile, PostalAccountInfo
from payments_core.wire.desk.operation_messages import ReleaseNotice
from payments_documents.pdf.picture_files import is_drawable


def creditor_of(profile: DeskProfile, *, by_post: bool = True) -> CreditorEntity:
    """The entity as notices name it; without its postal account on those that no slip can pay."""
    return CreditorEntity(
        tax_code=profile.entity_id,
        name=profile.entity_name,
        sector=profile.sector,
        contacts=profile.contacts,
        cbill=profile.cbill,
        postal_account=_account_of(profile.postal_account) if by_post else None,
        # One that an older server has let in costs nobody the paper.
        logo=_sound(profile.logo),
        marks=ThirdPartyMarks(
            pagopa=_sound(profile.marks.pagopa),
            poste=_sound(profile.marks.poste),
            bancoposta=_sound(profile.marks.bancoposta),
            bollettino=_sound(profile.marks.bollettino),
        ),
    )


def second_language_of(profile: DeskProfile) -> SecondLanguage | None:
    """The second language of notices; their subject stands in Italian in it."""
    info = profile.second_language
    return SecondLanguage(info.language, info.form, sector=info.sector) if info else None


def _sound(picture: bytes | None) -> bytes | None:
    return picture if picture and is_drawable(picture) else None


def offers_of(profile: DeskProfile, day: date) -> tuple[Offer, ...]:
    """What may be released on a day, in the server's order."""
    return offers(((info.kind, info.revision) for info in profile.kinds), day)


def by_post(profile: DeskProfile, release: ReleaseNotice) -> bool:
    """Whether a postal slip may pay what this desk has released: no slip buys a duty stamp."""
    kind = next((info.kind for info in profile.kinds if info.kind.kind_id == release.kind_id), None)
    rate = rate_version(kind, release.rate_id, release.rate_version) if kind else None
    return rate is None or not rate.has_stamp


def _account_of(info: PostalAccountInfo | None) -> PostalAccount | None:
    if info is None:
        return None
    return PostalAccount(info.number, info.holder, info.authorisation)
