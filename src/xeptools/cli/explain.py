"""Explain a rule: what it demands, why, and what it finds fault with.

\b
Examples:
  xeptools explain links/dangling-anchor
"""

from __future__ import annotations

import click

from xeptools.cli.terminal import deliver


@click.command(help=__doc__)
@click.argument("rule", metavar="RULE")
def command(rule: str) -> int:
    from xeptools.checker.explain import explained, rule_named

    deliver(explained(rule_named(rule)).encode(), "-")
    return 0
