"""Who says a quotation: the attribution that it hangs on, and the fullest name given for its source.

A quotation hangs on a cue in its own sentence, nearest and on the side that the punctuation points to;
without one, it goes on from the quotation before it, or from a sentence that ends in a colon.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.evidence.attribution.cues import SIGNED, Attribution, find_attributions
from analysis.evidence.attribution.labels import LABEL
from analysis.evidence.attribution.noun_phrases import NOBODY, Clause, Source
from analysis.evidence.attribution.sources import opening
from analysis.text.classes import word_classes, word_list
from analysis.words.quotation_marks import Quotation, find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

_AFTER_NAME = re.compile(r",| (?:of|from|at|for|in|with|on) ")


class Speaker(NamedTuple):
    """Whose words a quotation is: by name, the cue that says so, and the words that stand there."""

    name: str | None
    cue: str | None
    start: int
    end: int
    rule: str
    at: int = -1  # where the cue stands


UNKNOWN = Speaker(None, None, -1, -1, "")


class _Names:
    """The names given so far in an article, and whom a pronoun may stand for."""

    def __init__(self, reading: Reading):
        self.text, self.prose = reading.text, reading.prose
        self.names = sorted(_full_names(self.prose))
        self.starts = [start for start, _ in self.names]
        self.by_last: dict[str, dict[str, int]] = {}  # surname: each full name, and where it stands first
        for start, end in self.names:
            name = " ".join(self.text[start:end].split())
            self.by_last.setdefault(_bare(name.split()[-1]), {}).setdefault(name, start)
        self.last: dict[str, str] = {}  # the last speaker for `he`, `she` and `they`

    def resolve(self, source: Source) -> str | None:
        """The fullest name given so far for the words of a source."""
        if source.start < 0:
            return None
        words = " ".join(self.text[source.start : source.end].split())
        if source.kind == "pronoun":
            return self._pronoun(words.lower(), source.start) or words
        name = self._fullest(words, source)
        if source.kind == "named person":
            gender = _gender(words)
            for pronoun in ("he", "she") if gender is None else (gender,):
                self.last[pronoun] = name
        else:
            self.last["they"] = name
        return name

    def _pronoun(self, word: str, at: int) -> str | None:
        pronoun = "he" if word in word_list("masculine") else "she" if word in word_list("feminine") else "they"
        known = self.last.get(pronoun)
        if known is None and pronoun != "they":
            known = self._last_name_for(pronoun, bisect_left(self.starts, at))
        if known and pronoun != "they":
            other = "she" if pronoun == "he" else "he"
            if self.last.get(other) == known:
                del self.last[other]
            self.last[pronoun] = known
        return known

    def _last_name_for(self, pronoun: str, place: int) -> str | None:
        """The nearest name before that no title gives to the other pronoun."""
        for start, end in reversed(self.names[max(place - 5, 0) : place]):
            before = {word.strip(".").lower() for word in self.text[max(start - 10, 0) : start].split()[-1:]}
            if any(word_classes().get(word) in ("preposition", "determiner", "to") for word in before):
                continue  # `in New York`, `the White House`
            if not before & (word_list("feminine") if pronoun == "he" else word_list("masculine")):
                return " ".join(self.text[start:end].split())
        return None

    def _fullest(self, words: str, source: Source) -> str:
        if source.kind != "named person":
            # In a transcript `HALE:` is Margaret Hale.
            known = self.by_last.get(_bare(words), {}) if words.isupper() else {}
            return max(known, key=lambda name: len(name.split()), default=words)
        head = _AFTER_NAME.split(self.text[source.start : source.end])[0]
        full = self._full_name(source.start, source.start + len(head))
        head = " ".join(head.split())
        if full:
            return full
        own = [word for word in head.split() if word[:1].isupper()]
        if not own:
            return words
        last = _bare(own[-1].strip(".,"))
        known = [name for name, start in self.by_last.get(last, {}).items() if start <= source.start]
        plain = [word for word in own if _bare(word).rstrip(".") not in word_classes()]
        if known and len(plain) < 2:
            return max(known, key=lambda name: len(name.split()))
        return head

    def _full_name(self, start: int, end: int) -> str:
        """First name and surname that end a source's head: `Mayor Anna Berg, a lawyer`."""
        place = bisect_left(self.starts, end) - 1
        if place < 0 or self.names[place][0] < start or self.names[place][1] != end:
            return ""
        return " ".join(self.text[slice(*self.names[place])].split())


def _bare(word: str) -> str:
    word = word.replace("’", "'").lower()
    return word.removesuffix("'s")


def _gender(words: str) -> str | None:
    folded = {word.lower().strip(".") for word in words.split()}
    if folded & word_list("masculine"):
        return "he"
    return "she" if folded & word_list("feminine") else None


def _full_names(prose: Prose) -> set[tuple[int, int]]:
    """Every run of two to four capitalised words that is not a title alone."""
    found: set[tuple[int, int]] = set()
    classes, folded = word_classes(), prose.folded
    first = set(prose.first_word)
    run: list[int] = []
    large = [at for at, word in enumerate(prose.words) if word[0].isupper() and folded[at] not in classes]
    for at in [*large, len(folded)]:
        joined = run and at == run[-1] + 1 and at not in first
        if not (joined and prose.text[prose.ends[at - 1] : prose.starts[at]] in (" ", ". ", "-")):
            if 2 <= len(run) <= 4:
                found.add((prose.starts[run[0]], prose.ends[run[-1]]))
            run = []
        run.append(at)
    return {(start, end - 2 if prose.text[end - 2 : end] in ("'s", "’s") else end) for start, end in found}


def find_speakers(reading: Reading) -> list[Speaker]:
    """The speaker of each quotation of `find_quotations`, in the same order."""
    quotations, cues = reading.once(find_quotations), reading.once(find_attributions)
    names = _Names(reading)
    outside = _outside(cues, quotations)
    starts = [cue.start for cue in outside]
    found: list[Speaker] = []
    resolved: dict[int, str | None] = {}
    indirect = 0  # who was cited without a quotation may be `she` in the next
    for number, quotation in enumerate(quotations):
        while indirect < len(outside) and outside[indirect].start < quotation.start:
            said = outside[indirect]
            if said.source_type == "named person" and said.start not in resolved:
                resolved[said.start] = names.resolve(Source(said.source_start, said.source_end, said.source_type))
            indirect += 1
        cue = _cue_of(reading, quotation, outside, starts)
        if cue is not None:
            source = Source(cue.source_start, cue.source_end, cue.source_type)
            rule = "a cue in its sentence"
            if source.start < 0:
                source, rule = _subject_of(reading, cue.start), "the subject of its sentence"
            if cue.start not in resolved:
                if source.kind == "pronoun":
                    _meet_subject_before(reading, names, source)
                resolved[cue.start] = names.resolve(source)
            word = reading.text[cue.start : cue.end]
            found.append(Speaker(resolved[cue.start], word, source.start, source.end, rule, cue.start))
            continue
        before = quotations[max(number - 1, 0) : number]
        found.append(_labelled(reading, names, quotation) or _carried(reading, names, quotation, before, found[-1:]))
    return found


def _labelled(reading: Reading, names: _Names, quotation: Quotation) -> Speaker | None:
    """Whom a label before the quotation names that opens its paragraph: `**Anna Berg:** “No.”`."""
    prose, text = reading.prose, reading.text
    start = prose.paragraphs[prose.sentence_paragraph[prose.sentence_at(quotation.start + 1)]][0]
    label = LABEL.match(text, start, quotation.start + 1) if quotation.start < start + 150 else None
    if label is None or text[label.end() : quotation.start].strip():
        return None
    source = Source(*label.span(1), "named person")
    return Speaker(names.resolve(source), ":", source.start, source.end, "a label", label.start(2))


def _meet_subject_before(reading: Reading, names: _Names, pronoun: Source) -> None:
    """Who the sentence before is about is who `he` is: `Mr. Dunne was unsure. He said ...`."""
    prose = reading.prose
    number = prose.sentence_at(pronoun.start)
    if number and prose.sentence_paragraph[number] == prose.sentence_paragraph[number - 1]:
        low, high = prose.first_word[number - 1 : number + 1]
        before = opening(Clause(prose, low, high), high - 1)
        if before.kind == "named person":
            names.resolve(before)


def _outside(cues: list[Attribution], quotations: list[Quotation]) -> list[Attribution]:
    """The cues that stand in no quotation."""
    kept, place = [], 0
    for cue in cues:
        while place < len(quotations) and quotations[place].end <= cue.start:
            place += 1
        if place == len(quotations) or cue.start < quotations[place].start:
            kept.append(cue)
    return kept


def _cue_of(reading: Reading, quotation: Quotation, cues: list[Attribution], starts: list[int]) -> Attribution | None:
    """The cue that a quotation hangs on: in its first or last sentence, the likelier side first."""
    prose, text = reading.prose, reading.prose.straight
    first = prose.sentence_at(quotation.start + 1)
    last = prose.sentence_at(max(quotation.end - 2, quotation.start))
    low = prose.sentences[first][0]
    high = prose.sentences[last][1]
    if last + 1 < len(prose.sentences) and _goes_on(reading, quotation, last):
        high = prose.sentences[last + 1][1]
    after = bisect_left(starts, quotation.end)
    before = bisect_left(starts, quotation.start) - 1
    right = cues[after] if after < len(cues) and cues[after].start < high else None
    left = cues[before] if before >= 0 and cues[before].start >= low else None
    if after < len(cues) and cues[after].rule == SIGNED and not text[quotation.end : cues[after].start].strip():
        return cues[after]
    if right is None or left is None:
        return left or right
    lead = text[max(0, quotation.start - 8) : quotation.start].rstrip()
    if lead.endswith((",", ":", " that", "said")):
        return left
    inner = text[quotation.start : quotation.end].rstrip("\"' ")
    if inner.endswith((",", "?", "!")) or text[quotation.end : quotation.end + 1] == ",":
        follows = prose.folded[prose.word_at(quotation.end)]
        own = word_classes().get(follows) not in ("conjunction", "subordinator")
        return right if own and '"' not in text[quotation.end : right.start] else left  # another quotation between
    return left


def _goes_on(reading: Reading, quotation: Quotation, last: int) -> bool:
    """Whether the sentence after the quotation's last goes on with a small letter: `“Why?” she asked.`."""
    prose = reading.prose
    start = prose.sentences[last + 1][0]
    same = prose.sentence_paragraph[last + 1] == prose.sentence_paragraph[last]
    if not same or quotation.end < prose.sentences[last][1]:
        return False
    return prose.text[start].islower() or _closes_with_cue(reading, last + 1)


def _closes_with_cue(reading: Reading, number: int) -> bool:
    """`Berg said.`, `Berg asked, looking up.`: a subject and a cue, and nothing that it might introduce."""
    prose = reading.prose
    low, high = prose.first_word[number], prose.first_word[number + 1]
    cues = reading.once(_cue_words)
    for at in range(low + 1, min(low + 6, high)):
        if at in cues:
            after = prose.straight[
                prose.ends[at] : prose.starts[at + 1] if at + 1 < high else prose.sentences[number][1]
            ]
            return after.strip() in (",", ".")
    return False


def _cue_words(reading: Reading) -> frozenset[int]:
    return frozenset(reading.prose.word_at(cue.start) for cue in reading.once(find_attributions))


def _subject_of(reading: Reading, at: int) -> Source:
    prose = reading.prose
    number = prose.sentence_at(at)
    clause = Clause(prose, prose.first_word[number], prose.first_word[number + 1])
    return opening(clause, prose.word_at(at))


def _carried(
    reading: Reading, names: _Names, quotation: Quotation, before: list[Quotation], said: list[Speaker]
) -> Speaker:
    """The speaker of a quotation without a cue of its own."""
    prose = reading.prose
    number = prose.sentence_at(quotation.start + 1)
    low, high = prose.first_word[number], prose.first_word[number + 1]
    begins = prose.word_at(quotation.start) <= low
    if before and said[0].start >= 0:
        gap = prose.sentence_paragraph[number] - prose.sentence_paragraph[prose.sentence_at(before[0].start + 1)]
        if gap == 0 or (gap <= 2 and begins):
            return said[0]._replace(rule="goes on from the quotation before", at=-1)
    if begins and number:
        earlier = Clause(prose, prose.first_word[number - 1], low)
        source = opening(earlier, low - 1)
        if source.start >= 0:
            return Speaker(names.resolve(source), None, source.start, source.end, "the subject of the sentence before")
    clause = Clause(prose, low, high)
    source = opening(clause, max(prose.word_at(quotation.start) - 1, low)) if not begins else NOBODY
    if source.start < 0:
        return UNKNOWN
    return Speaker(names.resolve(source), None, source.start, source.end, "the subject of its sentence")
