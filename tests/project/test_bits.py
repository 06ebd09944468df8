"""The same bits whatever the processor, the threads, the hash seed and the company: nothing hangs on BLAS's order."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

# For each way to group and each size of a batch, a digest of all numbers to the last bit, missing ones too.
JOB = """
import hashlib, json, sys
from pathlib import Path
import pandas as pd
import analysis as a

sys.path.insert(0, sys.argv[1] + "/benchmarks")
from newslike import NewsLike
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1], "seeds").rglob("*.txt"))]
texts += NewsLike(seed=7).articles(10, 3000) + ["", "It may rain.", "No. “Yes,” she said."]
digests = {}
for by in ("article", "section", "sentence"):
    for size in (1, 7, len(texts)):
        batches = [texts[first : first + size] for first in range(0, len(texts), size)]
        table = pd.concat(a.profile_texts(pd.DataFrame({"text": batch}), by=by) for batch in batches)
        rows = table.map(lambda value: value.hex() if isinstance(value, float) else str(value)).to_numpy()
        digests[f"{by}, {size} at once"] = hashlib.sha256("\\n".join(map(repr, rows.tolist())).encode()).hexdigest()
print(json.dumps(digests))
"""
KERNELS = {
    "Nehalem, one thread": {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
    "Nehalem, two threads": {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "2", "PYTHONHASHSEED": "1"},
    "Haswell, one thread": {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "1"},
    "Haswell, two threads": {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "2", "PYTHONHASHSEED": "0"},
    # What numpy and the C library do on processors without wide registers.
    "narrow registers": {"NPY_DISABLE_CPU_FEATURES": "X86_V4 X86_V3", "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"},
}


def ran(code, *arguments, **environment):
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_all_bits_are_the_same(root):
    found = {name: json.loads(ran(JOB, str(root), **environment)) for name, environment in KERNELS.items()}
    usual = found["Haswell, one thread"]
    assert len({usual[f"article, {size} at once"] for size in (1, 7, 22)}) == 1
    assert len({usual[f"section, {size} at once"] for size in (1, 7, 22)}) == 1
    assert len({usual[f"sentence, {size} at once"] for size in (1, 7, 22)}) == 1
    assert {name: digests for name, digests in found.items() if digests != usual} == {}


def test_these_kernels_do_sum_in_another_order():
    """Where they do not (another processor, another BLAS), the test above says less."""
    code = "import numpy as np; x = np.random.default_rng(1).random(999); print((x @ x).hex())"
    if ran(code, OPENBLAS_CORETYPE="Nehalem") == ran(code, OPENBLAS_CORETYPE="Haswell"):
        pytest.skip("this numpy has one kernel here")
