# Pasos de un plan

if_then_step = Pasos del plan
    .one = paso del plan
    .add = Agregar un paso al plan
    .empty = Aún no hay pasos. Empiece por lo más pequeño que se pueda hacer de inmediato.
if_then_step-plan = Plan
if_then_step-order = Orden
if_then_step-what = Qué hacer
    .hint = Breve, como lo diría la persona.
if_then_step-coping = Estrategia de la lista
