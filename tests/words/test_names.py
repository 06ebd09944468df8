"""Which words are written as names, and which sentences as headlines."""

import pytest

from analysis.article.parse import parse_article
from analysis.words.names import headlines, name_runs, names
from analysis.words.reading import Reading

LEAD = "The council met again on that day and talked for an hour.\n\n"


def reading(text):
    return Reading(parse_article(LEAD + text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They asked Anna Berg about it.", ["Anna Berg"]),
        ("Anna Berg was asked about it.", ["Anna Berg"]),  # a given name and a capital
        ("Ovidiu Berg was asked about it.", ["Ovidiu Berg"]),  # a name follows, and it is nowhere small
        ("Tovian was asked. They heard from Tovian.", ["Tovian", "Tovian"]),  # a name elsewhere
        ("They went to the U.S. and to Baden-Baden.", ["U.S", "Baden-Baden"]),
        ("Nobody was asked about it.", []),
        ("They said: “Nobody was asked.” It was: No.", []),
        ("If I’m right, I am alone.", []),
        ("Rain fell. Some rain stayed.", []),
        ("Voters Of Hale Want a New Bridge.", []),  # its capitals tell nothing
        ("They live in Hale now. Voters Of Hale Want a New Bridge.", ["Hale", "Hale"]),
        ("Grace helped. Mark my words. Will it rain?", []),  # given names that stand alone tell nothing
        ("They ran. Ann left.", []),  # though in the list
        ("They ran. Jack Kelly left with a jack.", ["Jack Kelly"]),  # behind it a name, so that it is one
        ("They had lost all hope. Nobody came.", []),  # a given name written small
        ("They heard Ann. Nobody came.", ["Ann"]),
        ("They live in Hale. Mark my words.", ["Hale"]),  # a given name behind a name, and a small word behind it
        ("They ran. Hope, Berg said, was lost.", ["Berg"]),  # a comma stands between
        ("They ran. Hope rose. Grace Berg left.", ["Grace Berg"]),
        ("Theresa Quoll Quits Over Dam.", ["Theresa Quoll"]),  # the surname of a given name, in a headline
        ("Rain Quoll had not seen fell. They had seen rain.", ["Quoll"]),  # elsewhere written small
        ("", []),
    ],
)
def test_names_of_an_article(text, expected):
    read = reading(text)
    words = read.article.text
    found = name_runs(read, read.once(names))
    runs = [words[read.prose.starts[first] : read.prose.ends[last]] for first, last in found]
    assert runs == expected
    assert sum(read.once(names)) == sum(last + 1 - first for first, last in found)


def test_names_of_several_articles_are_those_of_each():
    articles = [
        parse_article(text)
        for text in (
            "Tovian was asked. They heard from Tovian. He ran",
            "Ovidiu Berg was asked. Nobody came.",
            "Theresa Quoll Quits Over Dam.\n\nOvidiu came. Tovian came.",
        )
    ]
    alone = [[Reading(each).prose.words[at] for at in Reading(each).once(names).nonzero()[0]] for each in articles]
    assert alone == [["Tovian", "Tovian"], ["Ovidiu", "Berg"], ["Theresa", "Quoll"]]
    together = Reading(*articles)
    assert [together.prose.words[at] for at in together.once(names).nonzero()[0]] == [
        word for own in alone for word in own
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storm May Hit Coast by Friday", True),
        ("MAYOR TO QUIT, AIDES FEAR", True),
        ("They saw President Anna Berg in New York.", False),
        ("They saw it.", False),
    ],
)
def test_headlines(text, expected):
    assert bool(reading(text).once(headlines)[-1]) is expected
