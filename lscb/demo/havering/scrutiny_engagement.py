"""Newsletters, website, leaflets, conferences, surveys and what people said in Havering's year, retold."""

from __future__ import annotations

from dataclasses import dataclass

from priorities.scrutiny.models import Engagement, SurveyView

Kind, Who = Engagement.Kind, SurveyView.Who


@dataclass(frozen=True)
class Spoke:
    """One piece of communication or consultation; without topic, agency or group it is the board's own."""

    kind: str
    title: str
    when: str
    audience: str
    text: str
    outcome: str = ""
    took_part: int | None = None
    topic: str = ""
    agency: str = ""
    group: str = ""
    said: tuple[tuple[str, str], ...] = ()


ENGAGEMENT = (
    Spoke(
        Kind.NEWSLETTER,
        "The board's first newsletter",
        "September 2012",
        "",
        "It was sent out widely, and is kept on the board's website.",
        "It was well received. No other came out in the year, though one a quarter had been planned; the training and "
        "development officer is to see to it in the next.",
    ),
    Spoke(
        Kind.WEBSITE,
        "The board's website",
        "online since April 2011",
        "",
        "It grew throughout the year, and tells of new themes with links to policies, policy briefings and statutory "
        "guidance.",
    ),
    Spoke(
        Kind.WEBSITE,
        "A page on child sexual exploitation",
        "from February 2013",
        "professionals",
        "The working group put a page of its own on the board's website. One for parents on the council's website is "
        "to follow.",
    ),
    Spoke(
        Kind.LEAFLET,
        "Posters, flyers and fact sheets on allegations",
        "during 2012–13",
        "partner agencies",
        "They say what the law asks when somebody makes an allegation against a professional, and went out widely.",
    ),
    Spoke(
        Kind.LEAFLET,
        "Letters on allegations",
        "after September 2011",
        "partner agencies",
        "They set out each agency's duties when a professional is accused.",
    ),
    Spoke(
        Kind.LEAFLET,
        "Leaflet on private tutoring",
        "during 2012–13",
        "schools, libraries and children's centres",
        "It was written for the year and handed out across the borough.",
    ),
    Spoke(
        Kind.LEAFLET,
        "Young people's booklet on sexual health and relationships",
        "third edition, in preparation",
        "young people",
        "The new edition of the local booklet is to help them to know sexual exploitation and to find support.",
    ),
    Spoke(
        Kind.CAMPAIGN,
        "My Sleep, My Space",
        "begun in 2011–12",
        "parents of babies",
        "A campaign of the child death overview panel on where babies sleep safely.",
    ),
    Spoke(
        Kind.CONFERENCE,
        "Conference of front-line practitioners",
        "during 2012–13",
        "practitioners of all agencies",
        "It was about moral dilemmas. The training and development officer led on it.",
        "All who came thought well of it.",
    ),
    Spoke(
        Kind.SURVEY,
        "Asking young people about sexual exploitation",
        "agreed for 2013–14",
        "young people, parents and carers",
        "The working group is to add questions to the yearly online survey of young people's relationships, to try its "
        "publicity out on them through the youth consultancy project, and to hear them and their parents regularly.",
    ),
    Spoke(
        Kind.CONFERENCE,
        "Launch of the threshold document",
        "April 2012",
        "partner agencies",
        "The revised thresholds were formally launched.",
    ),
    Spoke(
        Kind.EVENT,
        "The board's development day",
        "October 2012",
        "board members",
        "With the help of an outside consultant the board looked at how far its priorities had come.",
        "It saw what was strong and what had to be developed, and revised its working groups: quality and "
        "effectiveness took over performance management and audit.",
    ),
    Spoke(
        Kind.SURVEY,
        "Views on conferences held in the new way",
        "during 2012–13",
        "those who took part in one",
        "People were asked what they thought of the signs of safety model.",
        "What they said was positive.",
        topic="strengthening-families",
        said=(
            (Who.EVERYONE, "It was clear and to the point."),
            (Who.EVERYONE, "It kept everybody's mind on the child, and on what was thought to be risky."),
            (Who.EVERYONE, "All felt encouraged to speak."),
            (Who.EVERYONE, "Nobody needed to know any jargon."),
        ),
    ),
    Spoke(
        Kind.SURVEY,
        "Talks with parents in inspections and audits",
        "during 2012–13",
        "parents of children at risk",
        "Inspectors and auditors asked parents what they knew.",
        topic="child-protection-plans",
        said=((Who.PARENTS, "They understood why their child was thought to be in danger, and what had to change."),),
    ),
    Spoke(
        Kind.SURVEY,
        "View Point",
        "during 2012–13",
        "looked after children",
        "A survey asks looked after children about the help they get.",
        topic="looked-after-children",
        said=((Who.CHILDREN, "The first answers were positive about the help received."),),
    ),
    Spoke(
        Kind.SURVEY,
        "Consultation on restructuring children's centres",
        "during 2012–13",
        "",
        "People were asked about changes to the service.",
        "The changes are under way: families in need of early help go on being served, and some money is saved.",
        topic="childrens-centres",
    ),
    Spoke(
        Kind.CONFERENCE,
        "Conference on domestic violence and safeguarding",
        "November 2012, in the sixteen days of White Ribbon activity",
        "staff of the council and its partners",
        "The domestic violence forum held it.",
        "It was a success.",
        took_part=100,
        agency="domestic-violence",
    ),
    Spoke(
        Kind.LEAFLET,
        "Literature on domestic violence",
        "during 2012–13",
        "",
        "A communication plan was made; leaflets were brought up to date and handed out.",
        agency="domestic-violence",
    ),
    Spoke(
        Kind.SURVEY,
        "Children's views of the hospitals",
        "from summer 2013",
        "children and young people",
        "The trust got leave to use a questionnaire of the Picker Institute, bi-annually.",
        agency="bhrut",
    ),
    Spoke(
        Kind.SURVEY,
        "Questionnaire for victims",
        "in preparation",
        "adult victims, later children too",
        "It is to help the police to respond better, and what it shows is to go into training.",
        agency="police-cait",
    ),
    Spoke(
        Kind.SURVEY,
        "Children's voice in mental health services",
        "during 2012–13",
        "children and young people",
        "A user group and information written for children give them a say. Work goes on so that every clinical record "
        "holds the child's view.",
        agency="nelft",
    ),
)
