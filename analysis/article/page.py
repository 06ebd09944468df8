"""A text's lines judged together: which is like a title, a byline, a heading, or page furniture."""

from collections.abc import Container, Iterator, Sequence
from functools import partial
from itertools import accumulate

from analysis.article.lines import Line
from analysis.article.looks import look_at, seen
from analysis.article.patterns import matches
from analysis.article.places import Places
from analysis.article.weights import because, chance

# Chosen on the annotated pages, by cross-validation: from which chance on a line is page furniture; inside the
# text a paragraph, a short sentence, and a line that stands where a heading would.
_FURNITURE, _FURNITURE_PROSE, _FURNITURE_SENTENCE, _FURNITURE_HEADING = 0.2, 0.8, 0.9, 0.8
_AROUND = 5  # lines above and below in which known furniture is counted
_OF_PICTURES = frozenset(["credit or caption", "label of a gallery or player"])
_CREDIT = 8  # words of the longest credit that stands for itself, without a caption of its own
_SIGNED = 3  # lines below in which a date or an author is looked for


class Page:
    """The lines that are not known for what they are, by their number among all lines."""

    def __init__(
        self,
        lines: Sequence[Line],
        kinds: Sequence[tuple[str, str]],
        dated: Container[int],
        spoken: Container[int],
        furniture: int,
    ):
        known = [bool(kind) for kind, _ in kinds]
        self._reasons = [reason for _, reason in kinds]
        self.numbers = [number for number, is_known in enumerate(known) if not is_known]
        self.looks = [look_at(lines[number].text, number in spoken) for number in self.numbers]
        self._lines, self._known = lines, known
        alone = [lines[number].alone for number in self.numbers]
        # As functions of their own: two objects that hold each other stay in memory for long.
        dense = partial(_dense, self.numbers, list(accumulate(known, initial=0)))
        self.places = Places(self.looks, alone, dense, partial(_signed, self.numbers, lines, known, dated), furniture)
        self._phrases: dict[int, list[str]] = {}

    def _beside(self, at: int) -> Iterator[str]:
        """What is known of the lines right above and below."""
        for where, number in (("above", self.numbers[at] - 1), ("below", self.numbers[at] + 1)):
            if 0 <= number < len(self._known) and self._known[number]:
                yield f"page furniture right {where}"
                if self._reasons[number] in _OF_PICTURES and len(self._lines[number].text.split()) <= _CREDIT:
                    yield f"a credit right {where}"

    def phrases(self, at: int) -> list[str]:
        """What is true of a line."""
        if at not in self._phrases:
            self._phrases[at] = [*seen(self.looks[at]), *self.places.around(at), *self._beside(at)]
        return self._phrases[at]

    def chance(self, kind: str, at: int) -> float:
        """How likely a line is of a kind."""
        return chance(kind, self.phrases(at))

    def because(self, kind: str, at: int) -> str:
        """Why a line is taken for one of a kind."""
        return because(kind, self.phrases(at))

    def is_furniture(self, at: int, heads: bool = False, first: int = 0) -> bool:
        """Whether a line is page furniture; only where the text looks copied from a page.

        `heads` if it stands where a heading would; `first` is where the text begins, if that is known.
        """
        places = self.places
        if not places.is_page or at in places.listed:
            return False
        limit = _FURNITURE_HEADING if heads else _FURNITURE
        if places.is_text(at) and min(first, places.first) <= at < places.last:
            limit = _FURNITURE_PROSE if places.prose[at] else _FURNITURE_SENTENCE
        return self.chance("furniture", at) > limit


def _dense(numbers: Sequence[int], known_up_to: Sequence[int], at: int) -> int:
    """How many of the lines around are known."""
    last = min(numbers[at] + 1 + _AROUND, len(known_up_to) - 1)
    return known_up_to[last] - known_up_to[max(numbers[at] - _AROUND, 0)]


def _signed(
    numbers: Sequence[int], lines: Sequence[Line], known: Sequence[bool], dated: Container[int], at: int
) -> bool:
    """Whether a date or an author stands right below."""
    first = numbers[at] + 1
    return any(
        number in dated or (not known[number] and matches("byline", lines[number].text))
        for number in range(first, min(first + _SIGNED, len(lines)))
    )
