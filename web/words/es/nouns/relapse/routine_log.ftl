# Cómo fue

routine_log = Cómo fue
    .one = día de la rutina
    .add = Anotar cómo fue
    .empty = Aún no hay nada.
routine_log-day = Día
routine_log-done = ¿Se hizo?
    .yes = Sí
    .backup = La versión más pequeña
    .no = Esta vez no
routine_log-automatic = Qué tan natural le salió
    .hint = De 0, con mucho esfuerzo, a 10, sin pensarlo.
