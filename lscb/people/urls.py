"""Addresses of people, invitations and one's own account."""

from django.urls import path

from lscb.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/invitations/<int:invitation>/again/", views.invite_again, name="invite-again"),
    path("people/invitations/<int:invitation>/withdraw/", views.revoke, name="withdraw-invitation"),
    path("people/roles/<int:grant>/end/", views.end_role, name="end-role"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("your-account/", views.your_account, name="your-account"),
]
