"""Pages of the public site."""

from lms.platform.pages.models.base import BasePage
from lms.platform.pages.models.edition import SiteEdition
from lms.platform.pages.models.home import HomePage
from lms.platform.pages.models.info import InfoPage

__all__ = ["BasePage", "HomePage", "InfoPage", "SiteEdition"]
