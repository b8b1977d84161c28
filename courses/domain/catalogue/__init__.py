"""Training as text files: the format is described in courses/catalogue/README.md."""

from courses.domain.catalogue.exporting import export_module
from courses.domain.catalogue.loading import load_module
from courses.domain.catalogue.reading import read_module
from courses.domain.catalogue.source import CatalogueError, Problem

__all__ = ["CatalogueError", "Problem", "export_module", "load_module", "read_module"]
