# The clinic's own lists

own-lists-title = Own lists
own-lists-intro = What this clinic adds to the lists that every clinic has. Laptops get it when they next meet the clinic.
# Before what every clinic has, as a list
own-lists-built-in = Every clinic has:
own-lists-none = This clinic has added nothing here yet.
# A mark beside what is offered no more
own-lists-retired = not offered any more
own-lists-retire = Do not offer it any more. What stands under it stays.
own-lists-english = In English
own-lists-spanish = In Spanish
own-lists-save = Save
own-lists-add = Add to this list
own-lists-add-this = Add
# After adding or changing
own-lists-saved = The list is saved.
own-lists-needs-words = Give it words in at least one language, at most { $n } characters.
own-lists-full = This list is full.
