"""From what is asked to what is answered: figures, sentences, refusals, always with their evidence."""
