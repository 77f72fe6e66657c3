# Qué tan lista se siente la persona

rating = Qué tan lista se siente la persona
    .one = valoración
    .add = Preguntar qué tan lista se siente
    .intro = Sus propios números, para conversar: ¿qué lo subiría un punto?
    .empty = Aún no se ha preguntado.
rating-confidence = Confianza
    .hint = De 0 a 10.
rating-importance = Importancia
    .hint = De 0 a 10.
rating-readiness = Disposición
    .hint = De 0 a 10.
rating-goal = Sobre qué meta
    .hint = Déjelo en blanco si es sobre todo el plan.
