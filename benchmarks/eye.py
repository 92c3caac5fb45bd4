"""What the eye sees of the whole phone's screens, against what stands in their widget trees.

    python benchmarks/eye.py [--phones 30]

Phones of the train split whose seeds no training met; two screens of a random walk over each.
"""

from __future__ import annotations

import argparse

from phoneagent.models.small.parts import load_eye
from phoneagent.statistics import wilson
from phoneagent.training.small.pictures import screens
from phoneagent.training.small.vision import measure

FIRST = 900_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phones", type=int, default=30)
    asked = parser.parse_args()
    pictures = [shown for number in range(asked.phones) for shown in screens(FIRST + number, 2, "full")]
    score = measure(load_eye(), pictures)
    low, high = wilson(score.found, score.there)
    print(f"{len(pictures)} screens, {score.there} icons, switches and boxes on them")
    print(f"found and named rightly: {score.recall:.1%}, 95 % interval {low:.1%} to {high:.1%}")
    print(f"of what was named, right: {score.precision:.1%} of {score.said}")
    print(f"marks of lines (field, focus, chosen) right: {score.marks_right:.1%}")


if __name__ == "__main__":
    main()
