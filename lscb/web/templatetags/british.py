"""Days, years and money in the words of `lscb.web.british`, as filters."""

from django import template

from lscb.web import british

register = template.Library()
# {{ meeting.held|day }}: 2 April 2013
register.filter("day", british.day, expects_localtime=True)
# {{ version.at|clock }}: 16:05
register.filter("clock", british.clock, expects_localtime=True)
# {{ period.starts|year_span:period.ends }}: 2012–13
register.filter("year_span", british.year_span)
# {{ total|pounds }}: £162,301, and pence only where there are some
register.filter("pounds", british.pounds)
# {{ line.pence|pounds_and_pence }}: £39,169.00, for columns
register.filter("pounds_and_pence", british.pounds_and_pence)
# {{ line.due|short_day:today }}: 10 April, and the year where it is far
register.filter("short_day", british.short_day, expects_localtime=True)
# {{ late|number_in_words }}: two
register.filter("number_in_words", british.number_in_words)
# {{ meeting.on|how_far:today }}: in 8 days
register.filter("how_far", british.how_far)
# {{ late|days_late }}: 1,204 days late
register.filter("days_late", british.days_late)
# {{ found|thousands }}: 1,239
register.filter("thousands", british.thousands)
