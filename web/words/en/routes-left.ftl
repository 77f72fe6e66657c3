# What was not done because words that are not saved yet would have been left behind, or a day looked like a slip

routes-not-signed-words = Not signed: there are words of yours here that are not saved yet.
    .next = They are below. Read them once, then save and sign.
routes-not-signed-day = Not signed: please look at the day that it is about.
    .next = Then save and sign.
routes-not-signed-since = Not signed: you saved other words here since, in another window or on another computer.
    .next = They are below. Read them once, then sign.
routes-not-put-away-words = Not put away: there are words of yours here that are not saved yet.
    .next = Save them first, or leave them; then put it away.
routes-not-let-go-words = Nothing was discarded: there are words of yours below that are not saved yet.
    .next = Save them first, or empty the box.
routes-not-confirmed-words = Not marked as read: you wrote something else in the box below.
    .next = Save the corrected text, or put the box back as it was.
