"""What the program holds once it is loaded: no text of modules, no library that it seldom needs."""

import json
import subprocess
import sys

LOADED = """
import json, linecache, sys
from counter_app.ui.qt_application import qt_application
from counter_app.ui.qt_features import spare_sources
qt_application()
spare_sources()
before = set(linecache.cache)
import counter_app.composition
from counter_app.ui.loading import VIEW_MODULES, load_view
for module in VIEW_MODULES:
    load_view(module)
texts = [name for name in linecache.cache if name.endswith(".py") and name not in before]
print(json.dumps([texts, "alembic" in sys.modules]))
"""


def test_loaded_program_holds_neither_sources_nor_migrations() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[], False]
