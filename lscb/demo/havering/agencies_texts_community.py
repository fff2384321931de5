"""What Community Safety and the services within it told the board about 2012-13, retold.

The order of each line is that of `agencies_texts_council`. What was said of domestic violence stands in Community
Safety's own return; anti-social behaviour and offender management answered for themselves.
"""

from __future__ import annotations

from lscb.demo.havering.agencies_texts_council import Section

COMMUNITY_SAFETY: tuple[Section, ...] = (
    (
        1,
        (),
        """
The service draws up Havering's Community Safety Plan for the Community Safety Partnership, sees it put into practice
and follows how it goes.

The parts of its work that bear most on keeping children safe are the domestic violence forum, the multi-agency risk
assessment conference on domestic violence (MARAC), the anti-social behaviour panel and the panel on reducing
re-offending.
""",
    ),
    (
        2,
        (),
        """
Everyone in the service has had a criminal records check. Safeguarding is on the agenda of each team meeting and of the
groups it concerns. The team leader is the service's lead for safeguarding, and staff have been suitably trained. The
service sits on each of the board's working groups, and passes on what it hears there through the Community Safety
Partnership's action group.

# Domestic violence forum and risk conference

More incidents of domestic violence and more offences were recorded than in the year before; the figures, with
Havering's place among the London boroughs and its detection rate, stand with the domestic violence forum.
""",
    ),
    (
        4,
        (),
        """
Each month the risk conference takes the cases of highest risk. Children's Services advise where each family is best
referred.

The domestic violence forum is an established body. It met each quarter of 2012, and the council, police, probation and
voluntary organisations were all represented.

An action plan on violence against women and girls was drawn up and carried out. At its core, supporting victims is
part of the daily work of the council, the police and voluntary organisations. Its themes were preventing violence,
protecting and safeguarding people, and providing services for victims.
""",
    ),
    (
        5,
        (),
        """
- Produce a partnership strategy on domestic violence, in line with the Mayor's strategy on violence against women and
  girls, that also deals with harmful practices: female genital mutilation, forced marriage and honour based violence.
- Draw up a policy for the whole council, to make referral and prevention stronger.
- Draw up and carry out a plan for 2013-14 on three themes: preventing violence, stepping in, and dealing with those
  who commit it so that it stops.
- Make the risk conference more firmly part of the work of council and partners.
- Plan communications year by year, so that victims feel surer about reporting.
- Keep up the domestic violence advocacy service and make it larger.
- Keep an independent domestic violence advocate for victims at high risk.
- With the Troubled Families project, support families in which there is domestic violence.
""",
    ),
    (
        6,
        (),
        """
- The risk conference is still a process that works for victims at high risk.
- The borough was given white ribbon status, after it handed in an action plan. The plan describes the forum's work and
  its pledge neither to commit violence against women, nor to excuse it, nor to keep quiet about it.
- In November, within the sixteen days of White Ribbon activity, the forum's conference on safeguarding went well;
  staff of the council and of its partners came.
- A communications plan was made; literature on domestic violence was revised and handed out.
- Havering Women's Aid gave advocacy sessions, which aim to strengthen victims so that more of them report, and fewer
  suffer again.
- Support groups met for women who live with domestic violence or have done so. Victims at high risk had the help of
  Victim Support's independent domestic violence advocate.
- Whether a programme for perpetrators could be set up is to be explored.
""",
    ),
)

ANTI_SOCIAL_BEHAVIOUR: tuple[Section, ...] = (
    (
        1,
        (),
        """
Several agencies sit on the anti-social behaviour panel, which takes up such behaviour in Havering every month.
""",
    ),
    (
        2,
        (),
        """
The partnership was delighted that anti-social behaviour fell. It used many means against those responsible: yellow and
red cards and acceptable behaviour contracts to intervene, and anti-social behaviour contracts to enforce. No number
was supplied for the last of these.

Victims and perpetrators were both worked with, to make it less likely that anyone suffers a second time: by mediation,
by things for young people to do instead, and by helping victims. The safety of either side is thought of. Referrals,
where right, help young people and their families to put the behaviour right and protect children and adults alike.
""",
    ),
    (
        5,
        (),
        """
- Go through the council's policies on anti-social behaviour, so that residents are answered in the same way
  everywhere.
- Put in place the panel's revised way of taking referrals, to catch cases early and to step in early. The proper
  agencies would then take part from the start, agree what each will do, and keep an open plan under review until the
  trouble is over. Victims who are vulnerable, whether adults or young people, would be picked out and supported.
- Await the legislation the government has in draft. It was not yet agreed, and was expected to become law in
  2014/2015.
""",
    ),
)

OFFENDER_MANAGEMENT: tuple[Section, ...] = (
    (
        1,
        (),
        """
Integrated offender management brings local and partner agencies together around offenders, so that each is managed in
one joined-up way, re-offends less and is helped back into the community.

The council leads its panel, on which statutory and other agencies of the borough sit. Each month, in confidence, it
discusses Havering's prolific and priority offenders and others of importance. Its shared aims are less re-offending
and a way back into the community for each person. Safeguarding is a main consideration in every case.

Several projects to help people back were started in recent months.
""",
    ),
    (
        4,
        (),
        """
- Fathers project: a parenting course for fathers who offend, run by the council, its children's centres and the
  probation service. It seeks to break the round of offending at home, and to give children a healthy life without
  violence. Pilot 1 ended successfully, and both the Race Equality Foundation and Ofsted evaluated it. Pilot 2, from
  May 2013, takes in fathers whose lives have been harmed by substance misuse.
- Rent deposit scheme: with a settled home, a client can find a place in society again and is less likely to re-offend.
  That should also ease demands on local services and save the community money. Offenders were housed again, and nearly
  all of them have kept out of trouble. The project would like more funds next year, to raise the numbers.
- Food project: for present and former offenders who have trouble getting by and feeding themselves from week to week.
- Women's Empowerment Programme: a new pilot by the probation service, the council and the Salvation Army, within
  offender management. It helps vulnerable women grow in strength and independence. It is a taster course of six weeks
  on things that many women in the borough meet every day: alcohol and drugs, money and how to cook on little of it,
  sexual health, self-esteem, domestic violence and relationships.
""",
    ),
    (
        5,
        (),
        """
In 2013-14 a programme of work on serious youth violence is to be drawn up.
""",
    ),
)
