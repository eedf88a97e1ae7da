"""Fictional agencies' annual reports with their truth: for tests, benchmarks and the demo.

Nothing here describes a real agency, person or figure. `python -m examples.make OUT` writes them.
"""
