"""``python -m xeptools`` is the command ``xeptools``."""

from xeptools.cli import main

main()
