"""The commands, one file each. Heavy imports stand inside the functions that need them."""
