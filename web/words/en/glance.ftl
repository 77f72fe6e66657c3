# The first page of a chart

glance-title = Chart
glance-heading = At a glance
glance-goals = Active goals
glance-no-goal = No goal is active.
glance-other-goals = { $n ->
    [one] One goal is not active yet.
   *[other] { $n } goals are not active yet.
}
glance-tasks = Open tasks
glance-no-task = Nothing is open.
glance-nobody = nobody yet
# Who is to do a task, and "due tomorrow"
glance-who-due = { $who }, { $due }
glance-drafts = Drafts
glance-draft = Note not signed yet
glance-calls = When it gets hard
glance-no-call = Nobody to turn to is written down yet.
glance-note = The newest note
# Answers or somebody raised a safety flag
glance-asked = They asked for help in a check-in
glance-safety = A person must look at this today
# After the first lines of a block
glance-more = { $n } more
# The same of ways to reach somebody, of which $m are not safe
glance-more-not-safe = and { $n } more, { $m } of them not safe
# Under the newest note, where a newer one does not count
glance-note-struck = A newer note was entered in error
