"""`python -m central_server` is the same as `central-server`."""

import sys

from central_server.cli.main import main

sys.exit(main())
