#!/usr/bin/env python3
"""Makes tables and a chart of what run.sh measured.

    report.py FIGURES.tsv REPORT.md CHART.svg

The fields of a figure are: program, subject, input, unit, then median and quartiles of the nanoseconds a unit takes,
then the subject it is held against and median and quartiles of that ratio. A comment is `# key: value`.
"""
import html
import math
import sys
from typing import NamedTuple, Optional


class Spread(NamedTuple):
    median: float
    low: float
    high: float


class Figure(NamedTuple):
    program: str
    subject: str
    input: str
    unit: str
    time: Spread
    against: str
    ratio: Optional[Spread]


def read_figures(path):
    figures, notes = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# "):
                notes.append(line[2:])
                continue
            fields = line.split("\t")
            ratio = Spread(*map(float, fields[8:11])) if fields[7] else None
            figures.append(Figure(*fields[:4], Spread(*map(float, fields[4:7])), fields[7], ratio))
    return figures, notes


class Figures:
    def __init__(self, figures):
        self.all = figures
        self.programs = list(dict.fromkeys(f.program for f in figures))
        self.ours = [p for p in self.programs if p.startswith("smtp_reply")]
        self.peers = [p for p in self.programs if p not in self.ours]

    def get(self, program, subject, input_name):
        for f in self.all:
            if (f.program, f.subject, f.input) == (program, subject, input_name):
                return f
        return None


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def time_cell(figure):
    return number(figure.time.median) if figure else ""


def ratio_cell(figure):
    if not figure or not figure.ratio:
        return ""
    return f"{figure.ratio.median:.2f} ({figure.ratio.low:.2f} - {figure.ratio.high:.2f})"


# What is said of it, the subject, and what its two inputs are called behind "short" and "multi".
ROWS = [
    ("one buffer, `while (auto r = parse(buffer))`", "parse", ""),
    ("the same, the caller takes each enhanced code apart", "parse, and the enhanced code", ""),
    ("each reply in a view that ends with it", "parse, view ends with the reply", ""),
    ("one buffer, 10 % of the replies with UTF-8 text", "parse", " utf8"),
]
LIMITS = [("sum of all octets", "sum of octets", ""), ("`memchr` for LF", "memchr", "")]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def both(figures, program, subject, suffix):
    short = figures.get(program, subject, "short" + suffix)
    multi = figures.get(program, subject, "multi" + suffix)
    return [time_cell(short), ratio_cell(short), time_cell(multi), ratio_cell(multi)]


def how(program):
    """How one of ours was built: "g++ 12.2.0", "without SIMD, g++ 12.2.0"."""
    return program.replace("smtp_reply", "", 1).strip(" ,")


def report(figures, notes):
    parts = ["\n".join(f"- {note}" for note in notes if not note.startswith(("short", "multi"))) + "\n"]

    rows = []
    for text, subject, suffix in LIMITS:
        rows.append([text, "", *both(figures, figures.ours[0], subject, suffix)])
    for text, subject, suffix in ROWS:
        for program in figures.ours:
            rows.append([f"`parse`: {text}", how(program), *both(figures, program, subject, suffix)])
    parts.append("Nanoseconds, and the ratio to `memchr`, which ran over the same slice of 200 KB right before or behind:"
                 " medians over all slices and rounds, and quartiles in brackets.\n")
    parts.append(table(["what", "how", "short, ns a reply", "ratio", "multi, ns a line", "ratio"], rows))

    rows = []
    for program in figures.peers:
        for f in figures.all:
            if f.program == program and f.subject == "read" and f.input == "short":
                rows.append([program, *both(figures, program, "read", "")])
    if rows:
        parts.append("Each peer's own reader over a part of the same replies; the ratio is to its own `memchr` (Go: its"
                     " `bytes.IndexByte`).\n")
        parts.append(table(["peer", "short, ns a reply", "ratio", "multi, ns a line", "ratio"], rows))

    rows = []
    for f in figures.all:
        if f.program in figures.ours and f.unit in ("octet", "call"):
            ratio = f"{ratio_cell(f)} of `{f.against}`" if f.ratio else ""
            article = "an" if f.unit == "octet" else "a"
            rows.append([f"{f.subject}: {f.input}", how(f.program),
                         f"{number(f.time.median)} {article} {f.unit}", ratio])
    parts.append(table(["what", "how", "ns", "ratio"], rows))
    return "\n".join(parts)


# ---------------------------------------------------------------- the chart

WIDTH, LABEL, BAR, GAP, VALUE = 760, 250, 18, 7, 70
COLOURS = {"limit": "#8b95a1", "ours": "#0b6e4f", "peer": "#c9d1d9"}


def bars_of(figures, input_name):
    bars = []
    for text, subject in (("sum of all octets", "sum of octets"), ("memchr for LF, no more", "memchr")):
        f = figures.get(figures.ours[0], subject, input_name)
        if f:
            bars.append(("limit", text, f.time.median))
    for program in figures.ours:
        f = figures.get(program, "parse", input_name)
        if f:
            bars.append(("ours", program, f.time.median))
    peers = [figures.get(program, "read", input_name) for program in figures.peers]
    bars += sorted((("peer", f.program, f.time.median) for f in peers if f), key=lambda bar: bar[2])
    return bars


def panel(title, bars, top, lowest, highest):
    """One group of bars on a logarithmic scale, and where it ends."""
    scale = (WIDTH - LABEL - VALUE) / math.log10(highest / lowest)
    bottom = top + 30 + len(bars) * (BAR + GAP)
    out = [f'<text x="0" y="{top + 14}" font-weight="600">{html.escape(title)}</text>']
    tick = lowest
    while tick <= highest:
        x = LABEL + math.log10(tick / lowest) * scale
        out.append(f'<line x1="{x:.1f}" y1="{top + 26}" x2="{x:.1f}" y2="{bottom}" stroke="#e3e7eb"/>')
        out.append(f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle" fill="#57606a">{tick:,.0f} ns</text>')
        tick *= 10
    for i, (kind, text, value) in enumerate(bars):
        y = top + 30 + i * (BAR + GAP)
        width = max(math.log10(value / lowest) * scale, 1)
        out.append(f'<text x="{LABEL - 8}" y="{y + 13}" text-anchor="end">{html.escape(text)}</text>')
        out.append(f'<rect x="{LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{COLOURS[kind]}"/>')
        out.append(f'<text x="{LABEL + width + 6:.1f}" y="{y + 13}">{number(value)}</text>')
    return out, bottom + 30


def chart(figures, notes):
    panels = [("Single-line replies, nanoseconds a reply", bars_of(figures, "short")),
              ("Multi-line replies, nanoseconds a line", bars_of(figures, "multi"))]
    values = [value for _, bars in panels for _, _, value in bars]
    lowest = min(1.0, 10.0 ** math.floor(math.log10(min(values))))
    highest = 10.0 ** math.ceil(math.log10(max(values)))
    body, top = [], 16
    for title, bars in panels:
        drawn, top = panel(title, bars, top, lowest, highest)
        body += drawn
    where = ", ".join(note.split(": ", 1)[1] for note in notes if note.startswith(("machine: ", "date: ")))
    body.append(f'<text x="0" y="{top + 6}" fill="#57606a">Less is better; each step of the scale is ten times the one'
                f' before. {html.escape(where)}</text>')
    height = top + 18
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 0 {WIDTH + 32} {height}" width="{WIDTH + 32}"'
        f' height="{height}" font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">',
        "<title>Time to read an SMTP reply</title>",
        f'<rect x="-16" width="{WIDTH + 32}" height="{height}" fill="#ffffff"/>', *body, "</svg>", ""])


def main():
    source, report_file, chart_file = sys.argv[1:]
    all_figures, notes = read_figures(source)
    figures = Figures(all_figures)
    with open(report_file, "w", encoding="utf-8") as out:
        out.write(report(figures, notes))
    with open(chart_file, "w", encoding="utf-8") as out:
        out.write(chart(figures, notes))


if __name__ == "__main__":
    main()
