# Este expediente y otro: de una sola persona o de dos

chart_join = Otros expedientes de la persona
    .one = otro expediente de la persona
    .intro = Lo que supervisión dijo de este expediente y otro.
    .empty = No se conoce otro expediente de la misma persona.
chart_join-verdict = ¿Los dos son de la misma persona?
    .two_people = No, son de dos personas
    .one_person = Sí, son de la misma persona
chart_join-reason = Por qué
    .hint = Lo que permite saberlo, como la fecha de nacimiento o lo que dijo la persona.
# Una regla
chart_join-needs-reason = Diga por qué, para que quien venga después lo vea.
