"""Rules of the house: names, layers, packages, documents and hosts agree."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import tpdocs
from tpdocs.audit import RULES
from tpdocs.catalog import checks
from tpdocs.readability import PLAIN_RULES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tpdocs"
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(tpdocs.__path__, "tpdocs.")
    if not module.name.endswith("__main__")
)
_FACES = [name for name in MODULES if (ROOT / name.replace(".", "/")).is_dir()]
#: Folders that git does not track.
_UNTRACKED = {".git", ".venv", ".node", "dist", "pseudo", "__pycache__"}
_TEXTS = {".py", ".md", ".toml", ".txt", ".html", ".css", ".svg", ".sh", ".cfg", ""}
_TEXTS |= {".po", ".pot", ".yml", ".yaml", ".json"}


@pytest.mark.parametrize("name", MODULES)
def test_all_is_true(name: str) -> None:
    """What __all__ names is there, once; each module says what it offers."""
    module = importlib.import_module(name)
    offered: list[str] = module.__all__
    assert [n for n in offered if not hasattr(module, n)] == []
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("name", _FACES)
def test_the_face_of_a_package_is_sorted_and_whole(name: str) -> None:
    """A package offers exactly what it imports from its modules, in ruff's order."""
    module = importlib.import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text())
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tpdocs")
        for alias in node.names
    }
    assert set(module.__all__) == imported
    kinds = [(not n.isupper(), not n[0].isupper(), n) for n in module.__all__]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("name", MODULES)
def test_every_public_thing_has_a_docstring(name: str) -> None:
    """Modules and what they offer say what they are."""
    module = importlib.import_module(name)
    assert module.__doc__
    for offered in module.__all__:
        thing = getattr(module, offered)
        if getattr(thing, "__module__", "") == name and callable(thing):
            assert thing.__doc__, offered


def test_imports_go_one_way() -> None:
    """The contract of the layers in pyproject.toml holds."""
    script = (
        "import sys; from importlinter.cli import lint_imports_command\n"
        "sys.argv = ['lint-imports', '--no-cache']; lint_imports_command()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "1 kept, 0 broken" in done.stdout


def _sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _debian(kind: str) -> set[str]:
    lines = (ROOT / "setup" / "debian-packages.txt").read_text().split("\n")
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(pair) == 2 and pair[0] in ("run", "test", "bench") for pair in pairs)
    return {name for of, name in pairs if of == kind}


def test_doctor_and_setup_name_the_same_packages() -> None:
    """What setup installs is what doctor asks for, with the fonts of all languages."""
    wanted = {
        node.value
        for node in ast.walk(ast.parse((PACKAGE / "cli" / "doctor.py").read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"lib[a-z0-9.+-]+\d|fontconfig|poppler-utils", node.value)
    }
    tables = tomllib.loads((ROOT / "locales" / "languages.toml").read_text())
    fonts = {name for table in tables.values() for name in table.get("packages", ())}
    assert len(wanted) >= 4
    assert fonts
    assert _debian("run") == wanted | fonts


def test_no_package_is_listed_twice() -> None:
    """Each package is for running or for testing."""
    assert _debian("run") & _debian("test") == set()
    lines = (ROOT / "setup" / "debian-packages.txt").read_text().split("\n")
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed == sorted(set(listed))


_AREAS = {"clinic", "handout", "picture", "catalog", "language", "font", "tool"}
_AREAS |= {"render", "page", "review", "reading", "build", "audit", "pdf"}
_AREAS |= {"text", "tags", "links", "eyes", "layout", "document", "plain"}
_RULE = re.compile(rf"({'|'.join(sorted(_AREAS))})/[a-z][a-z0-9-]*")


def _rules(path: Path) -> Iterator[str]:
    """Give the rule names of a module: whole ones, and those put together of parts."""
    tree = ast.parse(path.read_text())
    parts = {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("Problem", "_finding")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "rule":
            yield from _spelled(node.value, parts)
        elif isinstance(node, ast.Call) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield from _RULE.findall(first.value) and [first.value]


def _spelled(value: ast.expr, parts: set[str]) -> Iterator[str]:
    """Give the names that an expression for a rule can stand for."""
    match value:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=body, orelse=orelse):
            yield from _spelled(body, parts)
            yield from _spelled(orelse, parts)
        case ast.JoinedStr(values=[ast.Constant(value=str(area)), *_]) if (
            area != "pdf/"
        ):
            yield from (f"{area}{part}" for part in parts)
        case _:
            return


def _all_rules() -> set[str]:
    found = {rule for path in _sources() for rule in _rules(path)}
    inline = ast.walk(ast.parse((PACKAGE / "source" / "inline.py").read_text()))
    problems = {
        str(node.args[0].value)
        for node in inline
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and isinstance(node.args[0], ast.Constant)
    }
    found |= {f"{area}/{name}" for area in ("handout", "catalog") for name in problems}
    found |= {"handout/html", "catalog/html", "handout/markup", "catalog/markup"}
    found |= {rule.name for rule in RULES} | {"document/readable"}
    found |= {rule.name for rule in PLAIN_RULES}
    glossary = checks.glossary_rules(checks.Glossary())
    rows = (*checks.ERROR_RULES, *checks.WARNING_RULES, *glossary)
    found |= {f"catalog/{rule.name}" for rule in rows if rule.name != "inline"}
    found |= {f"catalog/{rule.name}" for rule in checks.ACROSS_RULES}
    found |= {"catalog/ignore-without-reason", "catalog/ignore-unknown"}
    found |= {"pdf/pdf-ua-1", "tool/failed", "render/failed", "clinic/failed"}
    return {rule for rule in found if _RULE.fullmatch(rule)}


def test_every_rule_is_documented() -> None:
    """The reference page of findings has each rule that the code can report."""
    rules = _all_rules()
    assert {"font/missing-glyph", "handout/head", "build/not-ours"} <= rules
    assert {"font/embedded", "catalog/placeholder", "page/budget"} <= rules
    page = (ROOT / "docs" / "reference" / "findings.md").read_text()
    assert sorted(rule for rule in rules if f"`{rule}`" not in page) == []


def test_the_reference_has_no_rule_that_is_gone() -> None:
    """A rule that no code reports any more is not documented either."""
    page = (ROOT / "docs" / "reference" / "findings.md").read_text()
    named = {match[0] for match in re.finditer(r"(?<=`)[a-z]+/[a-z0-9-]+(?=`)", page)}
    named = {rule for rule in named if _RULE.fullmatch(rule)}
    assert named - _all_rules() == set()


def test_every_error_and_finding_has_a_hint_in_the_code() -> None:
    """No call leaves the next step empty."""
    empty = [
        f"{path.name}:{node.value.lineno}"
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword)
        and node.arg == "hint"
        and isinstance(node.value, ast.Constant)
        and not str(node.value.value).strip()
    ]
    assert empty == []


def _tracked() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(p.startswith(".") and p.endswith("_cache") for p in parts)
        if hidden or _UNTRACKED & set(parts) or ".hypothesis" in parts:
            continue
        if path.is_file() and path.suffix in _TEXTS:
            yield path


#: Written in two parts, so that this file does not hold them.
_HOSTS = [
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
    ("npmjs", ".org"),
    ("npmjs", ".com"),
    ("deb.debian", ".org"),
    ("security.debian", ".org"),
    ("archive.ubuntu", ".com"),
    ("proxy.golang", ".org"),
    ("crates", ".io"),
    ("rubygems", ".org"),
    ("index-url", " "),
    ("index-url", "="),
]


def test_no_file_names_a_registry() -> None:
    """Where packages come from is the business of the machine, not of the project."""
    hosts = ["".join(parts) for parts in _HOSTS]
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in _tracked()
        for host in hosts
        if host in path.read_text(errors="replace")
    ]
    assert found == []


def test_the_repository_has_no_ledger_of_signatures() -> None:
    """What it ships is signed by nobody, and nothing in it may look as if it were."""
    assert [p.relative_to(ROOT) for p in _tracked() if p.name == "review.toml"] == []
