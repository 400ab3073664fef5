"""schema.org objects for JSON-LD: only what is known, nothing made up."""

from datetime import datetime
from typing import Any

from cms.dates import local, local_date
from cms.seo import Seo
from media_pipeline.renditions import share_rendition


def _known(pairs: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {})}


def _office(name: str, contact: Any) -> dict[str, Any]:
    """Return the place where the agency is found; hours and coordinates belong to a place, not to an organisation."""
    opening = contact.opening
    known = {
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(contact.latitude),
            "longitude": float(contact.longitude),
        }
        if contact.has_point
        else {},
        "hasMap": contact.map_url,
        "openingHoursSpecification": opening.specifications(),
        "specialOpeningHoursSpecification": opening.special_specifications(),
    }
    if not any(known.values()):
        return {}
    place = {"@type": "GovernmentOffice", "name": name, "address": contact.address, "telephone": contact.phone}
    return _known({**place, **known})


def organization(entry: Any, url: str, contact: Any) -> dict[str, Any]:
    """Return a GovernmentOrganization for a directory entry and its contact page (or None)."""
    data = {
        "@type": "GovernmentOrganization",
        "@id": f"{url}#organization",
        "name": entry.name,
        "alternateName": entry.abbreviation if entry.abbreviation != entry.name else "",
        "url": url,
        "areaServed": "Kabupaten Pati",
    }
    if contact is not None:
        data["address"] = contact.address
        data["telephone"] = contact.phone
        data["email"] = contact.email
        data["sameAs"] = [child.value["url"] for child in contact.channels]
        data["location"] = _office(entry.name, contact)
    return _known(data)


def _publisher(name: str) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": name}


def news_article(page: Any, seo: Seo, agency_name: str) -> dict[str, Any]:
    """Return a NewsArticle; the byline "Administrator" of old sites names nobody, so the agency is the author."""
    return _known(
        {
            "@type": "NewsArticle",
            "headline": seo.title,
            "description": seo.description,
            "datePublished": page.date.isoformat(),
            "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
            "author": _publisher(agency_name),
            "publisher": _publisher(agency_name),
            "image": [seo.image_url] if seo.image_url else [],
            "mainEntityOfPage": seo.canonical,
            "inLanguage": page.locale.language_code,
        }
    )


def _moment(moment: datetime, all_day: bool) -> str:
    """An all-day event begins at midnight in Jakarta, which is still the day before in UTC."""
    return (local_date(moment) if all_day else local(moment)).isoformat()


def event(page: Any, seo: Seo, agency_name: str) -> dict[str, Any]:
    """Return an Event for its first occurrence."""
    return _known(
        {
            "@type": "Event",
            "name": seo.title,
            "description": seo.description,
            "startDate": _moment(page.start, page.all_day),
            "endDate": _moment(page.end, page.all_day),
            "location": {"@type": "Place", "name": page.place, "address": page.place} if page.place else {},
            "organizer": _publisher(agency_name),
            "eventStatus": "https://schema.org/EventScheduled",
            "url": seo.canonical,
        }
    )


def government_service(page: Any, seo: Seo, agency_name: str) -> dict[str, Any]:
    """Return a GovernmentService."""
    return _known(
        {
            "@type": "GovernmentService",
            "name": seo.title,
            "description": seo.description,
            "provider": _publisher(agency_name),
            "url": seo.canonical,
            "areaServed": "Kabupaten Pati",
        }
    )


def image_gallery(page: Any, seo: Seo, agency_name: str) -> dict[str, Any]:
    """Return an ImageGallery; each photo's own page tells of the photo."""
    return _known(
        {
            "@type": "ImageGallery",
            "@id": seo.canonical,
            "name": seo.title,
            "description": seo.description,
            "datePublished": page.date.isoformat(),
            "publisher": _publisher(agency_name),
            "image": [seo.image_url] if seo.image_url else [],
            "url": seo.canonical,
            "inLanguage": page.locale.language_code,
        }
    )


def image_object(photo: Any, seo: Seo, album: Any, agency_name: str, request: Any) -> dict[str, Any]:
    """Return an ImageObject for a photo of an album; `seo` is the photo's page."""
    original = photo.original
    return _known(
        {
            "@type": "ImageObject",
            "name": seo.title,
            "caption": photo.caption,
            "description": photo.alt,
            "contentUrl": request.build_absolute_uri(original.url),
            "width": original.width,
            "height": original.height,
            "creditText": photo.credit,
            "dateCreated": photo.image.taken_on.isoformat() if photo.image.taken_on else "",
            "datePublished": album.date.isoformat(),
            "publisher": _publisher(agency_name),
            "url": seo.canonical,
            "isPartOf": {"@type": "ImageGallery", "name": album.title, "url": album.get_full_url(request)},
        }
    )


def share_image(image: Any, request: Any) -> tuple[str, str]:
    """Return the full address and alternative text of the picture that shared links show; no query."""
    rendition = share_rendition(image)
    if rendition is None:
        return "", ""
    return request.build_absolute_uri(rendition.url), image.description
