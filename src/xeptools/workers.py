"""The same work on many items, in several processes.

The standard pools do not fit: ``multiprocessing.Pool`` waits for ever for a worker that the kernel has
killed, and both it and ``concurrent.futures`` start threads, which do not go well with forking. This
one is as small as the job: each worker has one pipe, over which numbers of items go in and results come back.
"""

from __future__ import annotations

import gc
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn, TypeVar

from xeptools.errors import XeptoolsError

Item = TypeVar("Item")
Result = TypeVar("Result")

_SHARE = 16
"""A batch is this part of a worker's share of what is left: few messages, yet all end at the same time."""
_AHEAD = 2
"""Batches that a worker has at hand, so that it need not wait for the next."""
_SWEEP = 64
"""Items between two collections of cyclic garbage: rare enough to be cheap, often enough to bound memory."""


@dataclass(frozen=True, slots=True)
class _Failure:
    problem: Exception


def spread(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[tuple[int, Result]]:
    """Give the index of each item with ``work(item)``, in the order in which they are done.

    ``jobs`` processes share the items; they begin at once, with the first items: put the longest first.
    With one job all is done in this process, when it is asked for. Results are pickled, and so is
    ``work`` where the system cannot fork. An exception in a worker is raised here; leaving the iterator
    early ends the workers.
    """
    if min(jobs, len(items)) <= 1:
        return _alone(work, items)
    workers: dict[Connection, BaseProcess] = {}
    try:
        _start(workers, work, items, min(jobs, len(items)))
        batches = _batches(len(items), len(workers))
        for connection in [*workers] * _AHEAD:
            _hand(connection, batches)
    except BaseException:
        _end(workers)
        raise
    return _collect(workers, batches, len(items))


def _alone(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
    """Do it all here; collect garbage as seldom as a worker does, for Python's own rhythm costs a quarter."""
    collecting = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        for index, item in enumerate(items):
            yield index, work(item)
            if index % _SWEEP == _SWEEP - 1:
                _sweep()
    finally:
        gc.unfreeze()
        if collecting:
            gc.enable()


def _start(
    workers: dict[Connection, BaseProcess], work: Callable[[Any], Any], items: Sequence[Any], jobs: int
) -> None:
    fork = "fork" in get_all_start_methods()
    context: Any = get_context("fork" if fork else "spawn")
    gc.freeze()  # a forked worker then shares the parent's objects instead of copying their pages
    # An interrupt reaches all processes of a terminal; a worker must not see it before it can ignore it.
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if fork else None
    try:
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            inherited = [*workers, ours] if fork else []
            process = context.Process(target=_serve, args=(work, items, theirs, inherited), daemon=True)
            process.start()
            workers[ours] = process
            theirs.close()
    finally:
        gc.unfreeze()
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _collect(
    workers: dict[Connection, BaseProcess], rest: Iterator[range], total: int
) -> Iterator[tuple[int, Any]]:
    done = 0
    try:
        while done < total:
            ready = wait([*workers])
            for connection, process in workers.items():
                if connection not in ready:
                    continue
                batch = _answer(connection, process)
                _hand(connection, rest)
                for index, result in batch:
                    if isinstance(result, _Failure):
                        raise result.problem
                    done += 1
                    yield index, result
    finally:
        _end(workers)


def _end(workers: dict[Connection, BaseProcess]) -> None:
    for process in workers.values():
        process.terminate()
    for connection in workers:
        connection.close()
    for process in workers.values():
        process.join()


def _batches(total: int, workers: int) -> Iterator[range]:
    at = 0
    while at < total:
        size = max(1, (total - at) // (workers * _SHARE))
        yield range(at, at + size)
        at += size


def _hand(connection: Connection, rest: Iterator[range]) -> None:
    batch = next(rest, None)
    if batch is not None:
        with suppress(ConnectionError):  # it is no more, which shows when its answer is awaited
            connection.send(batch)


def _answer(connection: Connection, process: BaseProcess) -> list[tuple[int, Any]]:
    try:
        answer: list[tuple[int, Any]] = connection.recv()
    except (EOFError, ConnectionError):
        process.join()
        raise XeptoolsError(f"a worker process came to an end (exit status {process.exitcode})") from None
    return answer


def _serve(
    work: Callable[[Any], Any], items: Sequence[Any], connection: Connection, inherited: Sequence[Connection]
) -> None:
    """Be a worker, until the parent says so (SIGTERM) or is no more (end of file)."""
    for other in inherited:  # or the end of the parent would not be seen
        other.close()
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.disable()
    done = 0
    try:
        while True:
            batch: range = connection.recv()
            connection.send([(index, _attempt(work, items[index])) for index in batch])
            done += len(batch)
            if done >= _SWEEP:
                _sweep()
                done = 0
    except (EOFError, ConnectionError):
        pass


def _sweep() -> None:
    """Collect garbage; what is left between two items stays until the end, and is not looked at again."""
    gc.collect()
    gc.freeze()


def _attempt(work: Callable[[Any], Any], item: Any) -> Any:
    try:
        return work(item)
    except XeptoolsError as problem:
        return _Failure(problem)
    except Exception:  # noqa: BLE001  # ours: it goes up in the parent, with the traceback that says where
        return _Failure(RuntimeError(f"{item}\n{traceback.format_exc()}"))


def _leave(*_: object) -> NoReturn:
    """Unwind, so that a file half written is removed on the way."""
    raise SystemExit(0)
