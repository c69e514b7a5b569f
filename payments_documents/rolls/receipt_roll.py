"""What a receipt on a roll says at its end: the shares of the payment, and how it is checked."""

from typing import Final

from payments_core.model.receipt import Receipt
from payments_core.notice.content import ReceiptContent
from payments_documents.amounts import euro_amount
from payments_documents.pdf.codes import QR_QUIET_MODULES
from payments_documents.pdf.verification_qr import printed_code
from payments_documents.rolls.escpos import EscPosRoll, Justify
from payments_documents.texts import Texts

#: Dots of a module of the verification code at 203 dpi, half a millimetre: a usual code is 31 mm
#: wide with its border, and the longest fits a narrow roll.
_CODE_DOTS: Final = 4


def write_transfers(roll: EscPosRoll, texts: Texts, receipt: Receipt) -> None:
    """Each share with its amount and beneficiary; nothing of one that is the whole payment and the
    creditor's own."""
    beneficiaries = [one.beneficiary_tax_code for one in receipt.transfers if one.iban]
    if beneficiaries == [receipt.creditor_tax_code] and len(receipt.transfers) == 1:
        return
    for one in receipt.transfers:
        number = texts.say("receipt.transfer", number=one.transfer_no)
        roll.pair(number, euro_amount(texts, one.amount_cents))
        named = filter(None, (one.beneficiary_name, one.beneficiary_tax_code))
        roll.paragraph(" \u00b7 ".join(named))
        if one.iban is None:
            roll.paragraph(texts.say("receipt.stamp_roll"))
    roll.rule()


def write_verification(roll: EscPosRoll, texts: Texts, content: ReceiptContent) -> None:
    """The verification code, what it is for, and who signed; nothing on a receipt without one."""
    code = printed_code(content)
    if code is None:
        return
    roll.justify(Justify.CENTRE)
    roll.picture(code.matrix, dots_per_module=_CODE_DOTS, quiet_modules=QR_QUIET_MODULES)
    roll.justify(Justify.LEFT)
    roll.paragraph(texts.say("receipt.verify_roll"))
    tax_code = content.receipt.creditor_tax_code
    roll.paragraph(texts.say("receipt.verify_key", tax_code=tax_code, key_id=code.key))
    roll.rule()
