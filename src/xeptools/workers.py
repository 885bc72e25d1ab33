"""The same work on many items, in several processes.

The standard pools do not fit: ``multiprocessing.Pool`` waits for ever for a worker that the kernel has
killed, and both it and ``concurrent.futures`` start threads, which do not go well with forking. This
one is as small as the job: each worker has one pipe, over which numbers of items go in and results come back.
"""

from __future__ import annotations

import gc
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn, TypeVar

from xeptools.errors import XeptoolsError
from xeptools.frozen import frozen

Item = TypeVar("Item")
Told = TypeVar("Told")
Given = TypeVar("Given")
Result = TypeVar("Result")

Progress = Callable[[int, int], None]
"""Is told how many of how many items are done."""

_Round = Callable[..., Any]
"""Is called with an item, and from the second round on with what was given for the round."""

_SHARE = 8
"""A batch is this part of a worker's share of what is left: few messages, yet all end at the same time."""
_AHEAD = 2
"""Batches that a worker has at hand, so that it need not wait for the next."""
_SWEEP = 64
"""Items between two collections of cyclic garbage: rare enough to be cheap, often enough to bound memory."""


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    *,
    few: int = 1,
    cost: Callable[[Item], int] | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Give ``work(item)`` for each item, in their order.

    ``jobs`` processes share the items, unless there are so ``few`` that this one has done them before
    others would have started. They begin with those of the highest ``cost``: or one would still be busy with
    it when the others are done. Results are pickled, and so is ``work`` where the system cannot fork. An
    exception in a worker is raised here.
    """
    with closing(_crew((work,), items, jobs if len(items) > few else 1, cost)) as crew:
        return _in_order(crew, len(items), progress)


def spread_twice(
    first: Callable[[Item], Told],
    second: Callable[[Item, Given], Result],
    between: Callable[[Sequence[Told]], tuple[Given, Callable[[], None]]],
    items: Sequence[Item],
    jobs: int,
    *,
    loose: Callable[[Item], bool] | None = None,
    cost: Callable[[Item], int] | None = None,
    progress: Progress | None = None,
) -> list[Result]:
    """Do ``first`` with every item, and only then ``second`` with every item and what ``between`` made.

    ``between`` is called here with what all items told, and all wait for it. Besides what it made it gives
    what is to be done here while the others go on. An item comes to the same process both times, so
    ``first`` and ``second`` can be methods of one object that keeps what it will need again. Those that are
    ``loose`` come last in the second round, to whoever is free, so that nobody waits for the others at its
    end. The rest is as in :func:`spread`; ``progress`` is that of the second round.
    """
    with closing(_crew((first, second), items, jobs, cost)) as crew:
        free = [index for index, item in enumerate(items) if loose(item)] if loose else []
        given, meanwhile = between(_in_order(crew, len(items), None))
        crew.next_round(given, free)
        meanwhile()
        return _in_order(crew, len(items), progress)


def _in_order(crew: _Lone | _Crew, count: int, progress: Progress | None) -> list[Any]:
    results: dict[int, Any] = {}
    for index, result in crew.results():
        results[index] = result
        if progress is not None:
            progress(len(results), count)
    return [results[index] for index in range(count)]


def _crew(
    rounds: Sequence[_Round], items: Sequence[Any], jobs: int, cost: Callable[[Any], int] | None
) -> _Lone | _Crew:
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return _Lone(rounds, items)
    costs = [cost(item) for item in items] if cost else [0] * len(items)
    return _Crew(rounds, items, jobs, sorted(range(len(items)), key=costs.__getitem__, reverse=True))


class _Lone:
    """One process, the caller's own."""

    def __init__(self, rounds: Sequence[_Round], items: Sequence[Any]) -> None:
        self._rounds = iter(rounds)
        self._items = items
        self._work = next(self._rounds)
        self._given: tuple[Any, ...] = ()

    def next_round(self, given: object, _free: object) -> None:
        self._work, self._given = next(self._rounds), (given,)

    def results(self) -> Iterator[tuple[int, Any]]:
        """Collect garbage as seldom as a worker does, for Python's own rhythm costs a quarter."""
        collecting = gc.isenabled()
        gc.disable()
        gc.freeze()
        try:
            for index, item in enumerate(self._items):
                yield index, self._work(item, *self._given)
                if index % _SWEEP == _SWEEP - 1:
                    _sweep()
        finally:
            gc.unfreeze()
            if collecting:
                gc.enable()

    def close(self) -> None:
        """Nobody is left behind."""


class _Crew:
    """Worker processes, which begin with the first round at once."""

    def __init__(
        self, rounds: Sequence[_Round], items: Sequence[Any], jobs: int, order: Sequence[int]
    ) -> None:
        self._workers: dict[Connection, BaseProcess] = {}
        self._order = order
        self._total = len(items)
        try:
            _start(self._workers, rounds, items, jobs)
            self._begin({connection: deque() for connection in self._workers}, deque(order))
        except BaseException:
            self.close()
            raise

    def _begin(self, own: dict[Connection, deque[int]], common: deque[int]) -> None:
        """Hand out the first batches; a worker does its ``own`` items before it takes ``common`` ones."""
        self._own, self._common = own, common
        self._left = self._total
        self._done_by: dict[Connection, deque[int]] = {connection: deque() for connection in self._workers}
        for connection in [*self._workers] * _AHEAD:
            self._hand(connection)

    def next_round(self, given: object, free: Sequence[int]) -> None:
        """Go on with the next round; each worker does again what it did in the last and what is not free."""
        unbound = frozenset(free)
        own = {
            connection: deque([index for index in done if index not in unbound])
            for connection, done in self._done_by.items()
        }
        for connection in self._workers:
            _send(connection, _Next(given))
        self._begin(own, deque([index for index in self._order if index in unbound]))

    def results(self) -> Iterator[tuple[int, Any]]:
        done = 0
        while done < self._total:
            ready = wait([*self._workers])
            for connection, process in self._workers.items():
                if connection not in ready:
                    continue
                batch = _answer(connection, process)
                self._hand(connection)
                for index, result in batch:
                    if isinstance(result, _Failure):
                        raise result.problem
                    done += 1
                    yield index, result

    def _hand(self, connection: Connection) -> None:
        waiting = self._own[connection] or self._common
        size = max(1, self._left // (len(self._workers) * _SHARE))
        batch = [waiting.popleft() for _ in range(min(size, len(waiting)))]
        if batch:
            self._left -= len(batch)
            self._done_by[connection] += batch
            _send(connection, batch)

    def close(self) -> None:
        for process in self._workers.values():
            process.terminate()
        for connection in self._workers:
            connection.close()
        for process in self._workers.values():
            process.join()


@frozen
class _Next:
    """Another round begins."""

    given: object


@frozen
class _Failure:
    """The work came to no result."""

    problem: Exception


def _start(
    workers: dict[Connection, BaseProcess], rounds: Sequence[_Round], items: Sequence[Any], jobs: int
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
            process = context.Process(target=_serve, args=(rounds, items, theirs, inherited), daemon=True)
            process.start()
            workers[ours] = process
            theirs.close()
    finally:
        gc.unfreeze()
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _send(connection: Connection, message: _Next | list[int]) -> None:
    with suppress(ConnectionError):  # it is no more, which shows when its answer is awaited
        connection.send(message)


def _answer(connection: Connection, process: BaseProcess) -> list[tuple[int, Any]]:
    try:
        answer: list[tuple[int, Any]] = connection.recv()
    except (EOFError, ConnectionError):
        process.join()
        raise XeptoolsError(f"a worker process came to an end (exit status {process.exitcode})") from None
    return answer


def _serve(
    rounds: Sequence[_Round], items: Sequence[Any], connection: Connection, inherited: Sequence[Connection]
) -> None:
    """Be a worker, until the parent says so (SIGTERM) or is no more (end of file)."""
    for other in inherited:  # or the end of the parent would not be seen
        other.close()
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.disable()
    work, *later = rounds
    given: tuple[object, ...] = ()
    done = 0
    try:
        while True:
            message: _Next | list[int] = connection.recv()
            if isinstance(message, _Next):
                work, *later = later
                given = (message.given,)
                continue
            connection.send([(index, _attempt(work, items[index], *given)) for index in message])
            done += len(message)
            if done >= _SWEEP:
                _sweep()
                done = 0
    except (EOFError, ConnectionError):
        pass


def _sweep() -> None:
    """Collect garbage; what is left between two items stays until the end, and is not looked at again."""
    gc.collect()
    gc.freeze()


def _attempt(work: _Round, item: Any, *given: object) -> Any:
    try:
        return work(item, *given)
    except XeptoolsError as problem:
        return _Failure(problem)
    except Exception:  # noqa: BLE001  # ours: it goes up in the parent, with the traceback that says where
        return _Failure(RuntimeError(f"{item}\n{traceback.format_exc()}"))


def _leave(*_: object) -> NoReturn:
    """Unwind, so that a file half written is removed on the way."""
    raise SystemExit(0)
