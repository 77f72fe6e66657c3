# Regla de contacto

contact_rule = Regla de contacto
    .one = regla de contacto
    .heading = Regla de contacto
    .intro = Cada cuánto alguien se comunica con la persona.
contact_rule-days = Máximo de días sin contacto
    .hint = Al cumplirse, la página Hoy lo indica.
contact_rule-reason = Motivo
