"""From a person's words to what they ask, of whom and of when. No figure is looked up here."""
