"""Laws that one file at a time can break: words, size, exceptions, types, ignores."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from .files import ROOT, parsed, place, python_files

LINES = 400
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# The ends of the blocks of characters, as ranges name them, are no words.
RANGE_ENDS = str.maketrans("", "", "\u3400\u4dbf\u4e00\u9fa5\u9fff\uf900\ufaff")
# Where a reader's own fault becomes a finding, so that one bad file never stops the others.
BOUNDARIES = {"src/gisbot/knowledge/reading.py"}
IGNORE = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:|nosec|pylint:|mypy:)")
EXPLAINED = re.compile(r"#\s*(?:noqa:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\])\W+\w+.*\w{3}")


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the constants that are docstrings, also those below an assignment."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def chinese_literals(path: Path) -> Iterator[str]:
    tree = parsed(path)
    told = docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        text = node.value.decode("utf-8", "ignore") if isinstance(node.value, bytes) else node.value
        if isinstance(text, str) and CHINESE.search(text.translate(RANGE_ENDS)):
            yield f"{place(path, node.lineno)}: {text[:40]!r}"


def test_words_live_in_yaml_and_chinese_grammar_in_patterns() -> None:
    files = [path for path in python_files("src") if path.name != "patterns.py"]
    broken = [literal for path in files for literal in chinese_literals(path)]
    assert not broken, "\n" + "\n".join(broken)


def test_every_room_has_at_most_one_file_of_patterns() -> None:
    files = [path for path in python_files("src") if path.name == "patterns.py"]
    assert files
    assert len({path.parent for path in files}) == len(files)
    depths = {len(path.relative_to(ROOT).parts) for path in files}
    assert depths <= {4, 5}, "a room is a folder of src/gisbot, and may hold a room of its own: answers/rules"


def test_files_stay_readable() -> None:
    long = {
        place(path): count for path in python_files() if (count := len(path.read_text("utf-8").splitlines())) > LINES
    }
    assert long == {}


def test_no_exception_is_swallowed() -> None:
    """Catching everything is allowed to clean up and raise again, at the boundaries, and nowhere else."""
    broken = []
    for path in python_files("src", "examples", "scripts"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            names = {"" if name is None else ast.unparse(name) for name in caught}
            everything = bool(names & {"", "Exception", "BaseException"}) and not isinstance(node.body[-1], ast.Raise)
            if everything and place(path) not in BOUNDARIES:
                broken.append(f"{place(path, node.lineno)}: catches everything")
            if all(isinstance(line, ast.Pass) for line in node.body):
                broken.append(f"{place(path, node.lineno)}: except ... pass; contextlib.suppress says what is meant")
    assert not broken, "\n" + "\n".join(broken)


def test_no_bag_of_anything() -> None:
    """No dict[str, Any] passes anywhere in the product."""
    broken = [
        place(path, node.lineno)
        for path in python_files("src")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Subscript)
        and re.fullmatch(r"(?:dict|Dict|Mapping|MutableMapping)\[str, (?:typing\.)?Any\]", ast.unparse(node))
    ]
    assert not broken, "\n" + "\n".join(broken)


def test_what_passes_between_rooms_is_frozen() -> None:
    broken, seen = [], 0
    for path in python_files("src/gisbot/model"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if "dataclass" in ast.unparse(decorator):
                    seen += 1
                    if not {"frozen=True", "slots=True"} <= set(re.findall(r"\w+=True", ast.unparse(decorator))):
                        broken.append(place(path, node.lineno))
    assert seen > 20
    assert not broken, "\n" + "\n".join(broken)


def test_every_ignore_says_why() -> None:
    broken = []
    for path in python_files():
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                if (
                    token.type == tokenize.COMMENT
                    and IGNORE.search(token.string)
                    and not EXPLAINED.search(token.string)
                ):
                    broken.append(f"{place(path, token.start[0])}: {token.string}")
    assert not broken, "\n" + "\n".join(broken)


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(?:TO" r"DO\b|FIX" r"ME\b|X" r"XX\b|raise Not" r"ImplementedError)")
    broken = [
        place(path, number)
        for path in python_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert not broken, "\n" + "\n".join(broken)


def test_the_public_parts_say_what_they_mean() -> None:
    """Every module, public class, function and method of the product has a docstring."""
    broken = []
    for path in python_files("src"):
        tree = parsed(path)
        if ast.get_docstring(tree) is None:
            broken.append(place(path))
        for owner in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
            for node in owner.body:
                if (
                    isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                    and not node.name.startswith("_")
                    and not (isinstance(owner, ast.ClassDef) and owner.name.startswith("_"))
                    and not {"override", "overload"} & {ast.unparse(d).rpartition(".")[2] for d in node.decorator_list}
                    and ast.get_docstring(node) is None
                ):
                    broken.append(f"{place(path, node.lineno)}: {node.name}")
    assert not broken, "\n" + "\n".join(broken)
