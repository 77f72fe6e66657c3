# Dominio de habilidades

mastery = Dominio de habilidades
    .one = nivel de una habilidad
    .add = Agregar un nivel
    .intro = Qué tan bien le sirve cada habilidad con el tiempo.
    .empty = Aún no hay niveles.
mastery-skill = Habilidad
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
mastery-level = Nivel de dominio
    .hint = 0 aún no, 1 con ayuda, 2 sin ayuda, 3 bajo estrés, 4 la enseña a otros.
mastery-rater = Quién lo dice
    .client = La persona
    .therapist = Su terapeuta
