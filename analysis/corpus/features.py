"""The measures as features for scikit-learn."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd

from analysis.corpus.frames import ERROR, profile_schema, profile_texts
from analysis.errors import TearsheetError, did_you_mean
from analysis.lexicons.lexicon import Lexicons
from analysis.optional import needs
from analysis.tables import ENDS

_NAME = "TearsheetFeatures"
_BASES: tuple[type, ...] = ()
with suppress(TearsheetError):  # the name is there without scikit-learn too, and says what it needs when it is used
    _base = needs("sklearn.base", "sklearn", _NAME)
    _BASES = (_base.TransformerMixin, _base.BaseEstimator)


class TearsheetFeatures(*_BASES):  # type: ignore[misc]  # scikit-learn has no types
    """Texts in, one row of numbers a text out: a transformer for scikit-learn's pipelines.

    Nothing is learned from the texts: a row depends on its text alone. A score that so little text cannot give is NaN,
    which some models take as it is; others need an imputer before them.

    Parameters
    ----------
    columns : sequence of str, optional
        Columns of a profile by article. If none are named, all rates and scores (not counts, which grow with the
        text, and not the ends of intervals).
    lexicon : Lexicon or list of Lexicon, optional
        As in `profile`.
    progress : bool
        Whether to show how far it is.

    Raises
    ------
    TearsheetError
        Where scikit-learn is not installed; when it transforms, for a text that cannot be measured, with its number.

    Examples
    --------
    >>> features = TearsheetFeatures(columns=["hedges_per_1000_words", "quoted_words_percent"])
    >>> features.fit_transform(["It may rain.", "“It will,” she said."]).round(1)
    array([[333.3,   0. ],
           [  0. ,  50. ]])
    """

    def __new__(cls, *_args: Any, **_named: Any) -> "TearsheetFeatures":
        """See that scikit-learn is there."""
        needs("sklearn", "sklearn", _NAME)
        made: TearsheetFeatures = super().__new__(cls)
        return made

    def __init__(self, columns: Sequence[str] | None = None, lexicon: Lexicons = None, progress: bool = False):
        self.columns = columns
        self.lexicon = lexicon
        self.progress = progress

    def fit(self, texts: Iterable[str], y: object = None) -> "TearsheetFeatures":
        """Nothing is learned; `columns` are checked."""
        self._names()
        return self

    def transform(self, texts: Iterable[str]) -> np.ndarray:
        """One row a text, in order, with the columns of `get_feature_names_out`."""
        names = self._names()
        listed = pd.DataFrame({"text": pd.Series(_as_list(texts), dtype=object)})
        ends = any(name.endswith(ENDS) for name in names)
        table = profile_texts(listed, intervals=ends, lexicon=self.lexicon, progress=self.progress)
        wrong = np.flatnonzero(table[ERROR].notna())
        if len(wrong):
            raise TearsheetError(f"text {wrong[0]}: {table[ERROR].iloc[wrong[0]]}")
        return table[names].to_numpy(dtype=float, na_value=np.nan)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray:
        """The names of the columns."""
        return np.array(self._names(), dtype=object)

    def _names(self) -> list[str]:
        schema = profile_schema(lexicon=self.lexicon)
        if self.columns is None:
            return [name for name, kind in schema.items() if kind == "float64" and not name.endswith(ENDS)]
        numbers = [name for name, kind in schema.items() if kind != "str"]
        wrong = [str(name) for name in self.columns if name not in numbers]
        if isinstance(self.columns, str):
            raise TearsheetError(f"columns is a list of names, such as [{self.columns!r}], not one name")
        if wrong:
            near = did_you_mean(wrong[0], numbers)
            raise TearsheetError(
                f"columns names no number of a profile: {', '.join(wrong)} (profile_schema() lists them){near}"
            )
        return list(self.columns)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array, tags.input_tags.allow_nan = True, False, False
        tags.requires_fit, tags.no_validation = False, True
        return tags


def _as_list(texts: object) -> list[Any]:
    """The texts, one by one; a table or a single text is something else."""
    if isinstance(texts, pd.DataFrame) or (isinstance(texts, np.ndarray) and texts.ndim != 1):
        raise TearsheetError(f"{_NAME} takes one column of texts, such as frame['text'], not a table")
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise TearsheetError(f"{_NAME} takes texts, one an article, such as [text], not {type(texts).__name__}")
    return list(texts)
