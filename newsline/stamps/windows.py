"""How much of a line is looked at: most lines are prose, and on a page one line may be a megabyte long.

Stamps are short: of those that the tests generate, half have at most 50 characters and 11 pieces, one in a thousand more
than 129 and 30, and none more than 177 and 37.
"""

# The first word is looked for here. The longest word of the lexicon has 10 letters; with vowel marks and a bullet before it,
# it still ends within the window, and what was found out about so short a text can be remembered for the next line.
HEAD = 32  # characters
# The beginning that is cut into tokens. Only if no unknown word ends them here, or if one may be cut off by the window's
# end, is the rest of the line worth folding. By here a stamp that is not a label has its first number, too.
BEGINNING = 120  # characters
# The end of the matter: no stamp is longer, not even with two calendars, two clock times and vowel marks all over.
LONGEST = 300  # characters
# What the expression for tokens looks for at first: nearly all prose has an unknown word in it, and so is done with.
FIRST_PIECES = 16

LONGEST_WORD = 24  # characters: a token that ends this near to the window's end may be a part of a longer word
LONGEST_PHRASE = 6  # words; with the dots of an abbreviation. The lexicon's longest phrases have 4
# Of LONGEST characters each may be a token, where brackets stand in a row: beyond these counts no reading is tried.
MOST_PIECES = 128
MOST_TOKENS = 64
