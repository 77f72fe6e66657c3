# Pasos de una meta

goal_step = Pasos
    .one = paso de la meta
    .add = Agregar un paso a la meta
    .empty = Aún no hay pasos. Basta con el siguiente paso pequeño.
goal_step-what = Qué hacer
    .hint = Breve, como lo diría la persona.
goal_step-due = Fecha límite
goal_step-done = Fecha en que lo hizo
    .hint = Déjelo en blanco hasta que esté hecho.
