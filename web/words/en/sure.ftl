# What is asked once more about a day that may be a slip; $day is "24 Nov 2026"

sure-impossible = { $day } cannot be right. Look at the year.
sure-future = { $day } has not come yet. Is that the day?
sure-over = { $day } is past already. Is that the day?
sure-long-ago = { $day } is very long ago. Is that the year?
sure-far-ahead = { $day } is very far ahead. Is that the year?
sure-signed-late = This is about { $day }, more than a day ago. Is that the day?
sure-before-birth = { $day } is before the birth of the person this chart is about. Is that the day?
sure-yes = Yes, { $day } is right
# What is asked where a number is changed and an answer is left that was given of the one before: $said is "Safe", $was and $now are numbers
sure-meant = “{ $said }” was said of { $was }. Is it meant for { $now } too? Choose what is true of { $now }, or say yes below.
sure-meant-yes = Yes, “{ $said }” is meant for { $now }
sure-after-death = { $day } is after the day on which this person is said to have died. Is that the day?
sure-before-parent = { $day } is before the day of what this belongs to. Is that the day?
sure-before-contact = The record says that somebody of the clinic was in contact with this person after { $day }. Is that the day?
# Where another entry gives a more careful answer: $about is "Ana", $said "Not safe", $now "Safe to involve", $by who said so and when
sure-lower = Another entry says “{ $said }” of { $about }: { $by }. Is it “{ $now }” now? Look at that entry first, or say yes below.
# The same where that entry was put away
sure-lower-away = An entry that was put away says “{ $said }” of { $about }: { $by }. Is it “{ $now }” now? Look at that entry first, or say yes below.
# The same where that entry was rewritten since
sure-lower-before = An entry that holds something else now said “{ $said }” of { $about }: { $by }. Is it “{ $now }” now? Look at the history of that entry first, or say yes below.
# The same where another answer was written over it there
sure-lower-since = “{ $said }” was said of { $about }: { $by }. No supervisor has looked at what was said instead. Is it “{ $now }” now? Look at the history of that entry first, or say yes below.
sure-lower-yes = Yes, it is “{ $now }” now; a supervisor will look at it
# A number that is written somewhere and of which it is said elsewhere that it is not safe
sure-ring = This number stands as not safe to ring: { $number }. Write another number, or say yes below.
sure-ring-text = This number stands as not safe for text messages: { $number }. Write another number, or say yes below.
sure-ring-address = This address stands as not safe to use: { $number }. Write another one, or say yes below.
sure-ring-yes = Yes, { $number } is to stand here, with that mark and without a link
# $said is "Not safe", $who whom a check is about
sure-unsafe = A check says “{ $said }” of { $who }
    .likely = A check says “{ $said }” of { $who }, who may be meant here
# $said: one or more of the sentence above
sure-involve = { $said }. Is this meant all the same? Look at the check first, or say yes below.
sure-involve-yes = Yes, all the same; a supervisor will look at it
# $n: how many of the staff
sure-wider = { $n ->
    [one] { $n } person will be able to read this from now on. Is that meant? Ask the client where you can.
   *[other] { $n } people will be able to read this from now on. Is that meant? Ask the client where you can.
}
sure-wider-yes = Yes, that is meant
# $hours: one or more times of day at which a way is to be safe too, such as "Weekend"
sure-hours = More times than before: { $hours }. Is it safe to reach them then too? Ask them where you can, then say yes below.
sure-hours-yes = Yes, it is safe at these times too
# $to: whom a consent is for, in its words; $who: whom the form names
sure-whom = The consent is for “{ $to }”, in its own words. Is that { $who }? Look at the consent first, or say yes below.
sure-whom-yes = Yes, it is for them
# $consents: what was agreed to, for whom, and that it does not count: "Sharing with others (Dr. Vega): taken back on 3 May 2026"
sure-rests = This rests on a consent that does not count now: { $consents }. Save this all the same? Choose a consent that counts, or say yes below.
sure-rests-yes = Yes, save it; it stays marked
# $day: the day of the answer that is there
sure-again = There is an answer of theirs to this version already, of { $day }. Both stay here, and the later one is what they say now. Say yes below if that is meant.
    .likely = Somebody who may be the same person answered this version already, on { $day }. Both answers stay here. Say yes below if this one is meant.
sure-again-yes = Yes, this is what they say now
sure-both-yes = Yes to both; a supervisor will look at it
# Where a chart is put away while something stands open in it: one or more of the first three sentences, then the last
sure-leave-flags = { $n ->
    [one] { $n } safety flag stands open in this chart.
   *[other] { $n } safety flags stand open in this chart.
}
sure-leave-tasks = { $n ->
    [one] { $n } task stands open in this chart.
   *[other] { $n } tasks stand open in this chart.
}
sure-leave-choices = { $n ->
    [one] { $n } thing in this chart has two versions and waits for a choice.
   *[other] { $n } things in this chart have two versions and wait for a choice.
}
sure-leave = Nothing of it will be on Today any more. Close what is done first, or say yes below.
# The same where a supervisor has still to look at it
sure-leave-waits = Open safety flags and urgent tasks stay on Today until a supervisor has looked; nothing else of it will be there. Close what is done first, or say yes below.
sure-leave-yes = Yes, nothing of this chart needs anyone now
# Where an answer is to be less careful than the one that stood there: $was is "Not safe", $now "Safe"
sure-less = “{ $was }” stands here. Is it “{ $now }” now? Look again, or say yes below.
sure-less-yes = Yes, it is “{ $now }” now; a supervisor will look at it
# Where the number of which something was said stands there no more
sure-meant-none = “{ $said }” was said of { $was }, which stands here no more. Choose again, or say yes below to leave it.
sure-meant-none-yes = Leave “{ $said }” here
# The same where nothing is to stand in its place
sure-gone = “{ $was }” stands here, and nothing would stand in its place. Is that meant?
sure-gone-yes = Yes, nothing is to stand here; a supervisor will look at it
