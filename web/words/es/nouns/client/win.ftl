# Logros

win = Logros
    .one = logro
    .add = Anotar un logro
    .intro = Lo que salió bien, pequeño o grande.
    .empty = Aún no hay logros. Lo pequeño también cuenta.
win-happened = Cuándo ocurrió
    .hint = Día y hora, según el reloj de ese lugar.
win-what = Qué salió bien
    .hint = En palabras de la persona.
win-size = Qué tan importante es para la persona
    .small = Un logro pequeño
    .milestone = Un gran paso
win-shown = Ya se comentó con la persona
win-source = Cómo se supo
    .client_said = Lo dijo la persona
    .staff_observed = Lo observó el personal
    .partner_said = Lo dijo su pareja o su familia
    .document = Consta en un documento
    .paper = Se copió de papel
win-language = Idioma
    .hint = Por ejemplo, en o es.
win-sensitivity = Confidencialidad
    .very_restricted = Muy reservada
    .restricted = Reservada
    .normal = La habitual
win-corrects = Corrige una anotación anterior
