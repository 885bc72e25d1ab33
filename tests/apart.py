"""Reading a document in a process of its own, to learn what it costs."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = """
import json, sys, time
from pathlib import Path
from xeptools import parse, resolve
start = time.process_time()
xep = resolve(parse(sys.argv[1]))
seconds = time.process_time() - start
status = Path("/proc/self/status").read_text()
peak = next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))
told = [(found.rule, found.message) for found in xep.diagnostics]
print(json.dumps([seconds, peak, told, len(xep.sections), len(xep.notes)]))
"""


@dataclass(frozen=True)
class Cost:
    """What reading a document took, and gave."""

    seconds: float
    """Of processor time."""
    megabytes: int
    """The most memory that the process had at any time."""
    told: list[tuple[str, str]]
    """Rule and message of each diagnostic."""
    sections: int
    notes: int


def read_apart(data: bytes, folder: Path) -> Cost:
    """Parse and resolve ``data`` as a draft in ``folder``; fails after two minutes."""
    path = folder / "draft.xml"
    path.write_bytes(data)
    command = [sys.executable, "-c", _SCRIPT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, megabytes, told, sections, notes = json.loads(done.stdout)
    return Cost(seconds, megabytes, [(rule, message) for rule, message in told], sections, notes)
