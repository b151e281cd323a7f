"""Empty stand-ins for packages that a module imports and the functions that are used of it never call.

They may be called while modules are imported (as decorators are); once `seal` was called, a call is an error.
"""

import importlib.abc
import importlib.machinery
import sys
import types
from unittest.mock import MagicMock


sealed = False


class Absent(MagicMock):
    def __call__(self, *args, **kwargs):
        if sealed:
            raise RuntimeError(f"{self._extract_mock_name()} is a stand-in, and was called")
        return super().__call__(*args, **kwargs)


class StandIn(types.ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(name=f"{self.__name__}.{name}")


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, packages: set[str]) -> None:
        self.packages = packages

    def find_spec(self, name, path=None, target=None):
        known = name.split(".")[0] in self.packages
        return importlib.machinery.ModuleSpec(name, self, is_package=True) if known else None

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module) -> None:
        pass


def stand_in_for(*packages: str) -> None:
    sys.meta_path.insert(0, Finder(set(packages)))


def seal() -> None:
    global sealed
    sealed = True
