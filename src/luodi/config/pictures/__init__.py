"""The pictures of README and guide: taken of the demonstration by `luodi pictures`."""
