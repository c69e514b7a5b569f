"""The languages papers are printed in, by the name under which papers know them."""

from payments_core.notice.language import Language

__all__ = ["Language"]
