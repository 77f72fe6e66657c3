# Límites

boundary = Límites
    .one = límite
    .add = Agregar un límite
    .intro = A qué dice que no la persona, y cómo lo dice.
    .empty = Aún no hay límites.
boundary-with = Con quién o con qué
boundary-limit = Cuál es el límite
boundary-said = Cómo lo dice
    .hint = En palabras de la persona.
boundary-if_crossed = Qué hace si no se respeta
boundary-agreed = Acordado con la pareja
boundary-status = Estado
    .idea = Es una idea
    .said = Ya lo expresó
    .kept = Se respeta
