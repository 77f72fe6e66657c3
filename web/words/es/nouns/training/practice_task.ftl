# Prácticas para la casa

practice_task = Prácticas para la casa
    .one = práctica para la casa
    .add = Agregar una práctica para la casa
    .intro = Qué va a probar la persona antes de la próxima sesión.
    .empty = Aún no hay prácticas para la casa.
practice_task-skill = Habilidad
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
practice_task-often = Con qué frecuencia
    .hint = Que sea posible incluso en un mal día.
practice_task-until = Hasta
practice_task-reminder = Recordatorio
    .hint = Por ejemplo, una nota en la puerta.
practice_task-reason = Para qué
    .hint = En palabras de la persona.
