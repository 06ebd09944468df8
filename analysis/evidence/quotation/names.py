"""The fullest name that an article has given so far for whoever says a quotation."""

from analysis.evidence.attribution.clauses import NOBODY, Source
from analysis.evidence.attribution.cues import Attribution
from analysis.evidence.quotation.people import resolved
from analysis.evidence.quotation.said import look_at_sources
from analysis.evidence.quotation.speakers import GOES_ON, find_speakers, outside_cues
from analysis.text.classes import word_list
from analysis.words.reading import Reading


def says(reading: Reading, cue: Attribution) -> bool:
    """Whether who is cited says something, and may go on; who asks is answered."""
    return cue.category == "statement" and reading.text[cue.start : cue.end].lower() not in word_list("questions")


def find_names(reading: Reading) -> list[str | None]:
    """The name of the speaker of each quotation of an article; None where nobody is known."""
    speakers = reading.once(find_speakers)
    speaks = dict.fromkeys((each.source for each in speakers), False)
    for cue in reading.once(outside_cues):
        source = Source(cue.source_start, cue.source_end, cue.source_type)
        speaks[source] = speaks.get(source, False) or says(reading, cue)
    sources = sorted(speaks.keys() - {NOBODY})
    resolves = resolved(reading, look_at_sources(reading, sources), [speaks[each] for each in sources])
    names = {source.start: name for source, name in zip(sources, resolves, strict=True)}
    found: list[str | None] = []
    for speaker in speakers:
        found.append(found[-1] if speaker.rule == GOES_ON else names.get(speaker.source.start))
    return found
