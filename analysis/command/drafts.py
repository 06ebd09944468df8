"""`tearsheet compare OLD NEW`: two drafts side by side, and what was changed."""

from argparse import Namespace

import pandas as pd

from analysis.command.inputs import read_input, read_lexicons
from analysis.command.output import as_csv, as_json, in_bold, in_columns, in_lines, write
from analysis.command.record import in_a_line, lexicon_names, measured_with
from analysis.measures.compare import changes, compare
from analysis.measures.norms import norms
from analysis.text.escaping import harmless


def work(options: Namespace) -> int:
    """Compare two drafts; the exit status."""
    lexicons = read_lexicons(options.lexicon)
    old, new = (read_input(name) for name in (options.old, options.new))
    measures = compare({"old": old.article, "new": new.article}, lexicon=lexicons, norms=options.norms)
    changed = changes(old.article, new.article, lexicon=lexicons)
    files = {"old": {"file": old.name, "sha256": old.sha256}, "new": {"file": new.name, "sha256": new.sha256}}
    if options.json:
        record = measured_with() | {"lexicons": lexicon_names(lexicons)}
        write(as_json({"measured_with": record, **files, "measures": measures, "changes": changed}), plain=False)
    elif options.csv:
        table = pd.DataFrame(measures).assign(
            file=[old.name, new.name], sha256=[old.sha256, new.sha256], measured_with=in_a_line(lexicons)
        )
        write(as_csv(table), plain=False)
    else:
        told = [harmless(f"{side}: {each['file']}, sha256 {each['sha256']}") for side, each in files.items()]
        if options.norms:
            held = norms(options.norms).attrs
            told.append(harmless(f"percentiles: among {held['articles']:,} {held['label']}"))
        heads = in_bold("The two drafts"), in_bold("What was changed")
        same = "nothing: the headline, sentences, hedges and attributions are the same"
        listed = _listed(changed) or [same]
        text = [*told, "", heads[0], in_columns(measures), "", heads[1], *listed, "", in_a_line(lexicons)]
        write("\n".join(text), plain=True)
    return 0


def _listed(changed: pd.DataFrame) -> list[str]:
    """What was changed, in lines: old words after a minus sign, new ones below them after a plus sign."""
    whole = changed["what"].isin(("headline", "sentence"))
    lines = []
    for row in changed[whole].itertuples():
        lines.append(f"{row.what} {row.change}")
        lines += [in_lines(str(text), mark) for mark, text in (("  - ", row.old), ("  + ", row.new)) if text]
    for (what, change), rows in changed[~whole].groupby(["what", "change"]):
        lines.append(in_lines(f"{what}s {change}: {', '.join(rows['old'] + rows['new'])}", ""))
    return lines
