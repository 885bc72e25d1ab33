"""Work in several processes: all of it is done, and trouble in a worker comes to light."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from xeptools.errors import XeptoolsError
from xeptools.workers import spread, spread_twice


def doubled(number: int) -> int:
    return number * 2


def only_small(number: int) -> int:
    if number > 200:
        raise XeptoolsError(f"{number} is too large")
    return number // (number - 100)


def deadly(number: int) -> int:
    if number == 250:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def where(_: int) -> int:
    return os.getpid()


def begin(_: int) -> tuple[int, int]:
    return os.getpid(), time.monotonic_ns()


def endless(number: int) -> int:
    """Tell the parent, once it waits for answers, by an alarm that work has begun, and go on for ever."""
    if number == 0:
        time.sleep(1)
        os.kill(os.getppid(), signal.SIGALRM)
    time.sleep(600)
    return number


def total(numbers: Sequence[int]) -> tuple[int, Callable[[], None]]:
    return sum(numbers), lambda: None


class Keeper:
    """Remembers what it met first, and says what it then knows."""

    def __init__(self) -> None:
        self.met: set[int] = set()

    def meet(self, number: int) -> int:
        self.met.add(number)
        if number == 999:
            raise XeptoolsError("999 is nobody")
        return number * 2

    def again(self, number: int, everything: int) -> tuple[bool, int]:
        if number == 777:
            os.kill(os.getpid(), signal.SIGKILL)
        return number in self.met, everything


class Waiting:
    """Does its first item only when those that are loose are done; gives the process that did an item."""

    def __init__(self, folder: Path, loose: Sequence[int]) -> None:
        self.folder = folder
        self.loose = loose

    def meet(self, number: int) -> int:
        return number

    def again(self, number: int, _: int) -> int:
        if number in self.loose:
            (self.folder / str(number)).touch()
        deadline = time.monotonic() + 30
        while number == 0 and len([*self.folder.iterdir()]) < len(self.loose):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_every_item_is_done_once(count: int, jobs: int) -> None:
    assert spread(doubled, range(count), jobs) == [number * 2 for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_caller_got_wrong_is_raised_as_it_is(jobs: int) -> None:
    with pytest.raises(XeptoolsError, match=r"^300 is too large$"):
        spread(only_small, [1, 2, 300], jobs)


def test_a_fault_of_ours_is_raised_with_its_traceback() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)^100\n.*in only_small.*ZeroDivisionError"):
        spread(only_small, [1, 100, 3], 2)


def test_a_worker_that_dies_does_not_leave_the_others_waiting() -> None:
    with pytest.raises(XeptoolsError, match=r"a worker process came to an end \(exit status -9\)"):
        spread(deadly, range(500), 2)
    assert not multiprocessing.active_children()


def test_few_items_are_done_here() -> None:
    assert set(spread(where, range(8), 2, few=8)) == {os.getpid()}
    assert os.getpid() not in spread(where, range(9), 2, few=8)


def test_the_costliest_come_first() -> None:
    """Each process begins with one of them, whichever of the processes is the first to run."""
    numbers = [5, 3, 900, 4, 901]
    of_process: dict[int, list[tuple[int, int]]] = {}
    for number, (process, begun) in zip(
        numbers, spread(begin, numbers, 2, cost=lambda number: number), strict=True
    ):
        of_process.setdefault(process, []).append((begun, number))
    done = [[number for _, number in sorted(times)] for times in of_process.values()]
    assert sorted(numbers[0] for numbers in done) == [900, 901]
    assert all(numbers == sorted(numbers, reverse=True) for numbers in done)


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_what_is_done(jobs: int) -> None:
    told: list[tuple[int, int]] = []
    spread(doubled, range(30), jobs, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(done, 30) for done in range(1, 31)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_a_second_round_knows_what_the_first_told_and_what_it_kept(count: int, jobs: int) -> None:
    keeper = Keeper()
    told: list[int] = []

    def between(numbers: Sequence[int]) -> tuple[int, Callable[[], None]]:
        told.extend(numbers)
        return sum(numbers), lambda: told.append(-1)

    results = spread_twice(
        keeper.meet, keeper.again, between, range(count), jobs, cost=lambda number: -number
    )
    assert told.pop() == -1
    assert told == [number * 2 for number in range(count)]
    assert results == [(True, count * (count - 1))] * count
    assert not multiprocessing.active_children()


def test_what_is_loose_comes_last_and_to_whoever_is_free(tmp_path: Path) -> None:
    """One process waits in its own part until all that is loose is done: so the other has done it."""
    waiting = Waiting(tmp_path, loose=range(4, 12))
    results = spread_twice(waiting.meet, waiting.again, total, range(12), 2, loose=lambda number: number >= 4)
    one, other = results[:2]
    assert one != other
    assert results == [one, other, one, other, *[other] * 8]


def test_trouble_between_two_rounds_ends_the_workers() -> None:
    keeper = Keeper()
    with pytest.raises(XeptoolsError, match=r"^300 is too large$"):
        spread_twice(keeper.meet, keeper.again, lambda _: (only_small(300), print), range(9), 2)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_trouble_in_a_first_round_ends_both(jobs: int) -> None:
    keeper = Keeper()
    with pytest.raises(XeptoolsError, match=r"^999 is nobody$"):
        spread_twice(keeper.meet, keeper.again, total, [1, 2, 999], jobs)
    assert not multiprocessing.active_children()


def test_a_worker_that_dies_in_a_second_round_is_missed() -> None:
    keeper = Keeper()
    with pytest.raises(XeptoolsError, match=r"a worker process came to an end \(exit status -9\)"):
        spread_twice(keeper.meet, keeper.again, total, [*range(700, 900)], 2)
    assert not multiprocessing.active_children()


def test_an_interruption_ends_the_workers() -> None:
    def alarm(*_: object) -> None:
        raise TimeoutError

    begun = time.monotonic()
    previous = signal.signal(signal.SIGALRM, alarm)
    try:
        with pytest.raises(TimeoutError):
            spread(endless, range(4), 2)
    finally:
        signal.signal(signal.SIGALRM, previous)
    assert not multiprocessing.active_children()
    assert time.monotonic() - begun < 300
