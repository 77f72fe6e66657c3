# Who settles two versions

settling-loosens = The more careful answer stands here until the person who wrote it decides, or a supervisor who wrote neither.
# $who wrote the more careful answer
chooser-held = A less careful answer than the one that is acted on is for { $who } to choose, or for a supervisor who wrote none of these. The one that is acted on may be chosen by you.
# On a card and on paper, for as long as the value stands
card-chosen = Chosen from { $n } versions by { $who }, { $day }
card-chosen-because = { $said }, because: { $reason }
# "High: Ines Beltran, 2 hours ago"
review-said = { $value } ({ $who }, { $ago })
# What stands for a version that was left empty
review-said-empty = left empty
error-needs-signature = A draft that is not signed is put away instead. Only what is signed is marked as entered in error.
