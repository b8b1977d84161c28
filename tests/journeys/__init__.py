"""Whole stories in a real browser: on a phone, with the keyboard, in light and dark, with and without JavaScript.

One for each promise; what can be asserted below the screen is asserted there.

| promise | test |
|---|---|
| somebody applies, learns, is cleared, and anybody can check their certificate | test_the_whole_story |
| all of that for the applicant without JavaScript | test_without_javascript: applies, learns and takes a certificate |
| whoever said hello need not wait for us to write | test_without_javascript: may write at once instead of waiting |
| two people give a role, with the keyboard alone | test_who_works_here |
| every screen is accessible, in light and in dark | test_every_other_screen, one for each kind of reader |
| somebody watched leaves in one press, or with Shift | test_ways_out: Exit, Shift three times, capital letters do not |
| the keyboard reaches everything, and is seen to | test_ways_out: menu, mending, stops of Tab |
| an old phone on a poor line carries it | test_weight |
| a certificate can be read and printed, in light and in dark | tests/certificates/web/test_browser.py |
"""
