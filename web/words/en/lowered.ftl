# What was lowered or closed, for a supervisor to look at

lowered-title = Lowered or closed
lowered-heading = Lowered or closed, please look
lowered-intro = Somebody wrote a lower level than before, or closed a flag. It counts already; it stays on the desk until a supervisor has looked.
lowered-seen = I have looked at this
lowered-not-yours = A supervisor looks at it. What you can still do is raise it again, or say more on what it rests.
lowered-final-heading = Said for good, please look
lowered-final-intro = Somebody wrote something after which nobody looks any more. It counts already, and the chart is put away; it stays on the desk until a supervisor has looked at who said so and on what ground.
