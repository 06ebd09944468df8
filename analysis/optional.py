"""Packages that only a part of the work needs, and that are not always installed."""

from importlib import import_module
from shlex import quote
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
        raise TearsheetError(f"{what} needs {package}{reason}: pip install {_packages(extra) or package}") from error


def _packages(extra: str) -> str:
    """The packages of a group by their own names, as this one need not be on the index that pip asks."""
    from importlib import metadata  # late: slow to load, and seldom needed

    try:
        listed = metadata.requires("tearsheet") or []
    except metadata.PackageNotFoundError:  # on Python's path, but not installed
        listed = []
    mark = f'; extra == "{extra}"'
    return " ".join(quote(each.removesuffix(mark)) for each in listed if each.endswith(mark))
