"""What the portal adds to Wagtail's admin."""

from wagtail import hooks

from home.service_chooser import ServiceChooserViewSet, service_chooser


@hooks.register("register_admin_viewset")
def register_service_chooser() -> ServiceChooserViewSet:
    return service_chooser
