"""The vocabulary: which tokens the entries of a language have, and in how many of them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class VocabularyWord(models.Model):
    """In how many entries of a language a token stands. The empty token counts the entries themselves.

    Written in the same transaction as the entries; tells how much a word of a query says, and which known word a
    mistyped one resembles.
    """

    locale = models.CharField(max_length=20)
    token = models.CharField(max_length=65)
    entries = models.IntegerField()
    # What a mistyped word usually still has: its length, and either its beginning or its end.
    length = models.PositiveSmallIntegerField()
    head = models.CharField(max_length=1)
    tail = models.CharField(max_length=3)

    class Meta:
        verbose_name = _("kata terindeks")
        verbose_name_plural = _("kata terindeks")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "token"], name="search_vocabulary_token_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["locale", "head", "length"], name="search_vocabulary_head"),
            models.Index(fields=["locale", "tail", "length"], name="search_vocabulary_tail"),
        ]

    def __str__(self) -> str:
        return f"{self.token} ({self.entries})"
