"""The program's entry point: `pipeline`, and `python -m pipelinecli`."""

from __future__ import annotations

import gc

# A process this short never gets its memory's worth back from collecting garbage.
gc.disable()

import sys  # noqa: E402


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from pipelinecli.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130  # typed before or after `run` could answer it
    # The interpreter collects garbage once more as it leaves; what is frozen it passes over.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
