"""Run the program, as `newsline` or as `python -m newsline`."""

import gc
import os
import sys


def run() -> None:
    """Run the program and end the process with its status."""
    # what a start makes stays: to look through it again and again took a twentieth of the time
    gc.set_threshold(100_000)
    from newsline.cli import main  # after that, since it is most of what a start makes

    try:
        main(prog_name="newsline")
    except SystemExit as ended:
        if isinstance(ended.code, int) and not _has_company():
            os._exit(ended.code)  # all is flushed; to take the program apart takes a tenth of a short run
        raise


def _has_company() -> bool:
    """Whether threads or other processes may still be at work."""
    import threading

    return "multiprocessing" in sys.modules or threading.active_count() > 1


if __name__ == "__main__":
    run()
