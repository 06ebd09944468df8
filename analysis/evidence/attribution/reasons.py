"""Why a word counts as a cue or does not, as a sentence: what each rule saw there, in words that a reader has.

A rule that saw nothing worth telling (no other cue near by, a small letter) has no sentence, whatever it weighs.
"""

from collections.abc import Callable

from analysis.evidence.attribution.use import NAMED

_SUBJECTS = {
    "people": "a person",
    "a name": "a name",
    "a pronoun": "a pronoun",
    "a thing": "a noun",
    "comma": "a comma",
    "dash": "a dash",
    "colon": "a colon",
    "other mark": "a mark",
    "quotation mark": "a quotation mark",
    "subordinator": "`as`, `if` or the like",
    "name": "a name",
    "title": "a name",
    "pronoun": "a pronoun",
    "role": "a person",
    "body": "a body of people",
    "document": "a document",
    "wh": "`who` or `which`",
    "that": "`that`",
    "to": "`to`",
    "determiner": "an article",
    "possessive": "`my`, `his` or `their`",
    "possessor": "whose it is",
    "preposition": "a preposition",
    "conjunction": "`and` or `but`",
    "number": "a number",
    "word": "a word",
}
_OPENING = {"start": "it opens the sentence", "start and quotation mark": "it opens the quotation"}
_FOLLOWING = {
    "that": "`that` after it",
    "somebody, that": "a hearer and `that` after it",
    "wh": "a question word after it",
    "a clause": "a statement after it",
    "a clause with -ed": "a statement after it",
    "to": "`to` after it",
    "a quotation": "a quotation after it",
    "a comma and a quotation": "a quotation after it",
    "a quotation after some words": "a quotation after it",
    "colon": "a colon after it",
    "end": "nothing after it",
    "people": "people after it",
    "a thing": "a thing after it",
    "a thing with its article": "a thing after it",
    "an idea": "a thing after it, not a statement",
    "number": "a number after it",
    "somebody, to": "`to` after it",
    "particle": "a particle after it",
    "preposition": "a preposition after it",
    "finite": "another verb after it",
    "then end": "no statement after it",
    "comma": "a comma after it",
    "subordinator": "`as` or `if` after it",
}
_USES = {
    "passive": "somebody or something is done to, without saying what was said",
    "passive, by somebody": "a passive that names who did it",
    "a thing": "what follows is a thing, not a statement",
    "an idea": "what follows is a thing, not a statement",
    "people": "what follows is somebody, not a statement",
    "a plan": "what follows is something to do, not a statement",
    "noun": "here a noun",
    "other": "no statement follows",
    "says it": "what it says stands beside it",
}
_USED = {
    "passive": "a passive: something is done",
    "noun": "here a noun",
    "perfect": "a perfect: `has`, `had`",
    "progressive": "a form of `be` before it",
    "modal": "a modal verb before it",
    "after be": "`be` before it",
    "adverb": "an adverb that gives what is said to others",
}


def _used(value: str) -> str:
    form, _, after = value.partition(" after ")
    if value in _USED or not after:
        return _USED.get(value, "")
    if form == "base" and after == "a thing":
        return "here part of a noun"
    if form == "past" and after == "comma":
        return "a participle after its noun"
    return _OPENING.get(after) or f"{_SUBJECTS.get(after, after)} before it"


def _followed(value: str) -> str:
    rest = value.removeprefix("hearer, ")
    return _FOLLOWING.get(rest) or (f"`{rest}` after it" if rest in NAMED else "")


def _subject(value: str) -> str:
    return f"{_SUBJECTS[value]} stands before it" if value in _SUBJECTS else ""


def _together(value: str) -> str:
    one, two = value.split(" + ")
    return " and ".join(filter(None, (_used(one), _followed(two))))


def _subject_and_complement(value: str) -> str:
    one, two = value.split(" + ")
    return " and ".join(filter(None, (_subject(one), _followed(two))))


_SENTENCES: dict[str, Callable[[str], str]] = {
    "use": lambda value: _USES.get(value, ""),
    "used as": _used,
    "followed by": _followed,
    "used as and followed by": _together,
    "subject": _subject,
    "subject and complement": _subject_and_complement,
    "subject word": lambda value: f"its subject is `{value}`",
    "complement": _followed,
    "word before": lambda value: f"`{value}` stands before it",
    "word after": lambda value: f"`{value}` stands after it",
    "auxiliary": lambda value: "it is denied" if value == "negation" else "",
    "quoted": lambda value: "it stands inside a quotation" if value == "yes" else "",
    "sentence quoted": lambda value: {"some": "its sentence is quoted in part", "all": "all is quoted"}.get(value, ""),
    "case": lambda value: {"headline": "it stands in a headline", "capital": "it has a capital"}.get(value, ""),
    "sure cue before": lambda value: "" if value == "none" else "a surer cue stands before it",
    "sure cue after": lambda value: "" if value == "none" else "a surer cue stands after it",
    "sure cues": lambda value: "" if value in "01" else "its sentence has surer cues",
}


def sentence(rule: str, value: str) -> str:
    """What a rule saw, as a reader would say it; empty where it saw nothing worth telling.

    >>> sentence("subject and complement", "role + that")
    'a person stands before it and `that` after it'
    >>> sentence("use", "a thing"), sentence("sure cue before", "none")
    ('what follows is a thing, not a statement', '')
    """
    return _SENTENCES[rule](value) if rule in _SENTENCES else ""
