# Who settles two versions

settling-loosens = The more careful answer stands here until the person who wrote it decides, or a supervisor who wrote neither.
# $who wrote the more careful answer
chooser-held = A less careful answer than the one that is acted on is for { $who } to choose, or for a supervisor who wrote none of these. The one that is acted on may be chosen by you.
