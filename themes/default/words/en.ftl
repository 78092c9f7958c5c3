### The portal's words in English.

## Frame

portal-name = Privacy notices
skip-to-content = Skip to content
nav-main = Main menu
nav-languages = Language
nav-breadcrumbs = You are here
nav-home = Home
nav-notices = Notices
nav-changes = Changes
nav-rights = Your rights
officer = Data protection officer
phone = Tel.
authority = Supervisory authority
authority-name = Office of the Data Protection Ombudsman
authority-url = https://tietosuoja.fi/en/home
authority-site = tietosuoja.fi
authority-visit = Visiting address: Lintulahdenkuja 4, 00530 Helsinki
authority-post = Postal address: P.O. Box 800, 00531 Helsinki
authority-phone = +358 29 566 6700
authority-email = tietosuoja@om.fi
about-site = About this site
accessibility-statement = Accessibility statement
removed-notices = Removed notices
open-data = Open data
feedback = Give feedback on this site
no-cookies = No cookies. No tracking.

## Titles of pages

title-home = Privacy notices
title-notices = Notices A–Ö
title-history = { $title }: version history
title-revision = { $title }: version { $number }, { $date }
title-compare = { $title }: comparing versions
title-search = Search
title-changes = Changes to the notices
title-changes-of = Changes: { $month }
title-removed = Removed notices
title-rights = Your rights
title-accessibility = Accessibility statement
title-open-data = Open data
title-not-found = Page not found
title-moved = The notice has moved

## Descriptions of pages, for search engines

description-home = What personal data we process about you, why and for how long. All privacy notices and the changes to them.
description-notices = All privacy notices in force, in alphabetical order.
description-department = The department’s privacy notices.
description-notice = What personal data is processed, on what basis and for how long.
description-history = All versions of the notice and what changed.
description-revision = An earlier version of the notice, as it was in force.
description-compare = What changed between two versions of the notice.
description-search = Search the privacy notices by words.
description-changes = What has changed in the privacy notices, when and why.
description-changes-of = One month’s changes to the privacy notices.
description-removed = Privacy notices that are no longer in force.
description-rights = What rights you have to your own data and how to make a request.
description-accessibility = The accessibility of this site and where to send feedback.
description-open-data = The privacy notices and their versions for machines: CSV, Excel, JSON and JSON-LD.
description-not-found = There is no page at this address.

## Home page and lists

home-question = What information do we hold about you?
home-lead = A privacy notice tells you what personal data a service processes, why and for how long. Here you will find all our notices and the changes made to them.
home-browse = Browse the notices
home-departments = Browse by department
home-changes = Recently changed
all-of = All
all-notices = All notices
all-changes = All changes
call-title = Would you like to see your own data?
call-text = You have the right to know what data we hold about you and to ask for mistakes to be corrected. A request is free of charge and is answered within one month.
how-to-request = How to make a request
index = Alphabetical index
notices-lead = All notices in force, in alphabetical order.
department = Department
department-notices = The department’s notices
no-notices = No notices have been published yet.
updated = Updated

## Notice

notice = Privacy notice
in-short = In brief
on-this-page = On this page
read-more = Read more
section-empty = Nothing has been recorded under this heading.
version = Version
version-history = Version history
last-change = Latest change:
borne-date = Notice dated
only-in = This notice is available only
language-fi = in Finnish
language-sv = in Swedish
language-en = in English
permanent-link = Permanent link to this version
printed-version = Permanent address of this version:
printed-page = Address of this page:
how-to-request-title = How to request your own data
how-to-request-lead = You can check what data this register holds about you and ask for mistakes to be corrected.
step-ask = Make a request
step-ask-text = Tell us which register it concerns.
step-identify = Prove your identity
step-identify-text = So that your data goes only to you.
step-answer = Get an answer
step-answer-text = Within one month, free of charge.
request-online = Request your data
request-by-email = Request your data by email
read-rights = Read about your rights
complain = Complaint to the Data Protection Ombudsman

## Notes at the top of a page

banner-draft = Draft
draft-note = This text has not been published yet. It can be seen only in the preview.
banner-removed = This notice is no longer in force
removed-on = The notice was removed on
was-in-force = The text was in force
banner-old = This is an old version
banner-current = This version is in force
replaced-by = It was replaced by the
version-of = version of
lasting-address = The version stays at this address even if the notice changes.
to-current = Go to the notice in force
to-last-text = Go to the last text of the notice

## Version history

history-lead = Every published version can be read as it was in force.
version-small = version
versions = Versions
in-force = In force
first-version = First version
kind-material = Material change
kind-technical = Technical correction
touched-sections = Sections:
touch-added = added
touch-changed = changed
touch-removed = removed
touch-moved = moved
only-layout = The layout changed, the content did not.
only-order = The order changed, the content did not.
borne-unchanged = the same as in the version before
valid = In force
was-valid = Was in force
valid-before = from
valid-after = { "" }
period-dash = { " – " }
published = Published
recorded-date = Entered in version control
written-date = Written
author = Author
commit = Identifier
read-version = Read version
what-changed = What changed?
previous-version = Previous version
next-version = Next version
event-moved = The notice’s address changed: { $from } → { $to }.
event-removed = The notice was removed.
event-restored = The notice was brought back into force.
history-source = The history comes straight from the notices’ version control. It is not edited afterwards.
history-starts = The version history begins on
history-starts-more = Earlier versions are not available here.
history-since-note = The version history begins on { $date }. Earlier versions are not available here.
no-history-note = No version history is available: the notices are not under version control.

## Changes

changes-lead = What has changed in the notices, when and why.
changes-newest = Latest changes
changes-by-month = Changes by month
months = Months
no-changes = No changes have been made to the notices.
older = Earlier
newer = Later
what-new = New
what-removed = Removed
what-moved = Moved
what-restored = Restored

## Removed, moved and missing

removed-lead = These notices are no longer in force. Their last text and version history can still be read.
removed-short = Removed
none-removed = No notices have been removed.
moved-title = The notice has moved
moved-text = The notice is now at a new address:
not-found-text = There is no page at this address. The link may be out of date, or the address may be mistyped.
not-found-removed = Looking for a notice that is no longer in force? See
to-home = Go to the home page

## Open data

data-lead = The privacy notices of this portal and all their versions are also available for machines. The files can be fetched freely, without an account.
data-licence = Licence
data-licence-is = The material may be used under the terms of
data-licence-none = No licence has been stated for the material yet. Ask the organisation for the terms of use.
data-all = All notices
data-all-text = One row is one notice in force. The columns hold what the notice says on the matters of a record of processing activities (Article 30(1) GDPR): controller, purposes, data subjects and data, recipients, transfers, retention and security.
data-language = Language
data-notices = Notices
data-files = Files
data-csv = CSV
data-xlsx = Excel (XLSX)
data-json = JSON
data-linked = JSON-LD
data-formats = In the CSV file the separator is a semicolon and the encoding UTF-8. A cell of the Excel file holds at most 32,767 characters; longer texts are whole in the other files.
data-single = A single notice
data-single-text = The page of every notice, and of each of its versions, links to the same text as JSON and JSON-LD.
data-example = Example:
data-terms = The terms of the JSON-LD files are those of version 2.3 of the W3C’s
data-follow = Following changes, and the structure of the files
data-follow-text = A feed tells of new versions. The structure of the files is described in JSON Schema (2020-12).
data-sitemap = Sitemap (XML)
data-schema-notice = The structure of one notice (JSON Schema)
data-schema-register = The structure of all notices (JSON Schema)
data-note = Legal bases, categories of personal data and other classifications were recognised in the texts of the notices automatically. Where they and a notice differ, the notice is what counts.
data-of-page = The same as data:
data-register-title = Privacy notices: { $organisation }
data-column-title = Notice
data-column-department = Department
data-column-language = Language
data-column-date = Date of the notice
data-column-updated = Updated
data-column-bases = Legal bases (Article 6(1))
data-column-transfers = Transferred outside the EU or EEA
data-column-systems = Systems recognised
data-column-address = Address
data-column-data = The notice as JSON

## Accessibility

accessibility-missing = The accessibility statement has not been published yet
accessibility-missing-text = The Finnish Act on the Provision of Digital Services (306/2019) requires this site to have an accessibility statement. It is still missing.
accessibility-feedback = Give feedback
accessibility-feedback-text = If something is difficult to use, or if you need the content in another form, please tell us.

## Counts

notices-count = { $count ->
    [one] { $count } notice
   *[other] { $count } notices
}
versions-count = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}
changes-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
words-in-all = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
words-changed = +{ $added } / −{ $removed } words

## Your rights: making a request

rights-lead = You have the right to know what data about you is processed, and to influence how it is processed. These rights are based on the EU’s General Data Protection Regulation.
rights-request = How to make a request
rights-step-ask = Tell us which right you wish to use and which service or register your request concerns.
rights-step-identify = We check your identity before we disclose any data. This way nobody else gets your data.
rights-step-answer = We answer without delay and within one month at the latest. If the request is complex or there are many requests, we may extend the time by at most two months. We will tell you so during the first month.
rights-by-email = You can also make your request by email:
rights-email-warning = Do not send your personal identity code or sensitive information in ordinary email.
rights-officer = Ask the data protection officer
rights-officer-text = The data protection officer advises you on all matters concerning the processing of your personal data and your rights.
rights-cost = What does it cost?
rights-cost-text = A request is free of charge. Only if a request is manifestly unfounded or excessive, for example because it is repeated, may a reasonable fee be charged or the request be refused.
rights-refusal = If your request is refused
rights-refusal-text = If we cannot do what you ask, we will tell you why within one month. We will also tell you how to complain to the Data Protection Ombudsman or take the matter to court.

## Your rights: the rights

rights-list = What rights you have
rights-list-lead = The article of the Regulation that gives each right is shown in brackets.
article-7 = (Article 7(3))
article-15 = (Article 15)
article-16 = (Article 16)
article-17 = (Article 17)
article-18 = (Article 18)
article-19 = (Article 19)
article-20 = (Article 20)
article-21 = (Article 21)
article-22 = (Article 22)
right-access = Right of access
right-access-text = You can ask whether your data is processed and get a copy of it. You will also be told why the data is processed, where it comes from, to whom it is disclosed and how long it is kept.
right-rectification = Right to rectification
right-rectification-text = You can ask for incorrect data to be corrected and incomplete data to be completed.
right-erasure = Right to erasure
right-erasure-text = You can ask for your data to be erased, for example when it is no longer needed or when you have withdrawn your consent. Data is not erased if the law requires it to be kept or if it is needed for the task of an authority.
right-restriction = Right to restriction of processing
right-restriction-text = You can ask for the processing of your data to be restricted, for example while its accuracy is being checked. During the restriction the data is, for the most part, only stored.
right-notification = Right to know who has been told of changes
right-notification-text = Those to whom your data has been disclosed are told of its correction, erasure or restriction, if this is possible and does not take disproportionate effort. On request you will be told who they are.
right-portability = Right to data portability
right-portability-text = You can receive the data that you have provided yourself in a machine-readable form and transfer it to another controller. The right applies to data processed by automated means on the basis of your consent or a contract.
right-objection = Right to object
right-objection-text = You can object to the processing of your data on grounds relating to your particular situation. The processing will stop unless there are compelling legitimate grounds to continue. You can always object to direct marketing.
right-automated = Right not to be subject to automated decisions
right-automated-text = A decision that significantly affects you may not be made by automated means alone unless the law allows it, you have given your explicit consent or it is necessary for a contract. The notice tells you if such decisions are made.
right-withdrawal = Right to withdraw consent
right-withdrawal-text = If the processing is based on your consent, you can withdraw it at any time. Withdrawing consent must be as easy as giving it. The withdrawal does not affect what was done with the data before it.

## Your rights: rights by legal basis

rights-grounds = Your rights depend on the legal basis
rights-grounds-lead = Every notice states the legal basis on which data is processed. The table shows what rights you then have.
rights-column = Right
basis-consent = Consent
basis-contract = Contract
basis-obligation = Legal obligation
basis-vital = Vital interests
basis-task = Public interest or official authority
basis-interest = Legitimate interests
yes = Yes
no = No
rights-grounds-note = The law may make exceptions, so each request is considered on its own. You can always complain, and the rules on automated decisions apply whatever the legal basis.
rights-complaint = Right to lodge a complaint
rights-complaint-text = If you think that your personal data is processed unlawfully, you can lodge a complaint with the Data Protection Ombudsman (Article 77). We hope that you will contact us first, but you do not have to.

# Comparisons
diff-added = added
diff-removed = removed
diff-changed = changed
diff-unchanged = unchanged
diff-unchanged-parts = Unchanged
diff-part-added = New section
diff-part-removed = Removed section
diff-part-moved = Moved, now after
diff-part-renamed = The heading was
diff-out-of = Split out of
diff-into = Merged into
diff-moved-within = moved within the section
diff-moved-from = moved here from
diff-moved-to = moved to
diff-laid = laid out differently, same words
diff-relinked = link address changed
diff-no-link = no link
diff-before = before
diff-now = now
diff-place = in the text
views = Views
view-plain = Text
view-text = Changes in the text
view-side = Side by side
view-list = As a list
view-list-title = The changes as a list
legend-added = added text
legend-removed = removed text
column-change = Change
keys = Keys: n = next change, p = previous
changes-in-version = What changed in version
compare-versions = Compare versions
compare-lead = Choose two versions to see what changed between them. Your browser puts the comparison together with JavaScript. You can also read the changes one version at a time in the list below.
choose-versions = Choose versions
older-version = Older version
newer-version = Newer version
compare = Compare
compare-with-newest = Compare with the newest version
on-day-title = What did the notice say on a certain day?
on-day = Day
on-day-show = Show the version
compare-chain = Changes, one version at a time
compare-absent = The notice was not in force on the day you chose. The list below tells when each version was in force.
compare-unknown = There is no such version. Choose the versions again.
compare-same = You chose the same version twice. Choose two different versions.
compare-old = A version this old cannot be compared freely. Read the changes one version at a time in the list below.
compare-failed = The comparison could not be fetched. Try again in a moment, or read the changes one version at a time in the list below.
only-same = The content of both versions is the same.

## Rights on a notice's page

rights-here = Your rights in this register
rights-here-lead = { $count ->
    [one] The legal basis given in the notice is { $bases }.
   *[other] The legal bases given in the notice are { $bases }.
} You therefore have these rights:
rights-only = only when the basis is { $bases }
rights-missing = On this basis you do not usually have the following rights:
list-and = and
list-or = or

## Narrowing the list of notices

facets = Narrow down the notices
facet-department = Department
facet-basis = Legal basis
facet-data = Data processed
facet-special = Special categories of data
facet-transfer = Transfers outside the EU and EEA
facet-system = Information system
facet-language = Language
facet-language-fi = Finnish
facet-language-sv = Swedish
facet-language-en = English
facet-changed = Changes
changed-since = Changed after { $date }
facet-more = { $count ->
    [one] Show { $count } more
   *[other] Show { $count } more
}
data-contact = Contact details
data-identity-code = Personal identity code
data-family = Family and children
data-health = Health
data-finances = Income and payments
data-education = Education and studies
data-work = Work and occupation
data-images = Images and recordings
data-location = Location
data-traces = Electronic traces
special-health = Data concerning health
special-origin = Racial or ethnic origin
special-politics = Political opinions
special-belief = Religion or beliefs
special-union = Trade union membership
special-genetic = Genetic data
special-biometric = Biometric data
special-sexuality = Sexuality
special-offences = Criminal convictions and offences
transfer-none = Not transferred
transfer-made = Transferred, or may be
selection-lead = Notices in force in this selection.

## Search

search = Search
search-button = Search
search-label = Search the notices
search-lead = Write what you want to know, for example “retention period” or “children’s data”. The search runs in your browser with JavaScript, and what you write is not sent anywhere.
search-all = You can also browse the notices by department or in alphabetical order:
search-narrow = Narrow the search
search-narrowed = Narrow the search ({ "{0}" } chosen)
search-rest = Show the rest
search-clear = Remove all filters
search-without = Remove the filter { "{0}" }
search-scope = Where to search
search-past = Also past versions and removed notices
search-keys = Keyboard
search-slash = The key / leads to the search field
search-more = Show more
search-found = { "{0}" } notices.
search-found-one = 1 notice.
search-found-past = { "{0}" } past versions.
search-found-past-one = 1 past version.
search-past-title = Past versions and removed notices
search-none = Nothing was found.
search-unknown = The word “{ "{0}" }” is not in the notices.
search-near = The word “{ "{0}" }” was not found, so words like it were searched.
search-widen = Show the results without filters ({ "{0}" })
search-in-past = There are { "{0}" } in past versions. Search those too
search-in-past-one = There is one in past versions. Search those too
search-failed = The index could not be fetched. Try again in a moment, or browse the notices below.
search-hint = Search knows the forms of words: “application” finds “applications” too.
search-marked = The words of your search are marked.
search-unmark = Remove the marks
search-large = The notices are too many to be listed here. Browse them by department:
search-past-key = past
search-keys-key = key
search-short-name = Privacy
search-updated = { $department }. Updated { $date }
search-version = Version { $date }, no longer in force
search-removed = Last version { $date }, the notice has been removed
search-other-fi = Search the notices in Finnish
search-other-sv = Search the notices in Swedish
search-other-en = Search the notices in English

## Drafts in the preview

title-draft = { $title }: draft
title-drafts = Drafts
draft = Draft
draft-new = New notice
draft-changed = Uncommitted change
draft-moved = The notice moves
draft-removed = The notice is removed
draft-would = This is how readers would be told of the change if it were committed now.
draft-read = See what changes in the draft
draft-in-file = File
draft-removed-text = The text that is removed
draft-borne-unchanged = The text changes, but bears the date that it bore before.
drafts-lead = This would change in the published portal if all were committed now. The page can be seen only in the preview.
drafts-none = There are no drafts: the disk has what the newest commit has.
drafts-count = { $count ->
    [0] no drafts
    [one] { $count } draft
   *[other] { $count } drafts
}
drafts-changes = What changes
drafts-others = Other files that changed
drafts-findings = Other findings
finding-error = error
finding-warning = warning
finding-info = note
finding-line = line
finding-hint = How to mend it:

# The desk of the preview.
title-desk = Desk
desk-kicker = In the preview only
desk-lead = All notices in force at a glance: what is missing, what is to be mended and what is to be reviewed.
desk-reading = Notices are being read: { $read } of { $count } are done. The page completes itself.
desk-tiles = Notices by state
desk-tile-any = all
desk-tile-errors = with errors
desk-tile-incomplete = lack items
desk-tile-overdue = review overdue
desk-tile-untranslated = not translated
desk-tile-draft = with a draft
desk-tile-fine = in order
desk-filter = Narrow and order
desk-words = Name or file
desk-department = Department
desk-departments = All departments
desk-state = State
desk-state-any = All
desk-state-errors = With errors
desk-state-findings = With errors or warnings
desk-state-incomplete = Lacking items
desk-state-overdue = Review overdue
desk-state-unscheduled = No day set for review
desk-state-untranslated = Not translated
desk-state-draft = With a draft
desk-state-fine = In order
desk-order = Order
desk-order-urgency = Most urgent first
desk-order-title = By name
desk-order-department = By department
desk-order-told = Least complete first
desk-order-findings = Most findings first
desk-order-age = Oldest first
desk-order-review = Next to be reviewed first
desk-show = Show
desk-clear = Clear
desk-table = Download as a table (CSV)
desk-all = All on one page
desk-none = No notices match.
desk-notice = Notice
desk-told = Items
desk-findings = Findings
desk-review = Review by
desk-languages = Languages
desk-missing = Missing or not whole:
desk-show-findings = What to mend
desk-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
desk-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
desk-infos = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
desk-clean = No findings
desk-unread = being read…
desk-overdue = overdue
desk-near = soon
desk-implied = two years after its date
desk-unscheduled = not set
desk-no-text = no text
desk-part = { $from }–{ $to } of { $count }
desk-parts = Pages
desk-previous = Previous
desk-next = Next
desk-legend = The squares stand, from left to right, for:
desk-legend-rest = A full square: the notice tells it. An empty square: it is missing or not whole. A line: it is not needed in this notice.
desk-csv-department = Department
desk-csv-notice = Notice
desk-csv-file = File
desk-csv-languages = Languages
desk-csv-untranslated = Languages missing
desk-csv-told = Items told
desk-csv-due = Items due
desk-csv-missing = Items missing
desk-csv-errors = Errors
desk-csv-warnings = Warnings
desk-csv-infos = Notes
desk-csv-updated = Updated
desk-csv-review-by = Review by
desk-csv-review-stated = Review day set
desk-csv-draft = Draft
desk-csv-address = Address
age-less = under a month
age-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
age-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
age-years-months = { $years } y { $months } mo

## Feeds

feed-of-portal = Changes to privacy notices
feed-of = { $title }: changes
feed-subtitle = New, changed and removed privacy notices. Technical corrections are left out.
feed-follow = Follow the changes as a feed (Atom)
feed-new = New notice
feed-changed = Change
feed-removed = Removed notice
feed-restored = Restored notice
feed-read = Read the notice
feed-compare = Read the version and compare it with the one before
feed-read-last = Go to the notice
