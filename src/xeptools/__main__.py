"""``python -m xeptools`` is the command ``xeptools``."""

import sys

from xeptools.cli import main

sys.exit(main())
