"""Work in several processes: all of it is done, and trouble in a worker comes to light."""

import multiprocessing
import os
import signal
import time
from collections.abc import Sequence

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


def slower(number: int) -> int:
    time.sleep(0 if number > 800 else 0.2)
    return number


def slow(number: int) -> int:
    time.sleep(10)
    return number


def total(numbers: Sequence[int]) -> int:
    return sum(numbers)


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


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_every_item_is_done_once(count: int, jobs: int) -> None:
    assert sorted(spread(doubled, range(count), jobs)) == [(number, number * 2) for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_caller_got_wrong_is_raised_as_it_is(jobs: int) -> None:
    with pytest.raises(XeptoolsError, match=r"^300 is too large$"):
        list(spread(only_small, [1, 2, 300], jobs))


def test_a_fault_of_ours_is_raised_with_its_traceback() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)^100\n.*in only_small.*ZeroDivisionError"):
        list(spread(only_small, [1, 100, 3], 2))


def test_a_worker_that_dies_does_not_leave_the_others_waiting() -> None:
    with pytest.raises(XeptoolsError, match=r"a worker process came to an end \(exit status -9\)"):
        list(spread(deadly, range(500), 2))
    assert not multiprocessing.active_children()


def test_the_costliest_come_first() -> None:
    numbers = [5, 3, 900, 4, 901]
    begun = [numbers[index] for index, _ in spread(slower, numbers, 2, cost=lambda number: number)]
    assert set(begun[:2]) == {900, 901}


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 500])
def test_a_second_round_knows_what_the_first_told_and_what_it_kept(count: int, jobs: int) -> None:
    keeper = Keeper()
    told, results = spread_twice(
        keeper.meet, keeper.again, total, range(count), jobs, cost=lambda number: -number
    )
    assert told == [number * 2 for number in range(count)]
    assert sorted(results) == [(number, (True, count * (count - 1))) for number in range(count)]
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_trouble_in_a_first_round_ends_both(jobs: int) -> None:
    keeper = Keeper()
    with pytest.raises(XeptoolsError, match=r"^999 is nobody$"):
        spread_twice(keeper.meet, keeper.again, total, [1, 2, 999], jobs)
    assert not multiprocessing.active_children()


def test_a_worker_that_dies_in_a_second_round_is_missed() -> None:
    keeper = Keeper()
    _, results = spread_twice(
        keeper.meet, keeper.again, total, [*range(700, 900)], 2, cost=lambda number: -number
    )
    with pytest.raises(XeptoolsError, match=r"a worker process came to an end \(exit status -9\)"):
        list(results)
    assert not multiprocessing.active_children()


def test_leaving_early_ends_the_workers() -> None:
    results = spread(slow, range(4), 2)
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        _first_or_timeout(results)
    assert not multiprocessing.active_children()
    assert time.monotonic() - begun < 5


def _first_or_timeout(results: object) -> None:
    def alarm(*_: object) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, alarm)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        next(results)  # type: ignore[call-overload]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
