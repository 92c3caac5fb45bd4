"""What a training set holds, for a person: a card in Markdown with counts, and a sheet of its pictures."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from devices.virtual import fonts
from phoneagent.training.data.rows import KINDS, Row
from phoneagent.training.data.shards import PLAN, RowSet, splits_in

CARD, SHEET = "README.md", "contact_sheet.jpg"
THUMB_PX = (180, 400)
CAPTION_PX = 44
COLUMNS = 6
A_KIND = 2


def write_card(folder: Path) -> Path:
    """Write card and sheet into the folder of a set."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    facts: dict[str, Counter[str]] = defaultdict(Counter)
    pictures: set[int] = set()
    shown: dict[str, list[Row]] = defaultdict(list)
    for split in splits_in(folder):
        for row in RowSet(folder, split):
            counts[split][row.kind] += 1
            facts["source"][row.source] += 1
            facts["locale"][row.locale or "not said"] += 1
            facts["template"][row.template or "none"] += 1
            facts["answer"][json.loads(row.answer)["action"]] += 1
            facts["size"][f"{row.width_px} x {row.height_px}"] += 1
            pictures.add(hash(row.picture))
            if len(shown[row.kind]) < A_KIND and _phone(row) not in map(_phone, shown[row.kind]):
                shown[row.kind].append(row)
    sheet([row for kind in KINDS for row in shown[kind]]).save(folder / SHEET, quality=85)
    (folder / CARD).write_text(_card(folder, counts, facts, len(pictures)), "utf-8")
    return folder / CARD


def _phone(row: Row) -> str:
    return str(row.seed) if row.seed >= 0 else row.episode


def _card(folder: Path, counts: dict[str, Counter[str]], facts: dict[str, Counter[str]], pictures: int) -> str:
    plan = json.loads((folder / PLAN).read_text("utf-8")) if (folder / PLAN).exists() else {}
    size_mb = sum(path.stat().st_size for path in folder.glob("*.parquet")) / 1e6
    splits = list(counts)
    total = {split: sum(counts[split].values()) for split in splits}
    lines = [
        f"# Training set: {plan.get('source', folder.name)}",
        "",
        f"{sum(total.values()):,} rows on {pictures:,} pictures, {size_mb:.1f} MB of Parquet. The columns are"
        " described in phoneagent's docs/training.md.",
        "",
        f"| kind | what is asked | {' | '.join(splits)} |",
        f"|---|---|{'---|' * len(splits)}",
        *(
            f"| {kind} | {said} | {' | '.join(f'{counts[split][kind]:,}' for split in splits)} |"
            for kind, said in KINDS.items()
            if any(counts[split][kind] for split in splits)
        ),
        f"| all | | {' | '.join(f'{total[split]:,}' for split in splits)} |",
        "",
        *(_table(name, counter) for name, counter in facts.items()),
        "## Pictures",
        "",
        f"![Some rows of each kind, the target framed]({SHEET})",
        "",
        "## How it was made",
        "",
        "```json",
        json.dumps(plan, ensure_ascii=False, indent=1),
        "```",
        "",
        "The same settings make the same bytes. No phone of the virtual phone's sealed split is in it.",
        "",
    ]
    return "\n".join(lines)


def _table(name: str, counter: Counter[str]) -> str:
    most = counter.most_common(40)
    more = f"\n\n... and {len(counter) - len(most)} more." if len(counter) > len(most) else ""
    return f"## By {name}\n\n" + ", ".join(f"{key}: {count:,}" for key, count in most) + more + "\n"


def sheet(rows: Sequence[Row]) -> Image.Image:
    """Rows as small pictures with kind and goal under each, the target framed."""
    cell_px = (THUMB_PX[0] + 12, THUMB_PX[1] + CAPTION_PX + 12)
    deep = max(1, -(-len(rows) // COLUMNS))
    whole = Image.new("RGB", (COLUMNS * cell_px[0] + 12, deep * cell_px[1] + 12), "#f5f6fa")
    for number, row in enumerate(rows):
        left, top = 12 + number % COLUMNS * cell_px[0], 12 + number // COLUMNS * cell_px[1]
        whole.paste(thumb(row), (left, top))
        _write(whole, row.kind, (left, top + THUMB_PX[1] + 2), 12, "#ff3d71")
        for line, words in enumerate(fonts.wrap(row.goal, 11, False, THUMB_PX[0], 2)):
            _write(whole, words, (left, top + THUMB_PX[1] + 17 + 13 * line), 11, "#171a24")
    return whole


def thumb(row: Row) -> Image.Image:
    """A row's picture made small, its target framed."""
    with Image.open(BytesIO(row.picture)) as picture:
        small = picture.convert("RGB")
    small.thumbnail(THUMB_PX)
    if row.box:
        x, y = small.width / row.width_px, small.height / row.height_px
        left, top, right, bottom = row.box
        ImageDraw.Draw(small).rectangle((left * x - 1, top * y - 1, right * x, bottom * y), outline="#ff3d71", width=2)
    return small


def _write(whole: Image.Image, words: str, at: tuple[int, int], size_px: float, ink: str) -> None:
    """Words in the virtual phone's fonts, which know every script of its screens."""
    glyphs = fonts.text_mask(words, size_px)
    baseline = at[1] + fonts.baseline_px(size_px, round(1.2 * size_px))
    whole.paste(ink, (at[0] + glyphs.left_px, baseline + glyphs.top_px), glyphs.mask)
