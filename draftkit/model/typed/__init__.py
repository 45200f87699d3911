"""What is typed into text although a register should print it: telephone numbers, addresses, titles of legislation.

In: text in which code and citations are blanked out. Out: stretches of it, left to right. Every expression looks at
each character a limited number of times, so that the time grows with the length of the text only.
"""
