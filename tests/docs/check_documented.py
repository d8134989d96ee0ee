#!/usr/bin/env python3
"""Fails for each public name without a description: check_documented.py FOLDER_OF_DOXYGEN'S_XML

What has to have one: each function, type, variable and alias of namespace smtp_reply, each public member of its
classes. What need not: the enumerators, which their enumeration describes; a constructor that is defaulted; what has
one meaning wherever it stands, which is a comparison, begin(), end(), empty() and size(), and an `iterator`.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

DESCRIBED_KINDS = {"function", "variable", "typedef", "enum"}
PLAIN = {"operator==", "operator!=", "operator<", "operator<=", "operator>", "operator>=", "begin", "end", "empty", "size",
         "iterator"}
# Without these, what was read is not the library.
KNOWN = {"code", "reply_view", "reply_view::enhanced", "parser::parse", "write_reply", "canned", "advise", "guide",
         "comparison", "code_table", "lenient", "literals::operator\"\"_code", "operator<<", "size_limit::allows"}


def is_described(element):
    return any("".join(element.find(part).itertext()).strip() for part in ("briefdescription", "detaileddescription"))


def place(element):
    location = element.find("location")
    return f"{location.get('file')}:{location.get('line')}"


def names(folder):
    """For each name that has to be described: the name, where it stands, and whether it is."""
    for path in sorted(pathlib.Path(folder).glob("*.xml")):
        for compound in ElementTree.parse(path).getroot().findall("compounddef"):
            scope = compound.findtext("compoundname").replace("smtp_reply::v0", "smtp_reply")
            kind = compound.get("kind")
            if not (scope + "::").startswith("smtp_reply::") or "detail" in scope.split("::"):
                continue
            if kind not in ("namespace", "class", "struct") or scope.endswith("::iterator"):
                continue
            if kind != "namespace":
                yield scope, place(compound), is_described(compound)
            for member in compound.iter("memberdef"):
                if member.get("kind") not in DESCRIBED_KINDS or member.get("prot") != "public":
                    continue
                if (member.findtext("argsstring") or "").endswith("=default") or member.findtext("name") in PLAIN:
                    continue
                yield f"{scope}::{member.findtext('name')}", place(member), is_described(member)


def main(folder):
    found = sorted(set(names(folder)), key=lambda name: name[1])
    short = {name.replace("smtp_reply::", "", 1).replace(" ", "") for name, _, _ in found}
    missing = sorted(name for name in KNOWN if name.replace(" ", "") not in short)
    for name in missing:
        print(f"{name} was not read")
    undescribed = [(name, where) for name, where, described in found if not described]
    for name, where in undescribed:
        print(f"{where}: {name} has no description")
    print(f"{len(found)} public names, {len(undescribed)} without a description")
    return 1 if missing or undescribed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
