# Cada cuánto se responde un cuestionario

measure_schedule = Próximos cuestionarios
    .one = calendario
    .intro = Cada cuánto se responde cada uno. Cuando toca uno, la página Hoy lo dice.
    .help = Para poder ver los cambios: el mismo cuestionario, una y otra vez. Un puntaje nunca es un diagnóstico, y cualquiera puede negarse a responder.
measure_schedule-key =
    .phq-9 = PHQ-9
    .phq-2 = PHQ-2
    .gad-7 = GAD-7
    .who-5 = WHO-5
    .audit-c = AUDIT-C
measure_schedule-every = Cuándo
    .weeks = Cada cierto número de semanas
    .appointment = Antes de cada cita
    .stopped = Ya no
measure_schedule-weeks = Semanas entre uno y el siguiente
    .hint = De 1 a 52.
measure_schedule-since = Desde este día
measure_schedule-needs-weeks = Indique después de cuántas semanas se responde de nuevo.
