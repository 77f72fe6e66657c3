# What a page is for, beside it and folded at first. Two or three plain sentences each.

help-what = What is this?
help-today = What the next hours ask of you: your tasks, what waits for a choice, risk, and drafts to finish. It is made anew each time you open it; nothing has to be ticked off here.
help-caseload = Everyone whose chart is on this computer. The box finds people by any name they have gone by, also without accents.
help-register = Everyone whose chart is in use, one line each, to go through once a week with the team: who was reached, how scores went, what stands still.
help-review = When two people write apart, everything is kept. Here is what needs a person since: choose between two versions, or read a text that was put together. Your choice reaches everyone at their next sync.
help-sync = Each laptop works alone and meets the clinic when both are on the same network. “Sync” is that meeting: both end with the same, and nothing is overwritten.
help-devices = A laptop holds the clinic's charts, sealed, and opens only to the people named for it. It is let in once, with a code that this page shows and four words that must be the same on both screens.
help-people = Each person signs in with their own login and passphrase, and everything they write carries their name. What they may read and write follows from their role.
help-join = Joining happens once. The code shows the clinic that it is you, and the four words show you that it is the clinic. Afterwards this laptop works alone and meets the clinic whenever both are on the same network.
