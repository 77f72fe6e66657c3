# What is asked once more about a day that may be a slip; $day is "24 Nov 2026"

sure-impossible = { $day } cannot be right. Look at the year.
sure-future = { $day } has not come yet. Is that the day?
sure-over = { $day } is past already. Is that the day?
sure-long-ago = { $day } is very long ago. Is that the year?
sure-far-ahead = { $day } is very far ahead. Is that the year?
sure-signed-late = This is about { $day }, more than a day ago. Is that the day?
sure-before-birth = { $day } is before the birth of the person this chart is about. Is that the day?
sure-yes = Yes, { $day } is right
