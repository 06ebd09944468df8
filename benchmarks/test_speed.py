"""Speed as ratios within one run: `make bench`.

Everything is measured several times, taking turns, so that a busy machine slows all alike; the table at the end takes
medians. Each turn reads articles of its own: what is remembered of words that came before helps as far as it does in a
long run, where each article brings some that are new.
"""

import gc
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest
from newslike import TURNS, NewsLike
from sentencex import segment
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article.parse import parse_article
from analysis.corpus.frames import profile_texts
from analysis.corpus.run import run_corpus
from analysis.evidence.attribution.cues import find_attributions
from analysis.evidence.hedging.cues import find_hedging
from analysis.evidence.quotation.kinds import find_quotes
from analysis.evidence.sentence_counts import find_counts
from analysis.evidence.tone.sentences import find_compounds, find_tones
from analysis.lexicons.keys import WORD
from analysis.measures.groups import Groups
from analysis.measures.profile import profile_columns
from analysis.measures.readability import FORMULAS
from analysis.text.vocabulary import textstat_offline
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading

# The time of the processor, which other programs disturb less than that of the clock.
processor_time = pytest.mark.benchmark(timer=time.process_time)


def ours(texts):
    return profile_texts(pd.DataFrame({"text": texts}))


def bare(texts):
    return [WORD.findall(text) for text in texts]


def straightforward(texts):
    """Two of the five measures, the way that one would write them at first."""
    analyzer = SentimentIntensityAnalyzer()
    rows = []
    with textstat_offline() as textstat:
        for text in texts:
            row = {name: getattr(textstat, name)(text) for name in FORMULAS}
            scores = [analyzer.polarity_scores(each)["compound"] for each in segment("en", text)]
            rows.append(row | {"compound": np.mean(scores)})
    return pd.DataFrame(rows)


PIPELINES = {"ours": ours, "straightforward": straightforward, "bare": bare}


@pytest.fixture(scope="module", autouse=True)
def _warm(first, texts, note):
    note["megabytes"] = sum(len(text.encode()) for turn in texts for text in turn) / 1e6 / TURNS
    note["texts"] = sum(map(len, texts)) / TURNS
    for pipeline in PIPELINES.values():
        pipeline(first)


@pytest.fixture(autouse=True)
def _only_ours_is_collected():
    """What the benchmark itself holds is no garbage, and is not looked through for it while something is measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_generated_articles_bring_new_words_as_real_ones_do():
    words = [word for text in NewsLike().articles(300) for word in WORD.findall(text)]
    assert 0.04 < len(set(words)) / len(words) < 0.05


@processor_time
@pytest.mark.parametrize("name", PIPELINES)  # the first varies first: all take their turn
@pytest.mark.parametrize("turn", range(TURNS))
def test_pipeline(benchmark, texts, turn, name):
    benchmark.group = name
    result = benchmark.pedantic(PIPELINES[name], args=(texts[turn],), rounds=1)
    assert len(result) == len(texts[turn])


def words_of(reading):
    prose = reading.prose
    return prose.folded, prose.gaps


# In the order in which a profile takes them: each is worked out once, on what those before it have left.
STAGES = {
    "words and sentences": words_of,
    "quotation marks": lambda reading: reading.once(find_quotations),
    "counts for readability": lambda reading: reading.once(find_counts),
    "cues and sources": lambda reading: reading.once(find_attributions),
    "speakers and kinds of quotations": lambda reading: reading.once(find_quotes),
    "hedges and boosters": lambda reading: reading.once(find_hedging),
    "VADER and tone": lambda reading: (reading.once(find_compounds), reading.once(find_tones)),
    "summaries and intervals": lambda reading: profile_columns(reading, Groups(reading, "article")),
}


@processor_time
@pytest.mark.parametrize("turn", range(3))
def test_layout(benchmark, texts, turn):
    benchmark.group = "stage layout"
    articles = benchmark.pedantic(lambda: [parse_article(text) for text in texts[turn]], rounds=1)
    assert len(articles) == len(texts[turn])


@processor_time
@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("stage", STAGES)
def test_stage(benchmark, texts, turn, stage):
    """Each stage on batches that already hold the stages before it."""
    benchmark.group = f"stage {stage}"
    articles = [parse_article(text) for text in texts[turn]]
    readings = [Reading(*articles[first : first + 40]) for first in range(0, len(articles), 40)]
    for before in list(STAGES)[: list(STAGES).index(stage)]:
        for reading in readings:
            STAGES[before](reading)
    done = benchmark.pedantic(lambda: [STAGES[stage](reading) for reading in readings], rounds=1)
    assert len(done) == len(readings)


@processor_time
@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("times", [1, 2, 4, 8])
@pytest.mark.parametrize("kind", ["articles", "length"])
def test_growth(benchmark, turn, times, kind):
    benchmark.group = f"{kind} x{times}"
    made = NewsLike(seed=3).articles(
        20 * (times if kind == "articles" else 1), 5000 * (times if kind == "length" else 1)
    )
    assert len(benchmark.pedantic(ours, args=(made,), rounds=1)) == len(made)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "articles.parquet"
    pd.DataFrame({"text": NewsLike(seed=4).articles(4000)}).to_parquet(path)
    return path


@pytest.mark.parametrize("turn", range(2))
@pytest.mark.parametrize("workers", [1, 2])
def test_workers(benchmark, table, tmp_path, turn, workers):
    """As processes of their own, from the start of the first to the end of the last."""
    benchmark.group = {1: "one worker", 2: "two workers"}[workers]
    more = {"workers": workers, "progress": False}
    run = benchmark.pedantic(run_corpus, args=(table, tmp_path / "out"), kwargs=more, rounds=1)
    assert run.measured == 4000


# The peak of this process alone: `ru_maxrss` would start with that of the process that started it.
PEAK = """
import sys
import pandas as pd
from newslike import NewsLike
from analysis.corpus.frames import profile_texts
source = NewsLike(seed=5)
for _ in range(int(sys.argv[1]) // 100):
    profile_texts(pd.DataFrame({"text": source.articles(100)}))
status = dict(line.split(":", 1) for line in open("/proc/self/status") if ":" in line)
print(int(status["VmHWM"].split()[0]) / 1024)
"""


@pytest.mark.parametrize("number", [1000, 10_000])
def test_peak_memory(note, number):
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(number)],
        capture_output=True,
        text=True,
        check=True,
        cwd=__file__.rpartition("/")[0],
    )
    note[f"memory of a worker after {number:,} articles"] = float(done.stdout)
    assert float(done.stdout) > 0


@pytest.mark.parametrize("intervals", [False, True])
def test_size_of_a_row(note, tmp_path, intervals):
    """In Parquet, of a table long enough that what a file holds besides hardly counts."""
    table = profile_texts(pd.DataFrame({"text": NewsLike(seed=6).articles(300)}), intervals=intervals)
    table.to_parquet(tmp_path / "rows.parquet")
    note[f"a row in Parquet, {'with' if intervals else 'without'} intervals"] = (
        tmp_path / "rows.parquet"
    ).stat().st_size / len(table)
