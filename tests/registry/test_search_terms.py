"""How OPDs are named in a search: what people say of an abbreviation names the OPD, other aliases only hint at it."""

import pytest

from opd.models import AgencyAlias
from opd.search_terms import search_terms
from tests.factories.registry import AgencyFactory, AgencyNameFactory

pytestmark = pytest.mark.django_db


def test_the_short_form_of_an_abbreviation_names_the_agency():
    agency = AgencyFactory(code="contoh")
    AgencyNameFactory(agency=agency, name="Dinas Contoh dan Lainnya", abbreviation="Discon LL")
    for text in ("discon", "lainnya", "dis"):
        AgencyAlias.objects.create(agency=agency, text=text)
    hints = {term.text: term.is_alias for term in search_terms() if term.codes == ("contoh",)}
    assert hints == {
        "Dinas Contoh dan Lainnya": False,
        "Discon LL": False,
        "discon": False,
        "lainnya": True,
        "dis": True,
    }
