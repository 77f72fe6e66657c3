# What is said on the first page of choices that were made, and of what was to be looked at again

today-overdue = Look at it again
# $what is "Harm to self"
today-overdue-line = { $what }: the day to look again is past
today-not-chosen = Your version was not the one chosen
# $heading is "Harm to self", $field "Level now"
today-not-chosen-line = { $heading } ({ $field }): { $who } chose
today-not-chosen-seen = I have seen this
