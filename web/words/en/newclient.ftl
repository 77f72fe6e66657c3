# A new client

newclient-title = New client
newclient-intro = A name is enough to begin. Before the chart is begun you are shown who may have one already.
newclient-usual-name = Usual name
    .hint = What they like to be called. Other names can follow.
newclient-family = Family name (for lists)
    .hint = Only if they have one: the part of the name that lists go by, such as Nagy in “Nagy Ágnes” or García in “Luz García López”. You can leave it out.
newclient-reach = A first way to reach them, if they want to give one
newclient-begin = Begin the chart
# The same form was sent again with other words; these are shown below
newclient-begun = The chart was begun before, and these words are not in it
    .next = Nobody has got a second chart. Open the chart and put there what is missing.
newclient-open = Open the chart
# Before a chart is begun: those who may have one already
newclient-likely = Is it one of these?
    .open = Open this chart
    .next = Nothing was written yet. If it is one of them, open that chart.
newclient-none-of = No, begin a new chart
