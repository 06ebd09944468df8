"""Given names: the one list of them (`lexicons/given_names.csv`)."""

from functools import cache

from analysis.lexicons.lexicon import shipped_rows
from analysis.text.classes import word_list


@cache
def given_names() -> frozenset[str]:
    """The common given names, folded.

    >>> "theresa" in given_names(), "may" in given_names()
    (True, False)
    """
    return frozenset(row["cue"] for row in shipped_rows("given_names"))


@cache
def gendered_names() -> frozenset[str]:
    """The given names that tell a man or a woman."""
    return frozenset(name_genders())


@cache
def name_genders() -> dict[str, str]:
    """The pronoun that goes with a given name, `he` or `she`; names of both are left out.

    >>> name_genders()["theresa"], name_genders().get("alex")
    ('she', None)
    """
    said = {"m": "he", "f": "she"}
    listed = {row["cue"]: said[row["gender"]] for row in shipped_rows("given_names") if row["gender"]}
    words = dict.fromkeys(word_list("his_names_and_words"), "he") | dict.fromkeys(
        word_list("her_names_and_words"), "she"
    )
    return words | listed
