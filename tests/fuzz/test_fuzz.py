"""Twenty thousand damaged documents are read, checked, mended and rendered, and none of them hurts."""

import json
import subprocess
import sys

import pytest

from cases import TESTS
from fuzz.hunt import COUNT, MEGABYTES, SECONDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in Linux' units")


@pytest.mark.unmeasured
def test_no_damage_hurts() -> None:
    command = [sys.executable, "-m", "fuzz.hunt"]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["failures"] == 0
    assert figures["documents"] == COUNT
    assert figures["well-formed"] > COUNT // 3
    assert figures["slowest"][0] < SECONDS
    assert figures["megabytes"] < MEGABYTES
