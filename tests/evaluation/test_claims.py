"""Agreement on what is attributed: the definitions on a text where every answer is known."""

import numpy as np
import pytest

from evaluation import claims
from evaluation.gold import GoldAttribution

TEXT = "“We will open the road,” said Ann Lee. Ms. Lee said it is short. Rain fell."


def spans(*words):
    return [(TEXT.index(each), TEXT.index(each) + len(each)) for each in words]


MARKED = [
    GoldAttribution(spans("Ann Lee"), spans("said"), spans("“We will open the road,”")),
    GoldAttribution(spans("Ms. Lee"), spans("Lee said"), spans("it is short")),
]


def test_marks_made_by_hand_say_the_same_as_ours_where_they_are_the_same():
    ours, theirs = claims.our_claims(TEXT), claims.marked_claims(TEXT, MARKED)
    assert ours.attributed.tolist() == theirs.attributed.tolist()
    assert (ours.sources, theirs.sources) == (1, 1)
    assert (ours.indirect, theirs.indirect) == (0.5, 0.5)


def test_nothing_marked_is_no_share_of_anything():
    nothing = claims.marked_claims(TEXT, [])
    assert not nothing.attributed.any()
    assert nothing.sources == 0
    assert np.isnan(nothing.indirect)


def test_marks_of_two_apostrophes_quote():
    text = "''We will,'' said Ann Lee."
    marked = GoldAttribution([(18, 25)], [(13, 17)], [(0, 11)])
    assert claims.marked_claims(text, [marked]).indirect == 0.0


def test_figures_of_pairs():
    ours, theirs = claims.our_claims(TEXT), claims.marked_claims(TEXT, MARKED[:1])
    content, share, number, indirect = claims.compared([(ours, theirs)] * 3 + [(theirs, ours)], "articles")
    assert content.figure(content.units) == pytest.approx(2 * (20 / 29) * (20 / 23) / (20 / 29 + 20 / 23))
    assert share.units[0].tolist() == [100 * 8 / 16, 100 * 5 / 16]
    assert number.units.tolist() == [[1, 1]] * 4
    assert indirect.units[0].tolist() == [0.5, 0.0]


def test_an_article_in_which_nobody_attributes_has_no_indirect_share():
    nothing, ours = claims.marked_claims(TEXT, []), claims.our_claims(TEXT)
    assert len(claims.compared([(ours, nothing)] * 4, "articles")[3].units) == 0
