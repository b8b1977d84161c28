"""Addresses of recruitment; those of staff are in wagtail_hooks.py."""

from django.urls import URLPattern, URLResolver, include, path

from recruitment.web.apply import (
    agreement,
    check,
    checker,
    earlier_names,
    equality,
    not_yet,
    question,
    self_disclosure,
    start,
)
from recruitment.web.status import application, callback, review, steps

app_name = "recruitment"

one_application: list[URLPattern] = [
    path("", application.application, name="application"),
    path("check/", check.check, name="check"),
    path("receipt/", check.receipt, name="receipt"),
    path("answers/", check.read_over, name="answers"),
    path("not-yet/", not_yet.not_yet, name="not_yet"),
    path("break/", steps.pause, name="pause"),
    path("back/", steps.resume, name="resume"),
    path("stop/", steps.withdraw, name="stop"),
    path("go-on/", steps.undo_close, name="undo_close"),
    path("go-ahead/", steps.accept_offer, name="go_ahead"),
    path("private-question/", self_disclosure.self_disclosure, name="about_the_past"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("decision/", review.review, name="review"),
    path("ring-me/", callback.request_callback_page, name="ring_me"),
    path("private-way/", earlier_names.earlier_names, name="private_way"),
    path("<slug:task>/", question.question, name="task"),
    path("<slug:task>/save/", question.save, name="save"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("could-i-volunteer/", checker.could_i_volunteer, name="could_i_volunteer"),
    path("hello/", start.enquiry, name="hello_any"),
    path("hello/received/", start.enquiry_received, name="hello_received"),
    path("ring-me/", callback.request_callback_for_any, name="ring_me_any"),
    path("about-everybody/", equality.equality, name="equality"),
    path("about-everybody/thank-you/", equality.equality_done, name="equality_done"),
    path("apply/<slug:slug>/", start.apply, name="apply"),
    path("apply/<slug:slug>/hello/", start.enquiry, name="hello"),
    path("apply/<slug:slug>/write/", start.write_first, name="write"),
    path("apply/<slug:slug>/begin/", start.begin_form, name="begin"),
    path("applications/<str:reference>/", include(one_application)),
]
