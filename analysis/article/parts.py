"""What an article is made of: parts of its text, each with what it is taken for, and sections."""

from typing import NamedTuple


class Part(NamedTuple):
    """A stretch of the text and what it is taken for.

    `kind` is `title`, `byline`, `heading`, `paragraph` or `furniture`; `reason` says, for a
    person, what gave it away.
    """

    kind: str
    start: int
    end: int
    text: str
    reason: str = ""


class Section(NamedTuple):
    """A heading and the paragraphs below it.

    `name` is the heading, made unique within the article; a section without one is called `Lead` when
    headed sections follow and `Article` when it is the only one.
    """

    name: str
    heading: Part | None
    paragraphs: tuple[Part, ...]
