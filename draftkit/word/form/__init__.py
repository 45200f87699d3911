"""Forms: the places of a Word document in which somebody else is to write, and the proof that nothing else changed."""
