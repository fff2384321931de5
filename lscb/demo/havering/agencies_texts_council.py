"""What the council's own services told the board about 2012-13, retold.

For each agency: the number of the heading on the partner agencies' form, the priorities an answer speaks to (heading 3
alone), and the answer. A blank line parts paragraphs, "- " begins an item of a list, "# " a small heading.
"""

from __future__ import annotations

Section = tuple[int, tuple[int, ...], str]

CHILDRENS_SERVICES: tuple[Section, ...] = (
    (
        1,
        (),
        """
By section 18 of the Children Act 2004 the Director of Children's Services answers for the council's own duties:
planning and running services, and protecting children and furthering their welfare. The council must also found the
area's safeguarding children board and see that it works well.

Among the things that social workers lead on are:

- answering families and children who need help or support
- making enquiries where abuse is alleged or suspected
- carrying out the first and the fuller (core) assessments that the Assessment Framework asks for
- calling strategy meetings, and child protection conferences, both the first and those that follow
- going to court where a child must be protected
- holding together the work under the protection plan of each child on the register
- caring for children looked after by the council, and planning for them
- keeping those children safe wherever they are placed: with foster carers, in a children's home or elsewhere.
""",
    ),
    (
        2,
        (),
        """
The service changed a great deal in the year, and needed to. The aim was a simpler, better aimed service that families
can reach and that answers each degree of need in proportion, all along a child's way through it. In the year it:

- put social work and leaving care under one management, and altered how they work
- talked with Barking and Dagenham about sharing a Youth Offending Service, and joined services so that young people in
  it are better safeguarded
- rebuilt the youth service together with Culture and Leisure
- went on developing children's centres and the Family Intervention Project, by then tier three services, in line with
  Troubled Families
- set up the multi-agency safeguarding hub and its triage; council services led the work, key agencies of the board
  supported it, and the chapters on the board's priorities say more
- gave social work with teenagers more weight, by founding a team for adolescents, by changes in care for looked after
  children and care leavers, and by working more closely with the youth offending and youth services
- handled the cases of looked after children better, with the Havering Access to Resources Panel (HARP), closer
  tracking of cases, case clinics, and tracking of adoption and permanence
- led the early offer of help strategy and early assessment (the Common Assessment Framework). For this the children's
  centres changed how they serve families, and now reach children and young people aged 0 to 19
- came to understand families better through Troubled Families, and tried new ways of engaging them. That showed where
  services were missing, and set out what to do about domestic violence, substance misuse, parents' poor mental health,
  and the harm they do together
- brought the Strengthening Families model into child protection in September 2012. It is now part of ordinary work,
  and the first findings are of better outcomes. Trainers have been trained so that practitioners of every agency adopt
  it
- asked for a Safeguarding Practice Challenge by the Local Government Association, to learn how well it meets its
  statutory duties. What came of it went into the service's improvement plan
- relied on its audit officer, appointed in January 2012, to sharpen its performance work: there is a framework, with
  regular audits chosen by what the performance data show
- kept up its work on allegations against people who work with children, through the designated officer. Referrals
  rose; the part on the safer workforce tells of them
- answered the judgement of inadequate on private fostering, given in November 2012, with an improvement plan. The
  Ofsted inspection of February to March 2013 saw that it had helped
- answered worry that looked after children were being moved between placements too often, with a Looked After Children
  Improvement Plan that made things better for them.
""",
    ),
    (
        4,
        (),
        """
The service is making its new ways of working permanent, and is using performance data to check that changes on this
scale do what they were for: services within reach of families, and better lives for children and young people.
""",
    ),
    (
        5,
        (),
        """
Across the whole service, the main aims for the coming year are:

- every member of staff knows what the service values, puts first and plans
- the child comes first in all its work
- parents and carers are worked with, starting from what they do well
- help is well aimed and risk is stated plainly, by managing performance, by supervision and by letting data lead
- money and other resources are used to best effect
- colleagues press each other to do as well as they can.

Particular services mean to:

- develop the safeguarding hub further, with one front door for early help
- structure help in 3 localities
- go on meeting what Troubled Families asks nationally, and local priorities as well
- build up early help for adolescents who may come to serious harm
- restructure the youth offending service, so that it is of a high standard and within its budget
- carry out the improvement plan for adoption
- carry out the improvement plan for private fostering
- develop fostering together with foster carers: a wider choice, more children placed near home, a return to the family
  where that can be, and otherwise a lasting family, whether by long-term fostering or by adoption
- improve mental health services (CAMHS) for looked after children, above all for those living outside the borough.
""",
    ),
    (
        6,
        (),
        """
By its performance data, by what inspectors found and by what users said, the service is making outcomes better for
children, young people and their families. In the coming financial year it means to gather better evidence of the
difference services make.
""",
    ),
    (
        7,
        (),
        """
No single example was picked out; the service points to the practice described throughout the report.
""",
    ),
)

ADULT_SOCIAL_CARE: tuple[Section, ...] = (
    (
        1,
        (),
        """
The service meets Children's Services in several strategic forums, and through them sees that safeguarding is dealt
with, both locally and in the strategy of its own service.

Training in safeguarding is part of its workforce development plan. Supervision and appraisal of each practitioner
regularly check that their knowledge of safeguarding practice is current.
""",
    ),
    (
        2,
        (),
        """
In March the service began a thorough review of its safeguarding process. The question was whether its processes and
protocols follow best practice and work, inside the service and between it and other agencies. It looks at:

- how well policies, procedures and practice are known and understood
- whether computer systems help people to work well and to share information with partners
- how competence in safeguarding is developed
- performance information: what is measured, how good it is and how it is managed.
""",
    ),
    (
        5,
        (),
        """
The service is thinking of moving its safeguarding team in with the community teams. They would work together and share
information more readily, and what is being done with health towards integrated case management would take firmer root.
""",
    ),
    (
        6,
        (),
        """
The service is to put together a toolkit of terms, guidance, templates and checklists, current with practice, on the
intranet and on paper, so that matters and protocols between agencies are handled in one way.

During 2013 it is to draw up and bring in a framework for safeguarding performance and quality. With it the service
will weigh actions, the quality of practice and the records kept, its own and those of its work with partners.

A better link between its two record systems, SWIFT and FACE, is to make safeguarding casework easier to find one's way
in, and to yield information on which the service and its partners can take strategic decisions.
""",
    ),
)

HOUSING: tuple[Section, ...] = (
    (
        1,
        (),
        """
# Changes in the year

The council's housing service changed greatly. Having consulted residents, the council ended its agreement with Homes
in Havering, the arm's-length body that had managed its housing, and took the work back on 1 October 2012. The service
is now called Homes and Housing. The council was itself reorganised, and the service became part of the new Children,
Adults and Housing department.

# What the service does and puts first

It manages and repairs the council's rented and leasehold homes, serves people in need of housing, and draws together
housing strategy for the borough. It puts first:

- advising residents on changes to welfare benefits, so that they suffer as little as possible from them and fewer are
  shut out of financial services
- carrying on with improvement and modernisation, until every home meets the Decent Homes Standard
- dealing with anti-social behaviour on estates, with its partners
- looking again at how services are given, so that residents find them easier and handier to use.

# Serious case reviews

It took part in two recent reviews, and has carried out everything they asked of it.

# Troubled Families

The service has a main part in this work. Its staff helped the project's leaders to shape proposals for families who
are council tenants. It has agreed to pay for a housing specialist in the Troubled Families team, so that trouble over
housing is settled early.
""",
    ),
)
