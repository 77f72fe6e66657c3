# The first page: what the day brings

today-title = Today
today-none = No client here yet. Begin the first chart, or wait for the clinic's charts to arrive.
today-begin = Begin the first chart

today-waits = Waits for a person
# Leads to charts on the desk that may be of one person
today-pairs = { $n ->
    [one] Look at { $n } pair of charts on the desk
   *[other] Look at { $n } pairs of charts on the desk
}
# $n is how many there are
today-all = All { $n }

today-mine = Your tasks
    .none = Nothing of yours is open.
today-others = Tasks of others
# Whom a task is for, and who is to do it
today-client-who = { $client }, assigned to { $who }
today-client-nobody = { $client }, nobody yet
today-more = { $n } more
today-others-more = { $n ->
    [one] 1 more, due later or without a day, stands in the charts.
   *[other] { $n } more, due later or without a day, stand in the charts.
}

today-risk = Risk
    .none = No risk above “none seen” is written down.
    .arriving = None has arrived yet; the first sync goes on.
# How many of the clients; stands after "No risk above ..."
today-risk-unassessed = { $n ->
    [one] 1 client has not been assessed.
   *[other] { $n } clients have not been assessed.
}
# "Harm to self: High"
today-risk-line = { $domain }: { $level }
today-risk-line-lowered = { $domain }: { $level } (lowered, not looked at yet)
today-risk-line-lowered-from = { $domain }: { $level } (lowered from { $was }, not looked at yet)
today-risk-line-two-versions = { $n ->
    [2] { $domain }: { $level } (two versions)
   *[other] { $domain }: { $level } ({ $n } versions)
}
today-risks-more = { $n ->
    [one] 1 more client at the same level or lower; each chart shows its own.
   *[other] { $n } more clients at the same level or lower; each chart shows its own.
}

today-drafts = Your drafts
    .none = Everything of yours is signed, and every form saved.
today-draft-sign = Finish and sign
# Words of a form; $when is a time of day: "10:42"
today-kept = Not saved, draft of { $when }
today-kept-elsewhere = A draft of { $when } belongs to a page that is not open to you here any more.
# $n is how many drafts there are besides those on the page
today-drafts-more = { $n ->
    [one] 1 more stands in the charts.
   *[other] { $n } more stand in the charts.
}

# A button that says that a task is done; the longer one is read aloud
today-tick = Done
today-tick-of = Done: { $what }

# Parts of charts that no key here opens; $n is how many
today-keyless = { $n ->
    [one] 1 part of a chart cannot be opened here.
   *[other] { $n } parts of charts cannot be opened here.
}
today-keyless-do = The keys in the data folder are an older copy than the record. Tell whoever looks after this computer: the newest copy of the files keyring and keys has to be put back. What laptops hold comes back by itself when they meet the clinic.
today-put-back = A backup of { $day }, { $time } was put back here.
today-put-back-do = What was written at this computer after that is not in it, and this computer cannot know what that was: ask everybody who worked here, and write it again. What laptops hold comes back by itself as each of them meets the clinic. Charts and people that were added since may be missing until then.
today-put-back-seen = I have read this
