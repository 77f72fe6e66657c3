# Habilidades

skill = Habilidades
    .one = habilidad
    .intro = Lo que la persona practica, habilidad por habilidad.
skill-status = Avance
    .not_started = Sin iniciar
    .taught = Enseñada
    .practising = En práctica
    .uses_unaided = La usa sin ayuda
    .paused = En pausa
skill-taught_on = Fecha en que se enseñó
skill-taught_by = Quién la enseñó
skill-key =
    .breathing = Respiración
    .pmr = Relajación muscular progresiva
    .reappraisal = Verlo de otra manera
    .urge_surfing = Dejar pasar el impulso
    .boundary_setting = Poner límites
    .distress_tolerance = Tolerar el malestar
    .labelling_emotions = Nombrar las emociones
    .mindful_observing = Observar sin actuar
    .underlying_needs = Reconocer la necesidad de fondo
    .impulse_pause = Hacer una pausa antes de actuar
    .problem_solving = Resolver problemas
    .perspective_taking = Ponerse en el lugar del otro
