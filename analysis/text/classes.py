"""The class of a word: determiner, pronoun, auxiliary ... (`lexicons/attribution_words.csv`)."""

from functools import cache

from analysis.lexicons.lexicon import shipped_rows


@cache
def word_classes() -> dict[str, str]:
    """The class of each word that has one (`lexicons/attribution_words.csv`)."""
    return {row["cue"]: row["class"] for row in shipped_rows("attribution_words")}
