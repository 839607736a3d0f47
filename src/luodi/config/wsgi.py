"""The door through which a web server comes in."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luodi.config.settings")
application = get_wsgi_application()
# What is loaded stays for good: the collector would go through it again and again, which takes a
# tenth of the time of a page.
get_resolver().url_patterns  # noqa: B018 read for what it loads
gc.freeze()
