"""The fullest name that an article has given so far for whoever says a quotation."""

import re
from bisect import bisect_left

from analysis.evidence.attribution.noun_phrases import Clause, Source
from analysis.evidence.attribution.sources import opening
from analysis.evidence.quotation.speakers import GOES_ON, LABELLED, find_speakers, outside_cues
from analysis.text.classes import word_classes, word_list
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading
from analysis.words.splitting import Prose

# So many names back `he` or `she` is looked for; the same with 1 and 10 on 140 articles of PolNeAR train.
_NAMES_BACK = 5
_AFTER_NAME = re.compile(r",| (?:of|from|at|for|in|with|on) ")


def find_names(reading: Reading) -> list[str | None]:
    """The name of the speaker of each quotation of an article; None where nobody is known."""
    names, outside = _Names(reading), reading.once(outside_cues)
    resolved: dict[int, str | None] = {}  # by where the cue stands
    found: list[str | None] = []
    indirect = 0  # who was cited without a quotation may be `she` in the next
    for quotation, speaker in zip(reading.once(find_quotations), reading.once(find_speakers), strict=True):
        while indirect < len(outside) and outside[indirect].start < quotation.start:
            said = outside[indirect]
            if said.source_type == "named person" and said.start not in resolved:
                resolved[said.start] = names.resolve(Source(said.source_start, said.source_end, said.source_type))
            indirect += 1
        if speaker.rule == GOES_ON:
            found.append(found[-1])
        elif speaker.cue is None or speaker.rule == LABELLED:
            found.append(names.resolve(speaker.source))
        else:
            if speaker.at not in resolved:
                if speaker.source.kind == "pronoun":
                    _meet_subject_before(reading, names, speaker.source)
                resolved[speaker.at] = names.resolve(speaker.source)
            found.append(resolved[speaker.at])
    return found


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
        for start, end in reversed(self.names[max(place - _NAMES_BACK, 0) : place]):
            before = {word.strip(".").lower() for word in self.text[max(start - 10, 0) : start].split()[-1:]}
            if any(word_classes().get(word) in ("preposition", "determiner", "to") for word in before):
                continue  # `in New York`, `the White House`
            if not before & (word_list("feminine") if pronoun == "he" else word_list("masculine")):
                return " ".join(self.text[start:end].split())
        return None

    def _fullest(self, words: str, source: Source) -> str:
        if source.kind != "named person":
            # In a transcript `HALE:` is Margaret Hale.
            alike = self.by_last.get(_bare(words), {}) if words.isupper() else {}
            return max(alike, key=lambda name: len(name.split()), default=words)
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


def _meet_subject_before(reading: Reading, names: _Names, pronoun: Source) -> None:
    """Who the sentence before is about is who `he` is: `Mr. Dunne was unsure. He said ...`."""
    prose = reading.prose
    number = prose.sentence_at(pronoun.start)
    if number and prose.sentence_paragraph[number] == prose.sentence_paragraph[number - 1]:
        low, high = prose.first_word[number - 1 : number + 1]
        before = opening(Clause(prose, low, high), high - 1)
        if before.kind == "named person":
            names.resolve(before)
