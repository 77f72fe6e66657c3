# Pasos de una rutina

routine_step = Pasos de una rutina
    .one = paso de la rutina
    .add = Agregar un paso a la rutina
    .empty = Aún no hay pasos.
routine_step-what = Qué hacer
    .hint = Breve, como lo diría la persona.
