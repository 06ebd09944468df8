"""The headline against its story: claims that the body attributes or hedges, and the headline does not."""

import re
from functools import partial
from itertools import compress

import numpy as np
import pandas as pd

from analysis.article.article import PLAIN, Article
from analysis.article.parts import Section
from analysis.evidence.attribution.cues import find_attributions
from analysis.evidence.contents import attributed_words, content_columns
from analysis.evidence.hedging.cues import VAGUE, cues_with
from analysis.evidence.table import evidence
from analysis.lexicons.lexicon import Lexicon, Lexicons, lexicons_by_kind
from analysis.text.classes import word_classes
from analysis.words.reading import Reading, read

HEADLINE = "Headline"
ATTRIBUTED, HEDGED = "attributed", "hedged"
_HEADED = "headed"  # where `memo` keeps the article with the headline in it
# A sentence makes the claim of a headline when it has so many of its content words, and so large a share of them.
_SHARED, _SHARE = 3, 0.6
_LEAST = 3  # letters of a stem
_CONTENT = frozenset(("", "body", "document", "role", "title", "number"))
_PARTS = re.compile(r";\s*")
Span = tuple[int, int]  # of the plain text
NOWHERE: Span = (-1, -1)


def with_headline(article: Article) -> Article:
    """The article with its headline as the first section of its running text, where it has one."""
    if _HEADED not in article.memo:
        titles = tuple(part for part in article.parts if part.kind == "title")[:1]
        memo = {PLAIN: article.memo[PLAIN]} if PLAIN in article.memo else {}
        sections = (Section(HEADLINE, None, titles), *article.sections)
        article.memo[_HEADED] = Article(article.text, article.parts, sections, memo)
    headed: Article = article.memo[_HEADED]
    return headed


def headline_claims(article: Article | str, *, lexicon: Lexicons = None) -> pd.DataFrame:
    r"""Claims of the headline that every sentence of the body with the same words attributes, or hedges.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    lexicon : Lexicon or list of Lexicon, optional
        As in `hedging` and `attribution`.

    Returns
    -------
    DataFrame
        One row a claim and kind: `section`, `sentence` (counted from 1), `voice`, `start`, `end` and `text`, the
        sentence of the body; `kind`, `attributed` (the body gives the claim to somebody, the headline to nobody) or
        `hedged` (the body hedges it, the headline does not); `cue`, the word of the body that does so, with `cue_start`
        and `cue_end` (-1: quotation marks alone do); `headline`, the claim as the headline has it, with
        `headline_start` and `headline_end` (characters of `article.text`); `shared`, the words that both have. No rows
        where the article has no headline.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for what is no lexicon.

    Notes
    -----
    A sentence makes the claim when it has three of the headline's content words or more, and three in five of them, in
    whatever form (`closes`, `closing`). Where one such sentence says it plainly, there is no row. Not caught: a claim
    in other words (`quits`, `stepped down`), one spread over two sentences, a denial; whether the hedge is on this very
    claim. A row is a place to look at, not a verdict.

    References
    ----------
    Our own.

    Examples
    --------
    >>> text = "Harbor Bridge Closes for Repair\n\nBy Jo Lind\n\n"
    >>> text += "The bridge at the harbor may close for repair, she said."
    >>> table = headline_claims(text)
    >>> table[["kind", "cue", "headline", "shared"]].values.tolist()
    ... # doctest: +NORMALIZE_WHITESPACE
    [['attributed', 'said', 'Harbor Bridge Closes for Repair', 'bridge, harbor, close, repair'],
     ['hedged', 'may', 'Harbor Bridge Closes for Repair', 'bridge, harbor, close, repair']]
    """
    reading, given = read(article), lexicons_by_kind(lexicon)
    head, cited = read(with_headline(reading.article)), given.get("attributions")
    said = [cue.start for cue in head.once(find_attributions, cited)], [start for start, _ in _hedges(head, given)]
    attributed_by, hedged_by = (
        partial(_attributed_by, reading, cited),
        partial(_hedged_by, reading, _hedges(reading, given)),
    )
    rows = []
    for claim in _claims(head):
        shared = _shared(reading, _stems(head, claim))
        best = max(shared, key=lambda sentence: (len(shared[sentence]), -sentence), default=-1)
        for kind, own, cue_of in zip((ATTRIBUTED, HEDGED), said, (attributed_by, hedged_by), strict=True):
            cues = {sentence: cue_of(words) for sentence, words in shared.items()}
            in_headline = any(claim[0] <= start < claim[1] for start in own)
            if cues and not in_headline and None not in cues.values():
                cue = cues[best] or NOWHERE
                words = ", ".join(dict.fromkeys(reading.prose.folded[word] for word in shared[best]))
                text = reading.as_read(*cue) if cue[0] >= 0 else None
                rows.append((*reading.prose.sentences[best], kind, text, *cue, reading.as_read(*claim), *claim, words))
    columns = ["kind", "cue", "cue_start", "cue_end", "headline", "headline_start", "headline_end", "shared"]
    return evidence(reading, rows, columns)


def _claims(head: Reading) -> list[Span]:
    """The clauses of the headline, parted by semicolons."""
    prose, found = head.prose, []
    for number, (start, end) in enumerate(prose.sentences):
        if prose.paragraph_section[prose.sentence_paragraph[number]] == 0:
            marks = [match.span() for match in _PARTS.finditer(head.text, start, end)]
            starts, ends = [start, *(after for _, after in marks)], [*(before for before, _ in marks), end]
            found += [each for each in zip(starts, ends, strict=True) if each[0] < each[1]]
    return found


def _stem(word: str) -> str:
    """A word without the ending of its form, roughly.

    >>> [_stem(word) for word in ("close", "closes", "closing", "mayor's", "yes")]
    ['clos', 'clos', 'clos', 'mayor', 'yes']
    """
    word = word.removesuffix("'s")
    ends = (end for end in ("ing", "ed", "es", "s", "e") if word.endswith(end))
    end = next(ends, "")
    return word.removesuffix(end) if len(word) - len(end) >= _LEAST else word


def _content(word: str) -> bool:
    return word_classes().get(word, "") in _CONTENT


def _content_stem(word: str) -> str:
    return _stem(word) if _content(word) else ""


def _stems(head: Reading, claim: Span) -> set[str]:
    words = head.prose.folded[head.prose.word_at(claim[0]) : head.prose.word_at(claim[1] - 1) + 1]
    return {_stem(word) for word in words if _content(word)}


def _shared(reading: Reading, stems: set[str]) -> dict[int, list[int]]:
    """The sentences of the body that make a claim, and their words that are in it."""
    prose, found = reading.prose, {}
    same = np.array([stem in stems for stem in prose.forms.spread(_content_stem)], dtype=bool)
    for number in np.unique(prose.word_sentence[same]).tolist():
        words = [word for word in range(*prose.first_word[number : number + 2]) if same[word]]
        alike = {_stem(prose.folded[word]) for word in words}
        if len(alike) >= max(_SHARED, _SHARE * len(stems)):
            found[number] = words
    return found


def _attributed_by(reading: Reading, lexicon: Lexicon | None, words: list[int]) -> Span | None:
    """The cue that gives most of some words to somebody; NOWHERE where marks alone do, None where they are plain."""
    if 2 * int(reading.once(attributed_words, lexicon)[words].sum()) <= len(words):
        return None
    owners = reading.once(_owners, lexicon)[words]
    if (owners < 0).all():
        return NOWHERE
    cue = reading.once(find_attributions, lexicon)[int(np.bincount(owners[owners >= 0]).argmax())]
    return cue.start, cue.end


def _owners(reading: Reading, lexicon: Lexicon | None = None) -> np.ndarray:
    """For each word the number of the first attribution that gives it to somebody, -1 for none."""
    owners = np.full(len(reading.prose.words), -1)
    for owner, first, last in reversed([*zip(*reading.once(content_columns, lexicon).pieces, strict=True)]):
        owners[first:last] = owner
    return owners


def _hedges(reading: Reading, lexicons: Lexicons) -> list[Span]:
    cues = cues_with(reading, lexicons)
    hedges = cues.counted("hedge") & (np.array(cues.tier, dtype=str) != VAGUE)
    return list(compress(zip(cues.start, cues.end, strict=True), hedges.tolist()))


def _hedged_by(reading: Reading, hedges: list[Span], words: list[int]) -> Span | None:
    """The first hedge in the sentence of some words."""
    start, end = reading.prose.sentences[int(reading.prose.word_sentence[words[0]])]
    return next((hedge for hedge in hedges if start <= hedge[0] < end), None)
