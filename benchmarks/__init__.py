"""Speed as ratios: our work beside a peer's, or beside a floor, in one run.

``python -m benchmarks`` measures every row of docs/benchmarks.md. Times of one machine
say little on another; a ratio taken side by side on the same machine does. These are
not tests: nothing here runs in the test command, and no test asserts a time.
"""
