"""The package `analysis` under a name that is its own, for whoever has an `analysis.py` in the folder.

Where `import analysis` finds this package, `tearsheet` is that package: the same module, the same functions. Where it
finds something else, `tearsheet` loads the rooms under its own name, as `tearsheet.measures` and so on, and leaves
`analysis` to whoever it belongs to.
"""

import builtins
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

_ROOMS = Path(__file__).resolve().parent.parent / "analysis"


def _import(name: str, *rest: Any, **named: Any) -> Any:
    """What a room imports from `analysis` is of `tearsheet`."""
    if name.partition(".")[0] == _ROOMS.name:
        name = __name__ + name.removeprefix(_ROOMS.name)
    return builtins.__import__(name, *rest, **named)


class _Loader(SourceFileLoader):
    """Loads a room with an import statement of its own."""

    def exec_module(self, module: Any) -> None:
        vars(module)["__builtins__"] = vars(builtins) | {"__import__": _import}
        super().exec_module(module)


class _Finder:
    """Finds the rooms of `tearsheet` where those of `analysis` lie."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, path) if name.startswith(f"{__name__}.") else None
        if found and isinstance(found.loader, SourceFileLoader):
            found.loader = _Loader(name, found.loader.path)
        return found


def _is_ours() -> bool:
    """Whether `import analysis` finds the package beside this one."""
    try:
        found = find_spec(_ROOMS.name)
    except ValueError:  # a module that somebody made up
        return False
    return bool(found and found.origin and Path(found.origin).resolve().parent == _ROOMS)


def _load() -> Any:
    if _is_ours():
        return import_module(_ROOMS.name)
    sys.meta_path.insert(0, _Finder)
    path = str(_ROOMS / "__init__.py")
    loader = _Loader(__name__, path)
    spec = ModuleSpec(__name__, loader, origin=path)
    spec.has_location, spec.submodule_search_locations = True, [str(_ROOMS)]
    sys.modules[__name__] = module = module_from_spec(spec)
    loader.exec_module(module)
    return module


sys.modules[__name__] = _load()
