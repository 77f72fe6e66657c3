# Reading a text that came from several hands

readtext-title = Merged text
readtext-heading = Merged text, please read
# "Goals: Why it matters to them."
readtext-place = { $section }: { $field }.
readtext-intro = More than one person wrote in this text at the same time. Their words were put together; a program cannot tell whether they still make sense.
readtext-wrote = { $person } wrote
readtext-by = on { $device }, { $when }
readtext-together = Together
readtext-right = This reads right
readtext-later = Later
readtext-put-right = Or put it right
readtext-save = Save this text instead
