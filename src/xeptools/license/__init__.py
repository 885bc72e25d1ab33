"""The notices of XEPs: whether one is there, whole and the right one, and what to do where not."""

from xeptools.license.check import check, check_bytes
from xeptools.license.policy import Context, Report
from xeptools.license.verdict import Difference, Notice, Verdict

__all__ = ["Context", "Difference", "Notice", "Report", "Verdict", "check", "check_bytes"]
