"""Figures of a run: reduced to what other machines can compare, kept in figures.json, and compared to the last ones.

CPU time differs from machine to machine; how many bare views fit into a page differs much less.
"""

import json
from pathlib import Path

from tests.bench.cpu import Round

KEPT = Path(__file__).parent / "figures.json"
SLOWER = 1.2
Figures = dict[str, dict[str, float]]


def of(rounds: list[Round], bare: str, empty: str) -> Figures:
    """By page: CPU ms (the minimum of the rounds), as multiples of the bare view and of the empty page, and queries."""
    least = {name: min(one[name][0] for one in rounds) for name in rounds[0]}
    return {
        name: {
            "cpu_ms": round(ms, 3),
            "bare": round(ms / least[bare], 2),
            "empty": round(ms / least[empty], 3),
            "queries": min(one[name][1] for one in rounds),
        }
        for name, ms in sorted(least.items(), key=lambda pair: pair[1])
    }


def slower(found: Figures) -> list[str]:
    """A line for each page that costs over 20 % more bare views than when figures were kept, or more queries."""
    kept = read()
    lines = []
    for name in [name for name in found if name in kept]:
        now, then = found[name], kept[name]
        if now["bare"] > SLOWER * then["bare"]:
            more = 100 * (now["bare"] / then["bare"] - 1)
            lines.append(f"SLOWER: {name}, {now['bare']:.1f} bare views, not {then['bare']:.1f}: {more:.0f} % more.")
        if now["queries"] > then["queries"]:
            lines.append(f"MORE QUERIES: {name}, {now['queries']:.0f} where {then['queries']:.0f} were.")
    return lines


def keep(found: Figures) -> None:
    """Make these the figures that later runs are compared to."""
    KEPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def read() -> Figures:
    """The figures kept last; none where there never were any."""
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
