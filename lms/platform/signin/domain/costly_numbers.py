"""Numbers whose owner earns by each text, or that cost many times what a mobile does: none of them gets one.

Whoever asks is answered as everybody is, so that nobody learns which numbers are worth trying.

Sources, read on 1 December 2026: for the United Kingdom https://www.callcosts.uk/number-overview/ after Ofcom's
numbering plan (070 personal numbers, 084, 087 and 09 with a service charge; 118 is directory enquiries); for numbers of
no country https://wtng.info/wtng-spe.html (as of 31 December 2009: +881 satellites, +979 premium rate, +808 shared
cost, +878 personal numbers, +888) and Inmarsat's communication to ITU-T of 20 January 2005 (+870 to +874); +882 and
+883 are shared international networks (ITU-T E.164.1). In the North American plan 900 is premium rate, and the codes of
the Caribbean look like home numbers there but are charged as abroad: these we list from its public list of codes.

Ranges used in fraud change by the week and are not public (Twilio's and Plivo's documentation says so of theirs): the
provider's own country permissions stand behind this list, and the strangers' share of the day's texts behind both.
"""

UNITED_KINGDOM = ("+4470", "+4484", "+4487", "+449", "+44118")
OF_NO_COUNTRY = ("+870", "+871", "+872", "+873", "+874", "+878", "+881", "+882", "+883", "+888", "+979", "+808")
CARIBBEAN = (242, 246, 264, 268, 284, 345, 441, 473, 649, 658, 664, 721, 758, 767, 784, 809, 829, 849, 868, 869, 876)
COSTLY = (*UNITED_KINGDOM, *OF_NO_COUNTRY, "+1900", *(f"+1{code}" for code in CARIBBEAN))


def is_costly(number: str) -> bool:
    """Whether a tidied number (`+…`) is in one of these ranges."""
    return number.startswith(COSTLY)
