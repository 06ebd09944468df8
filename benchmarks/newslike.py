"""News-like text without end: sentences from patterns, with new names as real news has them.

Not a test of rightness, only of speed: about as many quotations, attributions, hedges, abbreviations and words that no
article before had as real ones have. In 924 articles of PolNeAR, one after the other, 45 of 1,000 words are new.
"""

import random

TURNS = 5  # of what is measured, each on texts of its own
PATTERNS = """
{name} said {day} that the {noun} {modal} {verb} the {adj} {noun} before {month} {num}.
“We {verb} the {noun}, and we will {verb} it again,” {name} said. “It is {adj} for every {noun} in {place}.”
The {noun} of {place} rose {num} percent in {month}, according to the {org}.
{Adj} {noun}s in {place} have {verb}ed the {noun} since {year}, when the U.S. government {verb}ed it.
Officials with the {org} told reporters that a {adj} {noun} {modal} {verb} about {num} {noun}s.
Critics, including {title} {name} of {place}, call the {noun} a “{adj} {noun},” a charge that the {org} denies.
But the {noun} was {adj}, and few {noun}s in {place} expect it to {verb} soon.
At {num} p.m. on {day}, {title} {name} (R-{place}) opened the {noun} with a {adj} {noun} worth ${num}.5 million.
“Is it {adj}?” asked {name}, who has led the {org} since {year}. “Perhaps. Nobody knows.”
The {org}, which is based in {place}, apparently {verb}ed its {noun} after the {adj} {noun} became public.
{name} did not respond to a request for comment; a spokesman for the {org} declined to {verb} the {noun}.
It is not clear whether the {noun} {modal} {verb} the {adj} {noun}s that {place} has seen this year.
A {adj} {noun} and a {adj} {noun} met in {place} on {month} {num} to {verb} the {noun} of the {noun}.
The {noun}’s {adj} {noun} isn’t {adj}, {name} wrote in a report that the {org} published on {day}.
In {year}, the {org} spent ${num} billion on {noun}s, more than any other {noun} in {place}.
“The {noun} will {verb},” {name} insisted, adding that {place} “{modal} not {verb} a {adj} {noun}.”
Prices fell, {noun}s closed, and the {adj} {noun} of {place} was, for many {noun}s, a {noun} too far.
Supporters believe that the {noun} {modal} {verb} the {noun}, though a study by the {org} suggests otherwise.
""".strip().splitlines()
WORDS = {
    kind: words.split()
    for kind, words in {
        "noun": (
            "plan policy budget court vote bill law report market company union school crisis attack deal rule "
            "trade tax strike border mayor senator voter worker river storm bridge hospital vaccine ballot debt "
            "farm"
        ),
        "verb": (
            "support reject open reach join offer follow answer repair attack defend protect fear trust hurt "
            "help collect borrow restor cancel demand present predict expand shift"
        ),
        "adj": (
            "new old bitter strong weak hopeful tragic historic public costly safe violent fair angry federal "
            "local great terrible modest quiet broad sudden likely certain dangerous successful"
        ),
        "modal": "may might could would will should can must",
        "day": "Monday Tuesday Wednesday Thursday Friday",
        "month": "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.",
        "title": "Sen. Rep. Gov. Dr. Mayor Judge President Secretary",
    }.items()
}
IN_THE_NEWS = 500  # names that may come again
NEW = 0.39  # of the names, so that 45 of 1,000 words are new
# The beginnings, middles and ends of syllables; some have no end.
ONSETS, VOWELS, CODAS = (
    sounds.split(",")
    for sounds in (
        "b,br,c,cl,d,dr,f,g,gr,h,j,k,kr,l,m,n,p,pr,r,s,st,t,tr,v,w",
        "a,e,i,o,u,ai,ea,oo",
        "l,m,n,nd,r,rd,s,st,t,ck,ng,",
    )
)


class NewsLike:
    """A repeatable source of articles; equal seeds give equal texts."""

    def __init__(self, seed: int = 1):
        self.random = random.Random(seed)
        self.names: list[str] = []

    def name(self) -> str:
        """A capitalised word that no dictionary holds: a new one, or one of the last that were in the news."""
        pick = self.random.choice
        if len(self.names) == IN_THE_NEWS and self.random.random() > NEW:
            return pick(self.names)
        new = "".join(pick(ONSETS) + pick(VOWELS) + pick(CODAS) for _ in range(2)).capitalize()
        if len(self.names) < IN_THE_NEWS:
            self.names.append(new)
        else:
            self.names[self.random.randrange(IN_THE_NEWS)] = new
        return new

    def fill(self, gap: str) -> str:
        """Something for a gap."""
        pick, number = self.random.choice, self.random.randint
        if gap == "name":
            return f"{self.name()} {self.name()}"
        if gap == "org":
            return f"{self.name()} {pick(['Institute', 'Department', 'Party', 'Association'])}"
        if gap in ("num", "year"):
            return str(number(2, 30) if gap == "num" else number(1950, 2020))
        return self.name() if gap == "place" else pick(WORDS["adj"]).capitalize() if gap == "Adj" else pick(WORDS[gap])

    def sentence(self) -> str:
        """One pattern, each of its gaps filled."""
        pieces = []
        for part in self.random.choice(PATTERNS).split("{"):
            gap, closed, rest = part.partition("}")
            pieces.append(self.fill(gap) + rest if closed else part)
        return "".join(pieces)

    def article(self, characters: int = 6500) -> str:
        """Paragraphs of one to three sentences, until there are that many characters."""
        paragraphs, size = [], 0
        while size < characters:
            paragraph = " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))
            paragraphs.append(paragraph)
            size += len(paragraph) + 2
        return "\n\n".join(paragraphs)

    def articles(self, number: int, characters: int = 6500) -> list[str]:
        """Several articles of about that size."""
        return [self.article(characters) for _ in range(number)]
