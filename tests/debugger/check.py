# gdb -nx -batch -ex "source gdb.py" -ex "source check.py" PROGRAM, where NATVIS names smtp_reply.natvis
#
# Stops in main of values.cpp and holds what gdb shows of each variable against printed.tsv, and what the expressions of
# the natvis file give: each of them is evaluated here, so that the types and members that they name are there.

import os
import pathlib
import re
import sys
import xml.etree.ElementTree

import gdb

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"
problems = []


def expect(what, found, wanted):
    if found != wanted:
        problems.append(f"{what}: {found!r}, not {wanted!r}")


def quoted(view):
    """What a std::string_view of libstdc++ or libc++ looks at, without help from gdb.py."""
    names = {field.name for field in view.type.strip_typedefs().fields()}
    data, size = ("_M_str", "_M_len") if "_M_str" in names else ("__data_", "__size_")
    length = int(view[size])
    octets = bytes(gdb.selected_inferior().read_memory(int(view[data]), length)) if length else b""
    text = octets.decode("utf-8", "backslashreplace")
    return '"' + "".join(f"\\x{ord(c):02X}" if ord(c) < 0x20 else c for c in text) + '"'


class Natvis:
    """The part of natvis that smtp_reply.natvis is written in."""

    def __init__(self, path):
        root = xml.etree.ElementTree.parse(path).getroot()
        self.types = {node.get("Name"): node for node in root.iter(SCHEMA + "Type")}
        self.unused = set(self.types)

    def evaluate(self, value, expression):
        """The value of an expression, whose names are members of value. Another name is an error of gdb's."""
        gdb.set_convenience_variable("natvis", value)
        names = re.compile(r"(?<![\w.:$])(?!int\b)([A-Za-z_]\w*)")
        return gdb.parse_and_eval(names.sub(r"$natvis.\1", expression))

    def text(self, value, expression):
        expression, _, form = expression.partition(",")
        result = self.evaluate(value, expression)
        if form == "en":
            return str(result).rsplit("::", 1)[-1]
        kind = result.type.strip_typedefs()
        if kind.name in self.types:
            return self.display(result)
        if form == "d" or kind.code == gdb.TYPE_CODE_INT:
            return str(int(result))
        return quoted(result)

    def display(self, value):
        node = self.types[value.type.strip_typedefs().unqualified().name]
        self.unused.discard(node.get("Name"))
        shown = None
        for part in node.iter():
            applies = part.get("Condition") is None or bool(self.evaluate(value, part.get("Condition")))
            if part.tag == SCHEMA + "DisplayString":
                # As every one, also where its condition does not hold: it must make sense.
                text = re.sub(r"{([^{}]*)}", lambda found: self.text(value, found[1]), part.text)
                if shown is None and applies:
                    shown = text
            elif part.tag == SCHEMA + "Item":
                self.evaluate(value, part.text)
            elif part.tag not in (SCHEMA + "Type", SCHEMA + "Expand", SCHEMA + "Synthetic"):
                raise ValueError(f"natvis: an element {part.tag}, which this test does not know")
        return shown


def check():
    natvis = Natvis(os.environ["NATVIS"])
    frame = gdb.selected_frame()
    rows = [line.split("\t") for line in (HERE / "printed.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    for name, in_gdb, in_natvis in rows:
        value = frame.read_var(name)
        if in_gdb != "-":
            expect(f"gdb, {name}", value.format_string(), in_gdb)
        if in_natvis != "-":
            expect(f"natvis, {name}", natvis.display(value), in_natvis)
    expect("natvis, types without a value in values.cpp", sorted(natvis.unused), [])
    listed = {row[0] for row in rows}
    variables = {symbol.name for symbol in frame.block() if symbol.is_variable} - {"octets", "all"}
    expect("variables that printed.tsv does not have", sorted(variables - listed), [])
    # As arguments and members, too.
    expect("gdb, info locals", "named = 502 command_not_implemented\n" in gdb.execute("info locals", to_string=True), True)
    expect("gdb, print/r", "line_count_" in gdb.execute("print/r reply", to_string=True), True)
    return len(rows)


try:
    gdb.execute("set confirm off")
    gdb.execute("break stop_here")
    gdb.execute("run")
    gdb.execute("up")
    count = check()
except Exception as error:  # whatever it is: gdb itself would go on
    problems.append(f"{type(error).__name__}: {error}")
for problem in problems:
    print("FAILED", problem)
if not problems:
    print("ok,", count, "variables")
sys.stdout.flush()
gdb.execute(f"quit {1 if problems else 0}")
