"""Finds the places of a header where a mutant can be planted, in clang's AST, and makes the instrumented header."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# An operator's nearest neighbours. For a comparison they are the two that differ from it for one kind of operands
# only; what is always true or false is planted as a condition.
NUMBERS = {'<': ['<=', '!='], '>': ['>=', '!='], '<=': ['<', '=='], '>=': ['>', '=='], '==': ['<=', '>='],
           '!=': ['<', '>']}
OBJECTS = {'==': ['!='], '!=': ['==']}
LOGIC = {'&&': ['||'], '||': ['&&']}
ARITHMETIC = {'+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '&': ['|'], '|': ['&'], '^': ['|'],
              '<<': ['>>'], '>>': ['<<']}
SETS = {'&': ['|'], '|': ['&'], '-': ['&']}
ASSIGNMENTS = {'+=': ['-='], '-=': ['+='], '*=': ['/='], '/=': ['*='], '|=': ['&='], '&=': ['|=']}
INTEGERS = re.compile(r'(const )?(std::)?(unsigned )?'
                      r'(char|signed char|short|int|long|long long|unsigned|size_t|ptrdiff_t|u?int\d+_t|size_type)')
STATEMENTS = {'BinaryOperator', 'CompoundAssignOperator', 'CXXOperatorCallExpr', 'CallExpr', 'CXXMemberCallExpr',
              'UnaryOperator', 'ExprWithCleanups', 'BreakStmt', 'ContinueStmt'}
FUNCTIONS = {'FunctionDecl', 'CXXMethodDecl', 'CXXConstructorDecl', 'CXXConversionDecl'}
# A function of which the order of the arguments does not matter.
SYMMETRIC = {'is_any_of', 'equal_without_case', 'is_same_kind'}
# Only the compiler calls them.
COMPILE_TIME = {'make_code_index', 'make_listings', 'make_subject_index', 'make_sendable_phrases', 'make_report_forms',
                'enumerator_name'}
# Assertions, too: only static_assert calls them.
ASSERTIONS = {'commands_are_in_order', 'code_table_is_sorted', 'code_table_is_well_formed',
              'code_table_names_enumerators', 'enhanced_table_is_dense', 'rows_in_order', 'all_filled', 'no_text_empty'}
# No mutants in what the compiler adds, in instances of a template (their pattern has them) and in assertions.
SKIPPED = {'ClassTemplateSpecializationDecl', 'ClassTemplatePartialSpecializationDecl', 'VarTemplateSpecializationDecl',
           'CXXDefaultArgExpr', 'CXXDefaultInitExpr', 'StaticAssertDecl'}


@dataclass
class Mutant:
    header: str
    begin: int
    end: int
    text: str  # stands there instead
    planted: str  # the same in an instrumented header; '' for a statement that is removed
    change: str  # for a person
    line: int = 0
    at_run_time: bool = True  # can be planted in an instrumented header
    number: int = 0
    also_in: list = field(default_factory=list)  # other variants that it stands in


@dataclass
class Source:
    name: str
    text: str
    mutants: dict = field(default_factory=dict)

    def line_of(self, offset):
        return self.text.count('\n', 0, offset) + 1

    def line_text(self, line):
        return ' '.join(self.text.split('\n')[line - 1].split())


def squeezed(text):
    return ' '.join(text.split())


class Finder:
    def __init__(self, include):
        self.include = include
        self.sources = {}
        self.file = ''
        self.enumerations = {}

    # ---- places

    def note_files(self, node):
        """Locations name a file only where it differs from that of the location before: put it into each of them."""
        if isinstance(node, list):
            for each in node:
                self.note_files(each)
            return
        if 'offset' in node and 'tokLen' in node:
            self.file = node.get('file', self.file)
            node['file'] = self.file
        if node.get('kind') == 'EnumDecl':
            names = [each['name'] for each in node.get('inner', []) if each['kind'] == 'EnumConstantDecl']
            for each in node.get('inner', []):
                self.enumerations[each['id']] = names
        for key, value in node.items():
            if key != 'includedFrom' and isinstance(value, (dict, list)):
                self.note_files(value)

    def place(self, location):
        if 'expansionLoc' in location:
            if not location['expansionLoc'].get('isMacroArgExpansion'):
                return None
            location = location['spellingLoc']
        return location if 'offset' in location else None

    def source(self, file):
        path = Path(file).resolve()
        if path not in self.sources:
            inside = self.include in path.parents
            self.sources[path] = Source(str(path.relative_to(self.include)), path.read_text('latin-1')) if inside else None
        return self.sources[path]

    def span(self, node):
        """(source, begin, end) of a node that is written in a header, or None."""
        begin, end = (self.place(node.get('range', {}).get(side, {})) for side in ('begin', 'end'))
        if not begin or not end or begin['file'] != end['file'] or not self.source(begin['file']):
            return None
        return self.source(begin['file']), begin['offset'], end['offset'] + end['tokLen']

    # ---- mutants

    def add(self, node, text, change=None, planted=None, constant=False, span=None):
        span = span or self.span(node)
        if not span:
            return
        source, begin, end = span
        original = source.text[begin:end]
        key = (begin, end, text)
        if text == original or key in source.mutants:
            return
        source.mutants[key] = Mutant(source.name, begin, end, text, text if planted is None else planted,
                                     change or f'{squeezed(original)} -> {squeezed(text)}',
                                     source.line_of(begin), not constant)

    def written(self, node):
        span = self.span(node)
        return span[0].text[span[1]:span[2]] if span else ''

    def condition(self, node, constant, values=('true', 'false')):
        for value in values if self.written(node) not in ('true', 'false') else []:
            self.add(node, f'(static_cast<void>({self.written(node)}), {value})',
                     f'{squeezed(self.written(node))} -> {value}', value, constant)

    def binary(self, node, left, right, constant):
        places = [self.span(each) for each in (node, left, right)]
        if None in places:
            return
        source, begin, end = places[0]
        left_end, right_begin = places[1][2], places[2][1]
        gap = re.sub(r'//[^\n]*', lambda comment: ' ' * len(comment.group()), source.text[left_end:right_begin])
        operator = gap.replace('(', ' ').replace(')', ' ').split()
        if len(operator) != 1:
            return
        operator = operator[0]
        at = left_end + gap.index(operator)
        types = [each.get('type', {}).get('qualType', '') for each in (left, right)]
        integers = all(INTEGERS.fullmatch(each) or each.endswith('code') and 'enhanced' not in each for each in types)
        pointers = [each.endswith('*') or each.endswith('*const') for each in types]
        others = LOGIC.get(operator, [])
        if operator in NUMBERS:
            others = NUMBERS[operator] if integers or any(pointers) and operator[0] in '<>' else OBJECTS.get(operator, [])
            written = left
            while written['kind'] == 'ImplicitCastExpr':
                written = written['inner'][0]
            unsigned = re.search(r'size_t|size_type|uint|unsigned', written.get('type', {}).get('qualType', ''))
            if unsigned and self.written(right) == '0':  # nothing is less
                others = [each for each in others if (operator, each) not in (('==', '<='), ('!=', '>'))]
            if node.get('of_loop'):  # one that counts up to a bound comes to it
                others = [each for each in others if each != '!=']
        if operator in ASSIGNMENTS:
            others = ASSIGNMENTS[operator]
        if operator in ARITHMETIC and not all(pointers) and 'stream' not in types[0]:
            others = ARITHMETIC[operator] if node['kind'] != 'CXXOperatorCallExpr' else SETS.get(operator, [])
            self.add(node, source.text[begin:left_end], constant=constant)
        for other in others:
            self.add(node, source.text[begin:at] + other + source.text[at + len(operator):end], constant=constant)
        if node.get('type', {}).get('qualType') == 'bool' and operator != '=':
            self.condition(node, constant, {'&&': ['true'], '||': ['false']}.get(operator, ['true', 'false']))

    def mark_loop(self, condition):
        if condition.get('opcode') == '&&':
            for each in condition['inner']:
                self.mark_loop(each)
        condition['of_loop'] = condition.get('opcode') == '<'

    def statement(self, node, constant):
        """Plants the removal of a statement."""
        span = self.span(node) if node.get('kind') in STATEMENTS else None
        if not span:
            return
        source, begin, end = span
        stop = re.compile(r'\s*;').match(source.text, end)
        if stop:
            self.add(node, '{}', f'{squeezed(source.text[begin:end])}; -> removed', '', constant,
                     (source, begin, stop.end()))

    def swapped(self, node, arguments, constant):
        """Two neighbouring arguments of one type."""
        for first, second in zip(arguments, arguments[1:]):
            one, two, whole = self.span(first), self.span(second), self.span(node)
            kinds = [re.sub(r'^const (?!.*\*)', '', each.get('type', {}).get('qualType', '?')) for each in (first, second)]
            if None in (one, two, whole) or kinds[0] != kinds[1] or 'dependent' in kinds[0] or one[2] > two[1]:
                continue
            text = one[0].text
            if text[one[1]:one[2]] != text[two[1]:two[2]]:
                self.add(node, text[whole[1]:one[1]] + text[two[1]:two[2]] + text[one[2]:two[1]] +
                         text[one[1]:one[2]] + text[two[2]:whole[2]], constant=constant)

    def literal(self, node, constant):
        kind, text = node['kind'], self.written(node)
        if kind == 'IntegerLiteral' and re.match(r"[0-9][0-9a-fA-FxX']*[uUlL]*$", text):
            suffix = re.search(r'[uUlL]*$', text).group()
            value = int(text[:len(text) - len(suffix)].replace("'", ''), 0)
            for other in [value + 1] + [value - 1] * (value > 0 and not constant):
                self.add(node, (hex(other) if text[:2] in ('0x', '0X') else str(other)) + suffix, constant=constant)
        elif kind == 'CharacterLiteral':
            for other in [node['value'] + 1] + [node['value'] - 1] * (node['value'] > 0):
                character = chr(other)
                if not 0x20 <= other < 0x7F or character in "\\'":
                    character = f'\\x{other:02X}'
                self.add(node, f"'{character}'", constant=constant)
        elif kind == 'CXXBoolLiteralExpr':
            self.add(node, 'false' if text == 'true' else 'true', constant=constant)
        elif kind == 'StringLiteral' and text.startswith('"') and text.endswith('"'):
            parts = re.findall(r'\\x[0-9A-F]{2}|\\.|[^"\\]', text.split('"')[-2]) if text.count('"') == 2 else []
            whole = '"' + ''.join(parts[:-1]) + '"' if parts else text[:-1] + '?"'
            self.add(node, whole, constant=constant)

    def visit(self, node, constant=False):
        if not isinstance(node, dict) or 'kind' not in node or node['kind'] in SKIPPED or node.get('isImplicit'):
            return
        kind = node['kind']
        if kind in FUNCTIONS and node.get('name') in ASSERTIONS:
            return
        constant = constant or kind in FUNCTIONS and node.get('name') in COMPILE_TIME
        inner = [each for each in node.get('inner', []) if isinstance(each, dict)]
        type_of = lambda each: each.get('type', {}).get('qualType', '')

        if kind in ('FunctionTemplateDecl', 'VarTemplateDecl'):
            patterns = [each for each in inner if each['kind'] in FUNCTIONS | {'VarDecl'}][:1]
            inner = [each for each in inner if each['kind'] not in FUNCTIONS | {'VarDecl'}] + patterns
        elif kind in ('VarDecl', 'EnumConstantDecl', 'ConstantExpr', 'NonTypeTemplateParmDecl'):
            constant = constant or kind != 'VarDecl' or node.get('constexpr', False)
            if kind == 'VarDecl' and inner and inner[-1]['kind'] == 'StringLiteral':
                return  # an array of char
        elif kind == 'CXXForRangeStmt':
            declarations = [each for each in inner if each.get('kind') == 'DeclStmt']
            self.visit(declarations[0]['inner'][0]['inner'][0], constant)
            inner = inner[-1:]
            self.statement(inner[0], constant)
        elif kind == 'IfStmt':
            at = int(node.get('hasInit', False))
            constant_condition = constant or node.get('isConstexpr', False)
            if node.get('hasVar'):  # its condition is a declaration
                del inner[at + 1]
            else:
                self.condition(inner[at], constant_condition)
            for each in inner[at + 1:]:
                self.statement(each, constant)
        elif kind == 'WhileStmt':
            self.mark_loop(inner[-2])
            self.condition(inner[-2], constant, ['false'])
            self.statement(inner[-1], constant)
        elif kind == 'DoStmt':
            self.condition(inner[-1], constant, ['false'])
        elif kind == 'ForStmt':
            if inner[2].get('kind'):
                self.mark_loop(inner[2])
                self.condition(inner[2], constant, ['false'])
            if inner[3].get('kind'):
                self.add(inner[3], self.written(inner[3]['inner'][0]), f'{squeezed(self.written(inner[3]))}; -> removed',
                         None, constant)
            self.statement(inner[4], constant)
        elif kind == 'CompoundStmt':
            for each in inner:
                self.statement(each, constant)
        elif kind in ('CaseStmt', 'DefaultStmt'):
            self.statement(inner[-1], constant)
            if kind == 'CaseStmt':
                label = inner[0]
                inner = inner[-1:]
                if label.get('inner') and label['inner'][0]['kind'] == 'IntegerLiteral':
                    self.literal(label['inner'][0], True)
        elif kind == 'ConditionalOperator':
            self.condition(inner[0], constant)
        elif kind in ('BinaryOperator', 'CompoundAssignOperator'):
            if node.get('opcode') == '&&' and self.written(inner[1]).startswith('"'):
                return  # an assertion and its message
            self.binary(node, inner[0], inner[1], constant)
            constant = constant or 'vector' in type_of(node)  # whose operand has to be a constant that fits
            if node.get('opcode') in LOGIC:
                self.condition(inner[0], constant)
                self.condition(inner[1], constant)
        elif kind == 'CXXOperatorCallExpr':
            if len(inner) == 3:
                self.binary(node, inner[1], inner[2], constant)
        elif kind == 'UnaryOperator':
            operator, text = node.get('opcode'), self.written(node)
            if operator in ('++', '--') and (INTEGERS.fullmatch(type_of(node)) or type_of(node).endswith('*')):
                self.add(node, text.replace(operator, {'++': '--', '--': '++'}[operator], 1), constant=constant)
            elif operator in ('-', '~'):
                self.add(node, text.replace(operator, '', 1), constant=constant)
            elif operator == '!':
                self.condition(node, constant)
        elif kind == 'ReturnStmt' and inner:
            if type_of(inner[0]) == 'bool':
                self.condition(inner[0], constant)
            elif INTEGERS.fullmatch(type_of(inner[0])) and inner[0]['kind'] != 'IntegerLiteral':
                text = self.written(inner[0])
                self.add(inner[0], f'(({text}) + 1)', f'{squeezed(text)} -> one more',
                         f'::smtp_reply_mutation::one_more({text})', constant)
        elif kind == 'ImplicitCastExpr' and node.get('castKind') == 'LValueToRValue':
            read, text = inner[0], self.written(node)
            if read['kind'] in ('DeclRefExpr', 'MemberExpr') and re.search(r'[\w\]]$', text):
                if type_of(node) == 'bool':
                    self.condition(node, constant)
                elif INTEGERS.fullmatch(type_of(node)):
                    self.add(node, f'({text} + 1)', f'{text} -> one more',
                             f'::smtp_reply_mutation::one_more({text})', constant)
        elif kind in ('CallExpr', 'CXXMemberCallExpr'):
            if self.written(inner[0]).rpartition(':')[2] not in SYMMETRIC:
                self.swapped(node, inner[1:], constant)
            if type_of(node) == 'bool':
                self.condition(node, constant)
        elif kind in ('CXXTemporaryObjectExpr', 'CXXUnresolvedConstructExpr'):
            self.swapped(node, inner, constant)
        elif kind == 'CXXStaticCastExpr' and self.written(node).startswith('static_cast<unsigned char>'):
            self.add(node, self.written(node).replace('unsigned', 'signed', 1), constant=constant)
        elif kind == 'DeclRefExpr' and node.get('referencedDecl', {}).get('kind') == 'EnumConstantDecl':
            names = self.enumerations.get(node['referencedDecl']['id'])
            text = self.written(node)
            if names and text.endswith(node['referencedDecl']['name']):
                name = node['referencedDecl']['name']
                other = names[(names.index(name) + 1) % len(names)]
                self.add(node, text[:-len(name)] + other, constant=constant)
        else:
            self.literal(node, constant)

        for each in inner:
            self.visit(each, constant)

    def template_arguments(self):
        """The numbers between < and >, which the AST does not show: those of the rows of a table."""
        for source in filter(None, self.sources.values()):
            for arguments in re.finditer(r'\brow<([\d, ]+)>', source.text):
                for number in re.finditer(r'\d+', arguments.group(1)):
                    begin = arguments.start(1) + number.start()
                    self.add(None, str(int(number.group()) + 1), constant=True,
                             span=(source, begin, begin + len(number.group())))


def find_mutants(command, include, work):
    """All mutants of the headers under include, by the name of the header; command compiles a file."""
    include = include.resolve()
    headers = sorted(include.rglob('*.hpp'))
    everything = work / 'everything.cpp'
    everything.write_text(''.join(f'#include "{header}"\n' for header in headers))
    dump = subprocess.run([*command, '-fsyntax-only', '-Xclang', '-ast-dump=json', '-Xclang',
                           '-ast-dump-filter=smtp_reply', everything], check=True, stdout=subprocess.PIPE).stdout.decode()
    finder = Finder(include)
    decoder, at = json.JSONDecoder(), 0
    while at < len(dump):
        tree, at = decoder.raw_decode(dump, at)
        at = re.compile(r'\s*').match(dump, at).end()
        finder.note_files(tree)
        finder.visit(tree)
    finder.template_arguments()
    return {source.name: source for source in finder.sources.values() if source}


def instrumented(source, mutants):
    """The header's text with all of the mutants beside the original."""
    spans = {}
    for mutant in mutants:
        spans.setdefault((mutant.begin, mutant.end), []).append(mutant)
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))

    def render(begin, end, index):
        """The text from begin to end with the spans from index on that lie in it; and the index of the next span."""
        text, at = '', begin
        while index < len(ordered) and ordered[index][0] < end:
            first, last = ordered[index]
            here = spans[ordered[index]]
            inside, index = render(first, last, index + 1)
            text += source.text[at:first]
            if any(mutant.planted == '' for mutant in here):
                text += f'{{ if (!SMTP_REPLY_MUTANT({here[0].number})) {{ {inside} }} }}'
            else:
                choices = ''.join(f'SMTP_REPLY_MUTANT({each.number}) ? ({each.planted}) : ' for each in here)
                booleans = any(each.planted == 'true' or each.planted == 'false' for each in here)
                text += f'({choices}{"static_cast<bool>" if booleans else ""}({inside}))'
            at = last
        return text + source.text[at:end], index

    return render(0, len(source.text), 0)[0]
