"""What a word of speech is used as: with what it says, or as a plain deed (`claimed the prize`, `was called off`).

Three rules, each a column over all candidates: what stands before the word, what follows it, and of both together the
use that it is put to. There is no tagger behind this: a word's class and the marks tell.
"""

from functools import cache

import numpy as np

from analysis.evidence.attribution.surroundings import EDGES, MARKS, Surroundings, among, numbers
from analysis.lexicons.lexicon import shipped_rows
from analysis.text.classes import AUXILIARY, word_classes, word_list
from analysis.text.word_forms import is_adverb
from analysis.words.splitting import Prose

USE_RULES = {
    "used as": "what the word is by what stands before it: active, passive, a participle, a noun",
    "followed by": "what comes after the word and its adverbs: a statement, a thing, people, `to`, the end",
    "use": "whether it says something, or names a deed: a thing or somebody is its object, a passive, a plan, a noun",
}
_GOES_ON = frozenset(("preposition", "to", "conjunction", "subordinator", "time", "adverb"))
_NO_PHRASE = _GOES_ON - {"adverb"} | {"wh", "that", "pronoun", "be", "not_be", "modal"}
FINITE = frozenset(("be", "not_be", "have", "do", "modal"))
_BEFORE_NOUN = frozenset(("determiner", "possessive", "possessor", "number"))
_JOINS = ("preposition", "to", "conjunction", "wh", "that", "subordinator")
_SKIPPED = frozenset(("adverb", "time", "negation", "object"))  # the object is who hears it: `told them that`
_PEOPLE = frozenset(("name", "role", "body", "title"))
_SUBJECTS = {"name": "a name", "title": "a name", "role": "people", "body": "people", "pronoun": "a pronoun"}
_SUBJECTS["object"] = "a pronoun"
_PHRASE = _BEFORE_NOUN | _PEOPLE | {"word", "-s", "-ed", "-ing", "document"}
_LEADS_ON = frozenset(("preposition", "to"))
_SEVERAL = frozenset(("many", "some", "those", "others", "few", "most"))
_STEPS = 5  # words: articles and adjectives before the head of a phrase
_REACH = 10  # words within which the verb of a clause, or the head of a phrase, is looked for
NAMED = ("by", "of", "as", "to", "for", "with", "about", "against", "on", "in")  # prepositions told by themselves
# Endings of nouns for what cannot be touched, which are said rather than done.
_IDEAS = (
    *("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities"),
    *("ance", "ence", "ism", "ship", "hood", "dom", "cy"),
)
_FORMS = ("base", "past", "ing", "s")
_ALONE = ("adverb", "passive", "progressive", "after be", "perfect", "modal", "noun")
_QUOTED = {"comma and quotation mark": "a quotation"}
_AFTER = (*dict.fromkeys(_QUOTED.get(each, each) for each in (*MARKS[1:], *EDGES)), *_JOINS)
_BEFORE = (*_AFTER, *dict.fromkeys(_SUBJECTS.values()), "a thing")
USED = (*_ALONE, *(f"{form} after {before}" for form in _FORMS for before in _BEFORE))
_PLAIN = ("that", "to", "wh", "number", "particle", "conjunction", "subordinator", "finite", "preposition", *NAMED[:3])
_CLAUSES = ("a clause", "a clause with -ed", "somebody, that", "somebody, to", "a quotation after some words")
_THINGS = ("a thing", "a thing with its article", "-s", "-ed", "-ing")
_ENDS = ("end", "then end", "a comma and a quotation", "a quotation", "comma", "colon", "dash", "other mark")
_FOLLOWING = tuple(dict.fromkeys((*_PLAIN, *NAMED, *_CLAUSES, *_THINGS, "people", "an idea", *_ENDS)))
FOLLOWED = (*_FOLLOWING, *(f"hearer, {each}" for each in _FOLLOWING))
_NUMBER = {name: number for number, name in enumerate(_FOLLOWING)}
_SAYINGS = frozenset((
    *("that", "a clause", "a clause with -ed", "somebody, that", "a quotation", "a quotation after some words"),
    *("a comma and a quotation", "wh", "colon", "end", "then end", "comma", "finite", "other mark", "dash"),
))  # fmt: skip
USES = ("says it", "passive", "passive, by somebody", "noun", "a thing", "an idea", "a plan", "people", "other")


def form(word: str) -> str:
    """The form that a verb's ending shows: `past` (`said`, `written` too), `ing`, `s` or `base`.

    >>> [form(word) for word in ("told", "claimed", "saying", "states", "recall")]
    ['past', 'past', 'ing', 's', 'base']
    """
    if word.endswith("ed") or word in word_list("irregular_pasts"):
        return "past"
    return "ing" if word.endswith("ing") else "s" if word.endswith("s") and not word.endswith("ss") else "base"


def _form(word: str) -> int:
    return _FORMS.index(form(word))


def _idea(word: str) -> bool:
    return word.endswith(_IDEAS)


def _told(word: str) -> int:
    return _NUMBER[word if word in NAMED else "preposition"]


def _as(word: str) -> bool:
    return word == "as"


@cache
def _before() -> np.ndarray:
    """For each class or mark before a word, its place in `_BEFORE`; -1 where it makes the word a noun."""
    told = (_QUOTED.get(name) or _SUBJECTS.get(name) or (name if name in _AFTER else "a thing") for name in numbers())
    found = np.array([_BEFORE.index(each) for each in told])
    return np.where(among(_BEFORE_NOUN), -1, found)


def used_as(around: Surroundings) -> np.ndarray:
    """What each word is by what stands before it: numbers of `USED`."""
    kind, at = numbers(), around.at
    own, adverb = around.judged(_form, np.int64, at), around.judged(is_adverb, bool, at)
    finite = around.previous(np.flatnonzero(among(FINITE)[around.kinds]), at)
    near = np.where(finite > around.subject, around.kinds.take(finite, mode="clip"), 0)
    mark = around.mark(around.subject + 1)
    before = _before()[np.where(mark > 0, mark, around.kind(around.subject))]
    past, ing = _FORMS.index("past"), _FORMS.index("ing")
    be = np.where(own == past, _ALONE.index("passive"), _ALONE.index("after be"))
    be = np.where(own == ing, _ALONE.index("progressive"), be)
    noun = (before < 0) | ((own == _FORMS.index("base")) & _ends_a_phrase(around))
    found = np.where(noun, _ALONE.index("noun"), len(_ALONE) + own * len(_BEFORE) + before)
    found = np.where(near > 0, _ALONE.index("modal"), found)
    found = np.where(near == kind["have"], _ALONE.index("perfect"), found)
    found = np.where((near == kind["be"]) | (near == kind["not_be"]), be, found)
    return np.where(adverb, _ALONE.index("adverb"), found)


def _singular(word: str) -> bool:
    return not word.endswith("s") and word not in word_list("plurals_without_s")


def _ends_a_phrase(around: Surroundings) -> np.ndarray:
    """Whether a phrase in the singular goes on to each word, no subject for a plain form: `the executive order`."""
    at, places = around.at, around.previous
    article = places(np.flatnonzero(among(_BEFORE_NOUN)[around.kinds]), at)
    broken = places(np.flatnonzero(among(_NO_PHRASE | AUXILIARY)[around.kinds]), at)
    marked = places(np.flatnonzero(around.marks > 0), at + 1)
    one = around.judged(_singular, bool, np.maximum(at - 1, 0))
    near = (article >= np.maximum(around.low, at - _STEPS)) & (article < at - 1)
    # `Officials at the agency believe`
    people = around.judged(_are_people, bool, np.maximum(article - 2, 0)) & (article - 2 >= around.low)
    many = people & among(_LEADS_ON)[around.kind(article - 1)]
    going_on: np.ndarray = near & one & (broken < article) & (marked <= article) & ~many
    return going_on


def _are_people(word: str) -> bool:
    """Whether several people are meant: `officials`, `many`, and by `close` those who are close to somebody."""
    if word in word_list("close_to") or word in _SEVERAL:
        return True
    people = word in word_list("source_people") or word_classes().get(word) in ("role", "title")
    return people and (word.endswith("s") or word in word_list("plurals_without_s"))


def followed_by(around: Surroundings) -> np.ndarray:
    """What comes after each word, behind its adverbs and its hearer: numbers of `FOLLOWED`."""
    skipped = among(_SKIPPED)[around.kinds] & (around.marks == 0)
    after = np.minimum(around.next(np.flatnonzero(~skipped), around.at), around.high)
    hearers = np.append(0, np.cumsum(around.kinds == numbers()["object"]))
    heard = hearers[after] > hearers[around.at + 1]
    found = _object(around, np.minimum(after, len(around.kinds) - 1))
    found = np.where(after < around.high, _marked(around.mark(after), found), _NUMBER["then end"])
    found = np.where(after == around.high, np.where(after == around.at + 1, _NUMBER["end"], found), found)
    return np.where(heard, found + len(_FOLLOWING), found)


def _marked(mark: np.ndarray, found: np.ndarray) -> np.ndarray:
    """What a mark before the next word says; `found` where there is none."""
    told = {"comma and quotation mark": "a comma and a quotation", "quotation mark": "a quotation"}
    values = np.array([_NUMBER[told.get(name, name)] for name in MARKS[1:]])
    return np.where(mark > 0, values[np.minimum(mark, len(values)) - 1], found)


def _object(around: Surroundings, first: np.ndarray) -> np.ndarray:
    """What the word is that follows: a word that joins, the start of a statement, a thing."""
    kind = around.kinds[first]
    joined = np.array([_NUMBER.get("finite" if name in FINITE else name, -1) for name in numbers()])
    joined[[numbers()[name] for name in _THINGS[2:]]] = -1
    joined = np.where(kind == numbers()["preposition"], around.judged(_told, np.int64, first), joined[kind])
    joined = np.where(around.judged(_as, bool, first), _NUMBER["as"], joined)
    statement = _clause(around, first)
    # `stressed the need to pay`, but not `asked the mayor to pay`
    statement = np.where((statement == _NUMBER["somebody, to"]) & _is_idea(around, first), -1, statement)
    return np.where(joined >= 0, joined, np.where(statement >= 0, statement, _thing(around, first)))


def _clause(around: Surroundings, first: np.ndarray) -> np.ndarray:
    """The statement that begins with a noun, if a verb follows that noun; else -1."""
    kinds, kind = around.kinds, numbers()
    past = kinds == kind["-ed"]
    past[1:] &= ~among(_BEFORE_NOUN | {"conjunction"})[kinds[:-1]]
    ends = past | among(FINITE | {"contraction", "that", "to", "wh", "subordinator"})[kinds]
    stops = np.flatnonzero(ends | (around.marks > 0))
    found = around.next(stops, first - 1)
    here = (found == first) & ((kinds[first] == kind["-ed"]) | ~ends[first])
    found = np.where(here, around.next(stops, first), found)
    within = found < np.minimum(around.high, first + _REACH)
    found = np.minimum(found, len(kinds) - 1)
    told = {"that": "somebody, that", "to": "somebody, to", "-ed": "a clause with -ed", "contraction": "a clause"}
    told |= dict.fromkeys(FINITE, "a clause")
    values = np.array([_NUMBER[told[name]] if name in told else -1 for name in numbers()])[kinds[found]]
    quoted = np.array([_NUMBER["a quotation after some words"] if "quotation" in name else -1 for name in numbers()])
    mark = around.marks[found]
    return np.where(within, np.where((mark > 0) & (found > first), quoted[mark], values), -1)


def _head(around: Surroundings, first: np.ndarray) -> np.ndarray:
    """The last word of the phrase that begins here: `importance` in `the vast importance of`."""
    stops = np.flatnonzero(~among(_PHRASE)[around.kinds] | (around.marks > 0))
    head: np.ndarray = np.minimum(np.minimum(around.next(stops, first), around.high), first + _REACH) - 1
    return head


def _is_idea(around: Surroundings, first: np.ndarray) -> np.ndarray:
    """Whether the phrase that begins here is about what is said rather than done, and about nobody."""
    head, people = _head(around, first), among(_PEOPLE)
    idea = around.judged(_idea, bool, head) | (around.kinds[head] == numbers()["document"])
    found: np.ndarray = idea & ~people[around.kinds[first]] & ~people[around.kinds[head]]
    return found


def _thing(around: Surroundings, first: np.ndarray) -> np.ndarray:
    """What the noun is that no verb follows."""
    kind, people = around.kinds[first], among(_PEOPLE)
    values = np.array([_NUMBER[name if name in _THINGS else "a thing"] for name in numbers()])
    values[among(_BEFORE_NOUN)] = _NUMBER["a thing with its article"]
    found = np.where(_is_idea(around, first), _NUMBER["an idea"], values[kind])
    found = np.where(people[kind] | people[around.kinds[_head(around, first)]], _NUMBER["people"], found)
    return np.where(kind == numbers()["pronoun"], _NUMBER["a clause"], found)


def use(used: str, followed: str) -> str:
    """What the word is used for, by the two other rules."""
    follows = followed.removeprefix("hearer, ")
    if used == "adverb" or (follows in _SAYINGS and used != "noun") or "quotation" in used:
        return "says it"
    if used in ("passive", "noun"):
        return "passive, by somebody" if (used, follows) == ("passive", "by") else used
    if follows in _THINGS or follows == "number":
        return "a thing"
    if follows in ("to", "somebody, to"):
        return "a plan"
    return {"an idea": "an idea", "people": "people"}.get(follows, "other")


@cache
def uses() -> np.ndarray:
    """The number of the use (in `USES`) for each of `USED` and each of `FOLLOWED`."""
    return np.array([[USES.index(use(used, followed)) for followed in FOLLOWED] for used in USED])


@cache
def _deeds() -> dict[str, frozenset[str]]:
    """For each form of a verb the things to which it does something: `claimed the prize`, `answered the phone`."""
    things: dict[str, set[str]] = {}
    for row in shipped_rows("plain_deeds"):
        things.setdefault(row["verb"], set()).add(row["object"])
    return {row["cue"]: frozenset(things.get(row["lemma"], ())) for row in shipped_rows("attributions")}


@cache
def doing() -> frozenset[str]:
    """The forms of verbs that may be plain deeds."""
    return frozenset(verb for verb, things in _deeds().items() if things)


def is_plain_deed(prose: Prose, at: int) -> bool:
    """Whether a word does something to a thing that stands behind it, in one phrase: `called a taxi`."""
    things = _deeds().get(prose.folded[at], frozenset())
    following = prose.first_word[prose.sentence_of[at] + 1]
    for place in range(at + 1, min(at + 1 + _STEPS, following)):
        kind = prose.classes[place]
        if prose.gaps[place].strip() or kind in _NO_PHRASE:
            return False
        if prose.folded[place] in things:
            ends = place + 1 == following or bool(prose.gaps[place + 1].strip())
            if not ends and prose.folded[at] in word_list("with_hearer") and prose.folded[place + 1] == "of":
                return False  # `told the story of the flood`
            # Not `called the meeting a farce`, `claimed the lives of nine men were at risk`.
            return ends or (prose.classes[place + 1] in _GOES_ON and not _verb_ahead(prose, place + 1, following))
    return False


def _verb_ahead(prose: Prose, at: int, last: int) -> bool:
    """Whether the phrase that goes on here by `of` is the subject of a verb."""
    if prose.folded[at] != "of":
        return False
    for place in range(at + 1, min(at + 1 + _STEPS, last)):
        if prose.gaps[place].strip() or prose.classes[place] in _NO_PHRASE - FINITE:
            return False
        if prose.classes[place] in FINITE:
            return True
    return False
