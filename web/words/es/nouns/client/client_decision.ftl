# Sus decisiones

client_decision = Sus decisiones
    .one = decisión
    .add = Anotar una decisión
    .intro = Qué se propuso y qué decidió la persona. Un no vale tanto como un sí.
    .empty = Aún no hay decisiones.
client_decision-proposal = Qué se propuso
client_decision-decision = Qué decidió
    .agreed = Aceptó
    .declined = No aceptó
    .later = Más adelante
client_decision-reason = Por qué
    .hint = En palabras de la persona.
