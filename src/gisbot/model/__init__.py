"""What passes between the rooms: frozen, typed, and free of behaviour that needs a library."""
