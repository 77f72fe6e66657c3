# Skills

skill = Skills
    .one = skill
    .intro = What is being trained, skill by skill.
skill-status = How far it has come
    .not_started = Not started
    .taught = Taught
    .practising = Practising
    .uses_unaided = Uses it unaided
    .paused = Paused
skill-taught_on = Taught on
skill-taught_by = Taught by
skill-key =
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
