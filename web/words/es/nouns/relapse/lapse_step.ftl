# Pasos

lapse_step = Pasos
    .one = paso para después de un tropiezo
    .add = Agregar un paso para después de un tropiezo
    .empty = Aún no hay pasos. Empiece por la primera hora.
lapse_step-stage = Cuándo
    .first_hour = La primera hora
    .first_day = El primer día
    .first_week = La primera semana
lapse_step-what = Qué hacer
    .hint = Breve, como lo diría la persona.
lapse_step-who = A quién llamar
lapse_step-phone = Teléfono
    .hint = Por ejemplo 555 0142, o 555 0142 x4 con extensión.
