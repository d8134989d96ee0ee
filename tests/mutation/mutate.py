"""Plants mutants in the headers, one at a time, and shows which of them the unit tests kill. See run.sh.

What runs is instrumented once: every mutant stands beside the original, an environment variable chooses it, and the
suites of the header run again for each. What only the compiler evaluates (tables, enumerators) is edited in a copy of
the headers and compiled anew with those suites; so is each mutant that is alive after its runs, since the compiler may
refuse it. A mutant is killed by a failed check, a crash, an endless loop, or where the suite does not compile.
"""

import argparse
import os
import re
import resource
import shlex
import shutil
import subprocess
import sys
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from find import find_mutants, instrumented

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# The suites of a header are those that begin with its name, and these before or behind them.
MORE_SUITES = {
    'code': ['print'],
    'enhanced': ['print'],
    'command': ['print'],
    'code_table': ['print'],
    'enhanced_table': ['compare'],
    'guide': ['compare'],
    'guide/texts': ['guide', 'compare', 'format'],
    'guide/english': ['guide', 'compare'],
    'guide/arabic': ['guide', 'compare'],
    'scan': ['parse_fast', 'parse', 'parse_cases', 'parse_differential', 'write'],
    'print': ['format', 'ostream'],
    'config': ['smtp_reply'],
}
# As on a machine without vectors: what is compiled only there.
VARIANTS = {'': [], 'words': ['-DSMTP_REPLY_USE_SIMD=0']}
COMMON = ['doctest/doctest.h', 'algorithm', 'array', 'fstream', 'optional', 'sstream', 'string', 'string_view', 'vector']
# It needs the operator new that another suite brings.
EXCLUDED = {'write': 'nothing is allocated'}


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


class Run:
    def __init__(self, options):
        self.include = options.include.resolve()
        self.suites = options.suites.resolve()
        self.only = options.only
        self.work = options.work.resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        for place in ('instrumented', 'edited'):
            shutil.rmtree(self.work / place, ignore_errors=True)
        (self.work / 'programs').mkdir(exist_ok=True)
        self.command = [*shlex.split(os.environ['CXX']), '-std=c++17', '-w', '-Wno-c++11-narrowing',
                        '-fconstexpr-steps=100000000', '-fbracket-depth=2048', '-DFMT_HEADER_ONLY',
                        # What is not written any more must not happen to be right.
                        '-ftrivial-auto-var-init=pattern',
                        f'-I{ROOT / "tests"}', f'-DSMTP_REPLY_TEST_DATA="{ROOT / "tests/data"}"']
        self.lock = threading.Lock()
        self.programs = {}
        self.main = self.work / 'main.o'
        self.compile(['-c', ROOT / 'tests/support/main.cpp', '-o', self.main])
        # What nearly every suite includes, read once.
        self.prefix = self.work / 'prefix.pch'
        common = self.work / 'prefix.hpp'
        common.write_text(''.join(f'#include <{name}>\n' for name in COMMON))
        self.compile(['-x', 'c++-header', common, '-o', self.prefix])

    def compile(self, arguments):
        done = subprocess.run([*self.command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            sys.exit(f'it does not compile without a mutant:\n{done.stdout.decode()[:4000]}')

    def compiles(self, arguments):
        try:
            return subprocess.run([*self.command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  timeout=120, preexec_fn=limit_memory).returncode == 0
        except subprocess.TimeoutExpired:  # a loop without an end
            return False

    # ---- which suites

    def all_suites(self):
        return sorted(path.name[:-len('_test.cpp')] for path in self.suites.glob('*_test.cpp'))

    def suites_of(self, header):
        name = header.removeprefix('smtp_reply/').removesuffix('.hpp')
        own = [each for each in self.all_suites() if each == name or each.startswith(name + '_')]
        own += [each for each in MORE_SUITES.get(name, []) if each in self.all_suites()]
        if not own:
            sys.exit(f'there is no suite for {header}')
        return own

    def source(self, suite):
        return self.suites / f'{suite}_test.cpp'

    # ---- running

    def execute(self, program, suite, number, limit):
        """Whether the suite passes."""
        arguments = [program, '--abort-after=1']
        if suite in EXCLUDED:
            arguments.append(f'--test-case-exclude={EXCLUDED[suite]}')
        try:
            done = subprocess.run(arguments, env=dict(os.environ, SMTP_REPLY_MUTANT=str(number)), timeout=limit,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  preexec_fn=limit_memory)
            return done.returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def program(self, variant, suite):
        """The suite with the instrumented headers, and how long it may run. Built at the first use."""
        with self.lock:
            entry = self.programs.setdefault((variant, suite), {'lock': threading.Lock()})
        with entry['lock']:
            if 'limit' not in entry:
                flags = ['-O1', *VARIANTS[variant], f'-I{self.work / "instrumented"}', '-include', HERE / 'mutant.hpp']
                # One that an earlier run left is as good where nothing has changed.
                state = zlib.adler32(repr([*self.command, *flags]).encode())
                for file in [self.source(suite), HERE / 'mutant.hpp', *sorted((ROOT / 'tests/support').iterdir()),
                             *sorted((self.work / 'instrumented').rglob('*.hpp'))]:
                    state = zlib.crc32(file.read_bytes(), state)
                path = self.work / 'programs' / f'{suite}_{state:08x}'
                if not path.exists():
                    self.compile([*flags, self.source(suite), self.main, '-o', path.with_suffix('.new')])
                    path.with_suffix('.new').rename(path)
                start = time.monotonic()
                if not self.execute(path, suite, 0, 600):
                    sys.exit(f'the suite {suite} fails without a mutant')
                entry.update(path=path, limit=20 * (time.monotonic() - start) + 5)
        return entry['path'], entry['limit']

    def death_when_compiled(self, variant, source, mutant, suites):
        """Edits the header itself: 'compile time', 'run time' or ''."""
        place = self.work / 'edited' / str(threading.get_ident())
        if not place.exists():
            shutil.copytree(self.include, place)
        header = place / source.name
        header.write_text(source.text[:mutant.begin] + mutant.text + source.text[mutant.end:], 'latin-1')
        death = ''
        for suite in suites:
            program = place / suite
            flags = VARIANTS[variant] or ['-include-pch', self.prefix]
            if not self.compiles([*flags, f'-I{place}', self.source(suite), self.main, '-o', program]):
                death = 'compile time'
            elif not self.execute(program, suite, 0, self.program(variant, suite)[1]):
                death = 'run time'
            if death:
                break
        header.write_text(source.text, 'latin-1')
        return death

    def death_of(self, variant, source, mutant):
        suites = self.suites_of(source.name)
        variants = [variant, *mutant.also_in]
        if mutant.at_run_time:
            for each in variants:
                programs = [(*self.program(each, suite), suite) for suite in suites]
                for path, limit, suite in sorted(programs, key=lambda program: program[1]):  # the quickest first
                    if not self.execute(path, suite, mutant.number, limit):
                        return 'run time'
            if self.only == 'run':
                return ''
        deaths = (self.death_when_compiled(each, source, mutant, suites) for each in variants)
        return next(filter(None, deaths), '')

    # ---- all of it

    def headers(self, names):
        """{name: {variant: source}} of the headers that are asked for."""
        existing = sorted(str(path.relative_to(self.include)) for path in self.include.rglob('*.hpp'))
        wanted = [f'smtp_reply/{name}.hpp' for name in names] or existing
        unknown = [name for name in wanted if name not in existing]
        if unknown:
            sys.exit(f'no such header: {" ".join(unknown)}')
        headers = {name: {} for name in wanted}
        for variant, flags in VARIANTS.items():
            varying = {name for name in wanted
                       if not variant or re.search('SMTP_REPLY_USE_SIMD|window::', (self.include / name).read_text())}
            if varying:
                found = find_mutants([*self.command, *flags, f'-I{self.include}'], self.include, self.work)
                for name in varying & set(found):
                    for source in headers[name].values():
                        for key in source.mutants.keys() & found[name].mutants.keys():
                            source.mutants[key].also_in.append(variant)
                            del found[name].mutants[key]
                    headers[name][variant] = found[name]
        return headers

    def name_twins(self, headers):
        """Tells apart what would be the same change in the same line."""
        for variants in headers.values():
            seen = {}
            for source in variants.values():
                for mutant in sorted(source.mutants.values(), key=lambda each: each.begin):
                    count = seen[mutant.line, mutant.change] = seen.get((mutant.line, mutant.change), 0) + 1
                    if count > 1:
                        mutant.change += f' (no. {count})'

    def instrument(self, headers):
        place = self.work / 'instrumented'
        shutil.copytree(self.include, place)
        number = 0
        for name, variants in headers.items():
            planted = []
            for source in variants.values():
                for mutant in source.mutants.values():
                    number += 1
                    mutant.number = number
                    if mutant.at_run_time:
                        planted.append(mutant)
            if planted:
                (place / name).write_text(instrumented(source, planted), 'latin-1')


# ---- survivors.txt

def read_explained(file):
    """{(header, line, change): reason} of a list of paragraphs."""
    explained = {}
    for paragraph in re.split(r'\n\s*\n', file.read_text() if file.exists() else ''):
        rows = [row for row in paragraph.splitlines() if row.strip() and not row.startswith('#')]
        if not rows:
            continue
        fields = dict(row.strip().split(': ', 1) for row in rows if ': ' in row)
        if set(fields) != {'header', 'line', 'change', 'because'} or len(rows) != 4:
            sys.exit(f'{file}: a paragraph has the rows header, line, change and because, not:\n{paragraph}')
        explained[fields['header'], fields['line'], fields['change']] = fields['because']
    return explained


def readable(text):
    return text.encode('latin-1').decode('utf-8', 'replace')


def main():
    parser = argparse.ArgumentParser(prog='tests/mutation/run.sh', description=__doc__.splitlines()[0])
    parser.add_argument('headers', nargs='*', metavar='HEADER', help='code, guide/texts ...; all of them')
    parser.add_argument('--sample', type=int, default=1, metavar='N', help='only about one mutant of N, always the same')
    parser.add_argument('--only', choices=['run', 'compile'], default='',
                        help='only the mutants that can be planted in a running program, and only there; or only the others')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), metavar='N')
    parser.add_argument('--include', type=Path, default=ROOT / 'include')
    parser.add_argument('--suites', type=Path, default=ROOT / 'tests/unit')
    parser.add_argument('--survivors', type=Path, default=HERE / 'survivors.txt')
    parser.add_argument('--work', type=Path, default=ROOT / 'build/mutation')
    options = parser.parse_args()

    run = Run(options)
    headers = run.headers(options.headers)
    run.name_twins(headers)
    run.instrument(headers)
    explained = read_explained(options.survivors)
    stale = {entry for entry in explained if f'smtp_reply/{entry[0]}' in headers}
    total = {'compile time': 0, 'run time': 0, '': 0}
    unexplained = 0

    with ThreadPoolExecutor(options.jobs) as pool, open(run.work / 'fates.txt', 'w') as fates:
        for name, variants in headers.items():
            short = name.removeprefix('smtp_reply/')
            tasks = []
            for variant, source in variants.items():
                for mutant in source.mutants.values():
                    label = f'{short}|{source.line_text(mutant.line)}|{mutant.change}'
                    wanted = options.only in ('', 'run' if mutant.at_run_time else 'compile')
                    if wanted and zlib.crc32(label.encode()) % options.sample == 0:
                        tasks.append((source, mutant, pool.submit(run.death_of, variant, source, mutant)))
            count = {'compile time': 0, 'run time': 0, '': 0}
            survivors = []
            for source, mutant, task in tasks:
                count[task.result()] += 1
                print(f'{short}:{mutant.line}: {readable(mutant.change)}: {task.result() or "survives"}', file=fates,
                      flush=True)
                if not task.result():
                    entry = (short, readable(source.line_text(mutant.line)), readable(mutant.change))
                    stale.discard(entry)
                    if entry not in explained:
                        survivors.append((mutant.line, *entry))
            for death, number in count.items():
                total[death] += number
            unexplained += len(survivors)
            if tasks:
                print(summary(short, count, len(survivors)), flush=True)
            for line, header, text, change in sorted(survivors):
                print(f'  {header}:{line}: {text}\n    {change}', flush=True)

    if len(headers) > 1:
        print(summary('all', total, unexplained))
    if options.sample == 1 and not options.only and stale:
        for header, text, change in sorted(stale):
            print(f'{options.survivors.name} explains what does not survive: {header}: {text}\n    {change}')
        return 1
    return 1 if unexplained else 0


def summary(name, count, unexplained):
    mutants = sum(count.values())
    killed = mutants - count['']
    return (f'{name:20} {mutants:5} mutants: killed at compile time {count["compile time"]}, at run time '
            f'{count["run time"]}; surviving {count[""]}, of them unexplained {unexplained}; '
            f'{100 * killed / mutants:.1f} % killed')


if __name__ == '__main__':
    sys.exit(main())
