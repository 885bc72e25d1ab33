"""What the caller got wrong.

Three kinds of trouble are never mixed: the author's is a
:class:`~xeptools.diagnostics.Diagnostic`, the caller's is an :class:`XeptoolsError`
(one line on standard error, exit status 2), ours is a traceback.
"""


class XeptoolsError(Exception):
    """The call cannot be served as it stands; the message says what to do."""
