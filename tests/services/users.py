"""Who runs a server: most refuse to run as root, and CI often is root."""

import os
import pwd
from typing import Any


def not_root(preferred: str = "nobody") -> dict[str, Any]:
    """Return Popen arguments that leave root for the preferred user, else for nobody; empty for anybody else."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam(preferred if preferred in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
