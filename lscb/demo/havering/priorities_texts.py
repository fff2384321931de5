"""What the board set out to do in 2012-13 and what came of it, retold from its published report."""

AGREED = "by the board in May 2012"

# number, title, aim
PRIORITIES = (
    (
        1,
        "An effective child protection service",
        "Every child who needs protection is protected well by all agencies together, and each legal duty is carried out "
        "to the highest standard.",
    ),
    (
        2,
        "An early offer of help",
        "The board watches over the building of an early offer of help, from several agencies, for Havering's children "
        "and families.",
    ),
    (
        3,
        "The child's journey",
        "The board watches how well agencies fit together, and what they achieve, as a child moves between universal, "
        "targeted and specialist services.",
    ),
    (
        4,
        "Domestic violence, mental health, drugs and alcohol",
        "The children's and adults' partnerships act together on domestic violence, mental health and the misuse of drugs "
        "and alcohol, so that families get the right help when they need it.",
    ),
    (
        5,
        "Communication",
        "The board is heard by, and hears, partners, children, young people and families, communities and residents.",
    ),
)

# text, priorities it serves, parts
PLANNED: tuple[tuple[str, tuple[int, ...], tuple[str, ...]], ...] = (
    (
        "Receive and question child protection figures and the results of audits, by one agency or several, so that "
        "partners can be assured and weak practice is found.",
        (1,),
        (),
    ),
    (
        "Make safeguarding in each locality a priority for the whole workforce.",
        (1, 2),
        (
            "Train staff of all agencies together to apply the threshold document well.",
            "Have each agency train its own staff in what it expects of them when thresholds are applied, and support them.",
            "Make early assessment a habit, so that needs found early are met by a team around the child.",
            "Watch the quality of referrals to statutory services and report on it to the board every two months.",
        ),
    ),
    (
        "Build a sound programme of training across agencies: a yearly programme, briefings shared between boroughs, "
        "conferences for front-line staff, and one for voluntary organisations.",
        (1, 5),
        (),
    ),
    (
        "Let the voice of Havering's children and young people be heard in what the board does and decides.",
        (3, 5),
        (),
    ),
    (
        "Make the board better known and more visible in the community and among staff.",
        (5,),
        (
            "By the board's website.",
            "By a newsletter each quarter.",
            "By having the board's work on the agenda of team meetings throughout the partner agencies.",
            "By conferences on the matters the board has put first.",
        ),
    ),
)

# what the demonstration calls it, heading, priorities it serves
TOPICS = (
    ("safeguarding-hub", "The safeguarding hub", (1,)),
    ("child-protection-plans", "Children with a protection plan", (1,)),
    ("strengthening-families", "Conferences that families can follow", (1,)),
    ("looked-after-children", "Looked after children", (1,)),
    ("thresholds", "Thresholds for access to services", (2, 4)),
    ("early-help", "Early help and early assessment", (2, 4)),
    ("childrens-centres", "Children's centres and youth services", (2, 4)),
    ("troubled-families", "Several troubles at once: the Troubled Families programme", (2, 4)),
    ("scrutiny-and-performance", "Scrutiny, challenge and performance", (3,)),
    ("communication", "How the board communicates", (5,)),
)
