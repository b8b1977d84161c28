"""How gunicorn runs Pathway; it finds this file by itself. Whatever is given on its command line counts more."""

# The line of the access log, without what was asked for after the `?` and without the page that somebody came from:
# both may hold a name that was looked for. `%(U)s` is the path alone.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s %(H)s" %(s)s %(b)s %(L)s'
