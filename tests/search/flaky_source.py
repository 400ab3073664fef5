"""A source of things that are no pages, some of which cannot be read for a while: a damaged file, a program error."""

from collections.abc import Iterator, Mapping, Sequence

from django.http import HttpRequest

from cms.registries.searchable import SearchDocument


class FlakySource:
    """`titles` by id; reading one of `damaged` raises."""

    name = "uji"

    def __init__(self, titles: dict[int, str]) -> None:
        self.titles = titles
        self.damaged: set[int] = set()
        self.largest_batch = 0

    def ids(self) -> Iterator[int]:
        yield from sorted(self.titles)

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        self.largest_batch = max(self.largest_batch, len(ids))
        if self.damaged & set(ids):
            raise ValueError("the text of a file is damaged")
        return {
            one: [SearchDocument(title=self.titles[one], kind="uji", kind_label="Uji", locale="id")]
            for one in ids
            if one in self.titles
        }

    def links(self, ids: Sequence[int], locale: str, request: HttpRequest) -> Mapping[int, str]:
        return {one: f"http://localhost/uji/{one}/" for one in ids if one in self.titles}
