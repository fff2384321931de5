"""What the Clinical Commissioning Group told the board about 2012-13, retold; by priority under heading 3.

The order of each line is that of `agencies_texts_council`.
"""

from __future__ import annotations

from lscb.demo.havering.agencies_texts_council import Section

CCG: tuple[Section, ...] = (
    (
        1,
        (),
        """
On 1 April 2012 the primary care trust NHS Outer North East London and that of East London and the City were joined in
a cluster, North East London and the City, staffed by people from local NHS organisations. It was the cluster's last
year as a commissioner. It went on helping providers to meet their safeguarding responsibilities, with clear service
specifications and by reviewing quality, and kept up its progress.

The Clinical Commissioning Group worked in shadow form, was authorised, and has been fully at work since April 2013.

Safeguarding services stayed effective through the change, and the trust left documents behind so that nothing would be
broken off. The Group is to keep to the standards of the revised Working Together 2013, and of the new framework for
accountability and assurance in the reformed NHS (Safeguarding Vulnerable People, 2013). For its authorisation it gave
evidence that it had:

- set up systems to safeguard children
- made sure of expert professionals to lead on safeguarding
- drawn clear lines of accountability and governance.

Overall responsibility for safeguarding in the Group is the Accountable Officer's. The executive lead is the Board
Nurse Designate, with a newly appointed Deputy Director for Nursing and Safeguarding in support. The designated nurse
and the designated doctor now work for the Group. The trust closed on 31 March, and managing GPs passed to NHS England.
In the end it is the Group's own board that must see all duties of quality and safeguarding carried out.

That board is to be assured that: all responsibilities are met; quality, safety included, is watched continuously; the
early signs of a failing service are looked for; serious untoward incidents and never events are dealt with and learned
from; and there are proper safeguarding systems. The assurance comes from its Quality and Safety Committee, of which
the Nurse Director is a member. The Nurse Director is to report to each of its meetings on safeguarding, to bring
exception reports when needed, and to raise any risk together with what is to be done about it.

A chart of the structure for quality and safeguarding across the Barking, Havering and Redbridge groups went with the
return; it was not supplied with these records.
""",
    ),
    (
        2,
        (),
        """
# Governance and accountability

During 2012 the cluster met the hospitals trust (BHRUT) and the community trust (NELFT) each month in a clinical
quality review meeting, to go over the services bought from them and be assured of their quality. Since January 2013
the Board Nurse Designate for the Barking and Dagenham, Havering and Redbridge groups has been in the chair, and
reports to the Group's board, so that clinical directors know how good the services are. The Group is to go on chairing
and running the meeting.

The Group is committed without reserve to the safety and wellbeing of Havering's children and young people, from before
birth to 18, as section 11 of the Children Act 2004 requires; that goes for every service it commissions in the local
health economy. Plans that follow serious case reviews, serious incidents and inspections, and the quarterly monitoring
tools, are to be looked at in this meeting. The appendix on the Group's responsibilities and arrangements says more.
""",
    ),
    (
        3,
        (1,),
        """
Providers must give the Group assurance and evidence about safeguarding in their services for children: those for
looked after children, and community services, among them health visiting, school nursing, therapies and midwifery. A
dashboard on safeguarding children is gone through as part of this, to be sure that providers comply with section 11.
The Group's part in Havering's joint strategic needs assessment is to keep bringing early help to light across health
organisations.
""",
    ),
    (
        3,
        (2,),
        """
The Group means to support every service it commissions in its safeguarding responsibilities.

Providers' safeguarding arrangements are to be watched by members of the safeguarding children group that the Barking,
Havering and Redbridge groups share. The Group and the council are putting NHS money for carers' short breaks in one
pool, which brings universal, targeted and specialist services closer into line.
""",
    ),
    (
        3,
        (3,),
        """
Once a year, agreements and contracts with providers are to be checked, to see that they allow for:

- keeping children safe and furthering their welfare at all times
- differences of culture
- a right to family life
- confidentiality, on the principle of who needs to know
- what staff need when a family is dangerous or the risk complex: an assessment of it, a talk afterwards, and
  counselling where right.

The designated nurse sits on the child death overview panel, shares in what it decides, and is active in the board's
working groups.
""",
    ),
    (
        3,
        (4,),
        """
The designated nurse supervises the named professionals throughout Havering's health services, and meets the
safeguarding leads of all providers to deal with gaps and troubles. The Group is to take part in section 11 audits as
the board decides.
""",
    ),
    (
        3,
        (5,),
        """
People who use services, and their families, are still to take part in reviewing and developing them. How depends on
the service: a single consultation, a standing user group, or comments by one digital medium or another.
""",
    ),
    (
        4,
        (),
        """
The Group is to make sure that policies and procedures, guidance, training and systems for safeguarding across
Havering's health services are robust, and help agencies to work well together. It knows how much it matters that every
health practitioner can recognise signs of abuse and neglect. With the council it keeps breastfeeding in mind when
services are commissioned, above all in hospitals and on maternity wards. Its support for the safeguarding hub and for
Troubled Families goes on, as its commissioning strategy shows.
""",
    ),
    (
        5,
        (),
        """
- For 2013/14 the Group puts first that child health services are properly commissioned, together with NHS England and
  the council. Speech and language therapy, and mental health services for children and adolescents (CAMHS), need a
  review in Havering.
- A designated nurse for looked after children is needed across the Barking, Havering and Redbridge groups and is to be
  recruited. How health can best go on contributing to the safeguarding hub and to Troubled Families is to be worked
  out. Since 1 April therapies have been the Group's responsibility; it is studying how they are arranged, to find what
  should be improved or acted on.
- The Group and its providers are to make sure that children and families are asked what they think, and that services
  act on it.
""",
    ),
    (
        6,
        (),
        """
By dealing with safeguarding throughout the partnership, the Group expects children in need and children at risk to be
noticed sooner, and services to be more effective.
""",
    ),
    (
        7,
        (),
        """
A children's clinical lead is being recruited. The post is to have charge of commissioning for children and of a
programme of projects, the safeguarding of Havering's children among them.

Should there be a serious case review, the Group undertakes to use a systems method.

It is to watch the quality of health services for children, and safeguarding, all over Havering; what needs to be done
is to be taken forward through its governance of quality.
""",
    ),
)
