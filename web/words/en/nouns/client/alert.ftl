# Alerts

alert = Alerts
    .one = alert
    .add = Add an alert
    .intro = What everybody must know before they call, visit or meet. It stands at the top of the chart until its last day.
    .empty = No alerts.
alert-kind = About
    .safety = Safety
    .access = Getting there
    .interpreter = Interpreter
    .contact = Contact
alert-what = What to know
    .hint = Short: dog at the gate, do not ring the bell. Front desk reads it too.
alert-until = Until
    .hint = The last day. Leave it blank if it has no end.
