"""The archive's addresses with one whose view fails."""

from django.urls import path

from archive.urls import handler500, urlpatterns  # noqa: F401


def broken(request):
    raise RuntimeError("on purpose")


urlpatterns = [path("en/broken/", broken), *urlpatterns]
