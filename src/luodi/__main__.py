"""`python -m luodi`: hands the arguments to the command line."""

import sys

from luodi.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
