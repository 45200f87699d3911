"""Steps: the verbs of the pipeline, in order. Each turns values into values and knows none of the others."""
