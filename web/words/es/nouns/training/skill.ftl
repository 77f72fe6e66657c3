# Habilidades

skill = Habilidades
    .one = habilidad
    .intro = Lo que se practica, habilidad por habilidad.
skill-status = Hasta dónde va
    .not_started = Sin empezar
    .taught = Enseñada
    .practising = En práctica
    .uses_unaided = La usa sin ayuda
    .paused = En pausa
skill-taught_on = Se enseñó el
skill-taught_by = La enseñó
skill-key =
    .breathing = Respiración
    .pmr = Relajación muscular
    .reappraisal = Verlo de otra manera
    .urge_surfing = Dejar pasar las ganas
    .boundary_setting = Poner límites
    .distress_tolerance = Sobrellevar el malestar
    .labelling_emotions = Nombrar emociones
    .mindful_observing = Observar sin actuar
    .underlying_needs = Ver la necesidad de fondo
    .impulse_pause = Hacer una pausa antes de actuar
    .problem_solving = Resolver problemas
    .perspective_taking = Ponerse en el lugar del otro
