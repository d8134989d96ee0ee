#!/usr/bin/env python3
"""Looks at the reference in headless Chromium, as a reader would.

    browser.py --reference PROGRAM                      the tests
    browser.py --reference PROGRAM --screenshots DIR    pictures for a person to look at instead

Speaks WebDriver to chromedriver on this machine; needs nothing but Python, chromium and chromedriver (install.sh brings
them). Without these the tests are skipped with exit status 77, or fail where SMTP_REPLY_BROWSER_REQUIRE is 1.
"""

import argparse
import base64
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.error
import urllib.request

SKIPPED = 77
SUB_PATH = "/docs/smtp/"  # the site must not mind where it is
WIDE, NARROW = 1200, 390
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars"
).split()
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's key for a reference to an element
ENTER = "\ue007"


class Browser:
    """One session of chromedriver."""

    def __init__(self, chromium, chromedriver, profile):
        self.driver = subprocess.Popen(
            [chromedriver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        started = re.compile(r"started successfully on port (\d+)")
        port = next((m[1] for m in map(started.search, self.driver.stdout) if m), None)
        if port is None:
            raise RuntimeError("chromedriver did not start")
        # Whatever else it prints must not fill the pipe.
        threading.Thread(target=self.driver.stdout.read, daemon=True).start()
        self.url = f"http://127.0.0.1:{port}/session"
        capabilities = {
            "goog:chromeOptions": {"binary": chromium, "args": [*FLAGS, f"--user-data-dir={profile}"]},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self.url += "/" + self.post("", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]

    def request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def post(self, path, body):
        return self.request("POST", path, body)

    def quit(self):
        try:
            self.request("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()

    def open(self, url):
        self.post("/url", {"url": url})

    def run(self, script, *arguments):
        return self.post("/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self.post("/element", {"using": "css selector", "value": selector})[ELEMENT]

    def click(self, selector):
        self.post(f"/element/{self.find(selector)}/click", {})

    def type(self, selector, text):
        self.post(f"/element/{self.find(selector)}/value", {"text": text})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def devtools(self, command, **parameters):
        return self.post("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def resize(self, width, height=900):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.devtools("Emulation.setDeviceMetricsOverride", **size)

    def prefer(self, scheme):
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def console(self):
        return [entry["message"] for entry in self.post("/se/log", {"type": "browser"})]

    def screenshot(self, file):
        height = self.run("return document.documentElement.scrollHeight")
        self.resize(self.run("return innerWidth"), min(height, 4000))
        file.write_bytes(base64.b64decode(self.request("GET", "/screenshot")))


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class Fixture:
    """The site, served below SUB_PATH, and a browser."""

    def __init__(self, reference, chromium, chromedriver):
        self.folder = tempfile.TemporaryDirectory()
        top = pathlib.Path(self.folder.name)
        self.site = top / "served" / SUB_PATH.strip("/")
        subprocess.run([reference, str(self.site)], check=True, stdout=subprocess.DEVNULL)
        handler = functools.partial(QuietHandler, directory=str(top / "served"))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}{SUB_PATH}"
        self.browser = Browser(chromium, chromedriver, top / "profile")

    def close(self):
        self.browser.quit()
        self.server.shutdown()
        self.folder.cleanup()


fixture = None

PAGES = {  # with the heading
    "en/index.html": "SMTP reply codes",
    "ar/index.html": "رموز الرد في SMTP",
    "en/502.html": "502 Command not implemented",
    "ar/502.html": "502 الأمر غير منفَّذ",
    "en/compare/211-vs-502.html": "211 System status or help reply vs 502 Command not implemented",
    "ar/compare/211-vs-502.html": "211 رد بحالة النظام أو بنص مساعدة مقابل 502 الأمر غير منفَّذ",
    "en/enhanced/x.1.1.html": "X.1.1 Bad destination mailbox address",
    "ar/enhanced/x.1.1.html": "X.1.1 Bad destination mailbox address",
}

VISIBLE_CODES = """
    const items = [...document.querySelectorAll(".codes li")];
    return items.filter(item => item.offsetParent).map(item => item.innerText.slice(0, 3));
"""
IS_VISIBLE = "return document.querySelector(arguments[0]).offsetParent !== null"


class Reading(unittest.TestCase):
    def setUp(self):
        self.browser = fixture.browser
        self.browser.resize(WIDE)
        self.browser.prefer("light")
        self.browser.console()

    def open(self, page):
        self.browser.open(fixture.url + page)

    def check_page(self, page):
        self.assertEqual(" ".join(self.browser.text("h1").split()), PAGES[page])
        direction = self.browser.run("return getComputedStyle(document.querySelector('main')).direction")
        self.assertEqual(direction, "rtl" if page.startswith("ar/") else "ltr")
        self.assertEqual(self.browser.run("return document.documentElement.lang"), page[:2])
        self.assertTrue(self.browser.run("return document.styleSheets.length"), "the style sheet is loaded")

    def test_pages_over_http(self):
        for page in PAGES:
            with self.subTest(page):
                self.open(page)
                self.check_page(page)
                self.assertEqual(self.browser.console(), [])

    def test_pages_from_the_disk(self):
        for page in PAGES:
            with self.subTest(page):
                self.browser.open((fixture.site / page).as_uri())
                self.check_page(page)
                self.assertEqual(self.browser.console(), [])

    def test_no_link_is_dead(self):
        links = set()
        for page in ["index.html", *PAGES]:
            self.open(page)
            links |= set(self.browser.run("return [...document.links].map(link => link.href.split('#')[0])"))
        own = {link for link in links if link.startswith(fixture.url)}
        self.assertGreater(len(own), 300)
        for link in sorted(own):
            with urllib.request.urlopen(urllib.request.Request(link, method="HEAD"), timeout=60) as response:
                self.assertEqual(response.status, 200, link)

    def test_switching_the_language(self):
        self.open("en/compare/211-vs-502.html")
        self.browser.click(".language")
        self.check_page("ar/compare/211-vs-502.html")
        self.browser.click(".language")
        self.check_page("en/compare/211-vs-502.html")

    def test_filter_by_command(self):
        self.open("en/index.html")
        self.assertEqual(len(self.browser.run(VISIBLE_CODES)), 45)
        self.browser.type("#filter input", "VRFY")
        found = self.browser.run(VISIBLE_CODES)
        self.assertIn("502", found)
        self.assertIn("252", found)
        self.assertNotIn("354", found)
        self.assertIn(str(len(found)), self.browser.text("#filter [role=status]"))
        self.browser.type("#filter input", " implemented")
        self.assertEqual(self.browser.run(VISIBLE_CODES), ["502", "504"])
        self.browser.type("#filter input", ENTER)
        self.check_page("en/502.html")

    def test_filter_in_arabic_without_vowel_marks(self):
        self.open("ar/index.html")
        self.browser.type("#filter input", "الأمر غير منفذ")
        self.assertEqual(self.browser.run(VISIBLE_CODES), ["502"])

    def test_filter_by_enhanced_code(self):
        self.open("en/index.html")
        self.browser.type("#filter input", "5.1.1")
        self.assertIn("550", self.browser.run(VISIBLE_CODES))
        self.assertTrue(self.browser.run(IS_VISIBLE, "a[href='enhanced/x.1.1.html']"))

    def test_index_without_the_script(self):
        self.browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open("en/index.html")
            self.assertEqual(len(self.browser.run(VISIBLE_CODES)), 45)
            self.assertFalse(self.browser.run(IS_VISIBLE, "#filter"))
        finally:
            self.browser.devtools("Emulation.setScriptExecutionDisabled", value=False)

    def test_a_narrow_screen(self):
        codes = sorted(code.name for code in (fixture.site / "en").glob("[2-5]*.html"))
        pages = [f"{language}/{code}" for language in ("en", "ar") for code in codes]
        self.browser.resize(NARROW)
        for page in [*PAGES, "ar/enhanced/x.7.html", *pages]:
            self.open(page)
            self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), NARROW, page)
        self.open("en/index.html")
        box = "document.querySelector('.matrix')"
        self.assertTrue(self.browser.run(f"return {box}.scrollWidth > {box}.clientWidth"), "the matrix scrolls by itself")

    def test_dark_and_light(self):
        self.open("en/502.html")
        background = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
        self.assertGreater(min(self.browser.run(background)), 200)
        self.browser.prefer("dark")
        self.assertLess(max(self.browser.run(background)), 60)


def take_screenshots(folder):
    """Every kind of page, in both languages, light and dark, wide and narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = ["index", "502", "550", "compare/211-vs-502", "compare/450-vs-550", "enhanced/x.7.1", "enhanced/x.7"]
    for scheme in ("light", "dark"):
        fixture.browser.prefer(scheme)
        for width in (WIDE, NARROW):
            for page in (f"{language}/{page}" for page in pages for language in ("en", "ar")):
                fixture.browser.resize(width)
                fixture.browser.open(f"{fixture.url}{page}.html")
                fixture.browser.screenshot(folder / f"{page.replace('/', '_')}_{scheme}_{width}.png")


def main():
    global fixture
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reference", required=True)
    options.add_argument("--screenshots", type=pathlib.Path)
    arguments = options.parse_args()

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not chromium or not chromedriver:
        print(f"skipped: no {'chromedriver' if chromium else 'chromium'}; tests/reference/install.sh brings it")
        return 1 if os.environ.get("SMTP_REPLY_BROWSER_REQUIRE") == "1" else SKIPPED

    fixture = Fixture(arguments.reference, chromium, chromedriver)
    try:
        if arguments.screenshots:
            take_screenshots(arguments.screenshots)
            return 0
        return 0 if unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result.wasSuccessful() else 1
    finally:
        fixture.close()


if __name__ == "__main__":
    sys.exit(main())
