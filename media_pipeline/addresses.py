"""Where the admin edits and removes a picture, document or video; and their kinds as parts of addresses."""

from typing import Any

from django.urls import register_converter, reverse

_EDIT = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit", "video": "wagtailmedia:edit"}
_DELETE = {"image": "wagtailimages:delete", "document": "wagtaildocs:delete", "video": "wagtailmedia:delete"}


class KindConverter:
    """`<kind:kind>` in an address: any other word is no address at all."""

    regex = "image|document|video"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "kind")


def edit_address(item: Any) -> str:
    return reverse(_EDIT[item._meta.model_name], args=[item.pk])


def delete_address(item: Any) -> str:
    return reverse(_DELETE[item._meta.model_name], args=[item.pk])
