"""Give every verb of `attributions.csv` all its forms, and take out what is no word.

    python -m evaluation.forms   (needs lemminflect; then fit again: python -m evaluation.fit_attribution FOLDER)

Forms come from lemminflect 0.2.3 (the NIH Specialist lexicon; MIT) by the lemma, in American and British spelling. A
form that is new takes category and tone of its lemma; its count and weight are the fit's to find. Forms that the
annotated articles have are kept whatever lemminflect says of them.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import TearsheetError
from evaluation.fitting import LEXICONS

Row = dict[str, str]
# Verbs that lemminflect has no entry for; its rules for unknown words give their forms.
UNLISTED = frozenset(
    ["bloviate", "blog", "dare", "demonize", "ding", "diss", "misremember", "pillory", "retweet", "text", "torch"]
)
# Lemmas that are forms of another, or the British spelling of one.
LEMMAS = {"lambasted": "lambast", "lambaste": "lambast", "pressed": "press", "reported": "report", "extoll": "extol"}
LEMMAS |= {"alleged": "allege", "apologies": "apology", "rumored": "rumor", "rumour": "rumor", "rumoured": "rumor"}
LEMMAS |= {each + "ise": each + "ize" for each in ("apolog", "critic", "emphas", "real", "recogn")}
LEMMAS |= {"favour": "favor", "analyse": "analyze", "sceptical": "skeptical", "scepticism": "skepticism"}
# What lemminflect takes for forms: slips of spelling, forms out of use, and words that are nearly always others.
NO_WORDS = frozenset(
    ["dises", "refered", "refering", "abode", "chid", "chidden", "chidded", "chidding", "crew", "forbad", "lain", "lay"]
)
SOURCE = "forms by lemminflect 0.2.3"
KEPT = ("VERB", "NOUN", "ADJ", "ADV")


def british(form: str) -> set[str]:
    """The form, and how it is written in Britain.

    >>> sorted(british("emphasized") | british("rumored") | british("analyzing"))
    ['analysing', 'analyzing', 'emphasised', 'emphasized', 'rumored', 'rumoured']
    """
    found = {form}
    for here, there in (("iz", "is"), ("yz", "ys")):
        at = form.rfind(here)
        if at > 1 and form[at + 2 :] in ("e", "es", "ed", "ing"):
            found.add(form[:at] + there + form[at + 2 :])
    if form.startswith(("favor", "rumor", "savor")):
        found.add(form[:4] + "u" + form[4:])
    return found


def verb_forms(lemma: str) -> set[str]:
    """All forms of a verb; none of a word that is no verb.

    >>> sorted(verb_forms("criticize"))[:4]  # doctest: +SKIP
    ['criticise', 'criticised', 'criticises', 'criticising']
    >>> verb_forms("opinion")  # doctest: +SKIP
    set()
    """
    try:
        from lemminflect import getAllInflections, getAllInflectionsOOV
    except ImportError:
        raise TearsheetError("forms need lemminflect: pip install lemminflect") from None
    made = getAllInflectionsOOV(lemma, "VERB") if lemma in UNLISTED else getAllInflections(lemma, upos="VERB")
    return {
        spelled for forms in made.values() for form in forms for spelled in british(form) if form.isalpha()
    } - NO_WORDS


def is_word(form: str, lemma: str) -> bool:
    """Whether a form is one of its lemma's, as verb, noun, adjective or adverb."""
    from lemminflect import getAllInflections

    made = (getAllInflections(lemma, upos=kind) for kind in KEPT)
    return form == lemma or form in {each for forms in made for several in forms.values() for each in several}


def with_forms(rows: Iterable[Row]) -> list[Row]:
    """The lexicon with all forms of its verbs and without words that are none, in order."""
    by_lemma: dict[str, list[Row]] = {}
    for row in rows:
        lemma = LEMMAS.get(row["lemma"], row["lemma"])
        if int(row["count"]) or row["cue"] in verb_forms(lemma) or is_word(row["cue"], row["lemma"]):
            by_lemma.setdefault(lemma, []).append(row | {"lemma": lemma})
    found = {row["cue"]: row for own in by_lemma.values() for row in own}
    for lemma, own in by_lemma.items():
        category = Counter(row["category"] for row in own).most_common(1)[0][0]
        _, tone, why = max((row["tone"] != "neutral", row["tone"], row["tone_source"]) for row in own)
        of_lemma = {"lemma": lemma, "category": category, "tone": tone, "tone_source": why}
        for row in own:
            row |= {"tone": tone, "tone_source": why}
        for form in verb_forms(lemma):
            found.setdefault(
                form, {"cue": form, **of_lemma, "weight": "0", "count": "0", "share": "0", "source": SOURCE}
            )
    return [found[cue] for cue in sorted(found)]


def main(path: Path = LEXICONS / "attributions.csv") -> None:
    """Write the lexicon with all forms over itself."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(with_forms(rows))


if __name__ == "__main__":
    main()
