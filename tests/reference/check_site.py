#!/usr/bin/env python3
"""Writes the reference with the program `reference` and checks every page of it, and how the program refuses.

    check_site.py --reference PROGRAM --texts PROGRAM

Each page must be well-formed, with one h1, headings in order, its language and direction, links that resolve, and the
library's words. Needs nothing but Python.
"""

import argparse
import itertools
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

CODES, ENHANCED, SUBJECTS = 45, 81, 8
COMMANDS = 21
RFCS = "https://www.rfc-editor.org/rfc/rfc"  # the only links out of the site

VOID = {"meta", "link", "input", "br"}
PHRASING = {"a", "bdi", "code", "em", "input", "label", "span", "strong"}
# Elements that may hold only these; what is not named here holds anything.
CONTENT = {
    **dict.fromkeys(["p", "h1", "h2", "h3", "dt", "label", "summary", *PHRASING], PHRASING),
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div"},
    "table": {"thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
}
ARABIC = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"[A-Za-z]")
ISOLATES = str.maketrans("", "", "\u2066\u2069")


def resolved(page, path):
    """What a relative path on a page leads to, below the site's folder."""
    return os.path.normpath(os.path.join(os.path.dirname(page), path))


def squeezed(text):
    return " ".join(text.split())


class Page(HTMLParser):
    """One parsed page; what is wrong with it gathers in `errors`."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.errors = []
        self.stack = []  # (tag, attributes)
        self.ids = []
        self.links = []
        self.elements = []  # (tag, attributes) of all
        self.headings = []  # [level, text]
        self.text = []  # of <main>
        self.own_language = []  # the same without what is marked as of another direction
        if not text.startswith("<!DOCTYPE html>\n"):
            self.errors.append("no doctype")
        self.feed(text)
        self.close()
        if self.stack:
            self.errors.append(f"never closed: {self.stack}")

    def inside(self, tag):
        return any(name == tag for name, _ in self.stack)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.errors.append(f"<{tag}> has an attribute twice")
        attributes = dict(attrs)
        if self.stack:
            parent = self.stack[-1][0]
            if parent in CONTENT and tag not in CONTENT[parent]:
                self.errors.append(f"<{tag}> in <{parent}>")
        if tag == "a" and self.inside("a"):
            self.errors.append("<a> in <a>")
        if tag == "th" and not attributes.get("scope"):
            self.errors.append("<th> without scope")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.links += [attributes[name] for name in ("href", "src") if name in attributes]
        if tag == "a" and not attributes.get("href"):
            self.errors.append("<a> without href")
        self.elements.append((tag, attributes))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append([int(tag[1]), ""])
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.errors.append(f"</{tag}> closes {self.stack[-1:]}")
        else:
            self.stack.pop()

    def handle_data(self, data):
        if any(re.fullmatch("h[1-6]", tag) for tag, _ in self.stack):
            self.headings[-1][1] += data
        if not self.inside("main"):
            return
        self.text.append(data)
        if not any("dir" in attributes for tag, attributes in self.stack if tag != "html"):
            self.own_language.append(data)

    def all(self, tag, **wanted):
        """The attributes of all elements of that name which have those that are wanted."""
        found = [attributes for name, attributes in self.elements if name == tag]
        return [a for a in found if all(a.get(key) == value for key, value in wanted.items())]


class Site:
    """The site, written and parsed once for all tests."""

    def __init__(self, options):
        self.options = options
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name) / "new" / "site"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([options.reference, str(self.root)], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.pages = {
            path.relative_to(self.root).as_posix(): Page(path.read_text(encoding="utf-8"))
            for path in sorted(self.root.rglob("*.html"))
        }

    def of_language(self, language):
        return {name: page for name, page in self.pages.items() if name.startswith(language + "/")}

    def texts(self):
        """What guide_texts prints, and the same for the pages of two codes."""
        output = subprocess.run([self.options.texts], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        expected = {}
        for line in output.splitlines():
            name, text = line.split("\t")
            expected.setdefault(name, []).append(text)
        for language in ("en", "ar"):
            codes = [name for name in expected if re.fullmatch(language + r"/\d{3}\.html", name)]
            for first, second in itertools.combinations(sorted(codes), 2):
                name = f"{language}/compare/{first[3:6]}-vs-{second[3:6]}.html"
                expected[name] = expected[first] + expected[second]
        return expected


site = None


class Pages(unittest.TestCase):
    def for_each_page(self, check, pages=None):
        """Shows the first few pages that fail a check, not all two thousand."""
        wrong = []
        for name, page in (pages or site.pages).items():
            problem = check(name, page)
            if problem:
                wrong.append(f"{name}: {problem}")
        self.assertFalse(wrong, f"{len(wrong)} pages, such as\n" + "\n".join(wrong[:10]))

    def test_all_pages_are_there(self):
        comparisons = CODES * (CODES - 1) // 2
        each = 1 + CODES + comparisons + ENHANCED + SUBJECTS
        for language in ("en", "ar"):
            pages = site.of_language(language)
            self.assertEqual(len(pages), each)
            self.assertEqual(sum("/compare/" in name for name in pages), comparisons)
            self.assertEqual(sum("/enhanced/" in name for name in pages), ENHANCED + SUBJECTS)
        self.assertEqual(len(site.pages), 2 * each + 1)

    def test_written_in_a_moment(self):
        self.assertLess(site.seconds, 5, "seconds of processor time")

    def test_well_formed(self):
        self.for_each_page(lambda name, page: page.errors[:3])

    def test_ids_are_unique(self):
        self.for_each_page(lambda name, page: len(page.ids) != len(set(page.ids)) and page.ids)

    def test_headings(self):
        def check(name, page):
            levels = [level for level, _ in page.headings]
            if levels.count(1) != 1 or levels[0] != 1:
                return f"levels {levels}"
            if any(after > before + 1 for before, after in zip(levels, levels[1:])):
                return f"a level is skipped: {levels}"
            return not all(text.strip() for _, text in page.headings) and "an empty heading"

        self.for_each_page(check)

    def test_landmarks(self):
        def check(name, page):
            wanted = {"main": 1} if name == "index.html" else {"main": 1, "footer": 1, "header": 1}
            if any(len(page.all(tag)) != count for tag, count in wanted.items()):
                return "a landmark is missing or there twice"
            if name != "index.html" and next(a for tag, a in page.elements if tag == "a").get("href") != "#content":
                return "the first link does not skip to the content"
            return any(not a.get("aria-label") for a in page.all("nav")) and "a nav without a name"

        self.for_each_page(check)

    def test_language_and_direction(self):
        def check(name, page):
            language = "ar" if name.startswith("ar/") else "en"
            expected = {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
            if page.all("html") != [expected]:
                return page.all("html")
            own = "".join(page.own_language)
            arabic, latin = len(ARABIC.findall(own)), len(LATIN.findall(own))
            # Names such as SMTP stand bare between Arabic words; all else that is Latin is marked.
            if language == "ar" and not arabic > 4 * latin:
                return f"{arabic} Arabic letters and {latin} Latin ones: {squeezed(own)[:200]}"
            return language == "en" and name != "index.html" and arabic and "Arabic on an English page"

        self.for_each_page(check)

    def test_no_invisible_isolates(self):
        def check(name, page):
            return any(c in (site.root / name).read_text(encoding="utf-8") for c in "\u2066\u2067\u2068\u2069\ufffd")

        self.for_each_page(check)

    def test_links(self):
        def check(name, page):
            for link in page.links:
                if link.startswith(RFCS):
                    continue
                parts = urlsplit(link)
                if not link or parts.scheme or parts.netloc or parts.path.startswith("/"):
                    return f"link {link!r}"
                target = resolved(name, unquote(parts.path)) if parts.path else name
                if target.startswith("..") or not (site.root / target).is_file():
                    return f"dead link {link!r}"
                if parts.fragment and parts.fragment not in site.pages[target].ids:
                    return f"dead anchor {link!r}"
            return None

        self.for_each_page(check)

    def test_every_page_is_linked_from_the_start(self):
        seen, waiting = set(), ["index.html"]
        while waiting:
            name = waiting.pop()
            if name in seen or not name.endswith(".html"):
                continue
            seen.add(name)
            for link in site.pages[name].links:
                path = urlsplit(link)
                if not path.scheme and path.path:
                    waiting.append(resolved(name, path.path))
        self.assertEqual(seen, set(site.pages))

    def test_languages_lead_to_each_other(self):
        def check(name, page):
            for language in ("en", "ar"):
                expected = language + name[2:]
                links = page.all("link", rel="alternate", hreflang=language)
                if len(links) != 1 or resolved(name, links[0]["href"]) != expected:
                    return f"alternate {links}"
            other = "en" if name.startswith("ar/") else "ar"
            switches = page.all("a", hreflang=other)
            if [resolved(name, a["href"]) for a in switches] != [other + name[2:]]:
                return f"switch {switches}"
            return None

        self.for_each_page(check, {**site.of_language("en"), **site.of_language("ar")})

    def test_words_of_the_library(self):
        expected = site.texts()
        self.assertEqual(len(expected), len(site.pages) - 3, "every page but the indexes")

        def check(name, page):
            words = squeezed("".join(page.text))
            missing = [text for text in expected.get(name, []) if squeezed(text.translate(ISOLATES)) not in words]
            return missing[:1]

        self.for_each_page(check)

    def test_headings_that_arabic_readers_know(self):
        def check(name, page):
            headings = [squeezed(text) for _, text in page.headings]
            wanted = ["الوصف", "متى تراه", "كيفية الإصلاح"]
            if "/compare/" in name:
                wanted += ["الفروق الرئيسية", "متى تستخدم أيًا منهما"]
            return [text for text in wanted if text not in headings]

        pages = {n: p for n, p in site.of_language("ar").items() if re.match(r"ar/(\d|compare)", n)}
        self.for_each_page(check, pages)

    def test_matrix(self):
        for language in ("en", "ar"):
            page = site.pages[f"{language}/index.html"]
            self.assertEqual(len(page.all("th", scope="row")), CODES)
            self.assertEqual(len(page.all("th", scope="col")), COMMANDS + 1)
            self.assertEqual(len(page.all("td")), CODES * COMMANDS)
            coloured = [a for a in page.all("td") if a.get("class")]
            signs = [a for a in page.all("span", **{"aria-hidden": "true"}) if a.get("class", "").startswith("sign")]
            self.assertEqual(len(coloured), len(signs), "each coloured cell has a sign, too")


class Style(unittest.TestCase):
    """WCAG 2.1 1.4.3: at least 4.5 to 1 for text."""

    @staticmethod
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(self, a, b):
        lighter, darker = sorted((self.luminance(a), self.luminance(b)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def test_contrast(self):
        style = (site.root / "style.css").read_text(encoding="utf-8")
        blocks = re.findall(r":root \{(.*?)\}", style, re.S)
        light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks[:2])
        classes = ["k2", "k3", "k4", "k5"]
        pairs = list(itertools.product(["text", "muted", "link", *classes], ["ground", "raised"]))
        pairs += [(k, k + "-ground") for k in classes]
        for name, colours in (("light", light), ("dark", dark)):
            self.assertEqual(len(colours), 14, name)
            for a, b in pairs:
                self.assertGreaterEqual(self.contrast(colours[a], colours[b]), 4.5, f"{name}: {a} on {b}")


class Program(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_it(self, *arguments):
        command = [site.options.reference, *map(str, arguments)]
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")

    def assert_refused(self, result, status, *words):
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertEqual(result.stdout, "")
        self.assertEqual(result.stderr.count("\n"), 1, result.stderr)
        for word in words:
            self.assertIn(str(word), result.stderr)

    def test_an_empty_folder_and_again(self):
        self.assertEqual(self.run_it(self.folder).returncode, 0)
        page, stranger = self.folder / "en/502.html", self.folder / "CNAME"
        page.write_text("old")
        stranger.write_text("kept")
        self.assertEqual(self.run_it(self.folder).returncode, 0)
        self.assertIn("<h1>", page.read_text(encoding="utf-8"))
        self.assertEqual(stranger.read_text(), "kept")

    def test_a_folder_of_somebody_else(self):
        (self.folder / "letter.txt").write_text("dear")
        self.assert_refused(self.run_it(self.folder), 1, self.folder)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["letter.txt"])

    def test_no_folder_at_all(self):
        file = self.folder / "file"
        file.write_text("")
        self.assert_refused(self.run_it(file), 1, file)
        self.assert_refused(self.run_it(file / "below"), 1, file / "below")

    def test_a_page_that_cannot_be_written(self):
        self.assertEqual(self.run_it(self.folder).returncode, 0)
        page = self.folder / "en/502.html"
        page.unlink()
        page.mkdir()
        self.assert_refused(self.run_it(self.folder), 1, page)

    def test_wrong_calls(self):
        for arguments in ([], ["a", "b"], [""], ["--nothing"]):
            self.assert_refused(self.run_it(*arguments), 2, "usage")
        self.assertIn("OUTDIR", self.run_it("--help").stdout)
        self.assertRegex(self.run_it("--version").stdout, r"\d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reference", required=True)
    options.add_argument("--texts", required=True)
    site = Site(options.parse_args())
    with site.folder:
        unittest.main(argv=sys.argv[:1], verbosity=2)
