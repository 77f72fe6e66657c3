# Este expediente y otro: de una sola persona o de dos

chart_join = Otros expedientes suyos
    .one = otro expediente suyo
    .intro = Lo que supervisión dijo de este expediente y otro.
    .empty = No se sabe de otro expediente suyo.
chart_join-verdict = ¿Son los dos de una misma persona?
    .two_people = No, son de dos personas
    .one_person = Sí, son de una misma persona
chart_join-reason = Por qué
    .hint = Lo que permite saberlo, como la fecha de nacimiento o lo que dijo la persona.
# Una regla
chart_join-needs-reason = Diga por qué, para que quien venga después lo vea.
