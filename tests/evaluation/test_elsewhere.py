"""What is measured on the sets that nothing was fitted on, on lines of our own."""

import json

import pytest

from evaluation import elsewhere
from evaluation.validation import validate

TEXT = "The ferry may sail, the port said. It did not."


def lines(folder, name, *items):
    text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def figures(table):
    return {(row.measure, row.set): row.figure for row in table.itertuples()}


def test_each_set_is_read_and_measured(tmp_path):
    said = TEXT.index("said")
    first = {"text": TEXT, "attributions": [{"spans": [[said, said + 4]]}], "sentences": [[0, 34], [35, 46]]}
    lines(tmp_path, "gum_news", first)
    lines(tmp_path, "golden", {"text": TEXT, "sentences": [[0, 35], [35, 46]]}, {"text": TEXT, "sentences": [[0, 46]]})
    doubt = [("It may rain.", 2, "Uncertain"), ("It rains.", 5, "Certain"), ("It will perhaps rain.", 1, "Uncertain")]
    lines(tmp_path, "certainty", *({"text": t, "certainty": c, "aspects": {"Extent": e}} for t, c, e in doubt))
    hard = "Notwithstanding considerable meteorological uncertainty, the municipal authorities authorised departures."
    levels = [
        ("ele", "The boat left. It was late."),
        ("int", "The boat left the harbour late on that morning."),
        ("adv", hard),
    ]
    lines(tmp_path, "onestop", *({"id": "boat", "level": level, "text": text} for level, text in levels))
    tones = [("A wonderful, happy win", 1), ("A horrible, sad death", -1), ("A table", 0)]
    lines(tmp_path, "phrasebank", *({"text": text, "label": label} for text, label in tones))
    disputed = {"text": "A horrible loss", "polarity": [1, -1]}
    lines(tmp_path, "newsmtsc", disputed, *({"text": text, "polarity": [label]} for text, label in tones))
    found = figures(validate(tmp_path))
    assert found["attribution cues, F1", "gum_news"] == 1
    assert found["ends of sentences, F1", "gum_news"] == 1
    assert found["texts divided exactly, share", "golden"] == 0.5
    assert found["ends of sentences, F1", "golden"] == pytest.approx(2 * 3 / (4 + 3))
    assert found["hedges of a sentence against its certainty, r", "certainty"] > 0.9
    assert found["sentences with an uncertain part, F1", "certainty"] == 1
    assert found["flesch_reading_ease, pairs in order", "onestop"] == 1
    assert found["sentiment of a sentence, r", "phrasebank"] > 0.9
    assert found["sentiment of a sentence, r", "newsmtsc"] == found["sentiment of a sentence, r", "phrasebank"]


def test_spaces_at_the_ends_of_a_span_do_not_count():
    assert elsewhere.trimmed("  a b \n c ", [(0, 6), (5, 7), (7, 10)]) == [(2, 5), (8, 9)]


def test_formulas_in_the_wrong_order_are_counted_out():
    items = [{"id": 1, "level": level, "text": level} for level in elsewhere.LEVELS]
    grades = {"ele": 3.0, "int": 2.0, "adv": 4.0}
    results = elsewhere.level_results(items, lambda text: dict.fromkeys(elsewhere.FORMULAS, grades[text]))
    right = {each.measure.partition(",")[0]: each.figure(each.units) for each in results}
    assert right.pop("flesch_reading_ease") == pytest.approx(1 / 3)
    assert set(right.values()) == {2 / 3}
