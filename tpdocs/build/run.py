"""Carries out a plan on any executor, and keeps the manifest true after every file."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    Executor,
    Future,
    ProcessPoolExecutor,
    as_completed,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from tpdocs.build.make import Made, Order, make_file
from tpdocs.build.manifest import FileRecord
from tpdocs.foundation import Finding, Place, Severity, UsageError, digest_file
from tpdocs.foundation.files import PART_SUFFIX

__all__ = ["locked", "make_executor", "remove_files", "run_orders"]


def make_executor(workers: int) -> AbstractContextManager[Executor | None]:
    """Give worker processes; ``None``, for this process itself, where one is enough."""
    if workers <= 1:
        return contextlib.nullcontext()
    # Spawned, not forked: a forked child would share half a JVM and open fonts.
    return ProcessPoolExecutor(
        max_workers=workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_end_with_parent,
    )


def _end_with_parent() -> None:
    """Ask Linux to end this worker when the build is killed (PR_SET_PDEATHSIG)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def run_orders(orders: Iterable[Order], executor: Executor | None) -> Iterator[Made]:
    """Make files, and give each result as soon as it is there.

    When the consumer stops early, what has not begun is cancelled.
    """
    if executor is None:
        yield from map(make_file, orders)
        return
    with _interrupts_held():
        waiting: dict[Future[Made], Order] = {
            executor.submit(make_file, order): order for order in orders
        }
    try:
        for future in as_completed(waiting):
            try:
                yield future.result()
            except BrokenProcessPool as error:
                yield _broken(waiting[future], error)
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C waiting while workers start: they inherit that, and never see it.

    It is ours to answer; a worker would answer with a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _broken(order: Order, error: BrokenProcessPool) -> Made:
    finding = Finding(
        rule="render/worker-died",
        severity=Severity.ERROR,
        place=Place(f"{order.out.name}/{order.job.path}"),
        message=f"the process that made this file ended too early: {error}",
        hint="Try again with --jobs 1; the machine may be short of memory.",
    )
    return Made(job=order.job, record=None, findings=(finding,))


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold an output folder for one build, and clear what a killed one left.

    Raises:
        UsageError: Another build is at work in it.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise UsageError(
            f"the output folder {out} cannot be used: {error.strerror}",
            hint="Choose another folder with --out.",
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Nobody else writes here now: what is half written, a killed build has left.
        for part in out.rglob(f".*{PART_SUFFIX}"):
            part.unlink(missing_ok=True)
        yield
    except BlockingIOError as error:
        raise UsageError(
            f"another build is at work in {out}",
            hint="Wait until it ends, or choose another folder with --out.",
        ) from error
    finally:
        os.close(descriptor)


def remove_files(out: Path, records: Iterable[FileRecord]) -> tuple[str, ...]:
    """Remove files of an earlier build, if they are still as it left them.

    Returns:
        The paths that were removed.
    """
    removed = []
    for record in records:
        path = out / record.path
        if digest_file(path) == record.digest:
            path.unlink()
            removed.append(record.path)
            with contextlib.suppress(OSError):
                path.parent.rmdir()
    return tuple(removed)
