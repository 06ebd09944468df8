"""The table of sources, one row each."""

import pandas as pd

from analysis.article.article import Article
from analysis.evidence.attribution.cues import find_attributions
from analysis.evidence.cited import find_cited
from analysis.evidence.contents import FORMS, find_contents
from analysis.evidence.table import evidence
from analysis.evidence.voices import quoted_words
from analysis.lexicons.lexicon import Lexicon, lexicon_for
from analysis.words.reading import read


def sources(article: Article | str, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Who an article cites: one row per source, in the order in which they first speak.

    Parameters
    ----------
    article : Article or str
        What `read_article` or `parse_article` gives, or plain text.
    lexicon : Lexicon, optional
        Takes the place of `load_lexicon("attributions")`; its name is kept in `.attrs["lexicon"]`.

    Returns
    -------
    DataFrame
        `section`, `sentence` (counted from 1), `voice` (`reporter` or `quoted`), `start` and `end` (characters of
        `article.text`), `text` (`article.text[start:end]`): the words that name the source where it is first cited;
        `name`, the fullest that the article gives it; `source_type` (named person, named organisation, unnamed,
        document, pronoun), the most telling of its citations; `attributions`, how often it is cited, and of these
        `direct` (in quoted words only), `mixed` and `indirect`; `quoted_words`, how many of its words are quoted.

    Raises
    ------
    TearsheetError
        For anything but an Article or text, and for a lexicon of another kind.

    Notes
    -----
    A surname, a title with a name, `Mr.` and `she` go with the person whose full name stands in the article, `the
    mayor` with the one mayor who is cited by name, `The Post` with `The Washington Post`. Not caught: two names of one
    source that share no word (`the White House`, `the administration`); two people of one surname whom the article
    tells apart by the context alone; groups that overlap (`officials`, `city officials`). `I`, `we`, and a pronoun that
    may be anybody's, are no source.

    References
    ----------
    As `attribution`.

    Examples
    --------
    >>> table = sources("Mayor Anna Berg said it may rain. “We are ready,” Ms. Berg said. Critics disagreed.")
    >>> table[["name", "source_type", "attributions", "direct", "indirect", "quoted_words"]].values.tolist()
    [['Anna Berg', 'named person', 2, 1, 1, 3], ['Critics', 'unnamed', 1, 0, 1, 0]]
    """
    reading, used = read(article), lexicon_for("attributions", lexicon)
    cues, contents = reading.once(find_attributions, lexicon), reading.once(find_contents, lexicon)
    quoted, rows = reading.once(quoted_words), []
    for source in reading.once(find_cited, lexicon):
        first, own = cues[source.cues[0]], [contents[number] for number in source.cues]
        forms = [content.form for content in own]
        spoken = {word for content in own for piece in content.pieces for word in range(*piece) if quoted[word]}
        place = (first.source_start, first.source_end, source.name, source.kind)
        rows.append((*place, len(own), *map(forms.count, FORMS), len(spoken)))
    return evidence(reading, rows, ["name", "source_type", "attributions", *FORMS, "quoted_words"], used.name)
