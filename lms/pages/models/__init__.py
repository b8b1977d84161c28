"""Pages of the public site."""

from lms.pages.models.base import BasePage
from lms.pages.models.edition import SiteEdition
from lms.pages.models.home import HomePage
from lms.pages.models.info import InfoPage

__all__ = ["BasePage", "HomePage", "InfoPage", "SiteEdition"]
