"""The engine that a setting names."""

from archive.search.engine import EngineUnavailable, IndexMissing, get_engine


class Connected:
    """An engine class as a setting may name it."""

    @classmethod
    def connected(cls, alias):
        return cls, alias


def test_the_engine_is_the_one_that_the_setting_names(settings):
    settings.HAYSTACK_CONNECTIONS = {"default": {"ENGINE": f"{__name__}.Connected"}}
    assert get_engine() == (Connected, "default")


def test_a_missing_index_is_an_engine_that_cannot_answer():
    assert issubclass(IndexMissing, EngineUnavailable)
