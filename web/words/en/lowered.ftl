# What was lowered or closed, for a supervisor to look at

lowered-title = Lowered or closed
lowered-heading = Lowered or closed, please look
lowered-intro = Somebody wrote a lower level than before, or closed a flag. It counts already; it stays on the desk until a supervisor has looked.
lowered-seen = I have looked at this
lowered-not-yours = A supervisor looks at it. What you can still do is raise it again, or say more on what it rests.
lowered-final-heading = Said for good, please look
lowered-final-intro = Somebody wrote something after which nobody looks any more. It counts already, and the chart is put away; it stays on the desk until a supervisor has looked at who said so and on what ground.
lowered-back-heading = A death was taken back, please look
lowered-back-intro = This chart said that the person died, and somebody wrote something else since. It does not count yet: the chart stays put away until a supervisor has looked at who wrote it and on what ground. If it is wrong, write in the standing of the chart what is true.
lowered-safer-heading = A less careful answer than before, please look
lowered-safer-intro = Somebody gave an answer that is less careful than one that was given before of the same number or the same person. It stays on the desk until a supervisor has looked; until then the more careful one counts, unless one person gave both. Where that one still stands in another entry, it counts until it is changed there.
# Over who wrote the level before, and what it rested on then
lowered-before = What stood there before
# What another entry says that is more careful: $said is "Not safe", $about "Carla Rios" or "Telephone, 555 0142"
lowered-beside = Another entry says “{ $said }” of { $about }
    .away = An entry that was put away says “{ $said }” of { $about }
    .before = An entry in which something else stands now said “{ $said }” of { $about }
lowered-change = Write something else
