"""Notices with everything that may stand on one, from a seed; and what their codes must say.

The expectations are worked out here once more from the rules (notice layout 7), with nothing of
the program's own.
"""

import random
import re
import unicodedata
from datetime import date, timedelta

from payments_core.model.creditor_entity import PostalAccount
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent
from tests.factories.notices import a_creditor, a_notice

_WORDS = (
    "Tassa", "rifiuti", "2026", "Mensa", "d'infanzia", "CANONE", "mercato", "posto", "B-12",
    "n° 7/bis", "saldo", "acconto:", "città", "perché", "S.r.l.", "D’Angelo", "Großmüller",
    "Čuk", "Žan", "Nguyễn", "Łódź", "Иванов", "Østergård", "L'Aquila", "è", "&", "Figli",
)  # fmt: skip
_FIRST_DAY = date(2026, 1, 1)
#: Largest amount of a notice, cents.
_MOST_CENTS = 9_999_999_999
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("‐–—", "-"),
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i",
        "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ł": "L",
    }
)  # fmt: skip


def random_notice(seed: int) -> NoticeContent:
    """Always the same for the same seed; with a slip."""
    chance = random.Random(seed)
    account = PostalAccount(
        number=str(chance.randrange(1, 10 ** chance.randint(6, 12))),
        holder=_text(chance, 50),
        authorisation=f"AUT. DB/SSIC/E {chance.randrange(10_000):04d} del 01/01/2026",
    )
    creditor = a_creditor(
        name=_text(chance, 50),
        tax_code=f"{chance.randrange(10**11):011d}",
        sector=chance.choice((None, _text(chance, 50))),
        contacts=chance.choice((None, _text(chance, 100))),
        cbill=chance.choice((None, "ABCDE", "7X2Z9")),
        postal_account=account,
    )
    return a_notice(
        creditor=creditor,
        debtor=_debtor(chance),
        subject=_text(chance, 90),
        amount_cents=Cents(int(_MOST_CENTS ** chance.random())),
        due_on=chance.choice((None, _FIRST_DAY + timedelta(days=chance.randrange(2000)))),
        notice_number=f"3{chance.randrange(10**17):017d}",
    )


def printed_amount(cents: int) -> str:
    """As people read it: `1.234.567,89`."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"


def qr_text(content: NoticeContent) -> str:
    """What the QR code must say."""
    tax_code, cents = content.creditor.tax_code, content.amount_cents
    return f"PAGOPA|002|{content.notice_number}|{tax_code}|{cents:02d}"


def slip_record(content: NoticeContent) -> str:
    """The 256 characters that the DataMatrix must hold."""
    account = content.creditor.postal_account
    assert account is not None
    fields = (
        f"codfase=NBPA;18{content.notice_number}12{account.number:0>12}",
        f"10{content.amount_cents:010d}38961P1{content.creditor.tax_code}",
        folded(content.debtor.identifier, 16),
        folded(content.debtor.full_name, 40),
        folded(content.subject, 110),
        " " * 12,
        "A",
    )
    return "".join(fields)


def folded(text: str, length: int) -> str:
    """A text in the letters of the slip, cut or filled with blanks."""
    plain = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    allowed = re.sub(r"[^A-Z0-9 &',\-.:_]", " ", bare.translate(_FOLDED).upper())
    return allowed[:length].ljust(length)


def _debtor(chance: random.Random) -> Party:
    address = Address(
        street=chance.choice((None, _text(chance, 70))),
        street_number=chance.choice((None, "12", "123/B int. 4")),
        postal_code=f"{chance.randrange(100_000):05d}",
        city=_text(chance, 35),
        province="GE",
        country="IT",
    )
    identifier = chance.choice(("RSSMRA80A41Z999X", f"{chance.randrange(10**11):011d}", "ANONIMO"))
    return Party(PersonKind.NATURAL, identifier, _text(chance, 70), address)


def _text(chance: random.Random, limit: int) -> str:
    """Some words, at least one, never longer than the limit."""
    words = [chance.choice(_WORDS)]
    while chance.random() < 0.85:
        longer = [*words, chance.choice(_WORDS)]
        if len(" ".join(longer)) > limit:
            break
        words = longer
    return " ".join(words)
