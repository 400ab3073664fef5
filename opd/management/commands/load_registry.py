"""Loads agencies, names, hosts, districts and topics from the project's source files."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from opd.registry.loader import load_registry


class Command(BaseCommand):
    help = "Memuat registri OPD dari opd/data; yang sudah ada tidak diubah."

    def handle(self, *args: Any, **options: Any) -> str:
        added = load_registry()
        if not added.total:
            return _("Registri sudah lengkap, tidak ada yang ditambahkan.")
        return _(
            "Registri ditambah: %(agencies)d OPD, %(names)d nama, %(hosts)d host, %(aliases)d sebutan lain, "
            "%(successions)d asal-usul, %(districts)d kecamatan, %(topics)d topik, %(decrees)d dasar hukum."
        ) % {
            "agencies": added.agencies,
            "names": added.names,
            "hosts": added.hosts,
            "aliases": added.aliases,
            "successions": added.successions,
            "districts": added.districts,
            "topics": added.topics,
            "decrees": added.decrees,
        }
