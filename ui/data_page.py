"""A training set as one HTML file: some rows of each kind with their pictures, targets framed; no network."""

from __future__ import annotations

import base64
import json
import os
from collections import Counter, defaultdict
from html import escape
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from phoneagent.training.data.card import thumb
from phoneagent.training.data.rows import KINDS, Row
from phoneagent.training.data.shards import RowSet, splits_in

ROWS_A_KIND = 12
_HISTORY = 4


def write_page(folder: Path, rows_a_kind: int = ROWS_A_KIND) -> Path:
    """Write the page into the folder of a set.

    Raises:
        DataError: if it holds no rows.
    """
    path = folder / "page.html"
    fresh = path.with_suffix(".part")
    fresh.write_text(page(folder, rows_a_kind), "utf-8")
    os.replace(fresh, path)
    return path


def page(folder: Path, rows_a_kind: int) -> str:
    """The whole page: the rows of a kind are spread evenly over the set."""
    counts: Counter[str] = Counter()
    for split in splits_in(folder) or ["train"]:
        for row in RowSet(folder, split):
            counts[row.kind] += 1
    every = {kind: max(1, count // rows_a_kind) for kind, count in counts.items()}
    chosen: dict[str, list[Row]] = defaultdict(list)
    met: Counter[str] = Counter()
    for split in splits_in(folder):
        for row in RowSet(folder, split):
            if met[row.kind] % every[row.kind] == 0 and len(chosen[row.kind]) < rows_a_kind:
                chosen[row.kind].append(row)
            met[row.kind] += 1
    kinds = [kind for kind in KINDS if counts[kind]]
    links = " ".join(f'<a href="#{kind}">{kind} <b>{counts[kind]:,}</b></a>' for kind in kinds)
    sections = "\n".join(_section(kind, counts[kind], chosen[kind]) for kind in kinds)
    style = files("ui").joinpath("assets", "data.css").read_text("utf-8")
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(folder.name)} · phoneagent training set</title>
<style>{style}</style>
</head>
<body>
<header>
<p class="brand">phoneagent training set</p>
<h1>{escape(folder.resolve().name)}</h1>
<p class="sum">{sum(counts.values()):,} rows</p>
<nav>{links}</nav>
</header>
{sections}
</body>
</html>
"""


def _section(kind: str, count: int, rows: list[Row]) -> str:
    cards = "\n".join(map(_card, rows))
    head = f"<h2>{kind} <small>{count:,} rows</small></h2><p>{escape(KINDS[kind])}</p>"
    return f'<section id="{kind}">{head}<div class="rows">{cards}</div></section>'


def _card(row: Row) -> str:
    buffer = BytesIO()
    thumb(row).save(buffer, "JPEG", quality=80)
    picture = f"data:image/jpeg;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    said = json.loads(row.answer)
    action = said.pop("action")
    answer = f"{action}({', '.join(f'{key}={value!r}' for key, value in said.items())})"
    history = row.history[-_HISTORY:]
    left_out = f"<li>… {len(row.history) - len(history)} before</li>" if len(row.history) > len(history) else ""
    past = "".join(f"<li>{escape(_told(turn.call))}{_result(turn.result)}</li>" for turn in history)
    thought = f'<p class="thought">{escape(row.thought)}</p>' if row.thought else ""
    where = " · ".join(part for part in (row.split, row.template, row.locale, row.source) if part)
    return f"""<article>
<img src="{picture}" alt="{escape(row.goal)}">
<div>
<p class="goal">{escape(row.goal)}</p>
{f"<ol>{left_out}{past}</ol>" if past else ""}
{thought}<p class="answer"><code>{escape(answer)}</code></p>
<p class="where">{escape(where)}</p>
</div>
</article>"""


def _told(call: str) -> str:
    said = json.loads(call)
    action = said.pop("action")
    return f"{action}({', '.join(map(str, said.values()))})"


def _result(result: str) -> str:
    return f" <em>{escape(result)}</em>" if result not in ("", "ok") else ""
