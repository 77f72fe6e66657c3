# Urgencia con el tiempo

need_rating = Urgencia con el tiempo
    .one = revisión de una necesidad
    .add = Revisar la necesidad
    .empty = Aún no se ha revisado.
need_rating-need = Necesidad
need_rating-day = Fecha
need_rating-severity = Urgencia
    .hint = De 0, nada, a 3, mucho.
need_rating-note = Qué cambió
