"""How much of a line is looked at: most lines are prose, and on a page one line may be a megabyte long.

Stamps are short. Of 100,000 made by the tests' generator half have at most 50 characters in 11 pieces, one in a thousand
has more than 129 or 30; the longest has 177, the most cut up 39 pieces.
"""

# The first word of a line must end within it to be known. The longest word of the lexicon has 10 letters, so that there is
# room for a bullet and vowel marks; and what so short a text promises can be remembered for the lines that begin alike.
HEAD = 32  # characters
# This much is cut into tokens at first. The rest of the line is only folded and cut if no unknown word stands in it, or if
# its last word may go on behind it. A longer line without a digit in it is prose, unless it is a label.
BEGINNING = 120  # characters
# No stamp is longer, not even with two calendars, two clock times and vowel marks throughout.
LONGEST = 300  # characters
# So many pieces are looked for at first: nearly all prose has an unknown word among them, and is done with.
FIRST_PIECES = 16

LONGEST_WORD = 24  # characters: a token that ends this close to the end of a window may be part of a longer word
LONGEST_PHRASE = 6  # words, dots of an abbreviation among them; the longest phrases of the lexicon have 4
# A line of LONGEST characters may be nothing but punctuation: with more than these it is not read at all.
MOST_PIECES = 128
MOST_TOKENS = 64
