# GDB shows the values of smtp_reply as the library prints them: 550 5.1.1 User unknown. In ~/.gdbinit, or at its prompt:
#
#   source /usr/include/smtp_reply/debuggers/gdb.py
#
# print/r shows the members instead. The texts are those of print.hpp, but for a code, which has its name.
#
# SPDX-License-Identifier: MIT

import gdb
import gdb.printing


def register_smtp_reply():
    # All in here: what a sourced script defines would stay among the names of gdb's Python.
    longest = 4096  # octets of a text that are read: a view may look at anything

    def name_of(value):
        """The enumerator's own name; the number of a value outside the enumeration."""
        number = int(value)
        for field in value.type.strip_typedefs().fields():
            if field.enumval == number:
                return field.name.rsplit("::", 1)[-1]
        return str(number)

    def octets_of(view):
        """What a std::string_view of libstdc++ or libc++ looks at, up to longest; None where it cannot be read."""
        names = {field.name for field in view.type.strip_typedefs().fields()}
        data, size = ("_M_str", "_M_len") if "_M_str" in names else ("__data_", "__size_")
        length = int(view[size])
        if length == 0:
            return b""
        try:
            return bytes(gdb.selected_inferior().read_memory(int(view[data]), min(length, longest)))
        except gdb.error:
            return None

    def escaped(octets):
        """For one line: a control character as \\xNN."""
        text = octets.decode("utf-8", "backslashreplace")
        return "".join(f"\\x{ord(c):02X}" if ord(c) < 0x20 or ord(c) == 0x7F else c for c in text)

    def text_of(view):
        octets = octets_of(view)
        return "(cannot be read)" if octets is None else escaped(octets)

    def digits_of(code):
        return f"{int(code):03d}"

    def code(value):
        name = name_of(value)
        return digits_of(value) if name == str(int(value)) else f"{digits_of(value)} {name}"

    def enhanced_code(value):
        return f"{int(value['cls'])}.{int(value['subject'])}.{int(value['detail'])}"

    def quirk(value):
        bits = [field for field in value.type.strip_typedefs().fields() if field.enumval & int(value)]
        rest = int(value) & ~sum(field.enumval for field in bits)
        names = [field.name.rsplit("::", 1)[-1] for field in bits] + ([str(rest)] if rest else [])
        return "|".join(names) or "none"

    def command_set(value):
        namespace = value.type.strip_typedefs().name.rsplit("::", 1)[0]
        commands = gdb.lookup_type(namespace + "::command").fields()
        return " ".join(field.name.rsplit("::", 1)[-1].upper() for field in commands
                        if int(value["bits"]) >> field.enumval & 1)

    def advice(value):
        return f"{name_of(value['what'])} {name_of(value['where'])} ({text_of(value['source'])})"

    def line_view(value):
        return digits_of(value["value"]) + (" " if value["last"] else "-") + text_of(value["text"])

    def reply_view(value):
        octets = octets_of(value["raw_"])
        if octets is None:
            return digits_of(value["code_"]) + " (its octets cannot be read)"
        lines = octets.split(b"\n")[:-1] if octets.endswith(b"\n") else octets.split(b"\n")
        texts = [escaped(line[4:-1] if line.endswith(b"\r") else line[4:]) for line in lines]
        return f"{digits_of(value['code_'])} {' / '.join(texts)}".rstrip(" ")

    def parse_result(value):
        if int(value["error"]) == 0:
            return reply_view(value["reply"])
        return f"{name_of(value['error'])} at {int(value['position'])}"

    def extension_view(value):
        return f"{text_of(value['keyword'])} {text_of(value['parameters'])}".rstrip(" ")

    def size_limit(value):
        what = name_of(value["what"])
        return f"{what} {int(value['octets'])}" if what == "limited" else what

    def printer_of(text):
        class Printer:
            def __init__(self, value):
                self.value = value

            def to_string(self):
                return text(self.value)

        return Printer

    printers = gdb.printing.RegexpCollectionPrettyPrinter("smtp_reply")
    for shown in (code, enhanced_code, quirk, command_set, advice, line_view, reply_view, parse_result, extension_view,
                  size_limit):
        printers.add_printer(shown.__name__, rf"^smtp_reply::(v\d+::)?{shown.__name__}$", printer_of(shown))
    gdb.printing.register_pretty_printer(gdb.current_objfile(), printers, replace=True)


register_smtp_reply()
