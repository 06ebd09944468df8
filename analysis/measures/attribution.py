"""Attribution: how much of what an article says it gives to somebody."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.cues import CATEGORIES, TONES, find_attributions
from analysis.evidence.cited import NAMED, find_cited, source_numbers
from analysis.evidence.contents import FORMS, attributed_words, content_columns
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicon_for, lexicons_by_kind
from analysis.measures.groups import Groups
from analysis.tables import ENDS
from analysis.words.reading import Reading, read


def summarise(reading: Reading, groups: Groups, lexicons: Lexicons = None) -> dict[str, Any]:
    """The columns of `attribution`, one value a group."""
    lexicon = lexicons_by_kind(lexicons).get("attributions")
    cues = reading.once(find_attributions, lexicon)
    starts = np.array([cue.start for cue in cues], dtype=np.int64)
    groups_of = groups.of_spans(starts)

    def count(chosen: np.ndarray) -> np.ndarray:
        return np.bincount(groups_of[chosen], minlength=groups.size)

    columns = groups.rate("attributions", starts)
    number = len(reading.prose.spans)
    held = np.unique(groups_of * number + reading.prose.sentences_at(starts))  # each sentence once in a group
    columns["attributed_sentences"] = np.bincount(held // max(number, 1), minlength=groups.size)
    category, tone = np.array([cue.category for cue in cues], str), np.array([cue.tone for cue in cues], str)
    columns |= {f"attributions_{name}": count(category == name) for name in CATEGORIES}
    columns |= {f"attributions_{name}": count(tone == name) for name in TONES}
    source = np.array([cue.source_type for cue in cues], str)
    columns["sources_named"] = count(np.isin(source, NAMED))
    columns["sources_unnamed"] = count(source == "unnamed")
    return columns | _on_whose_word(reading, groups, starts, groups_of, lexicon)


def _on_whose_word(
    reading: Reading, groups: Groups, starts: np.ndarray, groups_of: np.ndarray, lexicon: Lexicon | None
) -> dict[str, Any]:
    """The forms of what is attributed, its share of the words, and the sources, each counted once in a group."""
    forms, cited = reading.once(content_columns, lexicon).forms, reading.once(find_cited, lexicon)
    counts = np.bincount(groups_of * len(FORMS) + forms, minlength=groups.size * len(FORMS)).reshape(-1, len(FORMS))
    columns: dict[str, Any] = dict(zip(FORMS, counts.T, strict=True))
    columns |= groups.share("attributed_words_percent", reading.once(attributed_words, lexicon))
    if groups.by == "voice":  # of quoted words all are, by what a voice is: nothing to be sure of
        for end in ENDS:
            columns[f"attributed_words_percent{end}"][1::2] = np.nan
    numbers = source_numbers(cited, len(starts))
    known = np.flatnonzero(numbers >= 0)
    pairs = groups_of[known] * len(cited) + numbers[known]
    first = known[np.unique(pairs, return_index=True)[1]]  # the first citation of each source in each group
    columns |= groups.rate("sources", starts[first])
    named = np.array([each.kind in NAMED for each in cited], dtype=bool)[numbers[first]]
    return columns | {"sources_named_distinct": np.bincount(groups_of[first[named]], minlength=groups.size)}


def attribution(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How often an article gives what it says to somebody, one row per section (or article, voice ...).

    Counts cues: words that give a statement, belief, attitude or intention to a source (`said`, `according to`,
    `fears that`, `vowed`), a colon before a quotation, a signature after one, and a speaker's label (`WALLACE: ...`).

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    by : {"section", "article", "voice", "paragraph", "sentence"}
        What a row stands for; `"voice"` gives two, `reporter` and `quoted`.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("attributions")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        After the names of the row, `words` and `sentences`: `attributions`, how many cues; the same
        `_per_1000_words` with `_low` and `_high`, a 95 % interval (no words: NaN);
        `attributed_sentences`, sentences with a cue; then cues by category (`attributions_statement` ...), by tone
        (`_neutral`; `_loaded`, a verb that also judges, as `claimed`; `_evidential`, hearsay), and by source:
        `sources_named` (a person or an organisation) and `sources_unnamed`; by form, `direct` (all that is attributed
        is quoted), `mixed` and `indirect`; `attributed_words_percent` with `_low` and `_high`, the share of the words
        that are on somebody else's word: in the content of an attribution, or quoted speech; `sources`, the different
        ones that are cited, with their rate and its interval, and `sources_named_distinct`, those of them with a name.
        A source that two sections cite counts in both. Higher: more rests on somebody's word.

    Raises
    ------
    TearsheetError
        For an unknown `by`, a lexicon of another kind, and for anything but an Article or text.

    Notes
    -----
    A word counts when its weight and those of what stands around it (log-odds) add up to more than 0. Not
    caught: a paragraph that carries an attribution on without a cue; irony. Some plain verbs count that should not
    (`the train added two carriages`). What is attributed, and who is one source, as `attributions` and `sources` say.

    References
    ----------
    Newell, Margolin and Ruths 2018 (PolNeAR, an annotated corpus): what counts, its categories; the weights are fitted
    on its training part. Tones: Caldas-Coulthard 1994, Geis 1987, Bergler 1991. Sources: Bell 1991.

    Examples
    --------
    >>> table = attribution("Officials claimed the dam was safe. Anna Berg said it was not.", by="article")
    >>> table[["words", "attributions", "attributions_loaded", "sources_named", "sources_unnamed"]].values.tolist()
    [[12, 2, 1, 1, 1]]
    >>> table[["attributed_words_percent", "direct", "indirect", "sources", "sources_named_distinct"]].values.tolist()
    [[58.333333333333336, 0.0, 2.0, 2.0, 1.0]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    used = lexicon_for("attributions", lexicon)
    columns = {"words": groups.words, "sentences": groups.sentences}
    columns |= summarise(reading, groups, lexicon)
    return groups.frame(columns, used.name)
