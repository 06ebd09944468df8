"""Packages that only a part of the work needs, and that are not always installed."""

from importlib import import_module
from typing import Any

from analysis.errors import TearsheetError


def needs(module: str, extra: str, what: str = "this") -> Any:
    """An optional module, or one clear error that says how to install it.

    `extra` names the group of packages in pyproject.toml, `what` the work that needs the module. A package that is
    there and cannot be imported says why.

    >>> needs("json", "corpus").loads("1")
    1
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.split(".")[0]
        missing = isinstance(error, ModuleNotFoundError) and error.name == package
        reason = "" if missing else f", which cannot be imported ({str(error).strip()})"
        raise TearsheetError(f"{what} needs {package}{reason}: pip install 'tearsheet[{extra}]'") from error
