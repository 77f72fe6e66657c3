# Límites

boundary = Límites
    .one = límite
    .add = Añadir un límite
    .intro = A qué dice que no, y cómo.
    .empty = Aún no hay límites.
boundary-with = Con quién o con qué
boundary-limit = Dónde está el límite
boundary-said = Cómo lo dice
    .hint = En sus palabras.
boundary-if_crossed = Qué hace si se cruza
boundary-agreed = Acordado con la pareja
boundary-status = Cómo va
    .idea = Una idea
    .said = Dicho
    .kept = Se cumple
