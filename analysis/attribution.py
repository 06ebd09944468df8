"""Attribution: what the article gives to somebody, by which word, and to whom."""

import re
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.attribution_weights import candidates, positive
from analysis.intervals import rate_columns
from analysis.labels import find_labels
from analysis.lexicon import Lexicon, load_lexicon
from analysis.marks import find_quotations
from analysis.phrases import NOBODY, Clause, named, phrase_right
from analysis.reading import Groups, Reading, evidence, read
from analysis.sources import find_source, opening
from analysis.text import Prose

CATEGORIES = ("statement", "belief", "attitude", "intention")
DASHES = ("—", "–", "―", "--", "-")
_SIGNED = re.compile(rf"\s*({'|'.join(DASHES)})\s*(?=[A-Z])")
SIGNED, COLON = "name after a quotation", "colon before a quotation"
TONES = ("neutral", "loaded", "evidential")


class Attribution(NamedTuple):
    """One cue: where it stands, what it says of its content, and the words that name its source."""

    start: int
    end: int
    category: str
    tone: str
    source_start: int
    source_end: int
    source_type: str
    rule: str


def find_attributions(reading: Reading) -> list[Attribution]:
    """Every counted cue of an article, in order."""
    return attributions_by(reading, load_lexicon("attributions"))


def attributions_by(reading: Reading, lexicon: Lexicon) -> list[Attribution]:
    """Every counted cue by a lexicon of one's own; the rule of a word's surroundings is left to `_explained`."""
    prose = reading.prose
    found: list[Attribution] = []
    counted: dict[int, int] = {}  # the first counted cue of each sentence
    for candidate in candidates(reading, lexicon):
        if candidate.counts:
            at = candidate.at
            counted.setdefault(int(prose.word_sentence[at]), at)
            place = (prose.starts[at], _end(prose, at))
            found.append(Attribution(*place, candidate.entry.category, candidate.entry.tone, *NOBODY, ""))
    found = _with_sources(reading, found, positive(lexicon))
    labels = _by_labels(reading)
    labelled = {label.start for label in labels}
    return sorted(found + labels + [mark for mark in _by_marks(reading, counted) if mark.start not in labelled])


def _end(prose: Prose, at: int) -> int:
    """Where a cue ends: `according to` is one of two words."""
    last = prose.first_word[int(prose.word_sentence[at]) + 1]
    return prose.ends[at + (prose.folded[at : min(at + 2, last)] == ["according", "to"])]


def _with_sources(reading: Reading, cues: list[Attribution], verbs: frozenset[str]) -> list[Attribution]:
    """The counted cues with the words that name their source."""
    prose, found = reading.prose, []
    sentence, clause, before = -1, None, NOBODY
    written = frozenset(prose.words)
    for cue in cues:
        first, last = prose.word_at(cue.start), prose.word_at(cue.end - 1)
        number = int(prose.word_sentence[first])
        if number != sentence:
            sentence, before = number, NOBODY
            clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1], verbs, written)
        source = find_source(clause, first, last, before)
        before = source if source.start >= 0 else before
        found.append(cue._replace(source_start=source.start, source_end=source.end, source_type=source.kind))
    return found


def _by_labels(reading: Reading) -> list[Attribution]:
    """Attributions by a name and a colon alone: `WALLACE: Let us begin.`."""
    prose, found = reading.prose, []
    for label in reading.once(find_labels):
        first, last = prose.word_at(label.start), prose.word_at(label.end - 1)
        clause = Clause(prose, first, prose.first_word[int(prose.word_sentence[first]) + 1])
        source = named(clause, first, last)
        found.append(Attribution(label.colon, label.colon + 1, "statement", "neutral", *source, label.rule))
    return found


def _by_marks(reading: Reading, counted: dict[int, int]) -> list[Attribution]:
    """Attributions without a word: `Smith: “No.”` and `“No.” — John Smith`."""
    prose, text = reading.prose, reading.prose.straight
    found = []
    for quotation in reading.once(find_quotations):
        before = text[max(0, quotation.start - 4) : quotation.start].rstrip()
        at = max(0, quotation.start - 4) + len(before) - 1
        word = prose.word_at(at) - 1
        if before.endswith(":") and word >= 0:
            number = int(prose.word_sentence[word])
            if counted.get(number, word + 1) > word:
                clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1])
                source = opening(clause, word)
                found.append(Attribution(at, at + 1, "statement", "neutral", *source, COLON))
        signed = _SIGNED.match(text, quotation.end)
        word = prose.word_at(quotation.end)
        if signed and word < len(prose.words) and prose.starts[word] <= signed.end():
            clause = Clause(prose, word, prose.first_word[int(prose.word_sentence[word]) + 1])
            source = named(clause, word, phrase_right(clause, word))
            found.append(Attribution(*signed.span(1), "statement", "neutral", *source, SIGNED))
    return found


def summarise(reading: Reading, groups: Groups, lexicon: Lexicon | None = None) -> dict[str, Any]:
    """The columns of `attribution`, one value a group."""
    cues = _counted(reading, lexicon)
    groups_of = groups.of_spans([cue.start for cue in cues])

    def count(chosen: list[bool]) -> np.ndarray:
        return np.bincount(groups_of[np.array(chosen, dtype=bool)], minlength=groups.size)

    total = np.bincount(groups_of, minlength=groups.size)
    columns = rate_columns("attributions", total, groups.words)
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
    `fears that`, `vowed`). `attributions_per_1000_words` is 1,000 x cues / words, with an exact Poisson 95 % interval
    in `_low` and `_high`; `attributed_sentences` counts the sentences with a cue. Then one count for each category, for
    each tone (`neutral`; `loaded`, a verb that also judges, as `claimed`; `evidential`, hearsay, as `according
    to`), and for sources that are named (a person or an organisation) and unnamed. Higher: more of the text is on
    somebody else's word.

    A cue is a word of the lexicon whose weight and surroundings add up to more than 0 (log-odds); a colon before a
    quotation, a signature after one, and a speaker's label (`WALLACE: Let us begin`) count too. No words: no rate, NaN.
    Not caught: the attribution that a paragraph carries on without a cue; one that no word in the lexicon makes;
    irony. Some plain verbs (`the train added two carriages`) are taken for cues.

    `by` is section, article, voice, paragraph or sentence. Raises TearsheetError for another `by`, or for what is
    neither an Article nor text. Source: what counts as an attribution, and its categories, follow PolNeAR (Newell,
    Margolin and Ruths 2018), from whose training part the weights come; tones follow Caldas-Coulthard 1994, Geis 1987
    and Bergler 1991; sources, Bell 1991.

    >>> table = attribution("Officials claimed the dam was safe. Anna Berg said it was not.", by="article")
    >>> table[["words", "attributions", "attributions_loaded", "sources_named", "sources_unnamed"]].values.tolist()
    [[12, 2, 1, 1, 1]]
    """
    reading = read(article)
    groups = Groups(reading, by)
    columns = {"words": groups.words, "sentences": groups.sentences}
    columns |= summarise(reading, groups, lexicon)
    return groups.frame(columns, (lexicon or load_lexicon("attributions")).name)


def _counted(reading: Reading, lexicon: Lexicon | None) -> list[Attribution]:
    if lexicon is None:
        return reading.once(find_attributions)
    return attributions_by(reading, lexicon)


def attributions(article: Article | str, rejected: bool = False, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Every attribution of an article, one row a cue, in order.

    Each row has the cue (`text`, at `start` to `end`), its `category` (statement, belief, attitude, intention)
    and `tone` (neutral, loaded, evidential), the words that name its `source` (at `source_start` to
    `source_end`; -1 when none is named in the sentence), what type of source they name (named person, named
    organisation, unnamed, document, pronoun, none), and the `rule` that spoke loudest for it. With
    `rejected=True` the words that were looked at and not counted follow too, each with a `reason`. `lexicon`
    takes a changed `load_lexicon("attributions")`; its name is kept in `.attrs["lexicon"]`. Offsets index the
    article's text as read.

    Not caught: a source in another sentence; which of two people `they` are. The source is found without a parser,
    by walking over word classes. Raises TearsheetError for what is neither an Article nor text. Source: as
    `attribution`.

    >>> table = attributions("Prices rose, according to the bank. “We claim nothing,” the mayor told us.")
    >>> table[["text", "tone", "source", "source_type"]].values.tolist()
    [['according to', 'evidential', 'the bank', 'unnamed'], ['told', 'neutral', 'the mayor', 'unnamed']]
    >>> attributions("The said treaty was signed.", rejected=True)[["text", "reason"]].values.tolist()
    [['said', 'an adjective (the said treaty)'], ['signed', 'a cue in 32% of its uses']]
    """
    reading, used = read(article), lexicon or load_lexicon("attributions")
    looked_at = {reading.prose.starts[each.at]: each for each in candidates(reading, used)}
    rows = []
    for cue in _counted(reading, lexicon):
        source = reading.article.text[cue.source_start : cue.source_end] if cue.source_start >= 0 else None
        rule = cue.rule or looked_at.pop(cue.start).loudest()
        rows.append((*cue[:4], source, *cue[4:7], rule, None))
    columns = ["category", "tone", "source", "source_start", "source_end", "source_type", "rule", "reason"]
    if rejected:
        for start, each in looked_at.items():
            kinds = (each.entry.category, each.entry.tone)
            rows.append((start, _end(reading.prose, each.at), *kinds, None, *NOBODY, "", each.reason()))
    else:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    return evidence(reading, rows, columns, used.name)
