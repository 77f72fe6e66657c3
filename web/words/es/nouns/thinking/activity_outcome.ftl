# Cómo le fue

activity_outcome = Cómo le fue
    .one = resultado de una actividad
    .add = Agregar cómo le fue
    .empty = Aún sin indicar.
activity_outcome-activity = Actividad
activity_outcome-day = Fecha
activity_outcome-before = Ánimo antes
    .hint = De 0 a 10.
activity_outcome-after = Ánimo después
    .hint = De 0 a 10.
activity_outcome-meaning = Cuánto significó
    .hint = De 0 a 10.
activity_outcome-note = Nota
