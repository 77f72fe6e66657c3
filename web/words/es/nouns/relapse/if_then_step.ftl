# Pasos de un plan

if_then_step = Pasos de un plan
    .one = paso de un plan
    .add = Añadir un paso al plan
    .empty = Aún no hay pasos. Empiece por lo más pequeño que se pueda hacer enseguida.
if_then_step-plan = El plan
if_then_step-order = Lugar entre los pasos
if_then_step-what = Qué hacer
    .hint = Breve, como lo diría la persona.
if_then_step-coping = Lo que ayuda, de la lista
