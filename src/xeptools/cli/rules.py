"""List the rules that documents are checked by.

"*" marks those that "xeptools check --fix" can mend, "-" those that are told only where they are selected.

\b
Examples:
  xeptools rules
  xeptools rules --format json | jq -r '.[] | select(.fixable) | .name'
"""

from __future__ import annotations

import json

import click

from xeptools.cli.options import format_option
from xeptools.cli.terminal import deliver


@click.command(help=__doc__)
@format_option("text", "json")
def command(form: str) -> int:
    from xeptools.checker.discovery import rules
    from xeptools.checker.explain import described, has_fix

    if form == "json":
        told = json.dumps([described(rule) for rule in rules()], indent=2, ensure_ascii=False)
    else:
        width = max(len(rule.name) for rule in rules())
        told = "\n".join(
            f"{rule.name:<{width}} {'*' if has_fix(rule) else ' '}{' ' if rule.default else '-'} "
            f"{rule.severity.value:<7}  {rule.law}"
            for rule in rules()
        )
    deliver(f"{told}\n".encode(), "-")
    return 0
