# A level that was lowered, for a supervisor to look at

lowered-title = Lowered
lowered-heading = Lowered, please look
lowered-intro = Somebody wrote a lower level than before. It counts already; it stays on the desk until a supervisor has looked.
lowered-seen = I have looked at this
lowered-not-yours = A supervisor looks at it. What you can still do is write a higher level, or say more on what it rests.
