"""Addresses of a board's actions, below its own."""

from django.urls import path

from lscb.actions.views import pages, plans, reminders, tracker

ACTION = "<int:pk>/"
PLAN = f"plans/{ACTION}"

urlpatterns = [
    path("", tracker.actions, name="actions"),
    path("add/", tracker.add, name="action-add"),
    path("chase/", tracker.chase, name="action-chase"),
    path("reminders/", reminders.reminders, name="action-reminders"),
    path("plans/", plans.plans, name="action-plans"),
    path("plans/add/", plans.add, name="action-plan-add"),
    path(PLAN, plans.plan, name="action-plan"),
    path(f"{PLAN}change/", plans.change, name="action-plan-change"),
    path(f"{PLAN}remove/", plans.remove, name="action-plan-remove"),
    path(ACTION, pages.action, name="action"),
    path(f"{ACTION}change/", pages.change, name="action-change"),
    path(f"{ACTION}update/", pages.say, name="action-update"),
    path(f"{ACTION}updates/<int:update>/agree/", pages.agree, name="action-agree"),
    path(f"{ACTION}updates/<int:update>/decline/", pages.decline, name="action-decline"),
    path(f"{ACTION}owners/<int:owner>/holder/", pages.holder, name="action-holder"),
]
