"""A text's lines judged together: which is like a title, a byline, a heading, or page furniture."""

from collections.abc import Container, Sequence
from itertools import accumulate

from analysis.article.lines import Line
from analysis.article.looks import look_at, seen
from analysis.article.places import Places
from analysis.article.weights import because, chance

# Chosen on the annotated pages, by cross-validation: from which chance on a line is page furniture; inside the
# text a paragraph, a short sentence, and a line that stands where a heading would.
_FURNITURE, _FURNITURE_PROSE, _FURNITURE_SENTENCE, _FURNITURE_HEADING = 0.5, 0.7, 0.9, 0.8
_AROUND = 5  # lines above and below in which known furniture is counted
_SIGNED = 3  # lines below in which a date or an author is looked for


class Page:
    """The lines that are not known for what they are, by their number among all lines."""

    def __init__(
        self,
        lines: Sequence[Line],
        known: Sequence[bool],
        dated: Container[int],
        spoken: Container[int],
        furniture: int,
    ):
        self.numbers = [number for number, is_known in enumerate(known) if not is_known]
        sums = list(accumulate(known, initial=0))
        around = {number for number, is_known in enumerate(known) if is_known}
        self.looks = [look_at(lines[number].text, number in spoken) for number in self.numbers]
        self.places = Places(
            self.looks,
            [lines[number].alone for number in self.numbers],
            [sums[min(n + 1 + _AROUND, len(lines))] - sums[max(n - _AROUND, 0)] for n in self.numbers],
            [any(below in dated for below in range(n + 1, n + 1 + _SIGNED)) for n in self.numbers],
            furniture,
        )
        self._beside = [
            [f"page furniture right {where}" for where, step in (("above", -1), ("below", 1)) if n + step in around]
            for n in self.numbers
        ]
        self._phrases: dict[int, list[str]] = {}

    def phrases(self, at: int) -> list[str]:
        """What is true of a line."""
        if at not in self._phrases:
            self._phrases[at] = [*seen(self.looks[at]), *self.places.around(at), *self._beside[at]]
        return self._phrases[at]

    def chance(self, kind: str, at: int) -> float:
        """How likely a line is of a kind."""
        return chance(kind, self.phrases(at))

    def because(self, kind: str, at: int) -> str:
        """Why a line is taken for one of a kind."""
        return because(kind, self.phrases(at))

    def is_furniture(self, at: int, heads: bool = False) -> bool:
        """Whether a line is page furniture; only where the text looks copied from a page.

        `heads` if it stands where a heading would.
        """
        places = self.places
        if not places.is_page:
            return False
        limit = _FURNITURE_HEADING if heads else _FURNITURE
        if places.is_text(at) and places.first <= at < places.last:
            limit = _FURNITURE_PROSE if places.prose[at] else _FURNITURE_SENTENCE
        return self.chance("furniture", at) > limit
