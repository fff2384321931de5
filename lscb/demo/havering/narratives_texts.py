"""The text that joins the records of 2012-13 into a report, in our own words."""

FOREWORD = """<p>This is my last foreword to the annual report of Havering's safeguarding children board.</p>
<p>Among the matters the board put first this year was help for children and families early, from all agencies together.
Help that comes early makes children's lives better and leaves fewer of them in need of protection. Better services made
it possible, and above all the opening of the multi-agency safeguarding hub, where the main agencies bring what they know
into one secure place and decide together what a child at risk needs.</p>
<p>The Signs of Safety model has given child protection conferences a firm footing. Families and professionals alike have
welcomed it.</p>
<p>The working groups tell of their work below. Their structure has served the board well.</p>
<p>In the year to come the board keeps to its priorities: good child protection for every child; a sharper eye on how
well services work; one approach, across the partnerships for children and for adults, to domestic violence, mental health,
and drug and alcohol misuse. To that end one independent chair is to lead both the children's and the adults' board from
October 2013.</p>
<p>I am grateful for the skill and hard work of everyone whose work this report records.</p>"""

INTRODUCTION = """<p>The law asks every local safeguarding children board to publish a report each year on how well children
are kept safe in its area. This report answers Working Together to Safeguard Children, the statutory guidance of 2013. It asks
how effective the policies, processes and procedures were that keep children in Havering safe, and covers:</p>
<ul><li>progress on the priorities chosen locally;</li>
<li>training, by one agency or by several together, against what is needed locally;</li>
<li>what the child death overview panel has taught about preventing deaths;</li>
<li>the actions that followed from serious case reviews published in the year;</li>
<li>figures on looked after children and on children who need protection.</li></ul>"""

PRIORITIES = """<p>The board reviewed its progress in October 2012 at its yearly development day, with a consultant from outside
to lead it. Partners saw where they were strong and where more was to be done.</p>
<p>Partners changed much about how services were run during the year. The first signs are that children at risk
were answered better and that agencies worked together more easily.</p>"""

NEXT_YEAR = """<p>Beyond its priorities the board will put into practice everything that Working Together 2013 requires of it. It will
carry out the actions that the inspection of March 2013 asked of it, so that each of its legal duties is met.</p>
<p>It will work with the adults' safeguarding board to simplify what touches both. The first step is to appoint an independent
chair for the two boards; the aim is to have one in place by October 2013.</p>"""

STAFFING = """<p>The board's staff did not change during the year. An independent person chairs the board.</p>"""

FINANCE = """<p>Section 15 of the Children Act 2004 lets the partners pay for the board together; what each pays is agreed locally.
The budget agreed for the year was made up of the contributions below.</p>"""

NARRATIVES = (
    ("foreword", FOREWORD, "Independent chair"),
    ("introduction", INTRODUCTION, ""),
    ("priorities", PRIORITIES, ""),
    ("next-year", NEXT_YEAR, ""),
    ("staffing", STAFFING, ""),
    ("finance", FINANCE, ""),
)

SUBTITLE = (
    "How well children were safeguarded in Havering from April 2012 to March 2013, and what the board will do next."
)

# label of the figure, sentence, context
KEY_FIGURES: tuple[tuple[str, str, str], ...] = (
    (
        "Child protection plans, 2012–13",
        "children had a child protection plan",
        "More than was usual in earlier years.",
    ),
    (
        "New child protection plans each month, 2012–13",
        "new protection plans a month, on average",
        "10 a month in the two years before.",
    ),
    (
        "Placement stability, Jan–Mar 2013",
        "of looked after children's placements had lasted two years or more",
        "Below the target of 75%; 49.1% in 2011–12.",
    ),
    (
        "Early assessments completed, 2012–13",
        "early help assessments were completed",
        "More than in earlier years, fewer than the board wanted.",
    ),
    (
        "Allegations referred to the designated officer, 2012–13",
        "allegations about people who work with children were referred",
        "Most came from schools and other places of education.",
    ),
    (
        "all contributions",
        "was agreed by seven agencies towards the board's work",
        "The same as in the two years before.",
    ),
)
