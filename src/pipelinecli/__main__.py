"""The program's entry point: `pipeline`, and `python -m pipelinecli`."""

from __future__ import annotations

import gc

# A process this short never gets its memory's worth back from collecting garbage.
gc.disable()

import sys  # noqa: E402


def main() -> None:
    """Run the command line and leave with its exit code."""
    from pipelinecli.cli.run import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
