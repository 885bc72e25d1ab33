"""Dialogues: who speaks, then what goes over the wire.

``C:`` and ``S:`` in the manner of RFC 5321 §4.1.1, ``CLIENT:``, ``SEND:``, ``SERVER (optional error):``. The
speaker stands before each stanza or before each line of it, even in the middle of a tag.
"""

from __future__ import annotations

import re

from pygments.lexer import Lexer
from pygments.token import Generic

from xeptools.renderers.highlight.kinds import Tokens

SPEAKER = re.compile(
    r"""
    ^ [^\S\n]*+
    (?: [A-Z]                                                                    # C:
      | (?i: client | server | send | sender | recv | receive | receiver | recipient | initiator | responder
           | requester | user | service | component | gateway | proxy )
      | [A-Za-z]{1,20} (?= [^:\n<]{0,40} :[ \t]++ < ) )                           # ANYBODY: <
    (?: [ ] \( [^()\n]{0,60} \) )?+
    : (?= [^\S\n] | $ )
    """,
    re.VERBOSE | re.MULTILINE,
)


class DialogueLexer(Lexer):
    """Speakers as prompts; the rest is lexed as if they were not there.

    To the inner lexer each speaker is as many blanks, so that its indexes are ours.
    """

    name = "protocol dialogue"

    def __init__(self, inner: Lexer) -> None:
        super().__init__()
        self._inner = inner

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        """Yield index, type and text of each token."""
        spans = [found.span() for found in SPEAKER.finditer(text)]
        prompts = iter([*spans, (len(text), len(text))])
        start, stop = next(prompts)
        unspoken = SPEAKER.sub(lambda found: " " * len(found.group()), text)
        for index, token, value in self._inner.get_tokens_unprocessed(unspoken):
            at, end = index, index + len(value)
            while at < end:
                if at < start:
                    kind, to = token, min(start, end)
                else:
                    kind, to = Generic.Prompt, min(stop, end)
                yield at, kind, text[at:to]
                at = to
                if at == stop:
                    start, stop = next(prompts, (at, at))
