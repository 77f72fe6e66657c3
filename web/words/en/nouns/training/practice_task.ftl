# Practice tasks

practice_task = Practice tasks
    .one = practice task
    .add = Add a practice task
    .intro = What they will try before the next session.
    .empty = No practice tasks yet.
practice_task-skill = Skill
    .breathing = Breathing
    .pmr = Relaxing muscle by muscle
    .reappraisal = Seeing it another way
    .urge_surfing = Riding out an urge
    .boundary_setting = Setting boundaries
    .distress_tolerance = Getting through distress
    .labelling_emotions = Naming emotions
    .mindful_observing = Noticing without acting
    .underlying_needs = Seeing the need behind it
    .impulse_pause = Pausing before acting
    .problem_solving = Solving problems
    .perspective_taking = Seeing the other side
practice_task-often = How often
    .hint = Small enough to do on a bad day.
practice_task-until = Until
practice_task-reminder = Reminder
    .hint = Such as a note on the door.
practice_task-reason = Why
    .hint = In their words.
