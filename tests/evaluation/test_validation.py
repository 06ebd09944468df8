"""Agreement with people: the definitions on a tiny set of our own, and the floors on the real ones."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.errors import TearsheetError
from analysis.measures.columns import LOWER_IS_BETTER
from evaluation import gold as sets
from evaluation.results import UNCERTAIN, f1_at_share
from evaluation.scores import both_f1
from evaluation.validation import checksums, main, set_floors, validate

HERE = Path(__file__).parents[1] / "validation"

TEXT = "“We will open the road on Friday,” said Ann Lee. The “road” is long. Joe Roe believes it is short.\n"


def span(word, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(word, start + 1)
    return f"{start} {start + len(word)}"


@pytest.fixture
def annotated(tmp_path):
    """A tiny PolNeAR in its public layout, with two annotators of whom the first counts."""
    folder = tmp_path / "data" / "dev"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    (folder / "text" / "a_1.txt").write_text(TEXT, encoding="utf-8", newline="")
    content = span("“We will open the road on Friday,”")
    lines = [
        f"T1\tSource {span('Ann Lee')}\tAnn Lee",
        f"T2\tCue {span('said')}\tsaid",
        f"T3\tContent {content}\tquote",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        f"T5\tCue {span('believes')};\tbelieves",
    ]
    (folder / "attributions" / "a_1_0a.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "attributions" / "a_1_9z.ann").write_text("", encoding="utf-8")
    return tmp_path


def test_reads_the_first_annotator_and_passes_over_empty_fragments(annotated):
    (article,) = sets.load_polnear(sets.find_set(annotated, "polnear"))
    assert article.text == TEXT
    assert [TEXT[slice(*cue[0])] for cue in article.cues] == ["said", "believes"]
    (attribution,) = article.attributions
    assert TEXT[slice(*attribution.source[0])] == "Ann Lee"


def test_figures_on_a_text_where_every_answer_is_known(annotated):
    table = validate(annotated).set_index("measure")
    assert table.loc["attribution cues, F1", "figure"] == 1.0
    assert table.loc["speaker of a quote, name resolved", "figure"] == 1.0
    assert table.loc["quoted span: speech or not, macro-F1", "figure"] == 1.0
    assert table.loc["quoted spans missed, share", "figure"] == 0.0
    assert set(table["set"]) == {"polnear/dev"}


def test_quoted_spans_are_those_of_the_definition():
    text = 'He said “a b” and "c d" but not "e\nf" nor 5\'.'
    assert [text[slice(*place)] for place in sets.quoted_spans(text)] == ["“a b”", '"c d"']


def test_reads_hedges_from_both_layouts(tmp_path):
    (tmp_path / "uncertainty-conll2010.csv").write_text('"-1","It may &amp; will."\n"1","It is."\n', encoding="utf-8")
    assert sets.load_hedges(sets.find_set(tmp_path, "hedges")) == [
        ("It may & will.", True),
        ("It is.", False),
    ]
    first = '<sentence id="S1" certainty="uncertain">It <ccue>may</ccue> go.</sentence>'
    second = '<sentence id="S2" certainty="certain">It is.</sentence>'
    part = f"<Document><DocumentPart>{first}{second}</DocumentPart></Document>"
    xml = f"<Annotation><DocumentSet>{part}</DocumentSet></Annotation>"
    (tmp_path / "wiki_train.xml").write_text(xml, encoding="utf-8")
    assert sets.load_hedges(tmp_path / "wiki_train.xml") == [("It may go.", True), ("It is.", False)]


def test_reads_editorials_and_clear_with_further_columns(tmp_path):
    (tmp_path / "nytEditorialSnippets_GroundTruth.txt").write_text("1_1\t0.5\tGood.\n1_2\t-1\tBad.\n2_1\t0\tSo.\n")
    pieces = sets.load_editorials(sets.find_set(tmp_path, "editorials"))
    assert pieces == {"1": [("Good.", 0.5), ("Bad.", -1.0)], "2": [("So.", 0.0)]}
    columns = {"ID": 1, "Extra": "x", "Excerpt": "A cat.", "BT_easiness": -0.5, "Sentence Count": 1}
    pd.DataFrame([columns | dict.fromkeys(sets.PUBLISHED_FORMULAS.values(), 2.5)]).to_csv(tmp_path / "CLEAR_corpus.csv")
    (excerpt,) = sets.load_clear(sets.find_set(tmp_path, "clear"))
    assert (excerpt.ease, excerpt.sentences, excerpt.published["smog_index"]) == (-0.5, 1, 2.5)


def test_a_folder_without_a_set_is_an_error(tmp_path, capsys):
    with pytest.raises(TearsheetError, match="no annotated set lies below"):
        validate(tmp_path)
    assert main([str(tmp_path)]) == 1
    assert "no annotated set" in capsys.readouterr().err


def test_f1_at_the_corpus_own_share_is_that_of_a_sample_with_this_share():
    found, missed, wrong, right = 88, 12, 37, 63  # of 100 uncertain sentences and of 100 certain ones
    sample = np.array([(1, 1)] * found + [(1, 0)] * missed + [(0, 1)] * wrong + [(0, 0)] * right, dtype=float)
    certain = (1 - UNCERTAIN) / UNCERTAIN  # to each uncertain sentence
    precision, recall = found / (found + wrong * certain), found / 100
    assert f1_at_share(sample) == pytest.approx(2 * precision * recall / (precision + recall))
    assert f1_at_share(sample) < both_f1(sample)


def test_floors_go_up_and_not_down():
    table = pd.DataFrame({"measure": ["a, F1", "b, mean error"], "set": ["s", "s"], "figure": [0.8, 0.1]})
    first = set_floors(table, {"s": "x"}, pd.DataFrame(columns=["measure", "set", "floor", "sha256"]), lower=False)
    assert first["floor"].tolist() == [0.795, 0.105]
    worse = table.assign(figure=[0.7, 0.3])
    assert set_floors(worse, {"s": "x"}, first, lower=False)["floor"].tolist() == [0.795, 0.105]
    assert set_floors(worse, {"s": "x"}, first, lower=True)["floor"].tolist() == [0.695, 0.305]
    better = table.assign(figure=[0.9, 0.05])
    assert set_floors(better, {"s": "x"}, first, lower=False)["floor"].tolist() == [0.895, 0.055]


@pytest.fixture(scope="session")
def agreement(gold):
    return validate(gold)


# What must hold on any version of the sets.
LEAST = {
    ("attribution cues, F1", "polnear/dev"): 0.77,
    ("attribution density, r", "polnear/dev"): 0.65,
    ("speaker of a quote, words as they stand or name resolved", "polnear/dev"): 0.9,
    ("quoted span: speech or not, macro-F1", "polnear/dev"): 0.8,
    ("hedged sentences, accuracy", "hedges"): 0.74,
    ("hedged sentences, F1", "hedges"): 0.77,
}


def test_measures_agree_with_people(agreement):
    figures = agreement.set_index(["measure", "set"])["figure"]
    here = {key: least for key, least in LEAST.items() if key[1] in set(agreement["set"])}
    assert {key: figures[key] for key, least in here.items() if figures[key] <= least} == {}
    missed = figures.xs("quoted spans missed, share")
    assert (missed < 0.01).all()


def test_no_figure_is_below_its_floor(agreement, gold):
    floors = pd.read_csv(HERE / "floors.csv")
    sums = checksums(gold)
    known = floors[[sums.get(each) == sha for each, sha in zip(floors["set"], floors["sha256"], strict=True)]]
    if known.empty:
        pytest.skip("the annotated sets here are not those that the floors were measured on")
    figures = agreement.set_index(["measure", "set"])["figure"]
    for row in known.itertuples():
        figure = figures[row.measure, row.set]
        if row.measure.endswith(LOWER_IS_BETTER):
            assert figure <= row.floor, row
        else:
            assert figure >= row.floor, row


def test_the_saved_table_is_the_one_measured(agreement, gold):
    floors, saved = pd.read_csv(HERE / "floors.csv"), pd.read_csv(HERE / "figures.csv")
    if set(floors["sha256"]) != set(checksums(gold).values()):
        pytest.skip("the annotated sets here are not those that the table was measured on")
    pd.testing.assert_frame_equal(saved[["measure", "set", "n"]], agreement[["measure", "set", "n"]], check_dtype=False)
    np.testing.assert_allclose(saved["figure"], agreement["figure"], atol=6e-5)
