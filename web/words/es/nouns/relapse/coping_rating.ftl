# Cuánto ayudó

coping_rating = Cuánto ayudó
    .one = respuesta
    .add = Anotar cuánto ayudó
    .empty = Aún no hay nada.
coping_rating-day = Día
coping_rating-helped = Cuánto ayudó
    .hint = De 0 a 10.
