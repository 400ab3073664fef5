"""Blocks stay out of migrations, and a data migration loses nothing by it."""

import json

from django.db.migrations.writer import MigrationWriter
from wagtail.blocks import CharBlock, StreamBlock

from cms.blocks import ContentStreamBlock
from cms.fields import ContentField

DATA = [{"type": "heading", "value": {"text": "Syarat", "level": "h2"}, "id": "abc"}]


def test_no_block_is_written_into_a_migration() -> None:
    written = [
        MigrationWriter.serialize(ContentField(blocks, blank=True, null=True))[0]
        for blocks in (ContentStreamBlock(), StreamBlock([("note", CharBlock())]))
    ]
    assert written[0] == written[1] == "cms.fields.ContentField(blank=True, null=True)"


def test_the_field_of_a_historical_model_keeps_the_json_as_it_is() -> None:
    _name, _path, args, kwargs = ContentField(ContentStreamBlock(), blank=True).deconstruct()
    historical = ContentField(*args, **kwargs)
    for stored in (DATA, json.dumps(DATA)):
        assert historical.get_prep_value(historical.to_python(stored)) == DATA
    assert historical.get_prep_value(historical.to_python("")) == []


def test_the_field_of_a_page_reads_blocks() -> None:
    (child,) = ContentField(ContentStreamBlock(), blank=True).to_python(DATA)
    assert child.value["text"] == "Syarat"
