"""First names common in Britain, in small letters: what a name typed where none may stand is most often known by.

Names that are everyday words as well (Will, Grace, May) are left out: written with a capital within a sentence they are
noticed all the same, as any unknown word with a capital is.
"""

from __future__ import annotations

_NAMES = """
aaliyah aaron abdul abigail adam adrian ahmed aidan aisha alan albert alex alexander alexandra alfie ali alice
alisha amanda amber amelia amina amy andrew angela anna anne anthony archie arthur ashley ava ayesha barbara barry
beatrice ben benjamin beth bethany bobby brandon brian callum cameron carl carol caroline catherine charles charlie
charlotte chelsea chloe christian christina christine christopher claire colin connor courtney craig daisy daniel
danielle darren david dean deborah declan dennis diane dominic donna dorothy douglas dylan edward eleanor elizabeth
ella ellie elliot elsie emily emma eric erin ethan eva eve evie ezra fatima felix finley fiona florence francesca
frank freddie frederick freya gareth gary gavin gemma geoffrey george georgia georgina gordon graham hannah harriet
harrison harry harvey hassan heather helen henry holly hugo ian ibrahim imogen irene isaac isabel isabella isabelle
isla jack jackson jacob jacqueline jade jake james jamie jane janet jasmine jason jayden jean jennifer jenson jeremy
jessica joan joanna joanne joe joel john jonathan jordan joseph joshua joyce jude judith julia julian julie karen
katherine kathleen katie kayleigh keith kelly kenneth kerry kevin khadija kieran kimberley kyle lara laura lauren
layla leah leanne lee leo leon lewis liam libby lily linda lisa logan louis louise luca lucas lucy luke lydia lynn
maisie malcolm margaret maria marie martha martin mary maryam mason matilda matthew maureen max megan melanie
melissa mia michael michelle millie mohamed mohammad mohammed molly morgan muhammad mustafa nancy naomi natalie
natasha nathan neil niamh nicholas nicola nicole nigel noah nora oliver olivia omar oscar owen pamela patricia
patrick paul paula pauline peter philip phoebe poppy rachel ralph rebecca reece reuben rhys richard riley rita
robert robin roger ronald ronnie rory rosie ross ruth ryan sally sam samantha samuel sandra sara sarah scarlett
scott sean sebastian seth shannon sharon shaun sheila shirley sian simon sofia sophia sophie stanley stephanie
stephen steven stewart stuart susan suzanne sylvia tamsin tanya teresa terence theo theodore theresa thomas tiffany
timothy tobias toby tom tommy tony tracey tracy tyler valerie vanessa victoria vincent wayne wendy william willow
yasmin yusuf yvonne zachary zahra zainab zara zoe
"""
FORENAMES = frozenset(_NAMES.split())
