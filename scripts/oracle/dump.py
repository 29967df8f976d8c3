"""What CPython's own parser reads in Python files, for comparison with ours. For development only.

Paths come in on standard input, one a line; one line of JSON goes out for each. Offsets count UTF-16 code units from the start of the
file. Files that are not UTF-8, or that this Python rejects, are named with the reason and nothing else.
"""

import ast
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

LINE_END = re.compile(r"\r\n|\r|\n")
SHAPES = {
    ast.BinOp: "Binary",
    ast.UnaryOp: "Unary",
    ast.Compare: "Compare",
    ast.Subscript: "Subscript",
    ast.Attribute: "Attribute",
    ast.IfExp: "Conditional",
    ast.Lambda: "Lambda",
    ast.Await: "Await",
    ast.Yield: "Yield",
    ast.YieldFrom: "Yield",
    ast.Starred: "Starred",
    ast.NamedExpr: "NamedExpression",
    ast.ListComp: "ListComprehension",
    ast.SetComp: "SetComprehension",
    ast.DictComp: "DictComprehension",
    ast.GeneratorExp: "Generator",
    ast.List: "List",
    ast.Set: "Set",
    ast.Dict: "Dict",
    ast.JoinedStr: "Format",
    ast.If: "If",
    ast.For: "For",
    ast.AsyncFor: "For",
    ast.While: "While",
    ast.Try: "Try",
    ast.With: "With",
    ast.AsyncWith: "With",
    ast.Assign: "Assign",
    ast.AugAssign: "AugAssign",
    ast.AnnAssign: "AnnAssign",
    ast.Return: "Return",
    ast.Raise: "Raise",
    ast.Assert: "Assert",
    ast.Delete: "Delete",
    ast.Global: "Global",
    ast.Nonlocal: "Global",
    ast.Expr: "ExpressionStatement",
}
for name, shape in (("TryStar", "Try"), ("Match", "Match")):
    if hasattr(ast, name):
        SHAPES[getattr(ast, name)] = shape


class Offsets:
    """Turns CPython's lines and UTF-8 columns into UTF-16 offsets."""

    def __init__(self, text):
        self.starts = [0]
        self.lines = []
        at = 0
        offset = 0
        for match in LINE_END.finditer(text):
            line = text[at : match.end()]
            self.lines.append(line)
            offset += len(line) if line.isascii() else len(line.encode("utf-16-le")) // 2
            self.starts.append(offset)
            at = match.end()
        self.lines.append(text[at:])
        self.mark = 1 if text.startswith("\ufeff") else 0

    def at(self, line, column):
        written = self.lines[line - 1]
        if not written.isascii():
            if line == 1 and self.mark:
                written = written[1:]
            column = len(written.encode()[:column].decode().encode("utf-16-le")) // 2
        return self.starts[line - 1] + column + (self.mark if line == 1 else 0)

    def span(self, node):
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno, node.end_col_offset)


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def dump(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {"skipped": "not UTF-8"}
    if re.search(rb"coding[:=]\s*(?!utf-?8)[-\w.]+", b"\n".join(data.split(b"\n", 2)[:2]), re.I):
        return {"skipped": "not UTF-8"}
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        return {"skipped": type(problem).__name__}

    offsets = Offsets(text)
    imports, calls, definitions, strings, names, shapes, in_formats = [], [], [], [], [], [], []
    # Before 3.12 nothing inside an f-string has a true position: what is in there is compared by name alone.
    exact_formats = sys.version_info >= (3, 12)
    work = [(tree, False)]
    while work:
        node, inside = work.pop()
        kind = type(node)
        if kind.__name__ == "MatchValue" and not isinstance(node.value, (ast.Attribute, ast.Constant, ast.JoinedStr)):
            # `case -1:` and `case 1 + 2j:` are numbers to a pattern, and no operations.
            continue
        if not inside:
            if kind is ast.Call:
                calls.append([*offsets.span(node), dotted(node.func)])
            elif kind is ast.Name:
                names.append([offsets.at(node.lineno, node.col_offset), node.id])
            elif kind is ast.Constant:
                if isinstance(node.value, str):
                    strings.append([*offsets.span(node), node.value])
            elif kind is ast.Import:
                start = offsets.at(node.lineno, node.col_offset)
                for alias in node.names:
                    imports.append([start, 0, alias.name, None, alias.asname])
            elif kind is ast.ImportFrom:
                start = offsets.at(node.lineno, node.col_offset)
                for alias in node.names:
                    imports.append([start, node.level, node.module or "", alias.name, alias.asname])
            elif kind in (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef):
                decorators = [list(offsets.span(each)) for each in node.decorator_list]
                definitions.append([*offsets.span(node), node.name, decorators])
            if kind in SHAPES:
                shapes.append([*offsets.span(node), SHAPES[kind]])
        elif kind is ast.Call:
            in_formats.append("call " + (dotted(node.func) or "?"))
        elif kind is ast.Name:
            in_formats.append("name " + node.id)
        inner = inside or (kind is ast.JoinedStr and not exact_formats)
        if kind is ast.JoinedStr and exact_formats:
            work.extend((child, False) for child in ast.iter_child_nodes(node) if not isinstance(child, ast.Constant))
        else:
            work.extend((child, inner) for child in ast.iter_child_nodes(node))
    return {
        "imports": sorted(imports, key=lambda fact: fact[0]),
        "calls": sorted(calls, key=lambda fact: fact[:2]),
        "definitions": sorted(definitions, key=lambda fact: fact[:2]),
        "strings": sorted(strings, key=lambda fact: fact[:2]),
        "names": sorted(names),
        "shapes": sorted(shapes),
        "inFormats": sorted(in_formats),
    }


for line in sys.stdin:
    found = line.rstrip("\n")
    print(json.dumps({"path": found, **dump(found)}), flush=True)
