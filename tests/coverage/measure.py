#!/usr/bin/env python3
"""Runs instrumented programs and holds what they reached of the headers against a list of exceptions.

    measure.py --llvm-cov llvm-cov-19 --llvm-profdata llvm-profdata-19 --include include/smtp_reply
               --exceptions exceptions.tsv PROGRAM...

How it counts: a line or a branch is one place in a file, however many templates and programs it was compiled for; it
is reached when one of them reached it. A branch has two sides, and each counts for itself. One of which neither side
was taken is left out: either the compiler decided it, or what leads there was not reached and is reported itself.

Prints a table of the headers, then each line and side that was not reached and has no exception, and each exception
that is not needed. Fails if there was one of these.

exceptions.tsv has four columns: the header; `line`, `true`, `false` or `function`; the text of the line, or of the
function's first line, without indentation; the reason. `function` stands for all lines and sides of one that was never
called.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile


class Header:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        self.text = [line.strip() for line in lines]
        self.indentation = [len(line) - len(line.lstrip()) for line in lines]
        self.lines = collections.Counter()  # number: how often it was reached
        self.sides = collections.Counter()  # (place, "true" or "false"): how often it was taken
        self.calls = collections.Counter()  # (first line, last line) of a function: how often it was called

    def add_branch(self, branch):
        place = tuple(branch[:4])
        self.sides[place, "true"] += branch[4]
        self.sides[place, "false"] += branch[5]

    def first_column(self, number):
        return self.indentation[number - 1] + 1

    def counted_sides(self):
        """(line, column, side): how often it was taken."""
        return {
            (*place[:2], side): count
            for (place, side), count in self.sides.items()
            if self.sides[place, "true"] + self.sides[place, "false"] != 0
        }

    def missed(self):
        """(line, what) of all that was not reached: what is "line", "true" or "false"."""
        return sorted(
            {(number, "line") for number, count in self.lines.items() if count == 0}
            | {(number, side) for (number, _, side), count in self.counted_sides().items() if count == 0}
        )

    def excepted(self, kind, text):
        """The (line, what) that an exception stands for."""
        numbers = [number for number, line in enumerate(self.text, 1) if line == text]
        if kind != "function":
            return {(number, kind) for number in numbers}
        inside = set()
        for (first, last), calls in self.calls.items():
            if first in numbers and calls == 0:
                inside.update(range(first, last + 1))
        return {(number, what) for number in inside for what in ("line", "true", "false")}


def line_counts(segments, first_column):
    """The counts of the lines of a file, from [line, column, count, has count, is entry, is gap]: the highest of the
    regions that begin on the line and of the one that goes on from the line before. What goes on where the line begins
    counts too: of a line behind a loop llvm-cov itself says that it was not reached."""
    on_line = collections.defaultdict(list)
    for segment in segments:
        on_line[segment[0]].append(segment)
    going_on = None
    for number in range(segments[0][0], segments[-1][0] + 1):
        here = on_line[number]
        counts = [s[2] for s in here if s[3] and not s[5] and (s[4] or s[1] == first_column(number))]
        skipped = bool(here) and here[0][4] and not here[0][3]
        if going_on and going_on[3]:
            counts.append(going_on[2])
        if counts and not skipped:
            yield number, max(counts)
        if here:
            going_on = here[-1]


def export(program, options, directory):
    """Runs the program; returns what llvm-cov knows of it."""
    raw, indexed = os.path.join(directory, "raw"), os.path.join(directory, "indexed")
    subprocess.run([program], check=True, env={**os.environ, "LLVM_PROFILE_FILE": raw})
    subprocess.run([options.llvm_profdata, "merge", raw, "-o", indexed], check=True)
    command = [options.llvm_cov, "export", program, "-instr-profile", indexed]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["data"][0]


def add(data, headers):
    def header_of(name):
        return headers.get(os.path.normpath(name))  # from "guide/../code.hpp"

    for file in data["files"]:
        header = header_of(file["filename"])
        if header:
            for number, count in line_counts(file["segments"], header.first_column):
                if not header.text[number - 1].startswith(("#", "//")):
                    header.lines[number] += count
    for function in data["functions"]:
        files = [header_of(name) for name in function["filenames"]]
        for branch in function["branches"]:
            if files[branch[6]]:
                files[branch[6]].add_branch(branch)
        first, _, last, _, _, file = function["regions"][0][:6]
        if files[file]:
            files[file].calls[first, last] += function["count"]


def read_exceptions(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                header, kind, text, reason = line.rstrip("\n").split("\t")
                if kind not in ("line", "true", "false", "function") or not reason:
                    sys.exit(f"{path}: not an exception: {line}")
                yield header, kind, text


def percent(reached, all_of_them):
    return f"{reached:5} of {all_of_them:5} {100 * reached / all_of_them if all_of_them else 100:6.2f} %"


def main():
    arguments = argparse.ArgumentParser()
    for name in ("--llvm-cov", "--llvm-profdata", "--include", "--exceptions"):
        arguments.add_argument(name, required=True)
    arguments.add_argument("programs", nargs="+")
    options = arguments.parse_args()

    headers = {
        os.path.join(folder, name): Header(os.path.join(folder, name))
        for folder, _, names in os.walk(options.include)
        for name in names
        if name.endswith(".hpp")
    }
    with tempfile.TemporaryDirectory() as directory:
        for program in options.programs:
            add(export(program, options, directory), headers)

    exceptions = list(read_exceptions(options.exceptions))
    used = set()
    problems = []
    totals = collections.Counter()
    print(f"{'':<28}{'lines':>15}{'sides of branches':>36}{'excepted':>14}")
    for path, header in sorted(headers.items()):
        name = os.path.relpath(path, options.include)
        missed = set(header.missed())
        accepted = set()
        for exception in exceptions:
            found = header.excepted(*exception[1:]) if exception[0] == name else set()
            # A text that stands in several places excepts all of them or none.
            if found & missed and (exception[1] == "function" or found <= missed):
                accepted |= found & missed
                used.add(exception)
        sides = header.counted_sides()
        row = collections.Counter(
            lines=len(header.lines),
            lines_reached=sum(count != 0 for count in header.lines.values()),
            sides=len(sides),
            sides_reached=sum(count != 0 for count in sides.values()),
            excepted=len(accepted),
        )
        totals.update(row)
        print_row(name, row)
        if not header.lines and any(line and not line.startswith(("#", "//")) for line in header.text):
            problems.append(f"{name}: no program includes it")
        for number, what in sorted(missed - accepted):
            text = header.text[number - 1]
            columns = ", ".join(
                f"column {column}" for (line, column, side), count in sides.items()
                if (line, side) == (number, what) and count == 0
            )
            missed_how = "not reached" if what == "line" else f"never {what} ({columns})"
            problems.append(f"{name}:{number}: {missed_how}: {text}")
    print_row("all", totals)
    problems += [f"an exception that is not needed: {' '.join(e)}" for e in exceptions if e not in used]
    print("\n".join(problems) if problems else "nothing else was missed, and every exception is needed")
    if not totals["lines"] or not totals["sides"]:
        sys.exit("nothing was measured")
    return 1 if problems else 0


def print_row(name, row):
    print(
        f"{name:<22}{percent(row['lines_reached'], row['lines'])}   "
        f"{percent(row['sides_reached'], row['sides'])}   {row['excepted']:5}"
    )


if __name__ == "__main__":
    sys.exit(main())
