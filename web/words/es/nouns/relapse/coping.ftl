# Lo que ayuda

coping = Lo que ayuda
    .one = estrategia
    .add = Agregar una estrategia
    .intro = Lo que la persona puede hacer para superar el momento. Se puede mencionar en los planes y en el registro de impulsos.
    .empty = Aún no hay estrategias. Pregunte qué ha ayudado antes, aunque sea un poco.
coping-kind = Tipo
    .skill = Una habilidad
    .activity = Una actividad
    .contact = Alguien con quien hablar
    .place = Un lugar
    .thought = Un pensamiento
coping-what = Qué hace
    .hint = En palabras de la persona.
coping-minutes = Duración en minutos
coping-where = Dónde funciona
    .home = En casa
    .work = En el trabajo
    .social = Con otras personas
    .online = En línea
    .travel = En el camino
