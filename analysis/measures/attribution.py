"""Attribution: how much of what an article says it gives to somebody."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.cues import CATEGORIES, TONES, counted_cues
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicon_for, lexicons_by_kind
from analysis.measures.groups import Groups
from analysis.words.reading import Reading, read


def summarise(reading: Reading, groups: Groups, lexicons: Lexicons = None) -> dict[str, Any]:
    """The columns of `attribution`, one value a group."""
    cues = counted_cues(reading, lexicons_by_kind(lexicons).get("attributions"))
    starts = [cue.start for cue in cues]
    groups_of = groups.of_spans(starts)

    def count(chosen: list[bool]) -> np.ndarray:
        return np.bincount(groups_of[np.array(chosen, dtype=bool)], minlength=groups.size)

    columns = groups.rate("attributions", starts)
    sentences = reading.prose.sentence_at
    held = {(int(group), sentences(cue.start)) for group, cue in zip(groups_of, cues, strict=True)}
    columns["attributed_sentences"] = np.bincount(
        np.array([group for group, _ in held], dtype=int), minlength=groups.size
    )
    for name in CATEGORIES:
        columns[f"attributions_{name}"] = count([cue.category == name for cue in cues])
    for name in TONES:
        columns[f"attributions_{name}"] = count([cue.tone == name for cue in cues])
    columns["sources_named"] = count([cue.source_type.startswith("named") for cue in cues])
    columns["sources_unnamed"] = count([cue.source_type == "unnamed" for cue in cues])
    return columns


def attribution(article: Article | str, by: str = "section", lexicon: Lexicon | None = None) -> pd.DataFrame:
    """How often an article gives what it says to somebody, one row a section (or article, voice ...).

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
        `sources_named` (a person or an organisation) and `sources_unnamed`. Higher: more rests on somebody's word.

    Raises
    ------
    TearsheetError
        For an unknown `by`, a lexicon of another kind, and for anything but an Article or text.

    Notes
    -----
    A word counts when its weight and those of what stands around it (log-odds) add up to more than 0. Not
    caught: a paragraph that carries an attribution on without a cue; irony. Some plain verbs count that should not
    (`the train added two carriages`).

    References
    ----------
    Newell, Margolin and Ruths 2018 (PolNeAR, an annotated corpus): what counts, its categories; the weights are fitted
    on its training part. Tones: Caldas-Coulthard 1994, Geis 1987, Bergler 1991. Sources: Bell 1991.

    Examples
    --------
    >>> table = attribution("Officials claimed the dam was safe. Anna Berg said it was not.", by="article")
    >>> table[["words", "attributions", "attributions_loaded", "sources_named", "sources_unnamed"]].values.tolist()
    [[12, 2, 1, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    used = lexicon_for("attributions", lexicon)
    columns = {"words": groups.words, "sentences": groups.sentences}
    columns |= summarise(reading, groups, lexicon)
    return groups.frame(columns, used.name)
