"""Bars as a picture for print: white, ink, one vermilion; the values stand at the bars."""
