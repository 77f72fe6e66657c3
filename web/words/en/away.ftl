# A form or a button in a chart that is put away: what is to be with the chart

away-title = This chart is put away
away-ask = This chart is put away: { $stands }. What should happen to it?
away-take-up = Take the chart up again
away-leave = Leave the chart put away
away-go-on = Go on
