"""The wheel, and the scripts that set up an environment."""
