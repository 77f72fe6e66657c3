# Who settles two versions

settling-loosens = The more careful answer stands here until the person who wrote it decides, or a supervisor who wrote neither.
# $who wrote the more careful answer
chooser-held = A less careful answer than the one that is acted on is for { $who } to choose, or for a supervisor who wrote none of these. The one that is acted on may be chosen by you.
# On a card and on paper, for as long as the value stands
card-chosen = Chosen from { $n } versions by { $who }, { $day }
# Before what was chosen, where it was written over
card-chosen-since = Written otherwise since by { $who }, { $day }. { $said }
card-chosen-because = { $said }, because: { $reason }
# "High: Ines Beltran, 2 hours ago"
review-said = { $value } ({ $who }, { $ago })
# What stands for a version that was left empty
review-said-empty = left empty
# Of what was lowered
review-was = before: { $was }
settled-set-aside = This was settled less than a day ago, and your answer was not the one that was chosen. It is less careful than what stands here. For now only the person who wrote the more careful one can write it, or a supervisor who wrote neither. After a day, a new look at it can be written here.
in-error-not-yours = Marking this as entered in error is for its author or a supervisor.
    .next = Tell one of them. If you know more about it, add an addendum.
only-raised = For your role this can be raised, not lowered. If you think there is less concern, write that in a note and tell a therapist or a supervisor, who can lower it.
error-needs-signature = Only what is signed is marked as entered in error. Change the draft or put it away; one that is never put away is signed first.
readers-widen = Only the person who wrote this down can open it to more people. Ask them; you can make it narrower.
readers-writer-alone = Only the person who wrote this down can keep it to themselves. You can choose “The therapist”.
# On the client's own paper
card-chosen-plainly = Chosen from { $n } versions, { $day }
# Where whoever wrote the more careful answer may not choose
chooser-held-supervisor = A less careful answer than the one that is acted on is for a supervisor to choose who wrote none of these. The one that is acted on may be chosen by you.
