"""What the parts of a notice share while it is drawn: sheet, words, and what all notices say."""

from dataclasses import dataclass

from payments_core.notice.content import NoticeHead
from payments_documents.sheet import Sheet
from payments_documents.texts import Texts


@dataclass(frozen=True, slots=True)
class NoticeDrawing:
    """A notice being drawn; its parts are functions, from the head of the sheet down, because
    reading order is drawing order."""

    sheet: Sheet
    texts: Texts
    head: NoticeHead

    def say(self, key: str, **facts: object) -> str:
        """Words of the notice."""
        return self.texts.say(f"notice.{key}", **facts)

    def say_standing(self, key: str) -> str:
        """Words that depend on what the paper may claim."""
        return self.texts.say(f"{self.head.standing.lower()}.{key}")
