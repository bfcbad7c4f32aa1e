"""How a figure is judged against a promise, in parts: baselines, goals, change, likely range, yardsticks, words.

`metrics/progress.py` joins them.
"""
