"""The laws of the house (docs/architecture.md), held over every file."""
