"""The defects of real reports, each by its name; all listed in `catalogue`."""
