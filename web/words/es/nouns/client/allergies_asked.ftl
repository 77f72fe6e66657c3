# Si se preguntó por alergias

allergies_asked = Pregunta sobre alergias
    .one = respuesta sobre alergias
    .heading = Pregunta sobre alergias
    .intro = Para que una lista vacía nunca se lea como «ninguna».
allergies_asked-answer = Respuesta
    .not_asked = No se preguntó
    .none_known = Se preguntó; no conoce ninguna
    .some = Se preguntó; tiene alguna
allergies_asked-asked = Fecha en que se preguntó
