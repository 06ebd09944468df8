"""What kind of source a noun phrase names, if it can name one at all.

A source is a name, a pronoun, or a noun of people, bodies or documents; `any armed` and `the storm` are none.
"""

import re
from functools import cache

import numpy as np

from analysis.evidence.attribution.clauses import (
    DOCUMENT,
    NONE,
    ORGANISATION,
    PERSON,
    PRONOUN,
    UNNAMED,
    Clauses,
)
from analysis.evidence.attribution.columns import Columns, Mask, Places, following, last_of, previous
from analysis.text.classes import word_classes, word_list, words_in
from analysis.text.names import given_names
from analysis.words.splitting import is_letters

_PRONOUNS = frozenset(("pronoun", "object", "possessive"))
_SPEAKING = frozenset(("role", "title"))
_IN_NAMES = frozenset(("", "body", "document", "role", "title"))
# What a phrase may end with when no noun follows: `many`, `two dozen`.
_COUNTED = frozenset(("determiner", "number"))
# One person by what they do: `the cyclist`, `a technician`, `the fireman`.
_AGENT = ("ist", "ian", "man", "woman", "person", "worker", "holder", "owner", "keeper", "maker", "leader")
_BRAND = re.compile(r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Von|Fitz|O[A-Z])[A-Z][a-z]{2,}[A-Z][A-Za-z]+$")
_ENDS_HEAD = frozenset(("preposition", "to", "that", "wh", "subordinator"))
_NO_NAME = _ENDS_HEAD | {"time", "adverb", "conjunction"}
_NOUNS = _SPEAKING | {"body", "document"}
_SPEAKERS = _NOUNS | _COUNTED


def source_kinds(clauses: Clauses, first: Places, last: Places) -> Places:
    """What kind of source each noun phrase names; `NONE` when it can name none."""
    words = clauses.words
    head = np.minimum(last, words.made(_head_ends)[first + 1] - 1)  # `officials` in `City officials at the Department`
    head = np.maximum(first, words.made(_heads)[head + 1])
    head = np.where(_is_titled(words, first, last, head), last, head)
    kind = words.made(_nouns)[head]
    in_name = words.made(_last_in_name)[head] >= first + (first == clauses.first)
    kind = np.where((kind == ORGANISATION) & ~in_name, UNNAMED, kind)
    name = words.capital[head] & (kind != DOCUMENT) & ~_plain_openings(clauses, first, head)
    kind = np.where(name, _names(words, first, head), kind)
    kind = np.where(words.made(_by_country)[head] & (head <= first + 1), UNNAMED, kind)
    kind = np.where(words.made(_ends_address)[last], ORGANISATION, kind)
    return np.where((first == last) & words.of_class(*_PRONOUNS)[first], PRONOUN, kind)


def _is_titled(words: Columns, first: Places, last: Places, head: Places) -> Mask:
    """Whether a body before a name says whose they are: `Bank of England officials`, `... spokeswoman Ann Lee`."""
    begins = words.made(_name_begins)[last + 1]
    named = words.capital[last] & (begins > first) & words.made(_titles_a_name)[begins]
    whole = words.made(_unbroken_from)[last + 1] <= first
    found: Mask = named | (words.made(_people_of_name)[last] & words.capital[head] & whole)
    return found


def _unbroken_from(words: Columns) -> Places:
    return previous(words.parted | words.begins)


def _people_of_name(words: Columns) -> Mask:
    people = ~words.capital & (words.of_class("role") | words.named(word_list("source_people")))
    return people & words.left(words.capital)


def _by_country(words: Columns) -> Mask:
    """Whether a word is somebody by a country: `the German`, `Italians`."""
    one = words.listed(word_list("by_country")) & words.left(words.word("the") & ~words.capital)
    return words.capital & (one | words.named(_by_countries()))


@cache
def _by_countries() -> frozenset[str]:
    return frozenset(f"{word}s" for word in word_list("by_country"))


def _ends_address(words: Columns) -> Mask:
    """Whether an address ends that stands for a government: `No 10`."""
    return words.word("10") & words.left(words.word("no", "number") & words.capital)


def _nouns(words: Columns) -> Places:
    """What kind of source each noun names that is no name; one of a body is `ORGANISATION`, if a name goes with it."""
    document = words.of_class("document") | (~words.capital & words.named(word_list("source_documents")))
    speaks = words.made(may_speak) | words.named(_bodies())  # `the union's`
    body = words.of_class("body") | words.named(word_list("source_bodies"))
    return np.select([document, ~speaks, body], [DOCUMENT, NONE, ORGANISATION], UNNAMED)


def _head_ends(words: Columns) -> Places:
    """For each place, where the next piece behind a head begins: `at` in `officials at the Department`."""
    speaker = words.left(words.made(may_speak))
    doing = words.ending("ing") & ~words.capital & words.of_class("") & speaker  # `nurses backing the bill`
    return following(words.parted | words.of_class(*_ENDS_HEAD) | doing | words.made(sent))


def _titles_a_name(words: Columns) -> Mask:
    """Whether a name begins here, and what somebody is stands before it: `spokeswoman Ann Lee`."""
    title = words.of_class(*_SPEAKING) | words.named(word_list("source_people"))
    given = words.listed(given_names()) | words.of_class("title")
    return words.left(title & words.written(str.islower)) & ~words.parted & given


def sent(words: Columns) -> Mask:
    """Whether a participle says to whom or how often a document went: `a letter sent to parents`."""
    document = words.of_class("document") | words.named(word_list("source_documents"))
    number = words.of_class("number") | words.form(begins_digit)
    follows = words.right(words.of_class("to", "preposition") | number)
    return words.listed(word_list("sent")) & words.left(document) & follows & ~words.parted


def begins_digit(form: str) -> bool:
    """Whether a word begins with a digit."""
    return form[:1].isdigit()


def _heads(words: Columns) -> Places:
    """For each place, the nearest word before that trails behind no noun, as in `polls released`, `the two both`."""
    other = ~words.of_class("") | ~words.written(str.islower)
    noun = words.left(words.of_class(*_NOUNS)) | words.left(words.named(word_list("source_people")))
    trails = np.where(other, words.of_class("adverb", "time"), noun & ~words.made(may_speak))
    return previous(~trails)


def may_speak(words: Columns) -> Mask:
    """Whether a noun is one of people or bodies, or a number of them."""
    hyphen, digits = words.between("-"), words.stem(str.isdigit)
    counted = ~hyphen & words.right(words.word("in"))  # `4 in 10 say`
    old = words.word("old", "old's") & hyphen  # `the 46-year-old`
    agent = words.named_ending(*word_list("agent_endings")) & words.of_class("")
    listed = words.named(_speakers()) | words.named_ending(*_AGENT)
    speaks: Mask = old | agent | listed | words.of_class(*_SPEAKERS)
    return np.where(digits, counted, speaks)


@cache
def _speakers() -> frozenset[str]:
    return word_list("source_people") | word_list("source_bodies") | words_in(_SPEAKING)


def _plain_openings(clauses: Clauses, first: Places, head: Places) -> Mask:
    """Whether the capital of a phrase of one word says only that it opens the sentence: `Officials`, `Contractors`."""
    words = clauses.words
    found: Mask = (head == first) & (head == clauses.first) & words.made(_may_be_plain)[head]
    for each in np.flatnonzero(found & words.of_class("")[head]).tolist():
        found[each] = _is_plain(words, int(head[each]), clauses.whole)
    return found


def _may_be_plain(words: Columns) -> Mask:
    return words.capital & ~words.listed(word_list("known_bodies"))


def _is_plain(words: Columns, at: int, whole: bool) -> bool:
    """Whether a word that opens a sentence is no name: by how the article writes it elsewhere."""
    prose, word = words.prose, words.prose.words[at]
    small = whole and prose.has_word(word.lower(), at)
    people = words.ending(*word_list("agent_endings"))[at] or words.named(word_list("source_people"))[at]
    says = at + 1 < words.size and prose.folded[at + 1] in _verbs()
    people = people or (says and word.endswith("s") and words.listed(word_list("source_bodies"))[at])  # `Shops say`
    return small or (bool(people) and not prose.has_word(word, at, inside=True))


@cache
def _verbs() -> frozenset[str]:
    return word_list("verbs_of_saying") | word_list("inverting")


def _names(words: Columns, first: Places, head: Places) -> Places:
    """Whether the name that ends here is a person's or a body's; `NONE` when it is no name."""
    start, kind = np.maximum(first, words.made(_name_begins)[head + 1]), words.made(_last_names)[head]
    document = words.made(last_of, "document")[head] >= start  # `Article V`
    given = words.made(_last_given)[head] >= start
    person = (words.made(last_of, *_SPEAKING)[head] >= first) | given
    person &= ~words.made(_bodies_by_name)[start]
    force = words.word("police")[start] & ~given & (head == start + 1)  # `Police Scotland`
    person &= ~force
    opens = (words.made(_bodies_that_open)[start] & (head > start)) | force
    body = ~person & (
        opens | _are_bodies(words, first, start, head) | (words.written(_is_brand)[head] & (head == start))
    )
    told = np.where(document, DOCUMENT, np.where(body, ORGANISATION, PERSON))
    behind = (kind == UNNAMED) & given & (head > start + 1) & words.written(is_letters)[head]  # `Jo Hart MP`
    return np.where((kind == PERSON) | behind, told, kind)


def _last_names(words: Columns) -> Places:
    """What kind of source a name is that ends with each word; `PERSON` where the words before it tell."""
    force = words.word("police") & words.left(words.capital & ~words.of_class("determiner"))  # `Kent Police`
    kinds = {
        NONE: words.of_class(*_NO_NAME),
        UNNAMED: words.of_class(*_SPEAKING) & ~force,  # `Officials`, `the Mayor`, `Republican Voters`
        ORGANISATION: words.of_class("body") | words.listed(word_list("firms")) | force,
    }
    return np.select([*kinds.values()], [*kinds], PERSON)


def _name_begins(words: Columns) -> Places:
    """For each place, where the last run of capitals before it begins."""
    return previous(~words.left(words.capital) | words.parted)


def _last_given(words: Columns) -> Places:
    return previous(words.listed(given_names()))


def _are_bodies(words: Columns, first: Places, start: Places, head: Places) -> Mask:
    """`NATO`, `Reuters`, `The Guardian`, `Harbor Council`: by its words or by how it is written."""
    owned = (start > first) & words.ending("'s")[start - 1]
    large = (head > start) & (words.made(_last_not_large)[head + 1] < start)  # `ANN LEE`
    letters = (words.made(_last_letters)[head + 1] >= start) & ~large
    article = words.of_class("determiner")[first] & words.between(" ")[first + 1]  # not `A.J. Crane`
    written = letters | (article & (start <= first + 1))
    by_word = (words.made(_last_of_body)[head + 1] >= start) | (~owned & written) | words.made(_bodies_by_name)[start]
    found: Mask = words.named(word_list("known_bodies"))[head] | (~words.made(_telling_gender)[start] & by_word)
    return found


def _bodies_by_name(words: Columns) -> Mask:
    """Whether the name that begins here is a body's by the noun before it: `truckmaker Norrland`."""
    noun = (
        words.of_class("body")
        | words.listed(word_list("source_bodies"))
        | (words.ending("maker") & ~words.word("maker"))
    )
    told = words.left(noun & words.written(str.islower)) & ~words.parted & ~words.between("-")
    somebody = words.of_class(*_SPEAKING) | words.listed(given_names()) | words.named(word_list("source_people"))
    named_so = words.capital & ~words.parted & ~somebody
    found: Mask = named_so & told
    return found


def _bodies_that_open(words: Columns) -> Mask:
    """The same where the noun opens the sentence: `Toymaker Lumo`."""
    noun = words.listed(word_list("source_bodies")) | (words.ending("maker") & ~words.word("maker"))
    found: Mask = words.begins & noun & words.capital & words.right(words.capital & ~words.parted)
    return found


def _is_brand(word: str) -> bool:
    """Whether a word has a capital within, as a firm's may: `NorthRail`, but not `McCain`, `DeLuca`."""
    return bool(_BRAND.match(word))


def _telling_gender(words: Columns) -> Mask:
    return words.listed(word_list("his_names_and_words")) | words.listed(word_list("her_names_and_words"))


def _last_in_name(words: Columns) -> Places:
    return previous(words.capital & words.of_class(*_IN_NAMES))


def _last_of_body(words: Columns) -> Places:
    return previous(words.of_class("body") | words.word("police") | words.named(word_list("places_and_things")))


def _last_not_large(words: Columns) -> Places:
    return previous(~words.written(str.isupper))


def _last_letters(words: Columns) -> Places:
    return previous(words.written(is_letters))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(word for word, kind in word_classes().items() if kind == "body")
