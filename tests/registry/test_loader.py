"""The registry as first loaded: 51 OPDs and the portal, with what was seen, and nothing that was not."""

from datetime import date

import pytest
from django.core.management import call_command

from opd.models import Agency, AgencyAlias, AgencyName, Decree, District, Host, Succession, Topic
from opd.registry.loader import load_registry
from opd.registry.source import DATA_DIR, read_source

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

MODELS = (Agency, AgencyAlias, AgencyName, Decree, District, Host, Succession, Topic)


def snapshot() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_fifty_one_opds_and_the_portal() -> None:
    load_registry()
    opds = Agency.objects.opds().active()
    assert opds.count() == 51
    assert opds.filter(kind="kecamatan", district__isnull=False).count() == 21
    assert Agency.objects.active().exclude(pk__in=opds).get().code == "portal"
    assert all(agency.current_host for agency in Agency.objects.active().with_hosts())
    assert District.objects.count() == 21
    assert Topic.objects.count() == 14


def test_only_seen_hosts_count_as_seen() -> None:
    load_registry()
    seen = Host.objects.filter(origin="seen")
    assert set(seen.exclude(agency__kind="portal").values_list("label", "agency__code")) == {
        ("dinkes", "dinkes"),
        ("disdukcapil", "disdukcapil"),
        ("diskominfo", "diskominfo"),
        ("bappeda", "bapperida"),
        ("kecamatangembong", "kec-gembong"),
    }
    assert set(seen.filter(agency__kind="portal").values_list("label", "is_current")) == {("", True), ("www", False)}
    assert all(host.evidence for host in seen)
    assert not Host.objects.filter(label__in=["humas", "bphtb", "tic", "onlines.rsud"]).exists()
    for code, label in {
        "setda": "humas",
        "bpkad": "bphtb",
        "dinporapar": "tic",
        "rsud-soewondo": "onlines.rsud",
    }.items():
        assert label in Agency.objects.get(code=code).note


def test_names_in_time_and_unknown_starts() -> None:
    load_registry()
    bkpsdm = Agency.objects.get(code="bkpsdm")
    assert bkpsdm.name_at(date(2024, 6, 30)) == "BKPP"
    assert bkpsdm.current_name == "Badan Kepegawaian dan Pengembangan SDM"
    assert Agency.objects.get(code="bapperida").abbreviation_at(date(2017, 5, 15)) == "Bappeda"
    assert set(AgencyName.objects.exclude(start=None).values_list("agency__code", "start", "start_precision")) == {
        ("bkpsdm", date(2024, 7, 1), "month"),
        ("bapperida", date(2024, 7, 1), "month"),
    }
    assert Agency.objects.get(code="dinsos").abbreviation == "Dinsos P3AKB"


def test_lineage_only_where_it_is_proven() -> None:
    load_registry()
    assert set(
        Succession.objects.values_list("predecessor__code", "successor__code", "kind", "decree", "effective_date")
    ) == {
        ("dishubkominfo", "dishub", "dipecah", None, None),
        ("dishubkominfo", "diskominfo", "dipecah", None, None),
        ("bpp-kb", "dinsos", "digabung", None, None),
    }
    assert not Host.objects.filter(agency__code__in=["dishubkominfo", "bpp-kb"]).exists()
    decree = Decree.objects.get()
    assert (str(decree), decree.confirmed) == (
        "Peraturan Bupati Nomor 13 Tahun 2016 tentang Pembentukan dan Susunan Perangkat Daerah",
        False,
    )


def test_codes_that_were_not_seen_stay_empty() -> None:
    load_registry()
    tayu, sukolilo = District.objects.get(slug="tayu"), District.objects.get(slug="sukolilo")
    assert (tayu.kemendagri_code, tayu.bps_code, tayu.codes_confirmed, tayu.seat) == ("", "", False, "")
    assert "3318200?" in tayu.evidence
    assert (sukolilo.kemendagri_code, sukolilo.bps_code, sukolilo.codes_confirmed) == ("33.18.01", "3318010", True)
    assert District.objects.get(slug="trangkil").bps_code == "3318160"


def test_evidence_and_aliases_are_the_sources_own() -> None:
    load_registry()
    dispertan = Agency.objects.get(code="dispertan")
    assert "gabungan pertanian, peternakan" in dispertan.evidence_text
    assert set(dispertan.aliases.values_list("text", flat=True)) == {
        "pertanian",
        "ppl",
        "bpp",
        "balai penyuluhan",
        "puskeswan",
    }


def test_every_line_of_the_source_is_loaded() -> None:
    lines = (DATA_DIR / "opd_pati.tsv").read_text(encoding="utf-8").splitlines()
    names = {line.split("\t")[1] for line in lines if not line.startswith("#")} - {"nama_kini(A)"}
    loaded = {name.name for agency in read_source().agencies for name in agency.names}
    assert len(names) == 30
    assert names <= loaded


def test_a_second_load_changes_nothing() -> None:
    first = load_registry()
    before = snapshot()
    assert first.total == sum(len(rows) for rows in before.values())
    assert load_registry().total == 0
    assert snapshot() == before


def test_what_people_changed_survives() -> None:
    load_registry()
    naming = AgencyName.objects.get(agency__code="setda")
    naming.name, naming.start, naming.start_precision = "Sekretariat Daerah Kabupaten", date(2020, 1, 1), "year"
    naming.save()
    host = Host.objects.get(label="setda")
    host.label = "sekretariat"
    host.save()
    Agency.objects.filter(code="dlh").update(status="digabung", note="diubah")
    AgencyAlias.objects.filter(agency__code="dinkes", text="dkk").delete()
    District.objects.filter(slug="tayu").update(bps_code="3318200")
    Topic.objects.filter(slug="kesehatan").delete()
    Decree.objects.update(number="14")
    before = snapshot()
    assert load_registry().total == 0
    assert snapshot() == before


def test_what_is_missing_is_added() -> None:
    load_registry()
    AgencyName.objects.filter(agency__code="dinkes").delete()
    AgencyAlias.objects.filter(agency__code="dinkes").delete()
    added = load_registry()
    assert (added.names, added.aliases, added.total) == (1, 3, 4)
    assert Agency.objects.get(code="dinkes").current_name == "Dinas Kesehatan"


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_registry")
    call_command("load_registry")
    first, second = capsys.readouterr().out.strip().splitlines()
    assert "54 OPD" in first
    assert second == "Registri sudah lengkap, tidak ada yang ditambahkan."
