#!/usr/bin/env python3
"""Doxygen's INPUT_FILTER: turns the contracts of the headers, which are plain // comments, into what Doxygen reads.

    contract_filter.py include/smtp_reply/code.hpp

A comment above declarations is the description of each of them, down to the next blank line or comment; one behind a
declaration is of that declaration. Bodies of functions are left as they are. Lines keep their numbers.
"""
import re
import sys

DOCUMENTED_SCOPES = re.compile(r"\b(namespace|class|struct|enum)\b")
ACCESS = re.compile(r"(public|protected|private)\s*:\s*$")
NO_CONTRACT = re.compile(r"^(clang-format |-{8,}|SPDX-License-Identifier)")


def code_and_comment(line):
    """Splits a line at its // comment; the comment is None where there is none."""
    quote = None
    i = 0
    while i < len(line):
        if line[i] == "\\":
            i += 1
        elif quote:
            quote = None if line[i] == quote else quote
        elif line[i] in "\"'" and not (line[i] == "'" and i > 0 and line[i - 1].isalnum()):  # 0x2030'2E30 is a number
            quote = line[i]
        elif line.startswith("//", i):
            return line[:i], line[i + 2:].strip()
        i += 1
    return line, None


def without_literals(code):
    return re.sub(r"\"(\\.|[^\"\\])*\"|(?<![0-9A-Fa-f])'(\\.|[^'\\])+'", "0", code)


def description(words, mark):
    """words as a comment of Doxygen in which nothing is a command or markup."""
    return "/**" + mark + " " + re.sub(r"([\\@<>&#$%\"])", r"\\\1", words) + " */"


class Filter:
    def __init__(self):
        self.scopes = []      # for each open brace, whether declarations are described in it
        self.statement = ""   # what was read of the declaration so far
        self.contract = []    # the comment above
        self.collecting = False

    def in_documented_scope(self):
        return all(self.scopes)

    def line(self, line):
        code, comment = code_and_comment(line)
        if not code.strip():
            if comment is None:
                self.contract = []
            elif not self.statement and self.in_documented_scope() and not NO_CONTRACT.search(comment):
                self.contract = self.contract + [comment] if self.collecting else [comment]
            self.collecting = comment is not None
            return "" if self.in_documented_scope() else line
        self.collecting = False
        if code.lstrip().startswith("#"):
            self.contract = []
            return code
        if not self.in_documented_scope():
            self.read(code)
            return line

        before = ""
        if not self.statement and self.contract:
            before = description(" ".join(self.contract), "") + " "
        self.read(code)
        after = " " + description(comment, "<") if comment and self.in_documented_scope() else ""
        return before + re.sub(r"\[\[nodiscard\]\] ?", "", code) + after

    def read(self, code):
        """Follows the braces and the ends of declarations."""
        for c in without_literals(code):
            if c == "{":
                described = self.in_documented_scope() and bool(DOCUMENTED_SCOPES.search(self.statement))
                described = described and "(" not in self.statement
                self.scopes.append(described)
                if described:
                    self.statement = ""
                    self.contract = []
            elif c == "}":
                was_described = self.scopes.pop()
                if self.in_documented_scope() and (was_described or self.ends_with_brace()):
                    self.statement = ""
            elif self.in_documented_scope():
                self.statement = "" if c == ";" else (self.statement + c).lstrip()
        if ACCESS.match(self.statement):
            self.statement = ""
        elif self.statement:
            self.statement += " "

    def ends_with_brace(self):
        """Whether a closed brace ends the declaration: it does a function's, not a default argument or an initializer."""
        text = self.statement
        return text.count("(") == text.count(")") and ("(" in text or "=" not in text)


def main(path):
    with open(path, encoding="utf-8") as header:
        contracts = Filter()
        for line in header:
            print(contracts.line(line.rstrip("\n")))


if __name__ == "__main__":
    main(sys.argv[1])
