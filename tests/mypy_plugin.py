"""Django's plugin for mypy, which also knows that a sealed field, like a foreign key, may be given by its name."""

from typing import Any

from django.db.models import Model
from mypy.options import Options
from mypy_django_plugin.django.context import DjangoContext
from mypy_django_plugin.main import NewSemanalDjangoPlugin


class NamesToo(DjangoContext):
    def get_expected_types(self, api: Any, model_cls: type[Model], *, method: str) -> dict[str, Any]:
        by_attname = super().get_expected_types(api, model_cls, method=method)
        named = {field.attname: field.name for field in model_cls._meta.concrete_fields if not field.remote_field}
        return {named.get(name, name): expected for name, expected in by_attname.items()}


class PluginWithNames(NewSemanalDjangoPlugin):
    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.django_context = NamesToo(self.plugin_config.django_settings_module)


def plugin(version: str) -> type[NewSemanalDjangoPlugin]:
    return PluginWithNames
