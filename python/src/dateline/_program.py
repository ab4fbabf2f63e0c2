"""Where the program is that the package brings."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path


def _folders() -> Iterator[Path]:
    yield Path(sysconfig.get_path("scripts"))
    # pip install --user, and --target, which puts programs beside the packages.
    yield Path(sysconfig.get_path("scripts", f"{os.name}_user"))
    yield Path(__file__).parent.parent / "bin"


def program() -> Path:
    """The program `dateline` that was installed with this package.

    Raises FileNotFoundError if it is not where pip puts programs.
    """
    name = "dateline.exe" if sys.platform == "win32" else "dateline"
    places = [folder / name for folder in _folders()]
    for place in places:
        if place.is_file():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"the program dateline is in none of {looked}; install the package dateline again")
