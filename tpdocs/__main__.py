"""Run the command line as ``python -m tpdocs``."""

from tpdocs.cli import main

if __name__ == "__main__":
    main()
