"""An article and its parts: title, byline, sections, and the page furniture set aside."""

from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pandas as pd

from analysis.article.overview import as_html, as_text
from analysis.article.parts import Part, Section

# Where `memo` keeps the plain text.
PLAIN = "plain"


@dataclass(frozen=True, eq=False, repr=False)
class Article:
    """A news article: the text exactly as read, and the parts found in it; `read_article` and `parse_article` make one.

    It never changes. `parts` are its title, byline, headings, paragraphs and page furniture in the order of the text;
    `sections` are the headings, each with the paragraphs below it. `memo` is where a measure may keep what it has
    worked out for as long as the article lives.
    """

    text: str
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    memo: dict[str, Any] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        return Article, (self.text, self.parts, self.sections)  # what was worked out is worked out again elsewhere

    @property
    def title(self) -> str:
        """The headline, empty when none was found."""
        return next((part.text for part in self.parts if part.kind == "title"), "")

    @property
    def byline(self) -> str:
        """Who wrote it, as it stands there; empty when none was found."""
        return next((part.text for part in self.parts if part.kind == "byline"), "")

    @property
    def furniture(self) -> tuple[Part, ...]:
        """What belongs to the page and not to the article, each part with its reason."""
        return tuple(part for part in self.parts if part.kind == "furniture")

    def layout(self) -> pd.DataFrame:
        """Every part of the text in order: what it was taken for, and why."""
        return pd.DataFrame(list(self.parts), columns=Part._fields)

    def __repr__(self) -> str:
        return as_text(self.title, self.byline, self.sections, self.furniture)

    def _repr_html_(self) -> str:
        return as_html(self.title, self.byline, self.sections, self.furniture)


def _refuse(_: Article, name: str, _value: object) -> None:
    raise FrozenInstanceError(
        f"an article stays as it was read, and its {name} cannot be set: parse_article(text) makes another one"
    )


# The message of a frozen dataclass says less, and a class body may not have this method beside `frozen`.
Article.__setattr__ = _refuse  # type: ignore[method-assign, assignment]
