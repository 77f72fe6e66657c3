# Vivido esta semana

value_lived = Vivido esta semana
    .one = semana de un valor
    .add = Anotar esta semana
    .empty = Aún no hay nada.
value_lived-day = Semana del
value_lived-lived = Cuánto se vivió esta semana
    .hint = De 0 a 10.
