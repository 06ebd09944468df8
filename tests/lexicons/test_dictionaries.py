"""Lexicons that reach every measure, and dictionaries of sentiment that people bring."""

import pandas as pd
import pytest

import analysis as a

TEXT = "The plan is awesome, not good. The damaging storm, a kind of joy, hurt nobody. Perhaps Joy Lund agrees."
FORMS = {
    "numbers.csv": "awesome,1\nnot good,-1\ndamag*,-1\n",
    "headed.csv": "word,score\nawesome,1\nnot good,-1\ndamag*,-1\n",
    "categories.csv": "term,category\nawesome,positive\nnot good,neg_positive\ndamag*,negative\n",
    "liwc.dic": "%\n1\tposemo\n2\tnegemo\n3\tother\n%\nawesome\t1\t3\nnot good\t2\ndamag*\t2\n\nplan\t3\n",
    "quanteda.yml": "# tone\npositive:\n  - awesome\nnegative:\n  - 'damag*'\n  - not good\n",
    "inline.yaml": 'tone:\n  positive: [awesome]\n  negative: ["damag*", not good]\n',
}


def loaded(tmp_path, name, text, **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return a.load_lexicon(path, **options)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(tmp_path, name):
    mine = loaded(tmp_path, name, FORMS[name])
    assert (mine.kind, len(mine)) == ("sentiment_dictionary", 3)
    found = a.sentiment_words(TEXT, lexicon=mine)
    assert found[["text", "valence"]].values.tolist() == [["awesome", 1], ["not good", -1], ["damaging", -1]]
    assert [TEXT[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == found["text"].tolist()
    assert found.attrs["lexicon"] == name.partition(".")[0]


def test_it_is_counted_beside_ours_under_its_name(tmp_path):
    mine = loaded(tmp_path, "My List-2.csv", FORMS["numbers.csv"])
    ours, both = (a.profile(TEXT, by="article", lexicon=given) for given in (None, mine))
    name = "sentiment_my_list_2"
    assert list(both.columns[: ours.shape[1]]) != list(ours.columns)
    own = [name, f"{name}_low", f"{name}_high", f"{name}_positive", f"{name}_negative"]
    pd.testing.assert_frame_equal(pd.DataFrame(both.drop(columns=own)), pd.DataFrame(ours))
    assert both[own[3:]].values.tolist() == [[1, 2]]
    assert both[name].item() == pytest.approx(-100 / both["words"].item())
    assert both[own[1]].item() <= both[name].item() <= both[own[2]].item()
    assert name in repr(both)
    assert both.attrs["lexicon"] == "My List-2"


def test_in_every_function_that_measures(tmp_path):
    mine = loaded(tmp_path, "mine.csv", FORMS["numbers.csv"])
    frame = a.profile_texts(pd.DataFrame({"text": [TEXT, None]}), lexicon=[mine])
    assert list(frame.columns) == list(a.profile_schema(lexicon=mine))
    assert frame["sentiment_mine_negative"].tolist()[0] == 2
    assert a.sentiment(TEXT, lexicon=mine)["sentiment_mine_positive"].tolist() == [1]
    assert "sentiment_mine" in a.compare({"one": TEXT}, lexicon=mine)


def test_names_are_passed_over_unless_they_are_wanted(tmp_path):
    mine = loaded(tmp_path, "mine.csv", "joy,1\n")
    assert a.sentiment_words(TEXT, lexicon=mine)["start"].tolist() == [TEXT.index("joy")]
    assert len(a.sentiment_words(TEXT, lexicon=mine, skip_names=False)) == 2


def test_an_entry_ends_with_its_sentence_and_the_longest_counts(tmp_path):
    mine = loaded(tmp_path, "mine.csv", "not,-1\nnot good,-2\nnot good at,-3\ngoo*,1\nend next,5\n")
    found = a.sentiment_words("It is not good at all. Not the end. Next a good one.", lexicon=mine)
    assert found["valence"].tolist() == [-3, -1, 1]


def test_categories_of_ones_own(tmp_path):
    text = "joy:\n  - awesome\nanger:\n  - hurt\n"
    with pytest.raises(a.TearsheetError, match=r"Its categories: anger, joy\. Say what words"):
        loaded(tmp_path, "moods.yml", text)
    moods = loaded(tmp_path, "moods.yml", text, categories={"Joy": 2, "anger": -1})
    assert a.sentiment_words(TEXT, lexicon=moods)[["valence", "category"]].values.tolist() == [
        [2, "joy"],
        [-1, "anger"],
    ]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("three.csv", "good,1\nbad,1,2\n", "line 2: a dictionary has two columns"),
        ("open.dic", "good\t1\n", "categories between two lines of %"),
        ("prose.yml", "It rains here", "line 1: 'It rains here' is no category"),
        ("loose.yml", "- good\n", "is no category"),
        ("what.csv", "cue,source,more\nmay,x,y\n", "do not say what it is a list of: say kind="),
        ("empty.yml", "", "Its categories: none"),
    ],
)
def test_what_is_no_dictionary_says_so(tmp_path, name, text, message):
    with pytest.raises(a.TearsheetError, match=message):
        loaded(tmp_path, name, text)


def test_entries_without_a_word_are_named(tmp_path):
    with pytest.warns(a.TearsheetWarning, match=r"1 of 2 entries are left out.*':\)' is the first"):
        mine = loaded(tmp_path, "mine.csv", ":),1\ngood,1\n")
    assert len(mine) == 1


def test_an_entry_can_be_added_and_dropped(tmp_path):
    mine = loaded(tmp_path, "mine.csv", "good,1\nbad,-1\n").add("glor*", valence=7).drop("bad")
    assert mine.frame().to_dict("list") == {"cue": ["good", "glor*"], "category": ["", ""], "valence": ["1", "7"]}
    with pytest.raises(a.TearsheetError, match="would never be found"):
        mine.add("*bad")


@pytest.mark.parametrize(
    ("columns", "kind"),
    [("cue,tier", "hedges"), ("cue,tone", "attributions"), ("cue,valence,reason", "sentiment_corrections")],
)
def test_a_list_says_by_its_columns_what_it_is(tmp_path, columns, kind):
    assert loaded(tmp_path, "mine.csv", columns + "\nreckons" + "," * columns.count(",") + "\n").kind == kind


def test_corrections_reach_the_sentences():
    mine = a.load_lexicon("sentiment_corrections").add("bridge", valence=3)
    table = a.sentences("The bridge is long.", lexicon=mine)
    assert table["sentiment"].tolist() == a.sentiment("The bridge is long.", lexicon=mine)["sentiment"].tolist() != [0]
    assert table.attrs["lexicon"] == mine.name
    assert a.sentences("The bridge is long.")["sentiment"].tolist() == [0]


def test_several_lists_reach_a_profile():
    hedges, cues = a.load_lexicon("hedges").drop("perhaps"), a.load_lexicon("attributions").drop("agree")
    before, after = a.profile(TEXT), a.profile(TEXT, lexicon=[hedges, cues])
    assert (before["hedges"] - after["hedges"]).tolist() == [1]
    assert after.attrs["lexicon"] == "hedges -perhaps; attributions -agree"
    assert a.compare({"one": TEXT}, lexicon=hedges)["hedges"].tolist() == after["hedges"].tolist()
    texts = pd.DataFrame({"text": [TEXT]})
    assert a.profile_texts(texts, lexicon=hedges)["hedges"].tolist() == after["hedges"].tolist()
    boosters = a.load_lexicon("boosters").add("awesome", category="adverb")
    assert a.profile(TEXT, lexicon=boosters)["boosters"].tolist() == [1]
    changed = a.changes("It rains.", "Perhaps it rains.", lexicon=hedges)
    assert set(changed["what"]) == {"sentence"}


@pytest.mark.parametrize("measure", [a.profile, a.sentiment])
def test_what_is_no_lexicon_is_refused(measure):
    with pytest.raises(a.TearsheetError, match="wants a Lexicon, not str"):
        measure(TEXT, lexicon="mine.csv")
    hedges = a.load_lexicon("sentiment_corrections")
    with pytest.raises(a.TearsheetError, match="has two of sentiment_corrections"):
        measure(TEXT, lexicon=[hedges, hedges])
