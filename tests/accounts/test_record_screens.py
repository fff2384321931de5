"""The record screens of people and roles: listed for a manager, opened by whoever manages people everywhere."""

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import GrantFactory, UserFactory
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["accounts_user", "accounts_grant"])
@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICIAN])
def test_list_leads_to_no_page_that_would_not_open(client, name, role):
    scope = "*" if role == Role.TECHNICIAN else BoardFactory().scopes()[0]
    asking = GrantFactory(role=role, scope=scope).user
    listed = GrantFactory(user=UserFactory(), role=Role.MEMBER, scope=scope)
    client.force_login(asking)
    page = client.get(reverse(f"admin:{name}_changelist")).content.decode()
    change = reverse(f"admin:{name}_change", args=[listed.user_id if name == "accounts_user" else listed.pk])
    assert listed.user.email in page
    assert (change in page) == (client.get(change).status_code == 200) == (role == Role.TECHNICIAN)
