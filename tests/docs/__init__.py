"""The docs, held to what they speak of."""
