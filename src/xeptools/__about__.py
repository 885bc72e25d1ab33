"""The version, alone in its file: packaging reads it, and ``xeptools --version`` imports nothing else."""

__version__ = "0.1.0"
