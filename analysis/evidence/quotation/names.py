"""The fullest name that an article has given so far for whoever says a quotation."""

from analysis.evidence.attribution.clauses import Source
from analysis.evidence.quotation.people import People
from analysis.evidence.quotation.speakers import GOES_ON, find_speakers, outside_cues
from analysis.words.quotation_marks import find_quotations
from analysis.words.reading import Reading


def find_names(reading: Reading) -> list[str | None]:
    """The name of the speaker of each quotation of an article; None where nobody is known."""
    people, outside = People(reading), reading.once(outside_cues)
    resolved: dict[int, str | None] = {}  # by where the cue stands
    found: list[str | None] = []
    indirect = 0  # who was cited without a quotation may be `she` in the next
    for quotation, speaker in zip(reading.once(find_quotations), reading.once(find_speakers), strict=True):
        while indirect < len(outside) and outside[indirect].start < quotation.start:
            said = outside[indirect]
            if said.source_type == "named person" and said.start not in resolved:
                resolved[said.start] = people.resolve(Source(said.source_start, said.source_end, said.source_type))
            indirect += 1
        if speaker.rule == GOES_ON:
            found.append(found[-1])
        elif speaker.cue is None:
            found.append(people.resolve(speaker.source))
        else:
            if speaker.at not in resolved:
                resolved[speaker.at] = people.resolve(speaker.source)
            found.append(resolved[speaker.at])
    return found
