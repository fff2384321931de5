"""What was done on each topic of 2012-13, retold from the board's published report."""

# topic, when, done, difference, evidence
UPDATES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "safeguarding-hub",
        "August and September 2012",
        "Havering opened a multi-agency safeguarding hub. Police officers moved in beside the Children's Services duty team "
        "in August 2012 and the hub began work in September. It brings the main agencies and what they know into one secure "
        "place, where notices of possible risk are looked into, information is passed on safely, and the response is "
        "matched to the need.",
        "",
        "",
    ),
    (
        "safeguarding-hub",
        "",
        "Police, leading health professionals, probation and, at a distance, a youth services practitioner work in it.",
        "Practitioners in the agencies said they had more trust in the response from children's social care. More child "
        "protection referrals came in once the hub was working, partly because information was shared and risk assessed "
        "better.",
        "",
    ),
    (
        "child-protection-plans",
        "",
        "More children had a protection plan than in earlier years, among them children who moved in from other authorities "
        "already with one. The number rose across the country too.",
        "",
        "",
    ),
    (
        "child-protection-plans",
        "",
        "The mix of new plans changed: emotional abuse made up a greater part of them than before.",
        "",
        "",
    ),
    (
        "child-protection-plans",
        "",
        "Measures and audits showed that protection work was, by comparison, effective. Some things caused concern: how often "
        "agencies came to core groups and conferences, plans that were too complex, and a habit of leaning on legal planning "
        "meetings.",
        "",
        "",
    ),
    (
        "child-protection-plans",
        "",
        "The quality and effectiveness group looked at the whole of protection planning, beyond the measures, and now hears "
        "regularly about trends and audits.",
        "The group knows better what is strong and what must be looked at again.",
        "",
    ),
    (
        "strengthening-families",
        "May 2012",
        "An inspection in September 2011 had found protection planning slow to deal with what worried professionals, and "
        "records that did not show how plans made life better, above all for families who were hard to engage. In answer "
        "the board heard a paper in May 2012 on the Signs of Safety way of working, and agreed to try it.",
        "",
        "",
    ),
    (
        "strengthening-families",
        "From November 2012",
        "Agencies backed the change and came to its training in good numbers; what they said of it shaped the next steps. The "
        "trial went well, and since November 2012 every first and review child protection conference has used the model.",
        "Those who took part found conferences clear and short on jargon. The model kept attention on the child and the risks "
        "seen, and made room for everyone to speak.",
        "",
    ),
    (
        "looked-after-children",
        "",
        "The board worried about how often looked after children had to move, and followed what Children's Services did about "
        "it, including a plan to make things better for looked after children. Placements became more stable during the "
        "year, long-term ones too.",
        "",
        "",
    ),
    (
        "looked-after-children",
        "",
        "The board goes on watching the plan: stable placements, better lives, and more children placed in families within "
        "the borough. The quality and effectiveness group receives the figures and questions them.",
        "",
        "",
    ),
    (
        "looked-after-children",
        "",
        "Adoption figures move all the time; the borough goes on making good progress in finding adoptive families.",
        "",
        "",
    ),
    (
        "thresholds",
        "April 2012",
        "Children's social care revised the threshold for its services together with the partner agencies, and launched the "
        "threshold document at a conference of all agencies in April 2012. Social workers help partners decide what to do "
        "about a need they have found.",
        "",
        "",
    ),
    (
        "early-help",
        "",
        "Early help is the ground on which better lives are built: it keeps problems from growing until a child needs "
        "protection, and it catches families when a plan ends. It works only where everyone understands who can have which "
        "service, and when.",
        "",
        "",
    ),
    (
        "early-help",
        "",
        "Partners committed themselves to make early help easier to reach, and to see that what is agreed by leaders is done "
        "in the same way by practitioners. How it is delivered was part of the restructuring of Children's Services. It rests "
        "on one early assessment, the common assessment framework, which partners have long been slow to take up.",
        "",
        "",
    ),
    (
        "early-help",
        "",
        "More early assessments were completed than in earlier years, fewer than the board wanted, and very few beside the "
        "number of referrals each month that do not reach the threshold for social care. They are best established in "
        "children's centres, where every newly referred family has at least a first, shorter assessment; schools come next. "
        "The need found most often was in a child's behaviour.",
        "",
        "",
    ),
    (
        "early-help",
        "",
        "Children's Services built a set of figures on early assessments: where they are made and where not, how good they "
        "are and what they change. The quality and effectiveness group will receive them. Once early assessment is an "
        "everyday habit, its figures will show what families need and so guide commissioning.",
        "",
        "",
    ),
    (
        "early-help",
        "From June 2013",
        "Training in early assessment was being rewritten; a new programme, led by the managers of children's centres, starts "
        "in June 2013, and practitioners are expected to begin an assessment whenever one is called for.",
        "",
        "",
    ),
    (
        "childrens-centres",
        "",
        "The board heard reports on how children's centres support early assessment, work with partners and join up help for "
        "families. The centres widened their early help; their ties with schools and health services are good and growing "
        "stronger. Families were consulted on restructuring the centres, and the changes now being made keep help in place "
        "while saving some money.",
        "",
        "",
    ),
    (
        "childrens-centres",
        "",
        "The council's restructured youth service will offer targeted help and, with the children's centres, become a service "
        "for everyone from birth to 19. Health partners lead a new programme of health visiting for vulnerable families with "
        "young children, known as MESCH.",
        "",
        "",
    ),
    (
        "troubled-families",
        "",
        "The board asked agencies to keep in mind what domestic violence, mental illness and substance misuse do to a family "
        "together. The Troubled Families programme gives them the chance to deal with all three as one.",
        "",
        "",
    ),
    (
        "troubled-families",
        "",
        "The interim manager of the children's centres and of the Family Intervention Project is drafting a strategy for early "
        "help with Children's Services, partner agencies and the programme. It will say how a family steps down from "
        "statutory services, and by which measures early help is to be judged.",
        "",
        "",
    ),
    (
        "troubled-families",
        "",
        "Through the programme partners agreed to support the health visiting scheme and to bring more specialist help with "
        "domestic violence and adults' mental health into preventive services.",
        "",
        "",
    ),
    (
        "scrutiny-and-performance",
        "October 2012",
        "The performance management group had built a framework for assuring quality, which joined figures with what lies "
        "behind them. At the development day in October 2012 the board looked again at how it pursues its priorities and "
        "revised its working groups.",
        "",
        "",
    ),
    (
        "scrutiny-and-performance",
        "From October 2012",
        "The quality and effectiveness group took over performance and audit, with support from Children's Services. It tests "
        "the performance framework of the whole partnership, oversees a new framework for the board, runs audits across "
        "agencies, hears from every other working group, and reports to the board each quarter on what has changed for "
        "children.",
        "",
        "",
    ),
)
