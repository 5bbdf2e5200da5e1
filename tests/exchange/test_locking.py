"""A bundle locked for the road, with what standard tools of the age format use."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyrage import passphrase as age

from tests.exchange.stations import TODAY, file_of, owner
from tracker.exchange import bundle, locking
from tracker.exchange.sharing import Choice
from tracker.kernel.errors import Refused

SECRET = "登杆装表接电"


def test_a_locked_bundle_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    worker, path = file_of("学徒"), tmp_path / "b.career"
    bundle.make(worker, owner(worker), str(path), Choice(), today=TODAY, passphrase=SECRET)
    assert path.read_bytes().startswith(locking.MARK)
    assert bundle.verify(worker.read(), str(path), passphrase=SECRET).counts() == {"valid": 1}
    for wrong, code in ((None, "locked"), ("x", "wrong_passphrase")):
        with pytest.raises(Refused) as refused:
            bundle.verify(worker.read(), str(path), passphrase=wrong)
        assert refused.value.problems[0].code == code


def test_a_locked_file_that_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.career"
    path.write_bytes(age.encrypt(b"no bundle", SECRET)[:-3])
    with pytest.raises(Refused):
        bundle.verify(file_of("x").read(), str(path), passphrase=SECRET)
