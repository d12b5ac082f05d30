"""The command line."""

import gc

# Most of what is made stays to the end, so looking through it for what can go is seldom worth the while; importing
# the rest makes most of it.
gc.set_threshold(100_000, 50, 100)
