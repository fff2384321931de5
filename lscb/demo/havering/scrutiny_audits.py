"""Audits, observations and case studies of Havering's year, as groups and agencies told of them."""

from __future__ import annotations

from dataclasses import dataclass

from priorities.scrutiny.models import Audit, AuditFinding

MULTI, SINGLE = Audit.Kind.MULTI, Audit.Kind.SINGLE
WORKED, DID_NOT = AuditFinding.Kind.STRENGTH, AuditFinding.Kind.WEAKNESS
VIEW, LEARNED = AuditFinding.Kind.VIEW, AuditFinding.Kind.LEARNING


@dataclass(frozen=True)
class Audited:
    """An audit; how many were looked at is stated nowhere in the source."""

    title: str
    kind: str
    agency: str = ""
    group: str = ""
    topic: str = ""
    programme: str = ""
    when: str = ""
    sample: str = ""
    method: str = ""
    found: tuple[tuple[str, str], ...] = ()


AUDITS = (
    Audited(
        "Observation of child protection conferences",
        MULTI,
        topic="strengthening-families",
        when="during 2012–13",
        sample="conferences held in the new way",
        found=(
            (
                WORKED,
                "The chair knew the approach well, used plain language, and had two professionals explain a term.",
            ),
            (WORKED, "A family tree was put to good use to see who could support the family."),
            (WORKED, "Parents and relatives were urged to speak."),
            (WORKED, "What was risky and what was safe was set out plainly, with analysis."),
            (WORKED, "The outline plan dealt with the risks, and with what had to be made safe at once."),
            (VIEW, "A professional who took part was very pleased with how it went."),
        ),
    ),
    Audited(
        "Audits of cases in child protection",
        MULTI,
        group="quality-and-effectiveness",
        topic="child-protection-plans",
        when="during 2012–13",
        sample="the child protection process, and how well agencies together lower the risk to children",
        method="The group went beyond the indicators, with regular reports on trends and on what audits found.",
        found=(
            (WORKED, "On the whole, indicators and audits showed fairly good performance."),
            (DID_NOT, "Agencies did not come often enough to core groups and conferences."),
            (DID_NOT, "Some plans were complicated, and legal planning meetings were relied on too much."),
        ),
    ),
    Audited(
        "A closer look where indicators gave cause",
        MULTI,
        group="performance-management",
        topic="scrutiny-and-performance",
        when="until November 2012",
        sample="partners' attendance at the main meetings on children at risk; young people taken to hospital because "
        "of drink or drugs",
        method="The group had revised the performance framework, and could go deeper where it saw a risk.",
    ),
    Audited(
        "Safer recruitment and handling of allegations",
        MULTI,
        group="performance-management",
        when="first part of 2012–13",
        sample="how far the council and its partners keep to the board's standards",
        method="Partners filled in templates. The group made the reporting, and the assessment, more rigorous.",
        found=(
            (LEARNED, "What could be better was found, and passed on to the partners concerned."),
            (DID_NOT, "Gathering it took so long that the group's other work suffered."),
        ),
    ),
    Audited(
        "Audits of the quality of work on safer employment",
        MULTI,
        group="safeguarding-in-employment",
        programme="a series, to be continued",
    ),
    Audited(
        "Local case study of child sexual exploitation",
        MULTI,
        group="child-sexual-exploitation",
        when="during 2012–13",
        method="What it taught shaped the aims of the local strategy and the action plan for 2013–14.",
        found=(
            (DID_NOT, "Havering's response had to be better."),
            (LEARNED, "People have to know what exploitation looks like, and how varied it is."),
            (
                LEARNED,
                "In its beginnings it may fall short of the thresholds of police and social care; to step in "
                "then prevents worse.",
            ),
            (LEARNED, "Consent, choice and capacity have to be defined clearly."),
            (LEARNED, "Staff need plain guidance on what to do with a suspicion."),
            (LEARNED, "It has to be known which professionals matter most to the young person."),
            (LEARNED, "Staff have to know whom to turn to if a worry is not heeded."),
            (LEARNED, "Young people are not always aware that somebody is exploiting them."),
            (LEARNED, "Professionals need training, also on the law and on how not to spoil a later police inquiry."),
            (LEARNED, "Parents need support."),
        ),
    ),
    Audited(
        "Audits by the audit officer",
        SINGLE,
        agency="childrens-services",
        programme="regular, chosen from performance data",
        when="since January 2012",
        method="The officer also helped to develop the service's performance framework.",
    ),
    Audited(
        "Review of the safeguarding process",
        SINGLE,
        agency="adult-social-care",
        when="from March 2013",
        sample="awareness of policy and practice; computer systems and the sharing of information; staff's skills; "
        "measuring and managing performance",
        method="It was to show how well the service kept to best practice, on its own and with partner agencies.",
    ),
    Audited(
        "Managers' audit of cases (LEARN)",
        SINGLE,
        agency="probation",
        programme="monthly",
        sample="whether the safety of children is recognised as a question in a case, and dealt with",
    ),
    Audited(
        "Audits of risk assessments",
        SINGLE,
        agency="probation",
        programme="bi-yearly on a large scale, and throughout the year",
        sample="assessments of risk, that to children included",
        method="They look for skill in recognising danger to children and families, and for plans that lessen it.",
    ),
    Audited(
        "Audit of reports to courts",
        SINGLE,
        agency="probation",
        when="during 2012–13",
        sample="pre-sentence reports in cases of domestic abuse",
        method="Was the risk assessed well enough, and was the effect on families and children recognised?",
        found=((LEARNED, "Workshops on writing reports and on working with domestic abuse will draw on it."),),
    ),
    Audited(
        "Part in the board's programme of audits",
        MULTI,
        agency="nelft",
        programme="the board's yearly programme",
        method="The trust's safeguarding team and staff of its mental health and community services took part.",
        found=(
            (LEARNED, "Results were carried back through the trust's own governance and into its training."),
            (WORKED, "Taking part themselves helped practitioners to make good practice their own."),
        ),
    ),
    Audited(
        "Section 11 audit and action plan 2011/13",
        SINGLE,
        agency="nelft",
        programme="yearly",
        method="The trust's strategic safeguarding group watches progress.",
    ),
    Audited(
        "Safeguarding audits in the hospitals",
        SINGLE,
        agency="bhrut",
        programme="a rolling programme under the trust's audit framework",
        sample="departments that deal with children and families",
        method="The trust's safeguarding children committee considers results and action plans.",
    ),
    Audited(
        "Audits of criminal record checks",
        SINGLE,
        agency="bhrut",
        programme="quarterly",
        sample="checks on all relevant staff",
        method="Human resources put them to the safeguarding children committee.",
    ),
    Audited(
        "Reviews of the child abuse investigation teams",
        SINGLE,
        agency="police-cait",
        programme="every two months",
        sample="all teams of the command",
        method="The command audits and inspects its teams, so that partners and local police get the same everywhere.",
    ),
)
