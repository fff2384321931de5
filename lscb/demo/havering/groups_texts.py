"""What three of Havering's working groups reported for 2012-13, in our own words, by group and heading."""

from __future__ import annotations

CHILD_SEXUAL_EXPLOITATION = {
    "purpose": """
<p>Several agencies work in this group to improve how Havering responds when children are sexually exploited. It is
there to:</p>
<ol>
<li>reach the aims that the board's business plan sets for it;</li>
<li>steer the exploitation strategy and its yearly action plan, and watch how they are carried out;</li>
<li>find out how large the problem is in Havering, by gathering local data and following it;</li>
<li>tell the board how far it has come, and above all what stands in the way of the plan or puts it at risk;</li>
<li>make agencies and local communities more aware of sexual exploitation;</li>
<li>encourage people to report what worries them;</li>
<li>help to see who needs training or information;</li>
<li>pass on guidance and good examples to every profession and sector.</li>
</ol>""",
    "progress": """
<p>In February 2013 the group's chair and members were reviewed, to give its work new life and a clearer aim. Since
then:</p>
<ul>
<li>a new chair has taken over and new members have joined;</li>
<li>the terms of reference have been rewritten;</li>
<li>Havering has its first local strategy on child sexual exploitation, with an action plan for 2013–14 that gives the
group its focus;</li>
<li>the group has paid to join the national network on sexual exploitation, which opens up material from all over the
United Kingdom;</li>
<li>the board's website has a new page on the subject for professionals.</li>
</ul>""",
    "current": """
<p>Each strategic aim gives the plan for 2013–14 one of its four themes: prevention, protection, promotion and
partnership. What drives it is the safety of Havering's children and young people, those who are being sexually exploited
and those who may come to be. The group is now working to:</p>
<ol>
<li>spot and assess children at risk better, with a risk assessment tool on line, to be reviewed and then taken up in
every sector in Havering;</li>
<li>collect data on risk, on how common exploitation is and on what is done about it, so that the board and the group
can raise awareness and improve what happens locally when it is suspected or proven;</li>
<li>bring in the Metropolitan Police's operating protocol for the whole of London, which is meant to support victims and
to disrupt and prosecute offenders in Havering more effectively;</li>
<li>design and run a survey of professionals on line that shows gaps, needs and what to improve, share its findings and
let them shape the plan;</li>
<li>put awareness and sources of support into the third edition, now being revised, of the pocket guide to sexual health
and relationships for young people.</li>
</ol>""",
    "future": """
<p>Under the plan for 2013–14 the group is, in the coming year, to:</p>
<ol>
<li>study the data to learn how common exploitation is and where in Havering it is concentrated;</li>
<li>write and introduce an operating protocol for all agencies, which guides them together in assessing, lowering the risk
and protecting those who are being abused;</li>
<li>consult on and agree practice guidance for front-line staff, covering the department's guidance, the law, how best to
manage a case and how to hand in local intelligence;</li>
<li>build and publicise a page for parents on the council's website;</li>
<li>use the council's existing Facebook page on sex and relationships to reach young people.</li>
</ol>""",
    "views": """
<p>The group has settled on several ways to gather young people's views, study them and answer them:</p>
<ol>
<li>the yearly survey on line of young people's relationships will ask about sexual exploitation, to show risk and how
common it is in Havering;</li>
<li>the Youth Consultancy project will be used to ask young people about local publicity;</li>
<li>members whose services work directly with young people, parents or carers will consult them regularly and bring back
what they hear.</li>
</ol>""",
    "impact": """
<p>The first action plan is too new for its effect and outcomes to be judged. It will be evaluated in spring 2014.</p>""",
    "learning": """
<p>The strategy and the action plan rest on sound evidence of what improves the way exploitation is recognised and
answered locally. They draw on what government and independent research found and recommended:</p>
<ul>
<li>DCSF, Safeguarding Children and Young People from Sexual Exploitation (2009)</li>
<li>University of Bedfordshire, What's Going On? (2011)</li>
<li>Barnardo's, Puppet on a String: The Urgent Need for Tackling CSE (2011)</li>
<li>Department for Education, Child Sexual Exploitation Action Plan (2011)</li>
<li>Office of the Children's Commissioner, Inquiry into Child Sexual Exploitation in Gangs and Groups, interim report
(2012)</li>
<li>Barnardo's, Cutting Them Free: How is the UK progressing? (2012)</li>
<li>Barnardo's, Helping local authorities to develop effective responses, briefing (2012)</li>
</ul>""",
}

QUALITY_AND_EFFECTIVENESS = {
    "purpose": """
<p>This group of several agencies asks whether services make a lasting difference to children and families. Its
work shows throughout this report.</p>
<p>Above all it must see that the board has a sound performance framework, with which it can study services and judge
critically whether outcomes are better for them.</p>""",
    "progress": """
<p>Until it was replaced, the performance management group led several important pieces of the board's work in the
year.</p>
<p>It rewrote the performance framework, so that a wide range of indicators of safety and wellbeing can be overseen and
understood. Better reporting let the group see where the risks lay and look into them more closely. Among what it
discussed were how well partners attend the main safeguarding and child protection meetings, and how often alcohol or
drugs bring young people into hospital.</p>
<p>It checked whether the council and its partners met the standards for safer recruitment and for managing allegations,
found what needed to improve and told the partners concerned. Its members helped to make compliance easier to report and
its assessment harder to fault.</p>
<p>By the group's own account it gave way in November 2012 to the quality and effectiveness group, which answers for
performance management and audit.</p>""",
    "current": """
<p>The group has audited a number of cases. It began with child protection: how the process works, and how
effective partners are when they act together to lower the risk to children and young people.</p>
<p>It has read reports on how far the partners have come with an early offer of help. It will go on overseeing,
examining and challenging how well early help is put into effect everywhere.</p>
<p>A dataset was made for the board, to help partners understand both numbers and descriptions. Together with the data of
children's social care it shows the board which themes and priorities are coming up.</p>""",
    "future": """
<ul>
<li>A performance framework for all agencies that is reported on regularly, with data that matters, set out so that every
partner follows it easily.</li>
<li>Data received from the main partner agencies, the multi-agency safeguarding hub included, and analysed.</li>
<li>Scrutiny and challenge, in the board's name, of safeguarding work at every level of need, with a report to the board
on new themes and on what to act on first.</li>
<li>A climate in which partners trust each other enough to challenge, with sound ways for one to question
another's practice.</li>
</ul>""",
    "views": """
<p>Several kinds of consultation are now becoming established, and more will be made of them next year.</p>""",
    "impact": """
<ul>
<li>Inspectors thought well of how agencies work together in child protection.</li>
<li>Parents who spoke to inspectors and auditors knew why their children were thought to be at risk and what had to be
different.</li>
<li>The first results from Viewpoint on looked after children speak well of the help they get.</li>
</ul>""",
}

CASE_REVIEW = {
    "purpose": """
<p>In this period the group was there to see that agencies were properly told of what the law asks: the Children Act
2004, the regulations on safeguarding boards of 2006, and chapters 7 and 8 of Working Together to Safeguard Children
2010.</p>
<p>They have the board's agencies hold a serious case review wherever the criteria are met, follow its progress, and see
that lessons take hold, so that a child is less likely to be harmed or to die.</p>
<p>The government ordered a review of child protection in 2011. After it the guidance was rewritten, and the new edition
came out in March 2013. It has every board build a framework of its own for learning and
improvement.</p>
<p>Every agency is to know that it must:</p>
<ul>
<li>play its part in learning and improving;</li>
<li>spread lessons so that they are taken in;</li>
<li>change and improve its services for good.</li>
</ul>
<p>The framework takes in every kind of audit and review that looks at systems:</p>
<ul>
<li>child death reviews;</li>
<li>serious case reviews;</li>
<li>management reviews of a child protection incident that is below the threshold for a serious case review, where they
show something useful about the way organisations keep children safe and well;</li>
<li>reviews or audits of practice, in a single agency or in several.</li>
</ul>
<p>Together these are to find and drive better ways of keeping children safe and well, and to turn what reviews find into
programmes that improve services for good and prevent deaths and harm in future.</p>
<p>In a systems review a suitably qualified independent reviewer helps the board to see what was done and for what reasons,
how an organisation and its systems influenced its staff, and what may have to change in local services.</p>""",
    "progress": """
<h4>Serious case reviews</h4>
<p>No child's death in 2012–13 met the threshold for a new serious case review. The work was to see that the
recommendations and plans of two complex ones, known as Child E and Child F, were carried out.</p>
<ul>
<li>Every agency brought written updates on its actions to the group's meetings.</li>
<li>The chair gave each board a written report and a presentation.</li>
<li>Those who lead for the board held agencies to account, for carrying out the plans and for going on learning.</li>
<li>Events were held to spread what both cases taught, and its main points have been embedded.</li>
<li>One of the reviews was published in full; one was still open in 2013.</li>
</ul>
<p>In October 2012, at its development day, the board was asked to prepare for the new Working Together and
for the framework for learning and improvement it would require.</p>
<h4>Between October 2012 and March 2013</h4>
<ul>
<li>The group's membership was looked at afresh and agreed.</li>
<li>Its operational business plan was rewritten.</li>
<li>Its members trained in reviewing cases by their systems: a conference of one day on several methods, a foundation
course of three days in the method of the Social Care Institute for Excellence, and some thought about how evidence can
keep improvements going.</li>
</ul>""",
    "current": """
<p>The group has chosen a case to review by its systems. The
principal social worker, who is accredited as a reviewer, will coach the group's members until they can review too.</p>
<p>How the case is used will be followed: to understand the systems in which agencies work, what has to change in them
and how it will come about. Front-line staff and managers will take part.</p>
<p>The review will leave the board with questions to consider, and from these it can plan how to keep services
improving.</p>""",
    "future": """
<ul>
<li>Get to know the systems method better.</li>
<li>Settle which kinds of case review there are to be.</li>
<li>See that families, practitioners, managers and the board's agencies take part in reviews.</li>
<li>Hold events that spread lessons and make them last.</li>
<li>Learn from case reviews elsewhere, and use it to change things locally.</li>
</ul>""",
    "impact": """
<p>The board and the group will watch whether the lessons make children's lives better. For this the group will
have to work out a framework of outcomes.</p>""",
    "learning": """
<p>The board and the group will look at how lessons become part of daily practice, and will go on checking it. With the
board's members the group will gather evidence of what difference they have made among all the partners.</p>""",
}
