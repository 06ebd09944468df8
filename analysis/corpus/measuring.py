"""One partition measured and written: the same wherever it runs."""

import hashlib
import io
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.corpus.frames import ERROR, profile_texts
from analysis.corpus.manifest import Done
from analysis.corpus.sources import Partition, read_texts
from analysis.lexicons.lexicon import Lexicon
from analysis.optional import needs
from analysis.storage import write_whole


class Task(NamedTuple):
    """What to do with each partition of a run."""

    folder: str | None
    by: str
    intervals: bool
    lexicons: tuple[str, ...] = ()  # as `written` gives them


def written(lexicon: Lexicon) -> str:
    """A lexicon as text, which goes to another process and is the same lexicon there for every partition."""
    return json.dumps([lexicon.name, lexicon.kind, lexicon.entries])


@cache
def _lexicon(text: str) -> Lexicon:
    name, kind, entries = json.loads(text)
    return Lexicon(name, kind, tuple(entries))


def measure_partition(partition: Partition, task: Task) -> pd.DataFrame:
    """The profile of one partition, with its row's number in the source, and its other columns."""
    if task.folder is not None:
        partition = read_texts(partition, task.folder)
    index = partition.kept.index
    texts = pd.DataFrame({"text": pd.Series(partition.texts, index=index, dtype=object)})
    result = profile_texts(texts, by=task.by, intervals=task.intervals, lexicon=[*map(_lexicon, task.lexicons)])
    kept = partition.kept.loc[result.index].reset_index(drop=True)
    reasons = pd.Series(partition.errors, index=index, dtype=object).loc[result.index]
    result[ERROR] = result[ERROR].mask(reasons.notna(), reasons)
    result = result.reset_index(names="row")
    clash = {name: f"source_{name}" for name in kept.columns if name in result.columns}
    return pd.concat([kept.rename(columns=clash), result], axis=1)


def write_partition(result: pd.DataFrame, articles: int, path: Path) -> Done:
    """Write one partition whole or not at all; equal frames give equal bytes."""
    arrow, parquet = needs("pyarrow", "corpus"), needs("pyarrow.parquet", "corpus")
    buffer = io.BytesIO()
    parquet.write_table(arrow.Table.from_pandas(result, preserve_index=False), buffer, compression="zstd")
    body = buffer.getvalue()
    write_whole(path, body)
    errors = int(result[ERROR].notna().sum())
    return Done(path.name, articles, len(result), errors, hashlib.sha256(body).hexdigest())


def do_partition(partition: Partition, task: Task, path: Path) -> Done:
    """Measure a partition and write it."""
    return write_partition(measure_partition(partition, task), len(partition.texts), path)
