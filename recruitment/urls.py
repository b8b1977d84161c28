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
    path("stop/", steps.stop, name="stop"),
    path("go-ahead/", steps.go_ahead, name="go_ahead"),
    path("private-question/", self_disclosure.about_the_past, name="about_the_past"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("decision/", review.review, name="review"),
    path("ring-me/", callback.ring_me, name="ring_me"),
    path("private-way/", earlier_names.private_way, name="private_way"),
    path("<slug:task>/", question.question, name="task"),
    path("<slug:task>/save/", question.save, name="save"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("could-i-volunteer/", checker.could_i_volunteer, name="could_i_volunteer"),
    path("hello/", start.hello, name="hello_any"),
    path("hello/received/", start.hello_received, name="hello_received"),
    path("ring-me/", callback.ring_me_any, name="ring_me_any"),
    path("about-everybody/", equality.equality, name="equality"),
    path("about-everybody/thank-you/", equality.equality_done, name="equality_done"),
    path("apply/<slug:slug>/", start.apply, name="apply"),
    path("apply/<slug:slug>/hello/", start.hello, name="hello"),
    path("apply/<slug:slug>/write/", start.write, name="write"),
    path("apply/<slug:slug>/begin/", start.begin_form, name="begin"),
    path("applications/<str:reference>/", include(one_application)),
]
