"""Explain a rule: what it demands, why, and what it finds fault with.

Of a finding of another command than "check", such as print/no-glyph of "render" or draft/left-out of
"import", it tells what that says.

\b
Examples:
  xeptools explain links/dangling-anchor
"""

from __future__ import annotations

from collections.abc import Mapping

import click

from xeptools.cli.terminal import deliver


@click.command(help=__doc__)
@click.argument("rule", metavar="RULE")
def command(rule: str) -> int:
    from xeptools.checker.explain import explained, rule_named

    group, _, name = rule.partition("/")
    meaning = _meanings(group).get(name)
    told = f"# {rule}\n\n{meaning}\n" if meaning else explained(rule_named(rule))
    deliver(told.encode(), "-")
    return 0


def _meanings(group: str) -> Mapping[str, str]:
    """Give what the findings of a group say that are no rules: what found them says it."""
    match group:
        case "draft":
            from xeptools.authoring import findings as draft

            return draft.MEANINGS
        case "print":
            from xeptools.renderers.typst import findings as printed

            return printed.MEANINGS
        case _:
            return {}
