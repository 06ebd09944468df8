"""The fullest name that an article has given so far for whoever says a quotation."""

from analysis.evidence.quotation.people import People
from analysis.evidence.quotation.speakers import GOES_ON, find_speakers
from analysis.words.reading import Reading


def find_names(reading: Reading) -> list[str | None]:
    """The name of the speaker of each quotation of an article; None where nobody is known."""
    people = People(reading)
    found: list[str | None] = []
    for speaker in reading.once(find_speakers):
        found.append(found[-1] if speaker.rule == GOES_ON else people.resolve(speaker.source))
    return found
