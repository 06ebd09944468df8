"""The measures as features: what scikit-learn asks of a transformer, and what we say where it is missing."""

import os
import pickle
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest

import analysis as a

TEXTS = ["“It may rain,” Anna Berg said. It rained before.", "Bridge Closed\n\nNobody knew why it had closed.", ""]


@pytest.fixture(scope="module")
def sklearn():
    return pytest.importorskip("sklearn", reason="the sklearn extra is not installed")


def test_what_scikit_learn_checks_of_every_estimator(sklearn):
    from sklearn.utils.estimator_checks import check_estimator

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says which of its checks do not apply to texts
        results = check_estimator(a.TearsheetFeatures(), on_fail=None)
    assert {each["status"] for each in results} == {"passed"}


# scikit-learn leaves these out for whatever takes no table of numbers, though they hold for any estimator.
@pytest.mark.parametrize(
    "check",
    [
        "check_parameters_default_constructible",
        "check_no_attributes_set_in_init",
        "check_get_params_invariance",
        "check_set_params",
        "check_estimator_repr",
        "check_estimator_cloneable",
        "check_estimator_tags_renamed",
        "check_valid_tag_types",
        "check_mixin_order",
    ],
)
def test_and_more_of_its_checks(sklearn, check):
    from sklearn.utils import estimator_checks

    getattr(estimator_checks, check)("TearsheetFeatures", a.TearsheetFeatures())


def test_the_numbers_are_those_of_a_profile(sklearn):
    features = a.TearsheetFeatures()
    found = features.fit_transform(TEXTS)
    names = list(features.get_feature_names_out())
    table = a.profile_texts(pd.DataFrame({"text": TEXTS}), intervals=False)
    assert found.shape == (3, len(names))
    np.testing.assert_array_equal(found, table[names].to_numpy(dtype=float))
    assert "hedges_per_1000_words" in names
    assert not {"words", "hedges", "sentiment_low"} & set(names)
    assert np.isnan(found[2]).all()


@pytest.mark.parametrize("kind", [list, tuple, pd.Series, np.array, lambda texts: np.array(texts, dtype=object), iter])
def test_texts_in_any_row(sklearn, kind):
    features = a.TearsheetFeatures(columns=["words", "hedges"])
    assert features.fit(TEXTS).transform(kind(TEXTS)).tolist() == [[9, 1], [6, 0], [0, 0]]


def test_in_a_pipeline_with_a_column_and_as_a_frame(sklearn):
    from sklearn.base import clone
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    frame = pd.DataFrame({"text": TEXTS[:2] * 4, "label": [0, 1] * 4})
    columns = ColumnTransformer([("how", a.TearsheetFeatures(), "text")])
    model = make_pipeline(columns, SimpleImputer(keep_empty_features=True), LogisticRegression())
    assert clone(model).fit(frame, frame["label"]).predict(frame).tolist() == [0, 1] * 4
    shown = a.TearsheetFeatures(columns=["hedges"]).set_output(transform="pandas").fit_transform(frame["text"])
    assert list(shown.columns) == ["hedges"]
    assert pickle.loads(pickle.dumps(a.TearsheetFeatures(["hedges"]))).get_params()["columns"] == ["hedges"]


def test_a_lexicon_reaches_it(sklearn):
    lexicon = a.load_lexicon("hedges").drop("may")
    assert a.TearsheetFeatures(["hedges"], lexicon=lexicon).fit_transform(TEXTS[:1]).tolist() == [[0]]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("It may rain.", r"such as \[text\], not str"),
        (3, "not int"),
        (pd.DataFrame({"text": TEXTS}), "one column of texts"),
        (np.array([TEXTS]), "one column of texts"),
        ([*TEXTS, None], "text 3: an article is text"),
    ],
)
def test_what_are_no_texts_says_so(sklearn, texts, message):
    with pytest.raises(a.TearsheetError, match=message):
        a.TearsheetFeatures().fit_transform(texts)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (["section"], r"columns names no number of a profile: section \(profile_schema\(\) lists them\)$"),
        (["hedge"], r"did you mean hedges\?$"),
        ("hedges", r"columns is a list of names, such as \['hedges'\]"),
    ],
)
def test_columns_are_numbers_of_a_profile(sklearn, columns, said):
    with pytest.raises(a.TearsheetError, match=said):
        a.TearsheetFeatures(columns).fit(TEXTS)


def test_without_scikit_learn_it_says_what_it_needs(tmp_path):
    code = (
        "import sys; sys.modules['sklearn'] = None\nfrom analysis import *\n"
        "try:\n    TearsheetFeatures()\nexcept TearsheetError as error:\n    print(error)"
    )
    environment = os.environ | {"PYTHONPATH": os.path.dirname(os.path.dirname(a.__file__))}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.startswith("TearsheetFeatures needs sklearn"), done.stderr
    assert "pip install 'scikit-learn>=" in done.stdout
