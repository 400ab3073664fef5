"""Reports and lists of the admin over the person's own OPD: rows as well as the choices of their filters."""

# Names of the entries in the Reports menu whose views are scoped (cms.admin_urls).
OWN_REPORTS = {
    "locked-pages",
    "workflows",
    "workflow-tasks",
    "site-history",
    "aging-pages",
    "quarantine",
    "media-usage",
    "withdrawn-files",
}
