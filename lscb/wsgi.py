"""The application a web server calls."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from lscb.public.serving import Published

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lscb.settings")

django_application = get_wsgi_application()
# Published editions are answered before Django is asked.
application = Published(django_application, settings.PUBLISHED_ROOT)

# What was loaded so far stays for good. Left out of later collections, it no longer makes a request that builds many
# objects, such as a whole report, wait while all of it is looked through again.
gc.collect()
gc.freeze()
# A report is some 15,000 objects, none of them rubbish: looking through them after every 700 new ones takes a tenth of
# the time it takes to assemble it. Looking more seldom still would keep thirty megabytes of what requests left behind.
gc.set_threshold(10_000, 5, 3)
