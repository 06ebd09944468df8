"""Made-up tables with the columns of the measures, and questions to ask of a figure."""

from itertools import combinations

import numpy as np
import pandas as pd
from matplotlib.text import Text

from analysis.figures.sheet_parts import Sheet
from analysis.measures.intervals import rate_columns
from analysis.measures.norms import norms

LONG = "A section with a heading that goes on and on, far longer than any editor would let it"
NAMES = ["What the inspectors found", LONG, "Who pays?", "Conclusion"]
MANY = [f"{number}. {LONG}" for number in range(1, 26)]
FORMULAS = ["flesch_reading_ease", "flesch_kincaid_grade"]
KINDS = ["speech", "fragment", "title", "scare", "nickname"]
SPEAKERS = ["Ada Byron", None, "a clerk at the ministry who asked not to be named"]


def tables(names=NAMES, nan=(), seed=1):
    """One table a measure, as `readability`, `hedging` ... give them, and the evidence."""
    generator = np.random.default_rng(seed)
    words = generator.integers(40, 120, len(names))
    base = pd.DataFrame({"section": names, "words": words, "sentences": words // 18})
    made = {"base": base}
    scores = [bounded(generator, name, len(names), 12, 2, nan) for name in FORMULAS]
    made["readability"] = base.assign(**scores[0], **scores[1])
    tone = bounded(generator, "sentiment", len(names), 0, 0.3, nan)
    made["sentiment"] = base.assign(**tone)
    for summary, name in (("hedging", "hedges"), ("attribution", "attributions")):
        counts = generator.poisson(1.5, len(names))
        made[summary] = base.assign(**rate_columns(name, counts, words, np.arange(len(names)), len(names)))
        made[name] = evidence(generator, words.sum(), counts.sum(), ["may", "said", "could"])
    kinds = {f"quotes_{kind}": generator.poisson(0.8, len(names)) for kind in KINDS}
    quotation = base.assign(**kinds)
    spoken = 9 * quotation["quotes_speech"] + 3 * quotation["quotes_fragment"]
    made["quotation"] = quotation.assign(quoted_words_percent=100 * spoken / words)
    quotes = evidence(generator, words.sum(), 15, ["“a deep cut”", "“we will see about that”"])
    made["quotes"] = quotes.assign(kind=KINDS * 3, words=np.arange(15) + 1, speaker=SPEAKERS * 5)
    made["sentences"] = sentences(generator, base)
    made["sources"] = sources()
    content = made["attributions"]["start"] + 12
    cited = [SPEAKERS[number % 3] for number in range(len(content))]
    made["attributions"] = made["attributions"].assign(
        source_name=cited, content_start=content, content_end=content + 30
    )
    return made


def sources(names=("Ada Byron", "the ministry", "a clerk at the ministry who asked not to be named", "Bo")):
    rows = [(name, "unnamed", number, 2 * number, 1) for number, name in enumerate(names)]
    table = pd.DataFrame(rows, columns=["name", "source_type", "direct", "mixed", "indirect"])
    return table.assign(attributions=table[["direct", "mixed", "indirect"]].sum(axis=1))


def bounded(generator, name, count, middle, spread, nan):
    values = generator.normal(middle, spread, count)
    values[list(nan)] = np.nan
    low, high = (generator.uniform(spread, 2 * spread, count) for _ in range(2))
    return {name: values, f"{name}_low": values - low, f"{name}_high": values + high}


def evidence(generator, words, count, texts):
    """Spans somewhere in a text in which every word takes six characters."""
    start = 6 * np.sort(generator.integers(0, words - 5, count))
    text = [texts[number % len(texts)] for number in range(count)]
    return pd.DataFrame({"start": start, "end": start + 5, "text": pd.array(text, dtype="str")})


def sentences(generator, base):
    rows, at = [], 0
    for name, words, count in base.itertuples(index=False):
        for number in range(count):
            own = words // count + (words % count if number == 0 else 0)
            voice = "quoted" if number == 1 else "reporter"
            rows.append((name, len(rows) + 1, voice, 6 * at, 6 * (at + own) - 1, " ".join(["abcde"] * own), own))
            at += own
    columns = ["section", "sentence", "voice", "start", "end", "text", "words"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(sentiment=generator.normal(0, 0.4, len(frame)).clip(-1, 1))


def profile(made, names="section"):
    """The summaries side by side."""
    profile = made["base"].rename(columns={"section": names})
    for name in ("readability", "hedging", "attribution", "sentiment", "quotation"):
        profile = profile.join(made[name].iloc[:, 3:])
    return profile


def voices(seed=3):
    made = profile(tables(["reporter", "quoted"], seed=seed), "voice")
    return made.assign(words=[412, 63])


def sheet(names=NAMES, title="A title of an article", byline="A. Reporter", nan=(), among="us-political-news-2016"):
    made = tables(names, nan)
    whole = profile(tables(["whole"], seed=5), "article")
    texts = (made[name] for name in ("sentences", "hedges", "attributions", "quotes"))
    return Sheet(title, byline, whole, profile(made), voices(), *texts, among and norms(among))


def texts(figure):
    """Every piece of text that a reader sees, with the box that it fills, in pixels."""
    figure.canvas.draw()
    outside = set()
    for ax in [each for parent in figure.axes for each in (parent, *parent.child_axes)]:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            hidden = not ax.axison
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if hidden or not low <= tick.get_loc() <= high:
                    outside |= {tick.label1, tick.label2}
            if hidden:
                outside |= {axis.label, axis.offsetText}
    found = []
    for text in figure.findobj(Text):
        if text.get_text().strip() and text.get_visible() and text not in outside:
            found.append((text.get_text(), text.get_window_extent()))
    return found


def overlaps(figure, slack=1.0):
    """Pairs of texts that lie on one another, and texts that run off the picture."""
    found = [(text, box) for text, box in texts(figure) if box.width > 0]
    pairs = [
        (one, other)
        for (one, a), (other, b) in combinations(found, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > slack and min(a.y1, b.y1) - max(a.y0, b.y0) > slack
    ]
    page = figure.bbox.padded(slack)
    off = [text for text, box in found if not (page.contains(box.x0, box.y0) and page.contains(box.x1, box.y1))]
    return pairs, off


def line(ax, label):
    """The values that the dots of a series stand at, and their rows."""
    (found,) = [each for each in ax.lines if each.get_label() == label]
    return found.get_xdata().tolist(), np.asarray(found.get_ydata(), dtype=float).tolist()


def intervals(ax, number=0):
    """The ends of the intervals of a series, row by row."""
    found = [each for each in ax.collections if each.get_label() == "_interval"][number]
    return [(float(a[0]), float(b[0])) for a, b in found.get_segments()]


def labels(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def written(ax):
    """The texts in an axes besides ticks, labels and titles."""
    return [text.get_text() for text in ax.texts]
