"""The worker's own FSRS parameters, found in a helper process: the optimiser would hold the window's interpreter.

`python -m tracker.study.optimise` reads `{"histories": [[[rating, days since the answer before], …], …]}`, one list
per question, from standard input and writes `{"parameters": [21 numbers]}` to standard output.
"""

from __future__ import annotations

import json
import subprocess
import sys
from tempfile import TemporaryFile

from tracker.kernel.errors import Cancelled, TrackerError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.study.scheduling import Rating

    Steps = list[tuple[int, int]]

NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
"""Windows would flash a console for the child otherwise."""


class OptimiserFailed(TrackerError):
    """The helper process ended without parameters; `detail` is what it said last."""

    def __init__(self, detail: str) -> None:
        super().__init__("optimiser_failed", detail=detail)


class Optimisation:
    """One run of the helper process. Ask `done()` now and then, take `result()`, or `cancel()`."""

    def __init__(self, histories: Iterable[Sequence[tuple[date, Rating]]]) -> None:
        self._cancelled = False
        # A file, not a pipe: a pipe fills after 64 KiB and would block the window until the child has read it.
        with TemporaryFile("w+", encoding="utf-8") as data:
            json.dump({"histories": [steps(history) for history in histories]}, data)
            data.seek(0)
            self._child = subprocess.Popen(  # noqa: S603 - our own module by our own interpreter
                [sys.executable, "-m", __name__],
                stdin=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=NO_WINDOW,
            )

    def done(self) -> bool:
        """Whether `result()` answers at once."""
        return self._child.poll() is not None

    def cancel(self) -> None:
        """End the helper process; `result()` then raises `Cancelled`. After its end this does nothing."""
        if not self.done():
            self._cancelled = True
            self._child.kill()
        self._child.communicate()

    def result(self) -> tuple[float, ...]:
        """The parameters, waiting for them where necessary; raises `Cancelled` or `OptimiserFailed`."""
        if self._cancelled:
            raise Cancelled
        output, complaint = self._child.communicate()
        if self._child.returncode:
            raise OptimiserFailed(complaint.decode(errors="replace").strip().rpartition("\n")[2])
        return tuple(json.loads(output)["parameters"])


def steps(history: Sequence[tuple[date, Rating]]) -> Steps:
    """Answers to one question, in order, as pairs of rating and days since the answer before."""
    days = [day for day, _ in history]
    return [
        (int(rating), max(0, (day - before).days))
        for (day, rating), before in zip(history, days[:1] + days, strict=False)
    ]


def optimise(histories: Iterable[Sequence[Sequence[int]]]) -> list[float]:
    """The 21 parameters that explain these histories best; FSRS's own where there is too little to learn from.

    FSRS learns from each repeated answer together with all answers before it, so a history becomes one item per
    repetition.
    """
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

    from tracker.study.scheduling import DEFAULT_PARAMETERS

    items = []
    for history in histories:
        reviews = [FSRSReview(rating, days) for rating, days in history]
        items += [FSRSItem(reviews[:length]) for length in range(2, len(reviews) + 1)]
    learnable = [item for item in items if item.long_term_review_cnt() > 0]
    return list(FSRS(DEFAULT_PARAMETERS).compute_parameters(learnable)) if learnable else list(DEFAULT_PARAMETERS)


def main() -> None:
    """Answer one question on standard input."""
    json.dump({"parameters": optimise(json.load(sys.stdin)["histories"])}, sys.stdout)


if __name__ == "__main__":
    main()
