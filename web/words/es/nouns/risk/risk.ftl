# Riesgos

risk = Riesgos
    .one = riesgo
    .intro = La situación actual, área por área. Si dos personas respondieron distinto, vale la respuesta más prudente.
    .help = Lo que se observó o se dijo, quién y cuándo, para que quien siga lo tome en cuenta. No es un puntaje ni un diagnóstico. Si dos personas lo vieron distinto, vale el nivel más alto hasta que alguien elija.
risk-level = Nivel actual
    .hint = Si no ha preguntado, indíquelo.
    .none_seen = No se observa
    .low = Bajo
    .moderate = Moderado
    .high = Alto
    .not_assessed = No evaluado
risk-basis = En qué se basa
    .hint = Lo que se dijo o se observó.
risk-action = Qué se está haciendo
risk-assessed = Fecha de evaluación
risk-next_due = Próxima evaluación
# Cada uno se lee con su nivel: “Riesgo de autolesión: Alto”
risk-key =
    .self_harm = Riesgo de autolesión
    .harm_to_others = Riesgo de dañar a otras personas
    .harm_from_others = Riesgo de sufrir daño de otras personas
    .exploitation = Riesgo de explotación
    .sexual_health = Riesgo para la salud sexual
    .safeguarding = Riesgo para un menor o adulto vulnerable
    .legal = Riesgo legal
risk-needs-basis = Indique en qué se basa este nivel: qué se dijo o se vio.
risk-needs-action = Indique qué se está haciendo, para que la próxima persona pueda continuar.
