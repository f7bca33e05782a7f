"""What is stored. Everything else in the house can be rebuilt from these tables."""

from archive.models.actors import Actor, ActorName, Office, Tenure
from archive.models.articles import Article, ArticleQuerySet, Source
from archive.models.imports import ImportBatch, ImportRecord
from archive.models.mentions import Mention
from archive.models.outbox import IndexTask
from archive.models.places import Country, Origin, Place

__all__ = [
    "Actor",
    "ActorName",
    "Article",
    "ArticleQuerySet",
    "Country",
    "ImportBatch",
    "ImportRecord",
    "IndexTask",
    "Mention",
    "Office",
    "Origin",
    "Place",
    "Source",
    "Tenure",
]
