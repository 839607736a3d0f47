"""What is true of entries, in plain Python: claims, gates, spans of counting, standing."""
