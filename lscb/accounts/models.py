"""People who sign in, and what each may do: a grant gives a role over a scope from a day to a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.permissions import EVERYWHERE, POWERS, Power, Role, Scoped, scope_keys

# How long what somebody typed waits for them.
KEPT_FOR = timedelta(days=1)


class UserManager(BaseUserManager["User"]):
    """Finds people by email, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in by email. What they may do stands in their grants alone."""

    email = models.EmailField("email address", unique=True)
    name = models.CharField(max_length=120, blank=True, help_text="As other people here know them.")
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Untick when somebody leaves; nothing they entered is lost."
    )
    joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    not_in_audit = ("password", "last_login")
    view_power = write_power = Power.MANAGE_PEOPLE

    class Meta:
        ordering = ["email"]
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.email

    def scopes(self) -> tuple[str, ...]:
        """A person belongs to the installation, not to one board."""
        return (EVERYWHERE,)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @cached_property
    def current_grants(self) -> tuple[tuple[str, str], ...]:
        """(role, scope) of each grant in force today, read once per request."""
        if not self.is_active or self.pk is None:
            return ()
        return tuple(self.grants.in_force().values_list("role", "scope"))

    def may(self, power: Power, scope: Scoped | str | None = None) -> bool:
        """Whether a grant in force carries the power over the scope, or, with no scope, over anything at all."""
        keys = (*scope_keys(scope), EVERYWHERE)
        return any(power in POWERS[role] and (scope is None or key in keys) for role, key in self.current_grants)

    def scope_keys_with(self, power: Power) -> frozenset[str]:
        """The scopes over which the person holds a power; EVERYWHERE among them means all."""
        return frozenset(key for role, key in self.current_grants if power in POWERS[role])

    def scope_ids(self, kind: str, power: Power) -> frozenset[int]:
        """The numbers of the boards (or groups, or agencies) over which the person holds a power."""
        prefix = f"{kind}:"
        return frozenset(int(key.removeprefix(prefix)) for key in self.scope_keys_with(power) if key.startswith(prefix))

    @property
    def is_staff(self) -> bool:
        """Whether the admin lets the person in; what they find there follows from their powers."""
        return self.is_active and self.may(Power.USE_ADMIN)

    def has_module_perms(self, app_label: str) -> bool:
        """The admin asks each model instead."""
        return self.is_staff

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions grant nothing here: only named powers do."""
        return False


class GrantQuerySet(models.QuerySet["Grant"]):
    """Reads of grants."""

    def in_force(self, on: date | None = None) -> GrantQuerySet:
        """Those whose days include the day, today if none is named."""
        day = on or timezone.localdate()
        return self.filter(Q(starts__isnull=True) | Q(starts__lte=day)).filter(Q(ends__isnull=True) | Q(ends__gte=day))


class Grant(models.Model):
    """A role given to a person over a board, group or agency, from a day to a day (both included)."""

    view_power = write_power = Power.MANAGE_PEOPLE

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants", verbose_name="person")
    role = models.CharField(max_length=30, choices=Role.choices)
    scope = models.CharField(max_length=60, help_text="For example board:1, group:4 or agency:9; * is everywhere.")
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)
    because = models.CharField(
        "follows from",
        max_length=60,
        blank=True,
        editable=False,
        help_text="The record it follows from and ends with (“holder:7”); none where given by hand.",
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["user", "role", "scope"]
        verbose_name = "role"
        verbose_name_plural = "roles"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "scope", "because"], name="one_grant_of_a_role_over_a_scope_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
                name="grant_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.PANEL_OFFICER, scope=EVERYWHERE), name="panel_officer_of_a_board_or_panel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} ({self.scope})"

    def scopes(self) -> tuple[str, ...]:
        """Roles are given by whoever manages people everywhere; others give them by verbs that know the scope."""
        return (EVERYWHERE,)


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    """Reads of kept forms."""

    def fresh(self) -> KeptFormQuerySet:
        """Those of the last day."""
        return self.filter(made_at__gt=timezone.now() - KEPT_FOR)

    def stale(self) -> KeptFormQuerySet:
        """Those to be forgotten."""
        return self.filter(made_at__lte=timezone.now() - KEPT_FOR)


class KeptForm(models.Model):
    """What somebody had typed when their sign-in ran out: given back to them alone, forgotten after a day.

    Not a record of the board's: no screen of the office shows it, and no audit line speaks of it.
    """

    token_sha256 = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_forms")
    path = models.CharField(max_length=2000)
    fields = models.JSONField(default=list)
    files = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = KeptFormQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"Typed at {self.path}"
