"""Content security policies: one for what citizens read, one for the admin, one for files.

The citizens' policy is the setting CONTENT_SECURITY_POLICY; here stands what differs from it.
"""

from csp.constants import NONE, SELF

Directives = dict[str, list[str] | bool]

ADMIN_DIRECTIVES: Directives = {
    # The upload form shows a picture before it is sent.
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
    # The preview panel shows the page in a frame of the same host.
    "frame-src": [SELF],
}

# What was uploaded is data, never a page of this house: no script, no frame, no form, an origin of its own.
FILE_DIRECTIVES: Directives = {"default-src": [NONE], "sandbox": True}
