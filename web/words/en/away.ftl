# A form in a chart that is put away: what is to be with the chart
away-ask = This chart is put away: { $stands }. What should happen to it?
away-take-up = Save, and take the chart up again
away-leave = Save, and leave the chart put away
