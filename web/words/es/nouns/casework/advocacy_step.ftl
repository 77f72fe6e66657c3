# Avances de la gestión

advocacy_step = Avances de la gestión
    .one = avance de la gestión
    .add = Agregar un avance
    .empty = Aún no hay avances.
advocacy_step-advocacy = Gestión
advocacy_step-day = Fecha
advocacy_step-text = Qué se dijo o respondieron
