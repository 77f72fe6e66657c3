# Riesgo

risk = Riesgo
    .one = riesgo
    .intro = Cómo están las cosas ahora, área por área. Donde dos personas respondieron distinto, se actúa según la respuesta más prudente.
    .help = Lo que se vio o se dijo, quién y cuándo, para que la próxima persona lo tenga en cuenta. No es un puntaje ni un diagnóstico. Si dos personas lo vieron distinto, vale el nivel más alto hasta que alguien elija.
risk-level = Nivel ahora
    .hint = Si no ha preguntado, dígalo.
    .none_seen = No se ve riesgo
    .low = Bajo
    .moderate = Moderado
    .high = Alto
    .not_assessed = Sin evaluar
risk-basis = En qué se basa
    .hint = Lo que se dijo o se vio.
risk-action = Qué se está haciendo
risk-assessed = Se evaluó el
risk-next_due = Mirar de nuevo el
risk-key =
    .self_harm = Hacerse daño
    .harm_to_others = Hacer daño a otras personas
    .harm_from_others = Daño de parte de otras personas
    .exploitation = Explotación
    .sexual_health = Salud sexual
    .safeguarding = Protección de un menor o de un adulto
    .legal = Asuntos legales
