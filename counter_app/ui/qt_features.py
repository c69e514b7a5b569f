"""Spares the program what Qt for Python does for switchable features, which it does not use."""

import sys

# What is spared comes with Qt.
import PySide6.QtCore  # noqa: F401

#: Where Qt for Python decides whether a module may switch its features.
_FEATURES = "PySide6.support.feature"


def spare_sources() -> None:
    """From now on no module's source is read when it is imported.

    Qt for Python reads the source of whatever is imported after it, of all libraries, too, to find
    its own name in it, and `linecache` keeps the text: 40 MB and a tenth of the time to load the
    program. A version that decides otherwise is left as it is.
    """
    features = sys.modules.get(_FEATURES)
    if hasattr(features, "_mod_uses_pyside"):
        features._mod_uses_pyside = _uses_no_feature  # type: ignore[union-attr]


def _uses_no_feature(_module: object) -> bool:
    return False
