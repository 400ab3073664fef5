"""What every deployment shares; safe for production, everything variable comes from the environment."""

import mimetypes
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from settings.logs import logging_config
from settings.media_store import media_store_of, origins_of
from settings.search_url import cluster_of

env = environ.Env()

PROJECT_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env("DATA", default=str(PROJECT_DIR / "data"))).resolve()

# Addresses: every full address is derived from these three and the host registry.
BASE_DOMAIN = env("BASE_DOMAIN", default="localhost")
PUBLIC_SCHEME = env("PUBLIC_SCHEME", default="http")
PUBLIC_PORT = env.int("PUBLIC_PORT", default=8000)
# Proposed host labels may be changed until the sites are launched; production freezes them.
HOST_LABELS_FROZEN = env.bool("HOST_LABELS_FROZEN", default=False)

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
# How many of our own proxies stand in front; only what they wrote into X-Forwarded-For is believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# Anything under the domain passes Django's own check; the host registry then decides (cms.tenancy.middleware).
ALLOWED_HOSTS = [BASE_DOMAIN, f".{BASE_DOMAIN}"]

INSTALLED_APPS = [
    "cms",
    "media_pipeline",
    "opd",
    "opd.importing",
    "opd.alerts",
    "home",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.accounts.apps.AccountsAppConfig",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "cms.middleware.RequestIdMiddleware",
    # Outside everything that answers by itself, so that refusals, redirects and files carry the headers too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "cms.safety.headers.SafetyHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "cms.tenancy.middleware.HostMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compression outside the tags: a tag is of the text, not of the random bytes that compression adds.
    "cms.delivery.compression.TextGZipMiddleware",
    "cms.delivery.freshness.FreshnessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.safety.rate_limits.LimitsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "cms.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.audit.middleware.AuditMiddleware",
    "cms.middleware.PublicationRefusedMiddleware",
    "cms.kept_input.middleware.KeepInputMiddleware",
    "cms.tenancy.guard.AdminGuard",
    "cms.archive.addresses.GoneMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "settings.urls"
# Hosts other than the portal's have no admin at all.
PUBLIC_URLCONF = "settings.urls_public"
WSGI_APPLICATION = "settings.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL and immediate transactions let the server and the worker write side by side without "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Empty: the database searches. Its index is kept beside a cluster's too, for the time when that does not answer.
SEARCH_URL = env("SEARCH_URL", default="")
SEARCH_CLUSTER = cluster_of(SEARCH_URL) if SEARCH_URL else None

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
# A file of a picture moves when what uses it changes; Wagtail would remember where it lay.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
# Counters of their own beside it: what fills the cache must not push them out.
CACHES["limits"] = CACHES["default"] | {"KEY_PREFIX": "limits"}
if CACHES["limits"]["BACKEND"].endswith("LocMemCache"):
    CACHES["limits"] |= {"LOCATION": "limits", "OPTIONS": {"MAX_ENTRIES": 50_000}}
RATELIMIT_USE_CACHE = "limits"
# The embedded server is one process, so that its own memory counts for all.
SINGLE_PROCESS = env.bool("SINGLE_PROCESS", default=False)

# Quick ones, those on pictures and documents, and videos: what takes minutes holds nothing up.
TASK_QUEUES = ["default", "media", "video"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": TASK_QUEUES}}
# Processes that `serve` starts beside the web server for the two queues of long work.
MEDIA_WORKERS = env.int("MEDIA_WORKERS", default=1)
VIDEO_WORKERS = env.int("VIDEO_WORKERS", default=1)

AUTH_USER_MODEL = "cms.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.accounts.login.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.accounts.password_reset.PasswordResetForm"
# The address receives the links that set a password: changing it is Diskominfo's, not that of an open session.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
# Whether who approves or runs accounts must have a second factor; who has one is always asked for it.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)
OTP_TOTP_ISSUER = "Web Kabupaten Pati"

# Lock-out. By name alone: another address or browser must not give five more tries.
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
# Else trying on would keep the rightful owner out for ever.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "cms.accounts.lockout.address_or_none"
AXES_USERNAME_CALLABLE = "cms.accounts.lockout.key_of"
AXES_LOCKOUT_CALLABLE = "cms.accounts.lockout.say_too_many"
AXES_VERBOSE = False

# CLDR code jv (Javanese) is unknown to Django.
LANG_INFO.setdefault("jv", {"bidi": False, "code": "jv", "name": "Javanese", "name_local": "Basa Jawa"})
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English"), ("jv", "Basa Jawa")]
# Citizens find each language under its own name, the people of the admin under its Indonesian one.
WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "Bahasa Inggris"), ("jv", "Bahasa Jawa")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia")]
# The whole regency lives in one time zone; a choice of 400 others only invites mistakes.
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta"]
# The provisioning service makes one OPD's locale at a time; localize must never publish past moderation.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
LOCALE_PATHS = [PROJECT_DIR / "cms" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(DATA_DIR / "static"))
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cms.design.finders.BundleFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT", default=str(DATA_DIR / "media"))
# Outside MEDIA_ROOT, which a web server hands out: what no public page uses lies here.
MEDIA_PRIVATE_ROOT = env("MEDIA_PRIVATE_ROOT", default=str(DATA_DIR / "media-private"))
# Empty: the two folders above. Credentials come from AWS_* of the environment and are never part of a setting.
MEDIA_STORAGE_URL = env("MEDIA_STORAGE_URL", default="")
MEDIA_STORE = media_store_of(MEDIA_STORAGE_URL) if MEDIA_STORAGE_URL else None
# The store's own addresses: pictures and videos are fetched from there, nothing else.
MEDIA_ORIGINS = origins_of(MEDIA_STORE) if MEDIA_STORE else []
# Seconds that a signed address of a private file works.
MEDIA_SIGNED_SECONDS = env.int("MEDIA_SIGNED_SECONDS", default=300)
# The embedded server hands out media itself; in production nginx or the object store does.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
# Python knows these since 3.13 only, and not every system has a list of its own.
for kind in ("avif", "webp"):
    mimetypes.add_type(f"image/{kind}", f".{kind}")
STORAGES = {
    "default": {"BACKEND": "media_pipeline.storage.SidedStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Web Kabupaten Pati"
WAGTAILADMIN_BASE_URL = f"{PUBLIC_SCHEME}://{BASE_DOMAIN}" + (
    "" if (PUBLIC_SCHEME, PUBLIC_PORT) in {("http", 80), ("https", 443)} else f":{PUBLIC_PORT}"
)
# Sessions stay on the portal's host: whoever must log in to read does so at the admin's one door.
WAGTAIL_FRONTEND_LOGIN_URL = f"{WAGTAILADMIN_BASE_URL}/admin/login/"
WAGTAILIMAGES_IMAGE_MODEL = "media_pipeline.Image"
# What the browser's own choice of files offers; what a file is, its bytes tell.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jfif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
PICTURE_MAX_FRAMES = 100
# How many uploads are opened, and pictures made, at once on this machine.
MEDIA_PARALLEL = env.int("MEDIA_PARALLEL", default=2)
WAGTAILIMAGES_IMAGE_FORM_BASE = "media_pipeline.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media_pipeline.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media_pipeline.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
VIDEO_MAX_UPLOAD_SIZE = env.int("VIDEO_MAX_MEGABYTES", default=1024) * 1024 * 1024
VIDEO_MAX_SECONDS = env.int("VIDEO_MAX_SECONDS", default=15 * 60)
# Where videos are made and uploads grow: never handed out, and with room for some of the largest.
MEDIA_WORK_DIR = env("MEDIA_WORK_DIR", default=str(DATA_DIR / "media-work"))
# A ClamAV daemon, tcp://host:port or unix:/path; empty: nothing is scanned, and nothing waits for it.
CLAMD_URL = env("CLAMD_URL", default="")
# What each OPD may keep, unless Diskominfo gave it a limit of its own.
MEDIA_QUOTA_GB = env.int("MEDIA_QUOTA_GB", default=20)
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media_pipeline.Video",
    "MEDIA_FORM_BASE": "media_pipeline.forms.VideoForm",
    # Empty does not mean none to wagtailmedia; media_pipeline.models.Video looks at the bytes, and refuses audio.
    "VIDEO_EXTENSIONS": [],
    "AUDIO_EXTENSIONS": [],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "simple"}}
# No outside embed is ever fetched: an outside video is a link.
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAILADMIN_COMMENTS_ENABLED = True

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
globals().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"web@{BASE_DOMAIN}")

# How often one address may ask, as number/period (s, m, h, d). Whole offices share one address: the search is generous.
RATE_LIMITS = {
    "search": env("RATE_LIMIT_SEARCH", default="60/m"),
    # Somebody who types asks several times a word.
    "suggestions": env("RATE_LIMIT_SUGGESTIONS", default="300/m"),
    "search_data": env("RATE_LIMIT_SEARCH_DATA", default="60/m"),
    "clicks": env("RATE_LIMIT_CLICKS", default="120/m"),
    "feeds": env("RATE_LIMIT_FEEDS", default="120/m"),
    "forms": env("RATE_LIMIT_FORMS", default="10/m"),
    "passwords": env("RATE_LIMIT_PASSWORDS", default="10/m"),
    "login": env("RATE_LIMIT_LOGIN", default="30/m"),
    # Beginnings of large files; a whole office shares an address.
    "uploads": env("RATE_LIMIT_UPLOADS", default="120/h"),
}
# Addresses of views that are not ours to decorate: limit, methods, pattern of the path.
LIMITED_PATHS = [
    ("login", ("POST",), r"^/admin/(login|password_reset|undangan|verifikasi|account/verifikasi)/"),
    ("passwords", ("POST",), r"/authenticate_with_password/"),
    ("feeds", ("GET", "HEAD"), r"^(/en|/jv)?/(feeds/|sitemap\.xml$)"),
]

# A working day; who does not ask to be remembered is signed out with the browser.
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=12 * 60 * 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cms.errors.csrf_failure"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# In the session: a cookie of their own could be planted from a neighbour's host.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wagtail shows previews in a frame of the same origin, so DENY is no choice; locks go by name on purpose (above).
SILENCED_SYSTEM_CHECKS = ["security.W019", "axes.W006"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Citizen pages: nothing inline, nothing from elsewhere. What the admin and files differ in is in cms.safety.policy.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # The style sheet draws its patterns with data: pictures.
        "img-src": [SELF, "data:", *MEDIA_ORIGINS],
        "media-src": [SELF, *MEDIA_ORIGINS],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
# A cache in front (Varnish, nginx with a purge module) that is told, by PURGE, which addresses are no more.
FRONT_CACHE_URL = env("FRONT_CACHE_URL", default="")
if FRONT_CACHE_URL:
    WAGTAILFRONTENDCACHE = {
        "front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": FRONT_CACHE_URL}
    }
# Everything that a browser can do for a page and no page here needs. Full screen is the video's.
PERMISSIONS_POLICY: dict[str, str | list[str]] = {
    name: []
    for name in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "gamepad",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "otp-credentials",
        "payment",
        "publickey-credentials-create",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    )
} | {"fullscreen": "self", "clipboard-write": "self", "picture-in-picture": "self"}

LOGGING = logging_config(level=env("LOG_LEVEL", default="INFO"), json=env.bool("LOG_JSON", default=True))
DJANGO_STRUCTLOG_COMMAND_LOGGING_ENABLED = False
