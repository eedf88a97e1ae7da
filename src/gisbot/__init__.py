"""gisbot answers questions about government-information-disclosure annual reports, with evidence."""

__version__ = "0.1.0"
