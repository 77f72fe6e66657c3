# Skill levels

mastery = Skill levels
    .one = skill level
    .add = Add a skill level
    .intro = How well each skill works for them, over time.
    .empty = No levels yet.
mastery-skill = Skill
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
mastery-level = How well
    .hint = 0 not yet, 1 with help, 2 alone, 3 under stress, 4 teaches others.
mastery-rater = Who says so
    .client = The client
    .therapist = The therapist
