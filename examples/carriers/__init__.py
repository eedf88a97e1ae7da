"""The file types that examples are written as: one file each, all listed in `registry`."""
