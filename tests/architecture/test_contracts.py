"""Who may import whom, as written in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.house import ROOT

CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}


def test_all_contracts_are_kept() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_order_of_packages_is_complete() -> None:
    assert all(CONTRACTS[name]["exhaustive"] for name in ("tracker from top to bottom", "ui from top to bottom"))


def test_every_capability_has_its_four_layers_checked() -> None:
    layered = {
        f"tracker.{path.parent.name}"
        for name in ("model", "rules", "repo", "service")
        for path in (ROOT / "tracker").glob(f"*/{name}.py")
    }
    listed = set(CONTRACTS["four layers in every capability"]["containers"])
    assert layered <= listed, "add these to the contract"
