# Logros

win = Logros
    .one = logro
    .add = Anotar un logro
    .intro = Lo que salió bien, pequeño o grande.
    .empty = Aún no hay nada. Lo pequeño también cuenta.
win-happened = Cuándo pasó
    .hint = Día y hora, como los marcaba el reloj allí.
win-what = Qué salió bien
    .hint = En sus palabras.
win-size = Qué tan grande es para la persona
    .small = Un logro pequeño
    .milestone = Un hito
win-shown = Se le mostró
win-source = Quién lo dijo
    .client_said = La persona
    .staff_observed = Visto por el personal
    .partner_said = Pareja o familia
    .document = Un documento
    .paper = Papel, pasado después
win-language = En qué idioma
    .hint = Por ejemplo en o es.
win-sensitivity = Qué tan reservado
    .very_restricted = Muy reservado
    .restricted = Reservado
    .normal = Como siempre
win-corrects = Corrige una anotación anterior
