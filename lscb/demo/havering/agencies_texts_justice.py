"""What probation and the police's child abuse investigation team told the board about 2012-13, retold.

The order of each line is that of `agencies_texts_council`.
"""

from __future__ import annotations

from lscb.demo.havering.agencies_texts_council import Section

PROBATION: tuple[Section, ...] = (
    (
        1,
        (),
        """
One local delivery unit of the London Probation Trust serves Barking, Dagenham and Havering. Everyone it supervises is
at least 18.

The Trust's own safeguarding training is compulsory for all staff, who also go to training outside, in the boroughs.
Named practitioners and managers for safeguarding children help to raise the quality of practice. Every month the
unit's managers audit cases (the LEARN audit) for how the safety of children is recognised and dealt with. Large
bi-yearly audits of risk assessments cover the assessment of risk to children as well.

The safeguarding policy and procedures, lately revised, can be read by all staff; they make plainer, for example, when
a case should go to Children's Services. Managers hold probation officers to account for their safeguarding practice in
clinical supervision. What is to be recorded about a case is laid down, and matters of safeguarding are flagged.

Staff, and adults who use the service, have a complaints process that works and is easy to reach. There is a clear
policy for allegations against staff, and the Trust's recruitment department keeps the rules of safer recruitment.

The business plans of the time, London's and the unit's own, name safeguarding priorities, such as the safeguarding
hub, closer engagement with offenders and families, and work with women who offend. Working with other agencies is at
the heart of managing offenders. Relations with the local police, the youth offending service and Children's Services
are good. The main agencies also meet in integrated offender management, a joint way of managing offenders. Protocols
for sharing information exist; they need to go further as that work gains in importance.
""",
    ),
    (
        2,
        (),
        """
- Reports to courts before sentence in cases with domestic abuse were audited, to see that risk was assessed well
  enough and that the effect on children and families was recognised. What the audit showed is to be built into further
  staff workshops, on writing reports and on domestic abuse.
- The quality of risk assessment stayed in view all year, with one audit after another. They look for real skill in
  seeing risk to children and families, and for sentence plans that lower it.
- Work with women was improved: in proportion, no unit in London has more women offenders. Fuller services are being
  developed, to help women whose needs are complex to change how they behave. A Women's Empowerment group was piloted
  for women of Barking, Dagenham and Havering, to be taken further in 2013/14 through integrated offender management.
- A project for fathers, also part of integrated offender management, worked on men's skills as parents.
- The unit again led on multi-agency public protection (MAPPA) in the borough. Havering's level 2 group works very
  well, and weighs safeguarding when it advises on how an offender's case should be managed.
""",
    ),
    (
        3,
        (1,),
        """
The summary of the service, above, answers in part. The unit has also tried hard to communicate better with the other
agencies. Taking part in the safeguarding hub was an especially good step, beside its established part in MAPPA.
""",
    ),
    (
        3,
        (2, 3),
        """
The Trust thinks the council best placed to answer on these.
""",
    ),
    (
        3,
        (4,),
        """
The summary of the service, above, answers in part. As one of the lead agencies of integrated offender management, the
Trust also sees that substance misuse agencies join in, and that assessments of the offenders it supervises and
services to them are followed together. It sits on Havering's domestic violence risk conference. Late in the year
mentoring for women who use the service was commissioned. For offenders in particular, the way to a mental health
assessment and to treatment was not clear in 2012/13; that is to be put right in 2013/14.
""",
    ),
    (
        3,
        (5,),
        """
The summary of the service, above, answers in part. The Trust's own work is with adults, but staff do meet families and
children now and then, and home visits are valued for that above all. When they do, staff know every internal policy
and keep to it, safeguarding included. They bear in mind that risk can be judged accurately only by talking well with
families and children.
""",
    ),
    (
        4,
        (),
        """
Better risk assessment, of risk to children and the wider family too, remains a focus. The Women's Empowerment project
goes on: it helps women feel that their lives are theirs to steer. In keeping with that, as many women as possible are
to be referred to the new mentoring service. Work with women who offend is agreed as a priority of integrated offender
management in the borough for 2013/14.

A probation officer works in the safeguarding hub, and a manager goes to the borough's working group for it. The unit
is keen to improve joint processes and the sharing of information with its partners there.

Senior practitioners still coach staff, in safeguarding among other things. Very soon all will have been trained in
SEEDS, which takes the skills staff already have in engaging offenders and forms the best working relationship from
them. It fits the need to know and understand an offender as a whole, with their past and their family.
""",
    ),
    (
        5,
        (),
        """
These parts of the unit's business plan for 2013/14 bear on safeguarding:

- bring SEEDS fully into use, with practice observed as it happens
- put the Trust's strategy for women to work, so that each woman who offends can be offered something for women alone
- build up women's services by way of integrated offender management
- take a stronger part in Troubled Families
- with health partners, bring in the Trust's initiative for offenders with a personality disorder. They are not always
  easily reached, and what they do weighs heavily on their families. Assessment, and the way into help, should improve.

It will also be looked into, and improved, how far probation staff take part in case conferences of several agencies.
No joint process is good enough to follow that at present, and one is needed.
""",
    ),
    (
        6,
        (),
        """
The unit looks for:

- staff who are more alert to safeguarding in every part of casework, and act on it
- offenders who comply better, to the gain of their children
- better ways out of offending for women, to the gain of their children and families
- reports to courts that state safeguarding matters more plainly
- better sharing of information with the agencies it safeguards children with.
""",
    ),
    (
        7,
        (),
        """
Staff have been seen to get better at thinking of the whole family. Reports to prisons, audits of cases and talks with
staff about cases bear it out.
""",
    ),
)

POLICE_CAIT: tuple[Section, ...] = (
    (
        1,
        (),
        """
The Metropolitan Police has a command for child abuse alone, and one of its teams serves Barking and Dagenham together
with Havering. It deals with:

- abuse within the family and the extended family: aunts, uncles, cousins and siblings (step, foster and half siblings
  too), grandparents and step grandparents, step parents, and a long-term partner if the relationship is established.
  Attacks by strangers fall outside
- abuse by professionals who misuse paid work among children, such as teachers, coaches, youth workers, ministers,
  school caretakers and cleaners, and prison staff
- abuse by others who had some charge of the child when it happened: baby-sitters, unpaid coaches, volunteers of groups
  like the scouts, close friends of the family. The list is open. New forms of abuse are to be thought of, such as
  helping to traffic children, exploiting them sexually, or using them in organised crime (cannabis farms, theft in the
  street)
- adults who suffered any of these as children
- connected offences against other children that officers learn of in their enquiries, as when somebody who abused
  within the family did the like to an unrelated child
- abduction by a parent (Child Abduction Act 1984, section 1)
- crime on the internet, where intelligence leads to it
- the sudden and unexpected death, within the family, of an infant under 2.

Officers assess risk robustly, recognise children at risk of significant harm, and report them to children's social
care. The police know well what living with domestic violence does to children's feelings, and so can lessen the risks
they run.

The team and social care investigate together, and work together well. Strategy discussions are held in good time, and
what is done fits the risk. The team goes to nearly all first and review child protection conferences and contributes
to them, so that risks are seen and met at once.

By the police's account, a recent joint Ofsted inspection thought well of how this command is led and
governed; what it found stands with the inspections.

Everyone in the team must complete the specialist training for child abuse investigators (SCAIDP) and the training on
achieving best evidence. Those who are not detectives must pass the national detective examination and complete the
accredited first training for investigators (ICIDP), for their skills and their confidence.
""",
    ),
    (
        2,
        (),
        """
Headquarters watches the teams through meetings each day (called Grip and Pace), which look hard at performance and
question decisions where they should. Every two months the command meets to review performance, pick out good practice
and pass it from team to team.

The partnership team and the training unit are preparing a questionnaire for victims, whose views are to shape a better
answer to them. Adults come first; in a second stage the views of children are to be sought. The results will go
steadily into the command's own training.
""",
    ),
    (
        3,
        (),
        """
The team is regularly at the board and every working group, and at first and review conferences where it should be.
Data are gone through regularly, with the support of partners, to make sure that the answer to children is a good one.

The teams' officers are specialists, with more training and greater skill. Officers and staff are vetted beyond the
ordinary for work with children, and psychologists follow them for as long as they are in the command. The team works
alongside borough colleagues and helps Safer Neighbourhood teams engage with children who have a protection plan
(Operation Pan Pan).

It is in regular contact with the Community Safety Unit and the domestic violence risk conference, so that all that is
known of children who live with domestic violence is shared.

At its meetings every two months the command audits, reviews and inspects each team, so that partner agencies and the
borough's police are served alike.
""",
    ),
    (
        4,
        (),
        """
The answer to child sexual exploitation is being improved. The command is being greatly restructured, to find extra
staff for teams of its own on exploitation. Each child abuse team gets one of them, to see that every borough follows
the new structure and that partners hear of new cases. Every region of the command gets teams for crime of level 2,
four in number; a central team takes level 3. Under a detective inspector, the regional teams will support command
units in the boroughs, and partner agencies.

The command is also being merged with Sapphire, the command for rape. The two kinds of team stay separate, but their
senior managers come together, as do units that support them: proactive work, intelligence, partnership.
""",
    ),
    (
        5,
        (),
        """
The teams are weighing other indicators of good outcomes for children. The work is under way; the Commissioner will
have the last word.

The force wants fewer people to be victims of violence with injury. The command has that as a target, and a second one:
detecting such crimes by way of the courts.

In the long run the force wants a tool that starts from victims, through which they can say what they went through and
so improve how cases are investigated.
""",
    ),
    (
        6,
        (),
        """
The whole Metropolitan Police is being reorganised, to deal better with victims, families and communities. It is done
through the MetChange programme and the Local Policing Model. What it will mean for staff and for the communities
served cannot be told yet. Staff are kept informed, and have a place to share opinions and good ideas.
""",
    ),
    (
        7,
        (),
        """
Work on child sexual exploitation is new, and is to become part of the command. It will much alter how children and
families are dealt with, and how the teams are measured. A pilot of three months is under way, and its results will
help to set priorities.

Serious case reviews and internal management reviews from all over the force's area are collected in one place. Their
recommendations, and what they raise, are passed on throughout the force where need be, and the command's senior
managers follow them up.
""",
    ),
)
