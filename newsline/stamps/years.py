"""Years in which news is written, and those in which the reference date of an article may lie."""

# What says a year says one of these. Four digits outside of them are a clock time (1843), a number of something else, or a
# date that a machine never filled in (0001, 1601).
OF_NEWS = range(1900, 2100)
OF_NEWS_HIJRI = range(1300, 1601)  # from 1882 to 2174: all of the years above, and some on each side
OF_LIBYAN_MONTHS = range(1969, 2012)
# A reference date outside of these is a slip of the keyboard (0215, 20215). They are wider than the years of news, so that
# whoever gives one can stand on either side of whatever a text says.
OF_REFERENCE = range(1800, 2201)
