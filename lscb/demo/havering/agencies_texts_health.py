"""What the two health trusts told the board about 2012-13, retold.

The order of each line is that of `agencies_texts_council`.
"""

from __future__ import annotations

from lscb.demo.havering.agencies_texts_council import Section

NELFT: tuple[Section, ...] = (
    (
        1,
        (),
        """
The Trust provides mental health and community services in Waltham Forest, Redbridge, Barking and Dagenham, and
Havering, and runs community health services in South West Essex too.

It undertakes to care for each patient in safe and secure surroundings, and has several arrangements for safeguarding
children to that end. Senior management stands behind safeguarding: the Chief Nurse is the executive lead.

Named doctors and named nurses, members of the Trust's central safeguarding team, work in Havering. They advise, guide
and support its staff there, and job descriptions set out plainly what they are to do.

Central to its governance is the strategic safeguarding group. Each quarter it brings together all business units and
the main people concerned within the Trust. It sees that statutory safeguarding duties are carried out and that
national policy and guidance are read rightly and applied locally, and it gives expert advice on safeguarding children
and adults at risk. Matters from Havering come to it by way of the monthly meetings of the two business units,
community services and mental health services.

The Trust's directors have a safeguarding report each year, and its Quality and Safety Committee has one bi-annually.
It tells of all that concerns safeguarding children: changes in national and local policy, what audits found, main
developments, staff training.

The Trust's policy on safeguarding the welfare of children states what each employee answers for. So do all job
descriptions, appraisals, and every safeguarding course.

As a provider of services to children and families the Trust must, by the Children Act 2004, audit itself under section
11 each year. The strategic group follows progress on the section 11 audit and action plan for 2011/2013.

Leadership, training, support and guidance come from the strategic lead, the associate director and the nurse
consultant for safeguarding and looked after children. They are to give both subjects greater prominence everywhere in
the organisation.

A training strategy tells staff what training in safeguarding children their role calls for and what the Trust expects.
The business units' safeguarding groups and the strategic group check that it is followed.

The policy on supervision in safeguarding children was brought up to date and launched anew. Three cohorts of
practitioners had the NSPCC's training in supervision skills, so that community and mental health services have more
supervisors. A rolling programme, to be commissioned, will add to them.
""",
    ),
    (
        2,
        (),
        """
The Trust's annual report on safeguarding children sets out its priorities.

The board's yearly audits are part of its own systematic assurance of quality. The safeguarding team and staff of the
mental health and community services took part in the multi-agency audits. Findings travel back through safeguarding
governance and into the team's training. Because practitioners took an active part, good practice spread and took root.

Children are already heard through the CAMHS user group and by information written for them. Recording what children
think in all clinical records, safeguarding records and first and review health assessments of looked after children
among them, is becoming practice for every practitioner.

The Trust took part in serious case reviews, and drew up a chronology for a possible case review by the SCIE systems
method. With the board it drew lessons and carried out the actions that followed. At the events held to spread the
learning, its people sat on the panel and in the audience.

It helps to deliver the safeguarding hub in Havering: two practitioners were recruited to it and are at work.
""",
    ),
    (
        3,
        (),
        """
The Trust remains active on every safeguarding children board in its area. It points to its steady presence at the
public protection and domestic violence conferences (MAPPA and MARAC), the board's working groups, multi-agency audits
and the making of policy.

Its Think Family strategy covers the whole range of need in services for children and for adults, and asks how what
other members of a family need affects the patient's own health. So safeguarding of adults, safeguarding of children
and work on domestic abuse are tied together at every place where the Trust provides care.

The Trust shares the aim that every adult, child and family served by local health services can reach help, and be
protected, against domestic and sexual violence. Its strategic lead for domestic violence has therefore written a
policy and a strategy, with a full set of training made for the purpose, so that all services are more aware of sexual
exploitation and of domestic violence.
""",
    ),
    (
        4,
        (),
        """
Work went on in each main area of the safeguarding strategy: making safeguarding part of all work, structures that
function, learning from experience, knowledge and skills. There was progress on the priorities for 2012-2013.

The safeguarding team supports the mental health and the community services over children. It is ordinary practice that
they meet ahead of need, and think of children and of their carers with safeguarding in mind.

Havering's Access to Resources Panel, of several agencies, examines the services bought for children and young people
who need a package of care of their own. It currently meets weekly. The Trust gives priority to sending the same
people: to begin with, somebody from CAMHS and the specialist nurse for looked after children.

Training needs still come first. The training matrix and strategy now have a more demanding target, so that the Trust
goes on satisfying its regulators. Results against the targets are looked at monthly, which keeps safeguarding in view;
in future there will be data for each borough.
""",
    ),
    (
        5,
        (),
        """
The Trust will go on testing its arrangements, so that practice is safe and even and its statutory duties are met, and
will answer readily and firmly as guidance changes and national reviews appear: for example Working Together 2013, and
Ofsted's report of March 2013, What about the children?

Its objectives for 2013-2014 come from its three-year strategy of 2011-14, and continue its four main areas:

- making safeguarding part of all work: a review of how directorates have carried out their plans and structures for
  children and adults at risk
- structures that function: a review of how many child protection supervisors accredited by the NSPCC there are, and
  where, so that staff at the front line have supervision soon, of quality and enough to make them able and confident;
  and a review of the supervision database, to make sure that children and staff are protected by a safe place of work
- learning from experience: a study, by audits, patient surveys and other means, of how practice has altered and what
  has been learned
- knowledge and skills: a review of what the workforce is able to do, including supervising practice, writing reports
  for management reviews and serious case reviews, spreading the WRAP training, and meeting legal requirements such as
  appearing in court; and an evaluation of the difference made to services.
""",
    ),
    (
        6,
        (),
        """
The Trust is to have able and highly skilled staff. They will notice vulnerable children and young people, refer them
rightly and move their care plans forward, so that lives go better and chances are the best they can be.
""",
    ),
    (
        7,
        (),
        """
A system is being brought in to follow closely where safeguarding referrals come from, how good they are and what
becomes of them. It will show what training achieves, and what more is needed.
""",
    ),
)

BHRUT: tuple[Section, ...] = (
    (
        1,
        (),
        """
No post in the Trust's safeguarding children team is vacant. All are full time:

- a named nurse
- a named midwife
- a named doctor for safeguarding children
- a paediatric liaison nurse, who also co-ordinates child deaths
- a team secretary.

The team's line manager is the Deputy Director of Nursing. The Executive Director of Nursing is the executive lead, and
takes the chair of the safeguarding children's committee each quarter. The committee has plain terms of reference,
looked at afresh each year, and members from inside and outside the Trust.

The policy and procedure on safeguarding children is regularly reviewed and can be read on the website.

News of safeguarding training, and material for it, is on the intranet within easy reach of everybody. Attendance at
levels 1, 2 and 3 stands among the figures. The committee has approved a detailed analysis of training needs, with a
strategy. All compulsory training, safeguarding children included, is refreshed every two years.

The same committee:

- follows the year's work plan and how far it has got
- has approved an audit framework for departments that meet children and families, and considers what audits find and
  the plans made upon them
- considers, as do the Quality and Safety Committee and the Trust's own board, a yearly report on safeguarding
  children. The report goes out widely, in and beyond the Trust, and safeguarding children boards consider it.
""",
    ),
    (
        2,
        (),
        """
Any member of staff can easily find the policy on the intranet, where other safeguarding information has its place on
the child protection pages.

The Picker Institute agreed to the use of its questionnaire for asking children and young people what they think. The
Trust is to start in summer 2013.

Training takes up questions of practice in safeguarding, as do direct talks with the leads of departments. What people
say in their evaluations is the evidence of what came of it.

Training of staff in supervision for safeguarding children is complete. A workshop on mentoring and records follows in
May 2013, and supervision becomes part of the Trust's ordinary work in June 2013.

The team still supervises staff formally in paediatrics, midwifery and sexual health. All the Trust's staff can turn to
it for advice and support; they do so regularly, and referrals to social care have come of it.

The Trust sees that all staff concerned are checked by the Disclosure and Barring Service. For assurance the human
resources department brings the committee an audit each quarter.
""",
    ),
    (
        3,
        (),
        """
The Trust goes to the meetings of every Havering working group. The executive lead, or an officer in that person's
place, represents it on safeguarding children boards.

It is committed to having a safeguarding hub in Havering.

Every week its safeguarding team holds a psychosocial forum with social care, accident and emergency and ward staff,
and at each of the two sites a doctor is present. Cases and referrals can be talked over. The team is also represented
at any professionals' meeting. A social worker of Havering Children's Services comes each week and supports the forum.
So do a senior worker of Interact (CAMHS) and the young people's drug and alcohol worker of Subwize, who is based with
the team.

Monthly maternity partnership meetings with Barking and Dagenham, Havering and Redbridge are still well attended by
many agencies. They agreed one system by which, in the three boroughs, nurses for looked after children learn of
pregnant young mothers, and health visitors are asked to meetings in maternity before discharge.

A project for electronic discharge from maternity (E3) is under way. Until it is done, revised transfer and discharge
papers are the safeguard: through them hospital and community midwives, health visitors and GPs share information
better.

Domestic violence advocates have their base in the Trust, support victims and advise staff. What maternity and the
domestic violence service do together was praised, and put forward for Team of the Year by the British Journal of
Midwifery.
""",
    ),
    (
        4,
        (),
        """
- Training in safeguarding children goes on at every level.
- So does the rolling programme of audits.
- Surveys of children and young people by the Picker Institute's questionnaire, which the Trust may use, start in
  summer 2013, and are to be bi-annual.
- For young people of 12 to 18, the assessment tool HEADSS (home, education, activities, drugs, sex and suicide) stays
  in use.
""",
    ),
    (
        5,
        (),
        """
- Make the psychosocial process robust and lasting.
- Reach the objectives of the safeguarding children strategy.
- Make safeguarding supervision ordinary practice throughout the Trust.
- Go on auditing practice in safeguarding children, and attendance at case conferences.
""",
    ),
    (
        6,
        (),
        """
By the Trust's account its team still makes great progress: duties and responsibilities for safeguarding are carried
out well, and the welfare of all children stays in sight. It puts this down to training, advice, support and
supervision for staff, and to close work with partner agencies locally and among health bodies.
""",
    ),
    (
        7,
        (),
        """
Staff refer more often when they are concerned for children they know as family, as friends or through colleagues.

# A local case of child sexual exploitation

The report prints this under the Trust's heading, though it reads as part of what the child sexual exploitation group
wrote. A recent case in the area was studied, and showed that Havering should answer better. The study asked for:

- wider knowledge of sexual exploitation and of the many shapes it takes
- early intervention: at its beginning, exploitation does not always reach the thresholds of social care and police,
  and stepping in then keeps it from going further
- choice, capacity and consent defined plainly
- plain guidance for practice where exploitation is suspected
- knowing which key professionals work with the young person
- knowing whom to turn to when one's concern is not being listened to
- understanding that young people may not see that they are exploited
- training for professionals, also on the law and on leaving a later police investigation unharmed
- support for parents.

The objectives of the strategy on child sexual exploitation, and the priorities of its plan for 2013-14, owe much to
it.
""",
    ),
)
