"""Write `analysis/text/data/syllables.txt`: how many syllables textstat finds in each word of CMUdict.

Line `n` holds the words of `n` syllables. Run it again after an update of the dictionary; a test holds the file to it.
"""

from collections import defaultdict
from pathlib import Path

from analysis.text.vocabulary import pronounced, textstat_offline

PLACE = Path(__file__).resolve().parent.parent / "analysis" / "text" / "data" / "syllables.txt"


def lines() -> list[str]:
    """The lines of the file."""
    words = defaultdict(list)
    with textstat_offline() as textstat:
        for word, (sounds, *_) in pronounced().items():
            # of a plain word, what textstat does with it, without the way there
            plain = sum(sound[-1].isdigit() for sound in sounds)
            words[max(plain if word.isalpha() else textstat.syllable_count(word), 1)].append(word)
    return [" ".join(words[number]) for number in range(1, max(words) + 1)]


if __name__ == "__main__":
    PLACE.write_text("\n".join(lines()) + "\n", encoding="ascii")
