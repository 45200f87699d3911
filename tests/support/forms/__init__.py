"""Forms to fill in, made by script in many layouts, each with the questions that stand in it."""
