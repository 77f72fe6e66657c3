# The clinic's groups, and a session of one written up once for all who were there

groups-title = Groups
groups-intro = The clinic's own groups. A session is written up once; the chart of each who was there gets the part about the group and the part about that client, and names nobody else.
groups-lists = Add a group or change what one is called
groups-all = All groups
# The title of the page of one group
groups-one = Group
groups-count = { $n ->
    [0] Nobody in it
    [one] { $n } member
   *[other] { $n } members
}
groups-last = Last session: { $day }
groups-none-yet = No session written up yet
groups-members = Members
groups-nobody = Nobody is in this group yet.
# Leads to what a chart says of somebody's place in the group
groups-place = Place in the group
groups-add = Add somebody
groups-add-how = Your own clients stand here. For others open the chart, then People and consent, then Groups of this clinic.
groups-add-others = All clients
groups-add-this = Add
groups-sessions = Sessions
groups-were-there = { $n ->
    [one] { $n } person was there
   *[other] { $n } people were there
}
groups-draft = Draft
groups-struck = Entered in error
groups-write = Write up a session
groups-form-intro = The part about the group is written once and stands in the chart of each who was there. Whoever was not there gets no note.
groups-who = Who was there
groups-part = About the group
groups-session = Group session
# $who is who wrote it
groups-by = Written by { $who }
groups-not-there = Not there
groups-needs-words = Write something about them, or say that they were not there.
groups-words-of-absent = Something is written about them, and it says that they were not there. Take the words out, or say that they were there.
# $who is one member or several
groups-signed-since = This session is signed already, with other words, in the chart of { $who }. What is signed stays as it is, so nothing was saved. Copy what is new and write it in a note of that chart.
groups-unsaved = Not saved:
groups-needs-somebody = Say of at least one member that they were there.
# In the summary of what is wrong: $who is the member, $what is what is wrong in their row
groups-whose = { $who }: { $what }
# $who is one member of the group or several
groups-names-all = This names { $who }, who is in the group: the words go into the chart of each who was there. Change them, or say yes below.
groups-names-one = This names { $who }, who is in the group too. Nobody is named in the chart of another. Change it, or say yes below.
groups-names-yes = Yes, nobody of the group is meant
groups-signed-already = This is signed already and stays as it is.
groups-save = Save in all charts
groups-save-meaning = Saved, it stands unsigned in the chart of each who was there, and can be changed here until it is signed.
groups-saved = Saved, not signed yet.
groups-signed = Signed.
# Stands after both
groups-for = { $n ->
    [one] It stands in { $n } chart.
   *[other] It stands in { $n } charts.
}
groups-again = This form was saved before. What you wrote since is still here: save it once more.
# The form of a session of a day on which one of this group stands in these charts already
groups-already-ask = Perhaps this session is written up already
# $who wrote it, $when
groups-already = { $who } wrote up a session of this group on that day ({ $when })
groups-already-how = Look at it first. Your words are kept: they stand on Today until you save or delete them.
groups-already-yes = Yes, this is another session
groups-somebody = Somebody
# On the page of a group, at each of the sessions of one day
groups-perhaps-same = Perhaps the same session
# $stands is where the chart stands: "Ended"
groups-away = This chart is put away: { $stands }. Nothing is written in it unless you say yes below.
groups-away-yes = Yes, write it in this chart
groups-saved-since = Not signed: you saved other words here since, in another window or on another computer. They stand below beside yours. Read them once, then sign.
# Words that are kept for a session, on the page of its group
groups-unfinished = Not finished
groups-unfinished-new = Not finished: not written in any chart yet
# $written is a number, $there how many were there
groups-unfinished-in = Not finished: written up for { $written } of { $there } who were there
groups-unfinished-words = Not finished: words that are not saved yet
groups-go-on = Go on
# $signed is a number, $there how many were there
groups-signed-in = Signed in { $signed } of { $there } charts
