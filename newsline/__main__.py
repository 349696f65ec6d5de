"""Run the program as `python -m newsline`."""

from newsline.cli import main

main(prog_name="newsline")
