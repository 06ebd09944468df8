"""`tearsheet ARTICLE...`: each article measured, as a table in a terminal, as CSV or as JSON."""

from argparse import Namespace

import pandas as pd

from analysis.article.article import Article
from analysis.command.inputs import Input, read_inputs, read_lexicons
from analysis.command.output import as_csv, as_json, in_bold, in_columns, in_lines, write
from analysis.command.record import in_a_line, lexicon_names, measured_with
from analysis.lexicons.lexicon import Lexicon, lexicons_by_kind
from analysis.measures.columns import COMPARED
from analysis.measures.findings import findings
from analysis.measures.norms import SHIPPED, comparable, standing
from analysis.measures.profile import profile
from analysis.text.escaping import harmless


def work(options: Namespace) -> int:
    """Measure articles and write what came of it; the exit status."""
    lexicons = read_lexicons(options.lexicon)
    inputs = read_inputs(options.articles)
    if not inputs:
        return 1
    form = _json if options.json else _csv if options.csv else _text
    write(form(inputs, options, lexicons), plain=not (options.json or options.csv))
    return 3 if len(inputs) < len(options.articles) else 0


def _profile(article: Article, options: Namespace, lexicons: list[Lexicon]) -> pd.DataFrame:
    return profile(article, options.by, lexicon=lexicons, norms=options.norms)


def _findings(article: Article, options: Namespace, lexicons: list[Lexicon]) -> pd.DataFrame:
    return findings(article, options.norms or SHIPPED[0], lexicon=lexicons)


def _among(article: Article, options: Namespace, lexicons: list[Lexicon]) -> str:
    """Where the article stands among those that it is compared with, in a sentence."""
    whole = profile(article, "article", lexicon=lexicons).iloc[0]
    others = comparable(options.norms, lexicons_by_kind(lexicons))
    said = (standing(float(whole[measure]), measure, others).partition(" of 100 ")[0] for measure in COMPARED)
    known = ", ".join(each for each in said if each)
    label = others.attrs["label"]
    return f"Of 100 {label}, it is {known}." if known else f"Where it stands among {label} is not known."


def _json(inputs: list[Input], options: Namespace, lexicons: list[Lexicon]) -> str:
    articles = [
        {
            "file": each.name,
            "sha256": each.sha256,
            "title": each.article.title,
            "byline": each.article.byline,
            "by": options.by,
            "rows": _profile(each.article, options, lexicons),
            "findings": _findings(each.article, options, lexicons),
        }
        for each in inputs
    ]
    return as_json({"measured_with": measured_with() | {"lexicons": lexicon_names(lexicons)}, "articles": articles})


def _csv(inputs: list[Input], options: Namespace, lexicons: list[Lexicon]) -> str:
    tables = [
        pd.DataFrame(_profile(each.article, options, lexicons)).assign(file=each.name, sha256=each.sha256)
        for each in inputs
    ]
    table = pd.concat(tables, ignore_index=True).assign(measured_with=in_a_line(lexicons))
    return as_csv(table[["file", *(name for name in table if name != "file")]])


def _text(inputs: list[Input], options: Namespace, lexicons: list[Lexicon]) -> str:
    made = [_one(each, options, lexicons) for each in inputs]
    return "\n\n\n".join([*made, in_a_line(lexicons)])


def _one(each: Input, options: Namespace, lexicons: list[Lexicon]) -> str:
    """An article in a terminal: what it is, what the numbers say, its measures."""
    article = each.article
    head = [in_bold(harmless(article.title or each.name))]
    if article.byline:
        head.append(harmless(article.byline))
    head.append(harmless(f"{each.name}, sha256 {each.sha256}"))
    head += ["", *(in_lines(each) for each in _findings(article, options, lexicons)["finding"])]
    if options.norms:
        head += ["", in_lines(_among(article, options, lexicons))]
    return "\n".join(head) + "\n\n" + in_columns(_profile(article, options, lexicons))
