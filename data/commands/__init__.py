"""Commands: what each does, given a store and somewhere to write, apart from how its words are read and from where the store is.

DuckDB lets one process hold the store. A command that finds it held by a running dashboard hands its words to it and prints what
comes back; with no dashboard running it opens the store itself. Either way the same function does the work.
"""
