from analysis import *  # noqa: F403  # the same names
from analysis import __version__ as __version__
