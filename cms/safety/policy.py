"""Content security policies: one for what citizens read, one for the admin, one for files.

The citizens' policy is the setting CONTENT_SECURITY_POLICY; here stands what differs from it.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings

Directives = dict[str, list[str] | bool]

# Scripts in the admin are held as strictly as on citizen pages: neither inline (cms.safety.admin_scripts) nor eval.
ADMIN_DIRECTIVES: Directives = {
    # The text editor (Draftail) writes two style elements whose words depend on features and language, so that no hash
    # can name them. Style attributes need nothing: what scripts set through the DOM is no inline style.
    "style-src-elem": [SELF, UNSAFE_INLINE],
    # The upload form shows a picture before it is sent.
    "img-src": [SELF, "data:", "blob:", *settings.MEDIA_ORIGINS],
    "media-src": [SELF, "blob:", *settings.MEDIA_ORIGINS],
    # The preview panel shows the page in a frame of the same host.
    "frame-src": [SELF],
}

# What was uploaded is data, never a page of this house: no script, no frame, no form, an origin of its own.
FILE_DIRECTIVES: Directives = {"default-src": [NONE], "sandbox": True}
