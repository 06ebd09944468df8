"""Paragraphs, sentences and words: the one place where text is split. Offsets always index the text as read."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from analysis.lexicons.keys import fold
from analysis.text.characters import code_points, straighten
from analysis.text.classes import classed_words, word_classes, words_in
from analysis.text.distinct import Distinct, kept
from analysis.text.names import gendered_names, given_names
from analysis.text.points import characters
from analysis.text.word_forms import without_possessive
from analysis.words.sentence_ends import Span, sentences_of
from analysis.words.word_ends import words_of

_HARD = frozenset(',;:!?"()[]—–…\n')


def is_parted(gap: str) -> bool:
    """Whether more than space, hyphen or apostrophe stands between two words; a dot belongs to an abbreviation.

    A comma without a space belongs to a number: `2,000`.
    """
    return (gap != "," and not _HARD.isdisjoint(gap)) or " - " in gap or ".." in gap


# The classes of words that are surnames too, after a given name: `Nora Day`, `Helen May`, `Al White`, `Chris Law`.
_SURNAMES = frozenset(("time", "modal", "adverb", "number", "body", "role", "title", "document", "particle"))
# Words in capitals that are no pronouns: `US`, `WHO`, `IT`.
_SMALL_ELSEWHERE = frozenset(("object", "pronoun"))


class Prose:
    """Running text, split once: paragraphs, sentences, words.

    Word `i` stands at `text[start[i]:end[i]]`; its form for look-ups is `folded[i]`. The words of sentence `s` are
    those from `first[s]` to `first[s + 1]`, its paragraph is `paragraph_of[s]`, and that paragraph's section is
    `paragraph_section[p]`, its article `paragraph_article[p]`; all count from 0. Names in the singular are arrays.
    `written` are the distinct words as they are written.

    >>> prose = Prose("He may go. I won’t.", [(0, 19)], [0], [0])
    >>> prose.sentences, prose.folded
    ([(0, 10), (11, 19)], ['he', 'may', 'go', 'i', "won't"])
    """

    def __init__(self, text: str, paragraphs: Sequence[Span], sections: Sequence[int], articles: Sequence[int]):
        self.text, self.paragraphs = text, paragraphs
        self.paragraph_section, self.paragraph_article = sections, articles
        self.characters = characters(text)
        self.start, self.end = words_of(self.characters, paragraphs)
        self.written = Distinct.stretches(self.characters, self.start, self.end, kept("words"))
        self.words: list[str] = self.written.spread(str)
        self.spans, self.paragraph_of = sentences_of(self.characters, paragraphs)
        opens = np.array([start for start, _ in paragraphs], dtype=np.int64)[self.paragraph_of]
        opening = np.diff(self.paragraph_of, prepend=-1) > 0  # a paragraph's first sentence has its first word
        first = np.searchsorted(self.start, np.where(opening, opens, self.spans[:, 0]))
        self.first = np.append(first, len(self.words))

    @cached_property
    def sentences(self) -> list[Span]:
        """Start and end of each sentence."""
        return list(zip(*self.spans.T.tolist(), strict=True))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return _listed(self.start)

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return _listed(self.end)

    @cached_property
    def first_word(self) -> list[int]:
        """The first word of each sentence, and at last the number of words."""
        return _listed(self.first)

    @cached_property
    def sentence_paragraph(self) -> list[int]:
        """The paragraph of each sentence."""
        return _listed(self.paragraph_of)

    @cached_property
    def sentence_article(self) -> list[int]:
        """The article of each sentence."""
        return _listed(np.array(self.paragraph_article, dtype=int)[self.paragraph_of])

    @cached_property
    def article_first(self) -> list[int]:
        """The first word of each article that has any, and at last the number of words."""
        begins = np.flatnonzero(np.diff(self.sentence_article, prepend=-1, append=-1))
        return _listed(self.first[begins])

    def article_words(self, at: int) -> tuple[int, int]:
        """The first word of the article in which a word stands, and the one after its last."""
        place = bisect_right(self.article_first, at)
        return self.article_first[place - 1], self.article_first[place]

    @cached_property
    def capital(self) -> np.ndarray:
        """Whether each word begins with a capital."""
        return self.written.column(_begins_large, bool)

    @cached_property
    def large(self) -> list[bool]:
        """The same as a list."""
        return list(self.capital.tolist())

    @cached_property
    def classes(self) -> list[str]:
        """The class of each word by the lists; empty for one without, and for part of a name (`Helen May`, `US`)."""
        found = self.forms.spread(_class)
        for at in self._name_parts:
            found[at] = ""
        return found

    @cached_property
    def classed(self) -> np.ndarray:
        """Whether each word has a class."""
        found = self.forms.mask(classed_words())
        found[np.array(self._name_parts, dtype=int)] = False
        return found

    @cached_property
    def _name_parts(self) -> list[int]:
        return _parts_of_names(
            self, np.flatnonzero(self.capital & self.forms.mask(words_in(_SURNAMES | _SMALL_ELSEWHERE)))
        )

    @cached_property
    def parted(self) -> list[bool]:
        """Whether more than space, hyphen or apostrophe stands before each word."""
        return list(self.between.column(is_parted, bool).tolist())

    def within(self, stretches: Sequence[Span] | np.ndarray) -> np.ndarray:
        """For each word, whether it stands in one of some stretches: from the first word to the one after the last."""
        first, last = np.array(stretches, dtype=np.int64).reshape(-1, 2).T
        size = len(self.words) + 1
        inside: np.ndarray = np.cumsum(np.bincount(first, minlength=size) - np.bincount(last, minlength=size)) > 0
        return inside[:-1]

    def has_word(self, word: str, at: int, inside: bool = False) -> bool:
        """Whether the article in which word `at` stands has a word written so; `inside`: not at a sentence's start."""
        first, last = self.article_words(at)
        found = self.written.ids[first:last] == (self.written.table.known([word]) or [-1])[0]
        return bool((found & self._within[first:last]).any() if inside else found.any())

    @cached_property
    def _within(self) -> np.ndarray:
        """For each word, whether it does not open a sentence."""
        within = np.ones(len(self.words), dtype=bool)
        within[self.first[:-1]] = False
        return within

    @cached_property
    def folded(self) -> list[str]:
        """Each word in lower case with a straight apostrophe."""
        return self.forms.spread(str)

    @cached_property
    def bare(self) -> list[str]:
        """Each word folded, without a possessive ending."""
        return self.stems.spread(str)

    @cached_property
    def stems(self) -> Distinct:
        """The distinct words, folded, without a possessive ending."""
        return self.forms.renamed(without_possessive)

    @cached_property
    def forms(self) -> Distinct:
        """The distinct words, folded."""
        return self.written.renamed(fold)

    @cached_property
    def straight(self) -> str:
        """The whole text with straight marks, offsets kept."""
        return straighten(self.text)

    @cached_property
    def between(self) -> Distinct:
        """The distinct stretches before a word since the word before it, with straight marks."""
        text, begins = self.straight, np.append(0, self.end)[:-1]
        other = (self.start - begins != 1) | (self.characters.points[self.start - 1] != ord(" "))
        places = np.flatnonzero(other)
        found = Distinct([" ", "\n"], kept("gaps"))
        space, end = found.ids
        found.ids = np.full(len(self.words), space)  # one space stands before most words
        found.ids[places] = found.table.stretches(text, code_points(text), begins[places], self.start[places])
        found.ids[self.article_first[1:-1]] = end  # nothing stands between two articles but an end
        return found

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each word since the word before it, with straight marks."""
        return self.between.spread(str)

    @cached_property
    def word_sentence(self) -> np.ndarray:
        """The sentence that each word stands in."""
        return np.repeat(np.arange(len(self.spans)), np.diff(self.first))

    @cached_property
    def sentence_of(self) -> memoryview:
        """The same, to be looked up word by word."""
        return self.word_sentence.data

    def sentence_at(self, offset: int) -> int:
        """The sentence in which a character stands; between two sentences, the one before."""
        return max(self._begun[offset] - 1, 0) if offset > 0 else 0

    def word_at(self, offset: int) -> int:
        """The first word that ends after a character (`len(words)` when there is none)."""
        return self._ended[offset] if offset > 0 else 0

    def sentences_at(self, offsets: Sequence[int] | np.ndarray) -> np.ndarray:
        """The sentences in which some characters stand; between two sentences, the one before."""
        return np.maximum(np.asarray(self._begun)[offsets] - np.int64(1), 0)

    def words_at(self, offsets: Sequence[int] | np.ndarray) -> np.ndarray:
        """The first words that end after some characters (`len(words)` where there is none)."""
        return np.asarray(self._ended)[offsets].astype(np.int64)

    def last_words(self, offsets: np.ndarray) -> np.ndarray:
        """The last words that begin before some characters; -1 where there is none."""
        at = np.minimum(self.words_at(np.maximum(offsets, 1) - 1), len(self.words) - 1)
        found: np.ndarray = at - (self.start[at] >= offsets)
        return found

    @cached_property
    def _begun(self) -> memoryview:
        return self._passed(self.spans[:, 0])

    @cached_property
    def _ended(self) -> memoryview:
        return self._passed(self.end)

    def _passed(self, places: np.ndarray) -> memoryview:
        """For each character, how many of some places stand up to it, to be looked up and not searched for."""
        number = np.arange(len(places) + 1, dtype=np.int32)
        return np.repeat(number, np.diff(places, prepend=0, append=len(self.text) + 1)).data


def _parts_of_names(prose: Prose, places: np.ndarray) -> list[int]:
    """Which words of a class and with a capital are parts of names: `Helen May`, `Will Orme`, and `May` after that."""
    small = prose.forms.mask(words_in(_SMALL_ELSEWHERE))[places]
    letters = places[small & prose.written.column(is_letters, bool)[places]]
    places = places[~small]
    given = prose.capital & (prose.forms.mask(given_names()) | prose.forms.mask(gendered_names()))
    after = (places > 0) & given[places - 1] & prose.between.mask([" "])[places]
    itself = places[~after & prose.forms.mask(gendered_names())[places]].tolist()
    found = [*places[after].tolist(), *(at for at in itself if _names_itself(prose, at))]

    def surname(at: int) -> tuple[int, str]:
        return prose.article_words(at)[0], prose.words[at]

    told = {surname(at) for at in found if at > surname(at)[0] and prose.folded[at - 1] in gendered_names()}
    again = [at for at in places.tolist() if surname(at) in told] if told else []
    return [*letters.tolist(), *found, *again]


def _names_itself(prose: Prose, at: int) -> bool:
    """Whether `Will`, `May` or `Mark` goes with a surname: `Will Orme said`, but not `Will Orme run?`.

    A question is looked for up to the next quotation mark: `“Will Orme run?” she asked`, `Will Orme asked, “Who?”`.
    """
    if at + 1 == len(prose.words):
        return False
    end = prose.sentences[int(prose.word_sentence[at])][1]
    named = prose.gaps[at + 1] == " " and prose.large[at + 1]
    return named and not prose.straight[prose.starts[at] : end].partition('"')[0].rstrip().endswith("?")


def _begins_large(word: str) -> bool:
    return word[0].isupper()


def _class(form: str) -> str:
    return word_classes().get(form, "")


def is_letters(word: str) -> bool:
    """Whether a word is an abbreviation in capitals."""
    return len(word) > 1 and word.isupper()


def _listed(places: np.ndarray) -> list[int]:
    return list(places.tolist())
