"""Who may ask what of home, health, calendars and people."""

from tests.house.matrix.rows import ALL, MANAGES, NO_GET, NO_POST, OFFICE, REST, rows

GENERAL = [
    *rows("healthz readyz", {200: ALL}, {405: ALL}),
    *rows("home", {200: REST}, NO_POST),
    # Whoever is anything at the board itself finds there what they may open.
    *rows(
        "desk",
        {200: f"{OFFICE} member panel_officer finance_officer", 404: REST},
        NO_POST,
        lambda world: (world.here.board.slug,),
    ),
    *rows("your-account calendar", {200: REST}, {200: REST}),
    # Whoever signed in may ask; what each finds is for tests/search to say.
    *rows("search", {200: REST}, NO_POST),
    *rows("calendar-revoke", NO_GET, {302: REST}),
    # The address is the proof: a calendar program has nobody to sign in.
    *rows("calendar-feed", {200: ALL}, {405: ALL}, lambda world: (world.feed,)),
    *rows("calendar-feed", {404: ALL}, {405: ALL}, lambda world: ("no such token",), "that nobody made"),
    *rows("typed", {404: REST}, {404: REST}, lambda world: ("no such token",)),
]

PEOPLE = [
    *rows("people invite", {200: f"{MANAGES} their_manager", 403: REST}, {200: f"{MANAGES} their_manager", 403: REST}),
    *rows(
        "invite-again withdraw-invitation",
        NO_GET,
        {302: MANAGES, 404: "their_manager", 403: REST},
        lambda world: (world.here.invitation.pk,),
    ),
    *rows(
        "end-role",
        {200: MANAGES, 404: "their_manager", 403: REST},
        {200: MANAGES, 404: "their_manager", 403: REST},
        lambda world: (world.here.membership.pk,),
    ),
    *rows("invitation", {200: ALL}, {200: ALL}, lambda world: (f"token of {world.here.board.pk}",)),
    *rows("invitation", {404: ALL}, {404: ALL}, lambda world: ("no such token",), case="that nobody sent"),
]

ROWS = [*GENERAL, *PEOPLE]
