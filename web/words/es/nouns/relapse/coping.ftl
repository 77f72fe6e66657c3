# Lo que ayuda

coping = Lo que ayuda
    .one = cosa que ayuda
    .add = Añadir algo que ayuda
    .intro = Lo que puede hacer para salir adelante. Los planes y el registro de ganas pueden nombrarlo.
    .empty = Aún no hay nada. Pregunte qué ayudó antes, aunque fuera un poco.
coping-kind = De qué tipo
    .skill = Una habilidad
    .activity = Algo que hacer
    .contact = Alguien con quien hablar
    .place = Un lugar
    .thought = Un pensamiento
coping-what = Qué hace
    .hint = En sus palabras.
coping-minutes = Cuánto dura, en minutos
coping-where = Dónde sirve
    .home = En casa
    .work = En el trabajo
    .social = Con otras personas
    .online = En línea
    .travel = De viaje
